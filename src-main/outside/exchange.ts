/**
 * One request and one answer, over a connection of its own to addresses that were checked. No proxy, no shared
 * connection, no cookie, no redirect, and certificates are always verified.
 */
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { ok } from '../../src-core/lib/result';
import { type Outcome, refusal } from './outside-parts';
import { readBody } from './read-body';
import { MAX_HEADER_BYTES, type RequestHeaders, responseHeaders } from './request-headers';
import type { HostAddress } from './resolve-host';

/** One request, ready to go. */
export interface Exchange {
  readonly url: URL;
  readonly addresses: readonly HostAddress[];
  readonly method: string;
  readonly headers: RequestHeaders;
  readonly body: Buffer | undefined;
  readonly maxBytes: number;
  readonly authorities: readonly string[];
  /** Destroys the connection at once. */
  readonly signal: AbortSignal;
}

/** An answer; of a redirect the body is not read. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where a redirect leads; undefined when it is none. */
  readonly location: string | undefined;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Sends and reads. A failing connection is `E_NETWORK`; rejects only when `signal` aborts. */
export async function exchange(request: Exchange): Promise<Outcome<Answer>> {
  try {
    return await read(await send(request), request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return failed(request, error);
  }
}

function send(request: Exchange): Promise<http.IncomingMessage> {
  const { url, method, headers, body, signal } = request;
  return new Promise((resolve, reject) => {
    const client = url.protocol === 'https:' ? https : http;
    const sent = client.request(url, {
      ...connection(request),
      method,
      signal,
      headers: {
        ...Object.fromEntries(headers),
        'accept-encoding': 'gzip, deflate, br',
        ...(body ? { 'content-length': body.length } : {}),
      },
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

function connection({ url, addresses, authorities }: Exchange): https.RequestOptions {
  const secure = url.protocol === 'https:';
  return {
    agent: secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false }),
    lookup: pinned(addresses),
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
    ...(secure ? { rejectUnauthorized: true } : {}),
    ...(secure && authorities.length > 0 ? { ca: [...rootCertificates, ...authorities] } : {}),
  };
}

/** Whatever the name resolves to by now, the connection goes to what was checked. */
function pinned(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const first = addresses[0];
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function read(message: http.IncomingMessage, request: Exchange): Promise<Outcome<Answer>> {
  const headers = responseHeaders(message.rawHeaders);
  const status = message.statusCode ?? 0;
  if (!headers.ok) {
    message.destroy();
    return refusal('E_LIMIT', `${request.url.host} ${headers.error}`);
  }
  const location = REDIRECTS.has(status) ? headers.value.location : undefined;
  if (location !== undefined || isEmpty(request.method, status)) {
    message.destroy();
    return ok({ status, headers: headers.value, body: Buffer.alloc(0), location });
  }
  const body = await readBody(message, headers.value['content-encoding'] ?? '', request.maxBytes);
  if (body.ok) return ok({ status, headers: unpacked(headers.value), body: body.value, location });
  return body.error.kind === 'limit'
    ? refusal('E_LIMIT', `the answer of ${request.url.host} has more than ${request.maxBytes} bytes`)
    : refusal('E_NETWORK', `the answer of ${request.url.host} ${body.error.words}`);
}

function isEmpty(method: string, status: number): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}

/** The body is handed out unpacked, so what was said of the packed one is left out. */
function unpacked(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = headers;
  return rest;
}

function failed({ url }: Exchange, error: unknown): Outcome<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'HPE_HEADER_OVERFLOW') {
    return refusal('E_LIMIT', `${url.host} answered with more than ${MAX_HEADER_BYTES} bytes of headers`);
  }
  return refusal('E_NETWORK', `${url.host} cannot be reached${code === '' ? '' : ` (${code})`}`);
}
