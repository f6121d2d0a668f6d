/** What is done about a plugin in whose folder somebody else changed something. */
import { access } from 'node:fs/promises';
import { ok } from '../../../src-core/lib/result';
import { type Candidate, readCandidate } from '../discovery';
import { isOn, type PluginEntry, packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { CareContext } from './care-context';
import { inTurn } from './care-turn';

const GONE = 'its folder is gone';

/**
 * The files of a plugin may have changed while it ran: then it is stopped at once and off until the user looks.
 * False when to-tui itself is changing them, so that somebody should ask again.
 */
export async function filesMoved(care: CareContext, name: string): Promise<boolean> {
  await inTurn(care, name, async (_, entry) => {
    const before = packageOf(entry);
    const candidate = await readCandidate(entry.folder);
    const isOurs = care.book.get(name) !== entry || care.changes.isChanging(name);
    if (!before || isOurs || !isOn(entry) || packageOf(entry) !== before) return ok(name);
    if (candidate.kind === 'package' && candidate.package.hash === before.hash) return ok(name);
    await switchOff(care, entry, before, await goneOr(candidate));
    return ok(name);
  });
  return !care.changes.isChanging(name);
}

async function switchOff(
  { runner, judge, tell }: CareContext,
  entry: PluginEntry,
  before: PluginPackage,
  candidate: Candidate,
): Promise<void> {
  const stopped = runner.stop(entry);
  entry.candidate = candidate;
  judge.settle(entry);
  const isGone = candidate.kind === 'refused' && candidate.reason === GONE;
  const why = isGone ? GONE : 'its files changed while it ran';
  judge.note(before, 'switched_off', why);
  tell(`${entry.name} is off: ${why}; P shows it`);
  await stopped;
}

/** What was read in a folder, said otherwise when there is no folder. */
async function goneOr(candidate: Candidate): Promise<Candidate> {
  if (candidate.kind === 'package') return candidate;
  const isThere = await access(candidate.folder).then(
    () => true,
    () => false,
  );
  return isThere ? candidate : { ...candidate, state: 'error', reason: GONE };
}
