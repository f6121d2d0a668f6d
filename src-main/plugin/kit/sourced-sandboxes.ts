/** Sandboxes whose failures and logs name places in the source. What the plugin returns is not touched. */
import { err, type Result } from '../../../src-core/lib/result';
import { AS_BUILT, type ToSource } from '../../../src-core/plugin/source-places';
import type { RuntimeFailure } from '../plugin-runtime';
import type { Workshop } from './workshop';

/** The same sandboxes for one plugin that was built. */
export function sourcedSandboxes(
  sandboxes: Workshop['sandboxes'],
  toSource: ToSource,
): Workshop['sandboxes'] {
  if (toSource === AS_BUILT) return sandboxes;
  const told = (failure: RuntimeFailure) => ({ ...failure, message: toSource(failure.message) });
  const answered = <T>(answer: Result<T, RuntimeFailure>) => (answer.ok ? answer : err(told(answer.error)));
  return (parts) => {
    const runtime = sandboxes(parts);
    return {
      load: async (request) => answered(await runtime.load(request)),
      call: async (request) => answered(await runtime.call(request)),
      unload: (plugin) => runtime.unload(plugin),
      replicate: (change) => runtime.replicate(change),
      onLog: (listener) => runtime.onLog((line) => listener({ ...line, message: toSource(line.message) })),
      onLost: (listener) => runtime.onLost((plugin, failure) => listener(plugin, told(failure))),
      dispose: () => runtime.dispose(),
    };
  };
}
