import type { Decoration } from '../plugin/decoration';
import type { TodoId } from '../todo/todo';

/** Badges by the row they are on, those of one row in the order of the plugins' names. */
export function decorationsByRow(
  decorations: readonly Decoration[],
): ReadonlyMap<TodoId, readonly Decoration[]> {
  const byRow = new Map<TodoId, Decoration[]>();
  for (const each of decorations.toSorted((a, b) => (a.plugin < b.plugin ? -1 : 1))) {
    const known = byRow.get(each.todoId);
    if (known) known.push(each);
    else byRow.set(each.todoId, [each]);
  }
  return byRow;
}
