/** The ways in which a plugin comes to run: judged anew with what lies in its folder, asked about where that is needed. */
import type { ConsentOccasion } from '../consent-text';
import type { Candidate } from '../discovery';
import { newEntry, type PluginEntry, packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { CareContext } from './care-context';

/** Starts it with what it has now, asking the user where nobody has decided on that. */
export async function standUp(care: CareContext, entry: PluginEntry): Promise<void> {
  const { state, next } = care.judge.settle(entry);
  const plugin = packageOf(entry);
  if (!plugin) return;
  if (state === 'changed_on_disk') return askAndStart(care, entry, plugin, 'changed');
  if (state === 'needs_consent') return askAndStart(care, entry, plugin, 'first_run');
  if (next === 'tell' && !care.judge.decide(entry, plugin, 'allowed')) return;
  if (state === 'enabled') await care.runner.start(entry);
}

/** Asks about these bytes, remembers the answer, and starts them after a yes. */
export async function askAndStart(
  care: CareContext,
  entry: PluginEntry,
  plugin: PluginPackage,
  occasion: ConsentOccasion,
): Promise<void> {
  const answer = await care.questions.about(entry, plugin, occasion);
  if (answer !== 'allowed' && answer !== 'denied') return;
  if (care.judge.decide(entry, plugin, answer)) await startAsJudged(care, entry);
}

/** Ends it and starts it again, with the same bytes and what was said since; `kill` leaves it no goodbye. */
export async function restart(
  care: CareContext,
  entry: PluginEntry,
  end: 'stop' | 'kill' = 'stop',
): Promise<void> {
  await care.runner[end](entry);
  await startAsJudged(care, entry);
}

/** Asks nobody. */
export async function startAsJudged({ judge, runner }: CareContext, entry: PluginEntry): Promise<void> {
  judge.settle(entry);
  if (entry.state === 'enabled') await runner.start(entry);
}

/** The entry of what was found, which is in the book from now on. */
export function entryFor({ book }: CareContext, candidate: Candidate): PluginEntry {
  const name = candidate.kind === 'package' ? candidate.package.manifest.name : candidate.name;
  const known = book.get(name);
  if (known) {
    known.candidate = candidate;
    return known;
  }
  const entry = newEntry(name, candidate);
  book.add(entry);
  return entry;
}
