/**
 * `http_request`: our own client, because a plugin's request is to be checked at each step of its way. Every hop of
 * it is read, permitted, looked up and checked anew, and connects to the very address that was checked.
 */
import { ok } from '../../src-core/lib/result';
import { type Answer, type Exchange, exchange } from './exchange';
import { type Gate, unlessAborted } from './gate';
import { addressFault, allowsDestination, type Destination, destination } from './network-rules';
import { type Caller, type Outcome, type OutsideParts, refusal, STOPPED } from './outside-parts';
import { acrossOrigins, type RequestHeaders, requestHeaders, withoutBody } from './request-headers';
import { type HostAddress, type Resolve, systemResolve } from './resolve-host';
import { TimeBudget } from './time-budget';

const MAX_REDIRECTS = 5;
const MINUTE = 60_000;

/** What `http_request` is given. */
export interface PluginRequest {
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

/** What `http_request` answers. */
export interface PluginResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly url: string;
}

/** Answers `http_request`. */
export type Fetch = (caller: Caller, request: PluginRequest) => Promise<Outcome<PluginResponse>>;

interface Hop {
  readonly to: Destination;
  readonly method: string;
  readonly headers: RequestHeaders;
  readonly body: Buffer | undefined;
}

/** Sends one hop of a request that was permitted, to addresses that were checked. */
export type SendRequest = (request: Exchange) => Promise<Outcome<Answer>>;

interface Client {
  readonly gate: Gate;
  readonly resolve: Resolve;
  readonly authorities: readonly string[];
  readonly exchange: SendRequest;
  /** Whether one more request is within the plugin's rate; counts it. */
  readonly mayAsk: (caller: Caller) => boolean;
}

/** The client; keeps nothing but the times of the last minute's requests. */
export function createFetch(
  parts: Pick<OutsideParts, 'resolve' | 'authorities'> & {
    readonly now: () => number;
    readonly exchange?: SendRequest;
  },
  gate: Gate,
): Fetch {
  const client: Client = {
    gate,
    resolve: parts.resolve ?? systemResolve,
    authorities: parts.authorities ?? [],
    exchange: parts.exchange ?? exchange,
    mayAsk: rateLimit(parts.now),
  };
  return async (caller, request) => {
    const hop = firstHop(caller, request);
    return hop.ok ? follow(client, caller, hop.value) : hop;
  };
}

function firstHop(caller: Caller, request: PluginRequest): Outcome<Hop> {
  const to = destination(request.url);
  if (!to.ok) return refusal('E_INPUT', `the address ${to.error}`);
  const method = request.method ?? 'GET';
  const headers = requestHeaders(request.headers ?? {}, caller.plugin);
  if (!headers.ok) return refusal('E_INPUT', headers.error);
  if (request.body !== undefined && (method === 'GET' || method === 'HEAD')) {
    return refusal('E_INPUT', `a ${method} request has no body`);
  }
  const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
  const { bodyBytes } = caller.access.limits;
  if (body && body.length > bodyBytes) return refusal('E_LIMIT', `the body has more than ${bodyBytes} bytes`);
  return ok({ to: to.value, method, headers: headers.value, body });
}

async function follow(client: Client, caller: Caller, first: Hop): Promise<Outcome<PluginResponse>> {
  const budget = new TimeBudget(caller.access.limits.requestMs, caller.signal);
  let hop = first;
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(client, caller, hop, budget);
    if (!answer.ok) return answer;
    const { status, headers, body, location } = answer.value;
    if (location === undefined)
      return ok({ status, headers, body: body.toString('utf8'), url: hop.to.url.href });
    if (redirects === MAX_REDIRECTS)
      return refusal('E_NETWORK', `there are more than ${MAX_REDIRECTS} redirects`);
    const next = nextHop(hop, status, location);
    if (!next.ok) return next;
    hop = next.value;
  }
}

/** One hop, from the permission to the answer. The time that the user takes to decide does not count. */
async function ask(client: Client, caller: Caller, hop: Hop, budget: TimeBudget): Promise<Outcome<Answer>> {
  const { to, method } = hop;
  const permission = await client.gate(caller, {
    covers: (one) => allowsDestination(one, to),
    deed: `${method} ${to.origin}`,
  });
  if (!permission.ok) return permission;
  if (!client.mayAsk(caller)) {
    return refusal(
      'E_LIMIT',
      `there are more than ${caller.access.limits.requestsPerMinute} requests in a minute`,
    );
  }
  const answer = await budget.spend(async (signal) => {
    const addresses = await addressesOf(client.resolve, to, signal);
    if (!addresses.ok) return addresses;
    const fault = addressFault(permission.value, to, addresses.value);
    if (fault !== undefined) {
      caller.note(`refused ${method} ${to.origin}`);
      return refusal('E_PERMISSION', `${to.host} ${fault}`);
    }
    caller.note(`${method} ${to.origin}`);
    return client.exchange({
      ...hop,
      url: to.url,
      addresses: addresses.value,
      maxBytes: caller.access.limits.bodyBytes,
      authorities: client.authorities,
      signal,
    });
  });
  if (answer === 'aborted') return STOPPED;
  if (answer !== 'timeout') return answer;
  const { requestMs } = caller.access.limits;
  return refusal('E_TIMEOUT', `${to.host} did not answer within ${requestMs} ms`);
}

async function addressesOf(
  resolve: Resolve,
  { host }: Destination,
  signal: AbortSignal,
): Promise<Outcome<readonly HostAddress[]>> {
  if (host.startsWith('[')) return ok([{ address: host.slice(1, -1), family: 6 }]);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return ok([{ address: host, family: 4 }]);
  try {
    const found = await unlessAborted(resolve(host), signal);
    return found === 'aborted' ? STOPPED : ok(found);
  } catch {
    return refusal('E_NETWORK', `${host} has no address`);
  }
}

function nextHop({ to, method, headers, body }: Hop, status: number, location: string): Outcome<Hop> {
  const next = destination(location, to.url.href);
  if (!next.ok) return refusal('E_NETWORK', `${to.host} redirects to an address that ${next.error}`);
  if (to.url.protocol === 'https:' && next.value.url.protocol === 'http:') {
    return refusal('E_NETWORK', `${to.host} redirects from https to http`);
  }
  const kept = next.value.origin === to.origin ? headers : acrossOrigins(headers);
  const toGet = method !== 'HEAD' && (status === 303 || (status < 303 && method === 'POST'));
  return ok(
    toGet
      ? { to: next.value, method: 'GET', headers: withoutBody(kept), body: undefined }
      : { to: next.value, method, headers: kept, body },
  );
}

/** Counts each plugin's requests of the last minute, redirects included. */
function rateLimit(now: () => number): Client['mayAsk'] {
  const times = new Map<string, number[]>();
  return ({ plugin, access }) => {
    const at = now();
    const recent = (times.get(plugin) ?? []).filter((time) => at - time < MINUTE);
    const may = recent.length < access.limits.requestsPerMinute;
    times.set(plugin, may ? [...recent, at] : recent);
    return may;
  };
}
