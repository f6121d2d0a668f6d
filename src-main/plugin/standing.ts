/** What a plugin may be, before anything of it runs: a pure look at its files, the user's decision and its past. */
import { elevated, type Grant, grantCovers } from '../../src-core/plugin/permissions';
import type { PluginState } from '../../src-core/plugin/plugin-summary';
import { shownHash } from './consent-text';
import type { Candidate } from './discovery';
import type { PluginStateRow } from './plugin-repository';

/** The state, the reason, and whether the user is to be asked or told now. */
export interface Standing {
  readonly state: PluginState;
  readonly reason: string | null;
  /** `ask`: it wants what nobody decided on; `tell`: it is new and wants nothing that needs an answer. */
  readonly next: 'ask' | 'tell' | null;
}

/** Judges a candidate. `failuresInARow` is how many switch it off. */
export function standing(
  candidate: Candidate,
  grant: Grant | undefined,
  row: PluginStateRow | undefined,
  failuresInARow: number,
): Standing {
  if (candidate.kind === 'refused') return { state: candidate.state, reason: candidate.reason, next: null };
  if (row?.enabled === false) return { state: 'disabled', reason: null, next: null };
  if (row && row.failures >= failuresInARow) {
    return { state: 'failed', reason: row.reason ?? 'it failed too often', next: null };
  }
  const { manifest, hash } = candidate.package;
  if (grant && grant.hash !== hash) {
    const reason = `was ${shownHash(grant.hash)}…, is ${shownHash(hash)}… — review before use`;
    return { state: 'changed_on_disk', reason, next: null };
  }
  if (grant?.decision === 'denied') {
    return { state: 'needs_consent', reason: 'you said no; enable it to be asked again', next: null };
  }
  if (grantCovers(grant, manifest, hash))
    return { state: 'enabled', reason: row?.reason ?? null, next: null };
  if (elevated(manifest).length === 0) return { state: 'enabled', reason: null, next: 'tell' };
  return { state: 'needs_consent', reason: 'enable it to see what it asks for', next: 'ask' };
}
