import type { CallRequest } from '../../src-main/plugin/plugin-runtime';
import type { SpawnHost } from '../../src-main/plugin-host/host-process';

/** Calls the bare echo with the very message that the plugin host gets; one call at a time. */
export interface BareLine {
  /** Answers the input. */
  readonly call: (request: CallRequest) => Promise<string>;
  readonly end: () => void;
}

/** Starts the bare echo. */
export function openBareLine(spawn: SpawnHost): BareLine {
  const host = spawn();
  let id = 0;
  let answered: (output: string) => void = () => undefined;
  host.onMessage((message) => answered((message as { readonly output: string }).output));
  return {
    call: (request) =>
      new Promise((resolve) => {
        answered = resolve;
        id += 1;
        host.post({ type: 'call', id, request });
      }),
    end: () => host.kill(),
  };
}
