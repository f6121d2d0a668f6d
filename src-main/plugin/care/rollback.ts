import { join } from 'node:path';
import { err } from '../../../src-core/lib/result';
import { elevated } from '../../../src-core/plugin/permissions';
import { without } from '../../../src-core/plugin/same-permission';
import type { Consent } from '../consent';
import { PREVIOUS_FOLDER, readCandidate } from '../discovery';
import { swapWithPrevious } from '../place-package';
import { packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { CareContext, CareDeed } from './care-context';
import { takeUpPlaced, whileOff } from './put-in-place';

/** Puts the version before back; asks when it would have more than now, or when nobody knows its bytes. */
export const rollback: CareDeed = async (care, entry) => {
  const { folder, newId } = care;
  const { name } = entry;
  const kept = await readCandidate(join(folder, PREVIOUS_FOLDER, name));
  if (kept.kind !== 'package') return err(`${name} was not rolled back: the version before ${kept.reason}`);
  const previous = kept.package;
  const before = packageOf(entry);
  const answer = await ask(care, before, previous);
  if (answer !== 'allowed') return err(`${name} was not rolled back: you did not allow it`);
  return care.changes.change(name, async () => {
    const swapped = await whileOff(care, entry, () => swapWithPrevious(folder, name, newId()));
    if (!swapped.ok) return err(`${name} was not rolled back: ${swapped.error}`);
    care.memory.placed(previous, answer, 'rolled_back', before);
    return takeUpPlaced(care, previous, 'back');
  });
};

/** No question when the version before was allowed once and has nothing that the user has not granted now. */
async function ask(
  { questions, grants, judge, memory }: CareContext,
  before: PluginPackage | undefined,
  previous: PluginPackage,
): Promise<Consent> {
  const now = before ? grants.allowedPermissions(before) : [];
  const gains = without(elevated(previous.manifest), now).length > 0;
  if (!gains && memory.wasAllowed(previous)) return 'allowed';
  const answer = await (before
    ? questions.toReplace(before, previous, 'Roll back')
    : questions.toInstall(previous));
  if (answer === 'denied') judge.note(previous, 'denied', 'rollback');
  return answer;
}
