import type { ConsentDialog } from './plugin/consent';
import type { PluginRuntime } from './plugin/plugin-runtime';

/** Something that happens once, and what waits for it. */
export interface FirstPaint {
  /** Resolves when it has happened. */
  readonly painted: Promise<void>;
  /** It has happened; said again, it changes nothing. */
  happened(): void;
  /** The same sandboxes, the first of which is started only then: a window comes before what is in it. */
  delayLoads(runtime: PluginRuntime): PluginRuntime;
  /** The same dialog, shown only then: nobody is asked before there is a window to be asked in. */
  delayDialog(dialog: ConsentDialog): ConsentDialog;
}

/** The first picture of the window, as others wait for it. */
export function createFirstPaint(): FirstPaint {
  let happened: () => void = () => undefined;
  const painted = new Promise<void>((resolve) => {
    happened = resolve;
  });
  return {
    painted,
    happened: () => happened(),
    delayLoads: (runtime) => ({
      load: (request) => painted.then(() => runtime.load(request)),
      call: (request) => runtime.call(request),
      unload: (plugin) => runtime.unload(plugin),
      replicate: (change) => runtime.replicate(change),
      onLog: (listener) => runtime.onLog(listener),
      onLost: (listener) => runtime.onLost(listener),
      dispose: () => runtime.dispose(),
    }),
    delayDialog: (dialog) => (question) => painted.then(() => dialog(question)),
  };
}
