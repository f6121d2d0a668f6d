/**
 * Takes the names of Node's web client away from the calling thread. The kit asks whether what it is given is a
 * `Response`, and the first mention of that name makes Node load the whole client: a third of the start of a module,
 * for something that no plugin may have.
 */

const NAMES = ['fetch', 'Response', 'Request', 'Headers', 'FormData', 'WebSocket'] as const;

/** See the head of the file. In the place of a name stands something of which nothing is an instance. */
export function dropWebClient(of: object = globalThis): void {
  for (const name of NAMES) {
    if (!(name in of)) continue;
    const value = name === 'fetch' ? () => Promise.reject(new Error('there is no network here')) : class {};
    Object.defineProperty(of, name, { value, configurable: true, writable: true });
  }
}
