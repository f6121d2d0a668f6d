import { basename } from 'node:path';
import { err, ok } from '../../../src-core/lib/result';
import { noSuchPlugin } from '../no-such-plugin';
import { takeAway } from '../place-package';
import type { PluginEntry } from '../plugin-entry';
import type { Answer, CareContext } from './care-context';

/** Takes a plugin away with all that was decided and filled in; what it stored too, when `purge`. */
export async function remove(care: CareContext, entry: PluginEntry, purge: boolean): Answer {
  const { folder, newId, book, runner, judge, memory } = care;
  const { name } = entry;
  if (book.get(name) !== entry) return noSuchPlugin(name);
  // Moved away first: whatever happens after that, it is not there at the next start.
  const gone = await takeAway(folder, basename(entry.folder), newId());
  if (!gone.ok) return err(`${name} was not removed: ${gone.error}`);
  entry.state = 'disabled';
  const stopped = runner.stop(entry);
  book.remove(name);
  book.changed();
  const isForgotten = memory.forget(name, purge);
  judge.noteEntry(entry, 'removed', purge ? 'with what it stored' : '');
  await stopped;
  if (!isForgotten) return err(`${name} is removed, but not all that was kept about it; the log says why`);
  care.forgetRuns(name);
  return ok(`${name} is removed${purge ? ', with all that it stored' : ''}`);
}
