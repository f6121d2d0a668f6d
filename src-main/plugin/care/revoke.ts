import { err, ok } from '../../../src-core/lib/result';
import { packageOf } from '../plugin-entry';
import type { CareDeed } from './care-context';

/** Takes the user's yes back: code and requests end at once, without a goodbye, and the plugin needs consent again. */
export const revoke: CareDeed = async ({ book, runner, grants, judge, questions, log }, entry) => {
  const { name } = entry;
  const plugin = packageOf(entry);
  if (!plugin) return err(`${name} has nothing that could be taken back: ${entry.reason ?? 'it is not on'}`);
  const killed = runner.kill(entry);
  judge.show(entry, 'needs_consent', 'you took back what it may do; enable it to be asked again');
  try {
    grants.revoke(plugin);
  } catch (error) {
    log.error(`taking back what plugin ${name} may do`, error);
    return err(`${name} is off until to-tui ends, but that could not be saved; the log says why`);
  } finally {
    await killed;
  }
  questions.endRest(name);
  judge.note(plugin, 'revoked');
  book.changed();
  return ok(`${name} may do nothing any more`);
};
