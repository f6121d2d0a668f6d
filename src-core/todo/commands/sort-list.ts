import { err, ok } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Handler, rewrite } from '../deed';
import { parentIndices, type Rows } from '../hierarchy';
import { reorder } from '../reorder';
import { PRIORITIES } from '../todo';

/**
 * Sorts a list by priority on each level: P0, P1, P2, none. Rows of the same priority stay as they were, and every row
 * stays below its parent. Only rows that others do not stand still for get another rank.
 */
export const sortList: Handler<CommandOf<'sort_list'>> = (document, command, env) => {
  const { list: key } = command;
  if (key.date < env.today) return err({ kind: 'read_only_day', date: key.date });
  const { rows } = document.list(key);
  const ranks = reorder(rows, sortedOrder(rows));
  const moved = rows.filter(({ id }) => ranks.has(id));
  return ok({
    changes: rewrite(moved, ({ id, rank }) => ({ rank: ranks.get(id) ?? rank }), env),
    focus: null,
  });
};

/** The positions of the rows in the order in which they are to stand. */
function sortedOrder(rows: Rows): number[] {
  const children = new Map<number, number[]>();
  for (const [index, parent] of parentIndices(rows).entries()) {
    const siblings = children.get(parent);
    if (siblings) siblings.push(index);
    else children.set(parent, [index]);
  }
  const order: number[] = [];
  const waiting = (children.get(-1) ?? []).toSorted(byUrgency(rows)).reverse();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    order.push(index);
    waiting.push(...(children.get(index) ?? []).toSorted(byUrgency(rows)).reverse());
  }
  return order;
}

function byUrgency(rows: Rows): (a: number, b: number) => number {
  const urgency = (index: number) => {
    const priority = rows[index]?.priority ?? null;
    return priority === null ? PRIORITIES.length : PRIORITIES.indexOf(priority);
  };
  return (a, b) => urgency(a) - urgency(b);
}
