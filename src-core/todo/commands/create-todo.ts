import { err, ok } from '../../lib/result';
import { noChanges } from '../changes';
import type { CommandOf } from '../command';
import type { Handler } from '../deed';
import { fitIndent, makeRoom, spotOf } from '../placement';
import { closedTo, newTodo, takenId } from './new-todo';

/** Adds a row; the cursor goes to it. */
export const createTodo: Handler<CommandOf<'create_todo'>> = (document, command, env) => {
  const closed = closedTo(document, command.list, env);
  if (closed) return err(closed);
  const taken = takenId(document, [command.id]);
  if (taken !== undefined) return err({ kind: 'id_taken', id: taken });

  const list = document.list(command.list);
  const spot = spotOf(document, list.rows, command.place, (row) => list.positionOf(row));
  if (!spot.ok) return spot;
  const { index, indent } = spot.value;
  const room = makeRoom(list.rows, index, 1);
  const place = {
    ...list.key,
    rank: room.ranks[0] ?? '',
    indent: fitIndent(list.rows, index, command.indent ?? indent),
  };
  const row = newTodo(command, place, env);
  if (!row) return err({ kind: 'blank_content' });
  return ok({ changes: { ...noChanges, added: [row], updated: room.respaced }, focus: row.id });
};
