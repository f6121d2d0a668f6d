/** Answers requests from a case, in the place of the network. What leads here was permitted and bounded. */
import { ok } from '../../../../src-core/lib/result';
import type { CaseRequest } from '../../../../src-core/plugin/cases/case-schema';
import { fits, within } from '../../../../src-core/plugin/cases/wildcard';
import { cleanLine } from '../../../../src-core/plugin/clean-text';
import type { HostError } from '../../../../src-core/plugin/host-functions';
import type { Exchange } from '../../../outside/exchange';
import type { SendRequest } from '../../../outside/network';
import { refusal } from '../../../outside/outside-parts';
import { responseHeaders } from '../../../outside/request-headers';
import { inTurn } from './in-turn';

/** Those that fit answer in the order of the case, each once; the last one then again and again. */
export function playedNetwork(
  requests: readonly CaseRequest[],
  findings: string[],
  want: (error: HostError) => void,
): SendRequest {
  const next = inTurn(requests);
  return (request) => {
    const found = next((one) => isMeant(one, request));
    if (found) return Promise.resolve(answered(found, request, want));
    const deed = cleanLine(`${request.method} ${request.url.href}`, 500);
    findings.push(`asked: ${deed}, which the case does not answer`);
    return Promise.resolve(refusal('E_UNAVAILABLE', `the case does not answer ${deed}`));
  };
}

function isMeant(one: CaseRequest, { method, url, body }: Exchange): boolean {
  if ((one.method ?? 'GET').toUpperCase() !== method.toUpperCase()) return false;
  const address = one.url.replace(/#.*$/, '');
  const isThere = fits(address, url.href) || (URL.canParse(address) && new URL(address).href === url.href);
  return isThere && (one.body === undefined || within(one.body, body?.toString('utf8') ?? ''));
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function answered(
  { answer }: CaseRequest,
  { method, maxBytes, url }: Exchange,
  want: (error: HostError) => void,
): Awaited<ReturnType<SendRequest>> {
  if ('error' in answer) {
    want({ code: answer.error, message: 'as the case says' });
    return refusal(answer.error, 'as the case says');
  }
  const { status = 200, body = '' } = answer;
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
  const headers = responseHeaders(Object.entries({ 'content-type': type, ...lower(answer.headers) }).flat());
  if (!headers.ok) return refusal('E_LIMIT', `${url.host} ${headers.error}`);
  const isEmpty = method === 'HEAD' || status === 204 || status === 304;
  const bytes = Buffer.from(isEmpty ? '' : isText ? body : JSON.stringify(body), 'utf8');
  if (bytes.length > maxBytes)
    return refusal('E_LIMIT', `the answer of ${url.host} has more than ${maxBytes} bytes`);
  const location = REDIRECTS.has(status) ? headers.value.location : undefined;
  return ok({ status, headers: headers.value, body: bytes, location });
}

function lower(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
