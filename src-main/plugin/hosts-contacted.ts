import type { Instant } from '../../src-core/todo/todo';
import type { AuditRepository } from './plugin-repository';

const THIRTY_DAYS_MS = 30 * 24 * 3600 * 1000;

/** Runs that are looked at; the newest, when there are more. */
const MAX_RUNS = 5_000;

/** What a run reached by the network: `GET https://api.example.org`. Refused attempts begin otherwise. */
const REQUEST = /^[A-Z]+ https?:\/\/([^/\s]+)/;

/** The hosts that a plugin connected to in the last 30 days, in alphabetical order, as the record has them. */
export function hostsContacted(
  audit: Pick<AuditRepository, 'find'>,
  plugin: string,
  now: Instant,
): readonly string[] {
  const since = new Date(Date.parse(now) - THIRTY_DAYS_MS).toISOString();
  const found = audit.find({ plugin, kind: 'run', since, limit: MAX_RUNS });
  const reached = found.flatMap(({ entry }) => (entry.kind === 'run' ? entry.reached : []));
  const hosts = reached.flatMap((one) => REQUEST.exec(one)?.[1] ?? []);
  return [...new Set(hosts)].sort();
}
