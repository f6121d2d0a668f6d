import { err, ok } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Handler, locate, rewrite } from '../deed';
import { canOutdent } from '../hierarchy';

/**
 * Puts a row one level up, and its subtree always with it, whatever the scope: children left behind would be
 * two levels below it, which no list may be, and pulling up only those that are too deep would hang later
 * siblings under earlier ones. Rows that follow at the old level become its children, as in any outline.
 */
export const outdentTodo: Handler<CommandOf<'outdent_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { list, row, index, end } = found.value;
  if (!canOutdent(list.rows, index)) return err({ kind: 'cannot_outdent', id: row.id });
  const moving = list.rows.slice(index, end);
  return ok({ changes: rewrite(moving, ({ indent }) => ({ indent: indent - 1 }), env), focus: row.id });
};
