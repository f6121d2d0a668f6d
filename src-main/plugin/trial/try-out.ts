import { err, ok } from '../../../src-core/lib/result';
import type { CareDeed } from '../care/care-context';
import { inTurn } from '../care/care-turn';
import { enable } from '../care/enable';
import { isOn } from '../plugin-entry';
import { seeTrial } from './care-trials';

/** Puts a plugin that is there on trial at once, and switches it on; asks where that asks. After a no all is as before. */
export const tryOut: CareDeed = async (care, entry) => {
  const { name } = entry;
  const undo = care.careTrials.begin(entry);
  care.book.changed();
  if (isOn(entry)) return ok(`${name} is ${seeTrial(name)}`);
  const on = await inTurn(care, name, enable);
  if (isOn(entry)) return ok(`${name} is on, ${seeTrial(name)}`);
  const isDenied = care.grants.find(name)?.decision === 'denied';
  if (!isDenied) return on;
  undo();
  care.book.changed();
  return err(`${name} is not on trial: you did not allow it`);
};
