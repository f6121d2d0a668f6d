import { ok } from '../../../src-core/lib/result';
import type { CareDeed } from './care-context';

/** Switches off at once, whatever is going on. */
export const disable: CareDeed = async ({ book, runner, states, judge }, entry) => {
  const { name } = entry;
  if (entry.candidate.kind === 'package') {
    entry.state = 'disabled';
    entry.reason = null;
  }
  entry.failures = 0;
  // Stopped before anything is written: a database that fails must not keep a plugin running.
  const stopped = runner.stop(entry);
  book.changed();
  states.save({ name, enabled: false, failures: 0, reason: null });
  judge.noteEntry(entry, 'disabled');
  await stopped;
  return ok(`${name} is off`);
};
