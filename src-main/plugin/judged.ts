/**
 * The whole look at a plugin before it runs: its files, the user's decision, its past, and whether all that it needs is
 * filled in. The application and a command line without it ask here, so that both say the same.
 */
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type { Candidate } from './discovery';
import type { GrantStore } from './grant-store';
import type { PluginStateRepository } from './plugin-repository';
import type { PluginSettings } from './plugin-settings';
import { type Standing, standing } from './standing';

/** Where the decisions about plugins are read. */
export interface JudgedBy {
  readonly grants: Pick<GrantStore, 'find' | 'isDoubtful'>;
  readonly states: Pick<PluginStateRepository, 'find'>;
  readonly settings: Pick<PluginSettings, 'missing'>;
}

/** Judges the candidate of that name. @throws when the database does */
export function judged(name: string, candidate: Candidate, { grants, states, settings }: JudgedBy): Standing {
  const found = standing(candidate, grants.find(name), states.find(name), DEFAULT_LIMITS.failuresInARow);
  if (found.next !== null && grants.isDoubtful(name)) return DOUBTFUL;
  if (found.state !== 'enabled' || candidate.kind !== 'package') return found;
  const missing = settings.missing(candidate.package.manifest);
  if (!missing) return found;
  return { ...found, state: 'error', reason: `needs the setting ${missing.title}: press s` };
}

/** Something stands in the database that is none of our decisions: closed, whatever the plugin asks for. */
const DOUBTFUL: Standing = {
  state: 'needs_consent',
  reason: 'what was decided about it cannot be read; enable it to be asked again',
  next: 'ask',
};
