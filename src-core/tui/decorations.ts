import { textWidth } from '../lib/text-width';
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

/** The sign before each badge, and the blanks between two. */
export const BADGE_SIGN = '⚑ ';
export const BADGE_GAP = '  ';

/** Columns that the badges of a row take beside each other. */
export function badgeColumns(badges: readonly Decoration[] | undefined): number {
  if (badges === undefined || badges.length === 0) return 0;
  const texts = badges.reduce((columns, { text }) => columns + textWidth(BADGE_SIGN + text), 0);
  return texts + BADGE_GAP.length * (badges.length - 1);
}
