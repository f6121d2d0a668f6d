import { err, ok } from '../../../src-core/lib/result';
import type { CareDeed } from '../care/care-context';
import { restart } from '../care/stand-up';
import { isOn } from '../plugin-entry';

/**
 * Ends a trial. It starts again, without a goodbye: nothing that was begun or prepared on trial is done, and what its
 * start says and puts on rows is shown now.
 */
export const keep: CareDeed = async (care, entry) => {
  const { name } = entry;
  if (!care.careTrials.isOn(name)) return err(`${name} is not on trial`);
  care.careTrials.end(entry);
  if (isOn(entry)) await restart(care, entry, 'kill');
  else care.book.changed();
  return ok(`${name} is kept: from now on it does what it returns`);
};
