/**
 * Where a plugin may connect. A grant names a host exactly (`api.example.org`), one or more labels before a suffix
 * (`*.example.org`), or any host of the internet (`*`); without a port it means 443 (https) or 80 (http) and no other.
 *
 * - `https:` always; `http:` only to a host that was granted exactly.
 * - A star never reaches this machine or a private network, whatever a name resolves to.
 * - A host granted exactly may be on a private network: the user read its name. Over `http:` that is so only for
 *   addresses and names that cannot be given out in the public DNS (`localhost`, `nas.lan`); with any other name its
 *   owner could point at this machine and read it. Over `https:` the certificate proves who answers.
 */
import { isIP } from 'node:net';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Permission } from '../../src-core/plugin/permissions';
import { isHomeName, isPublicAddress } from './addresses';
import type { HostAddress } from './resolve-host';

/** Where a request goes, checked for form and not yet for permission. */
export interface Destination {
  readonly url: URL;
  /** Lower case, without the dot at the end; IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port. */
  readonly origin: string;
}

/** Reads an address as browsers do, so that every spelling of a host is one. The error is a phrase. */
export function destination(text: string, base?: string): Result<Destination, string> {
  if (!URL.canParse(text, base)) return err('is not an address');
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return err(`cannot be asked over ${url.protocol}`);
  if (url.username !== '' || url.password !== '') return err('has a user name or password in it');
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  url.hash = '';
  const host = url.hostname;
  if (!host.startsWith('[') && !host.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label))) {
    return err('has no proper host name');
  }
  const port = url.port === '' ? defaultPort(url) : Number(url.port);
  return ok({ url, host, port, origin: url.origin });
}

/** Whether this permission lets a plugin go there, as far as the name tells. */
export function allowsDestination(permission: Permission, to: Destination): boolean {
  if (permission.kind !== 'network') return false;
  const { host, port } = splitPort(permission.host);
  if (to.port !== (port ?? defaultPort(to.url))) return false;
  if (isExact(permission)) return host === to.host;
  if (to.url.protocol !== 'https:') return false;
  return host === '*' || (host.startsWith('*.') && isIP(to.host) === 0 && to.host.endsWith(host.slice(1)));
}

/** Why not all of these addresses may be connected to under that permission; undefined when all may. */
export function addressFault(
  permission: Permission,
  to: Destination,
  addresses: readonly HostAddress[],
): string | undefined {
  const inside = addresses.find(({ address }) => !isPublicAddress(address));
  if (addresses.length === 0) return 'has no address';
  if (!inside || (isExact(permission) && mayBePrivate(to))) return undefined;
  return isExact(permission)
    ? 'is on a private network: say https, or grant a name that is nowhere else, like localhost'
    : 'is on this machine or a private network, which has to be granted by its exact name';
}

function mayBePrivate({ url, host }: Destination): boolean {
  return url.protocol === 'https:' || isHomeName(host);
}

function isExact(permission: Permission): boolean {
  return permission.kind === 'network' && !permission.host.startsWith('*');
}

function splitPort(text: string): { readonly host: string; readonly port: number | undefined } {
  const match = /^(.*?)(?::(\d{1,5}))?$/.exec(text.replace(/(\[.*\])/, (v6) => v6.replaceAll(':', ';')));
  const port = match?.[2];
  return {
    host: (match?.[1] ?? text).replaceAll(';', ':'),
    port: port === undefined ? undefined : Number(port),
  };
}

function defaultPort(url: URL): number {
  return url.protocol === 'https:' ? 443 : 80;
}
