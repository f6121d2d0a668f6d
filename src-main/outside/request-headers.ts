/** The headers of a plugin's requests and of the answers it gets. */
import { err, ok, type Result } from '../../src-core/lib/result';

/** What a plugin sends, by name in lower case. */
export type RequestHeaders = ReadonlyMap<string, string>;

const MAX_HEADERS = 64;

/** Bytes of all names and values, of a request and of an answer. */
export const MAX_HEADER_BYTES = 16 * 1024;

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What belongs to the connection or to this client; a plugin that sets them could speak past the checks. */
const OURS =
  /^(host|content-length|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|http2-settings|proxy-.*)$/;

/** What may be told to another origin than the one the plugin named: nothing that a secret travels in. */
const ACROSS_ORIGINS = new Set(['accept', 'accept-language', 'user-agent', 'content-type']);

/** Reads a plugin's headers; the error is a phrase that names the first one that cannot be sent. */
export function requestHeaders(
  given: Readonly<Record<string, string>>,
  plugin: string,
): Result<RequestHeaders, string> {
  const headers = new Map<string, string>();
  let bytes = 0;
  for (const [written, value] of Object.entries(given)) {
    const name = written.toLowerCase();
    if (!NAME.test(name)) return err('a header has a name that cannot be sent');
    if (!VALUE.test(value)) return err(`the header ${name} has characters that cannot be sent`);
    if (OURS.test(name)) return err(`the header ${name} is not a plugin's to set`);
    if (headers.has(name)) return err(`the header ${name} is there twice`);
    headers.set(name, value);
    bytes += name.length + value.length;
  }
  if (headers.size > MAX_HEADERS) return err(`there are more than ${MAX_HEADERS} headers`);
  if (bytes > MAX_HEADER_BYTES) return err(`the headers have more than ${MAX_HEADER_BYTES} bytes`);
  if (!headers.has('user-agent')) headers.set('user-agent', `to-tui-plugin/${plugin}`);
  return ok(headers);
}

/** What stays of the headers when a redirect leads to another origin. */
export function acrossOrigins(headers: RequestHeaders): RequestHeaders {
  return new Map([...headers].filter(([name]) => ACROSS_ORIGINS.has(name)));
}

/** What stays when a redirect turns a request with a body into a GET. */
export function withoutBody(headers: RequestHeaders): RequestHeaders {
  return new Map([...headers].filter(([name]) => !name.startsWith('content-')));
}

/**
 * An answer's headers as a plugin gets them, from Node's flat list: in lower case, several of one name joined by a
 * comma. `set-cookie` is among them: there is no cookie jar, a plugin that wants cookies keeps them itself. The error
 * is a phrase.
 */
export function responseHeaders(raw: readonly string[]): Result<Record<string, string>, string> {
  if (raw.length / 2 > MAX_HEADERS) return err(`answered with more than ${MAX_HEADERS} headers`);
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? (raw[i + 1] ?? '') : `${before}, ${raw[i + 1] ?? ''}`);
  }
  return ok(Object.fromEntries(headers));
}
