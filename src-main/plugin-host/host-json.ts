/** The JSON of host functions: refusals written, inputs read. */
import type { HostAnswer, HostErrorCode } from '../../src-core/plugin/host-functions';

/** A refusal as host functions answer it. */
export function refuse(code: HostErrorCode, message: string): string {
  return JSON.stringify({ error: { code, message } } satisfies HostAnswer);
}

/** The answer to a host call whose input is too long to be read. */
export function tooLong(mostBytes: number): string {
  return refuse('E_LIMIT', `the input is longer than ${mostBytes} bytes`);
}

/** What {@link parseJson} answers for a text that is not JSON; no schema takes it. */
export const NOT_JSON = Symbol('not JSON');

/** The JSON value, null for an empty text, {@link NOT_JSON} for what is none. */
export function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

/** Whether a text has more bytes than that as UTF-8. */
export function isLonger(text: string, mostBytes: number): boolean {
  // A UTF-16 code unit is one to three bytes.
  if (text.length > mostBytes) return true;
  return text.length * 3 > mostBytes && Buffer.byteLength(text) > mostBytes;
}
