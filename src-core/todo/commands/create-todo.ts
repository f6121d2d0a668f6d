import { err, ok } from '../../lib/result';
import { noChanges } from '../changes';
import type { CommandOf } from '../command';
import type { Handler } from '../deed';
import { fitIndent, makeRoom, spotOf } from '../placement';
import { cleanContent, cleanDescription } from '../text';
import { isComplete, type Todo } from '../todo';

/** Adds a row; the cursor goes to it. */
export const createTodo: Handler<CommandOf<'create_todo'>> = (document, command, env) => {
  const { project, date } = command.list;
  if (date < env.today) return err({ kind: 'read_only_day', date });
  const content = cleanContent(command.content);
  if (content === null) return err({ kind: 'blank_content' });
  if (command.id !== undefined && document.idTaken(command.id))
    return err({ kind: 'id_taken', id: command.id });

  const list = document.list(command.list);
  const spot = spotOf(document, list.rows, command.place, (row) => list.positionOf(row));
  if (!spot.ok) return spot;
  const { index, indent } = spot.value;
  const room = makeRoom(list.rows, index, 1);
  const state = command.state ?? 'empty';
  const row: Todo = {
    id: command.id ?? env.newId(),
    project,
    date,
    rank: room.ranks[0] ?? '',
    indent: fitIndent(list.rows, index, command.indent ?? indent),
    content,
    state,
    priority: command.priority ?? null,
    dueDate: command.dueDate ?? null,
    description: cleanDescription(command.description ?? null),
    recurrence: command.recurrence ?? null,
    reminder: command.reminder ?? null,
    createdAt: env.now,
    modifiedAt: env.now,
    completedAt: isComplete(state) ? env.now : null,
  };
  return ok({ changes: { ...noChanges, added: [row], updated: room.respaced }, focus: row.id });
};
