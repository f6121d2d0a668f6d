import { err, ok } from '../../lib/result';
import { noChanges } from '../changes';
import type { CommandOf } from '../command';
import type { Handler } from '../deed';
import { fitIndent, makeRoom, spotOf } from '../placement';
import { MAX_INDENT, type Todo } from '../todo';
import { closedTo, newTodo, takenId } from './new-todo';

/**
 * Adds rows as one block; the cursor goes to the first. The first stands as deep as a single row would at that place,
 * the others below or beside it: never deeper than one level below the row before, never shallower than the first, so
 * that nothing is captured.
 */
export const createTodos: Handler<CommandOf<'create_todos'>> = (document, command, env) => {
  const { items } = command;
  const closed = closedTo(document, command.list, env);
  if (closed) return err(closed);
  const taken = takenId(
    document,
    items.map(({ id }) => id),
  );
  if (taken !== undefined) return err({ kind: 'id_taken', id: taken });

  const list = document.list(command.list);
  const spot = spotOf(document, list.rows, command.place, (row) => list.positionOf(row));
  if (!spot.ok) return spot;
  const { index, indent } = spot.value;
  const room = makeRoom(list.rows, index, items.length);
  const base = fitIndent(list.rows, index, indent);
  const levels = levelsOf(items);
  const added: Todo[] = [];
  for (const [n, item] of items.entries()) {
    const depth = Math.min(base + (levels[n] ?? 0), MAX_INDENT);
    const row = newTodo(item, { ...list.key, rank: room.ranks[n] ?? '', indent: depth }, env);
    if (!row) return err({ kind: 'blank_content' });
    added.push(row);
  }
  return ok({ changes: { ...noChanges, added, updated: room.respaced }, focus: added[0]?.id ?? null });
};

/** The levels of a block from 0, without gaps. */
function levelsOf(items: readonly { readonly indent: number }[]): number[] {
  let deepest = 0;
  return items.map(({ indent }) => {
    const level = Math.min(indent, deepest);
    deepest = level + 1;
    return level;
  });
}
