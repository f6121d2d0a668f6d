/** What a command over several rows at once comes to: each subtree counts once, and the rows keep their order. */
import type { Command } from './command';
import { type Rows, subtreeEnd, topmost } from './hierarchy';
import type { TodoId } from './todo';

/** The chosen rows that lie below no other of them, in list order; ids that are not in the list are left out. */
export function rootsOf(rows: Rows, ids: Iterable<TodoId>): TodoId[] {
  const chosen = new Set(ids);
  const positions = rows.flatMap(({ id }, index) => (chosen.has(id) ? [index] : []));
  return topmost(rows, positions).flatMap((index) => rows[index]?.id ?? []);
}

/**
 * The commands that move the chosen rows past their neighbour and keep their order; as one batch, so that either all of
 * them move or none. The one at the head of the movement goes up or down by the rule of `move_todo`, and the others
 * after it. A row that stands right beside the one before it, on its level, goes to its side: so brothers that leave
 * their parent stay brothers. So does one that would overtake it, on its own way.
 */
export function blockMove(rows: Rows, ids: Iterable<TodoId>, direction: 'up' | 'down'): Command[] {
  const chosen = new Set(rootsOf(rows, ids));
  const roots = rows.flatMap((row, index) => (chosen.has(row.id) ? [{ row, index }] : []));
  const ordered = direction === 'up' ? roots : roots.toReversed();
  return ordered.map(({ row, index }, n): Command => {
    const before = ordered[n - 1];
    const byItself: Command = { type: 'move_todo', id: row.id, to: { kind: direction } };
    if (!before) return byItself;
    const [upper, lower] = direction === 'up' ? [before.index, index] : [index, before.index];
    const isBeside = subtreeEnd(rows, upper) === lower;
    const overtakes = direction === 'up' && row.indent < passedBy(rows, ordered[0]?.index ?? 0);
    if (!isBeside || (row.indent !== before.row.indent && !overtakes)) return byItself;
    const kind = direction === 'up' ? 'after' : 'before';
    return { type: 'move_todo', id: row.id, to: { kind, id: before.row.id } };
  });
}

/** The level of the row that a row passes on its way up. */
function passedBy(rows: Rows, index: number): number {
  const indent = rows[index]?.indent ?? 0;
  let above = index - 1;
  while (above > 0 && (rows[above]?.indent ?? 0) > indent) above -= 1;
  return rows[above]?.indent ?? 0;
}
