/** What the host refuses at times. The next call may well get it, and a failure would count against the plugin. */
/// <reference path="./to-tui.d.ts" />

const PASSING = new Set(['E_LIMIT', 'E_UNAVAILABLE', 'E_CURSOR', 'E_TIMEOUT', 'E_NETWORK', 'E_IO']);

/** Does it, or writes into the log why not and comes to `otherwise`. Other errors go on. */
export function patiently<T>(act: () => T, otherwise: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && PASSING.has(String(error.code)))) throw error;
    host.log({ level: 'warn', message: `not this time: ${error.message}` });
    return otherwise();
  }
}
