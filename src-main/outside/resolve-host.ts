import { lookup } from 'node:dns/promises';

/** One address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Looks up every address of a host. Rejects when there is none. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>;

/** As the system does it, its hosts file included. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });
