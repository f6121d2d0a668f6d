import { ok } from '../../../src-core/lib/result';
import { packageOf } from '../plugin-entry';
import type { CareContext } from './care-context';
import { KEPT_OFF } from './care-judge';
import { inTurn } from './care-turn';
import { restart } from './stand-up';

/**
 * The configuration names other keys, or other plugins that it keeps off: these end at once, and those that are let go
 * start again.
 */
export async function configChanged(care: CareContext): Promise<void> {
  const { book, keptOff } = care;
  book.changed();
  const moved = book
    .all()
    .filter((entry) => packageOf(entry) && (entry.reason === KEPT_OFF) !== (keptOff?.(entry.name) ?? false));
  await Promise.all(
    moved.map(({ name }) =>
      inTurn(care, name, async (_, entry) => {
        await restart(care, entry);
        return ok(name);
      }),
    ),
  );
}
