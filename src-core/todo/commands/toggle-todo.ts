import { ok } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Handler, locate, rewrite } from '../deed';

/**
 * Makes a row and its whole subtree done; a row that is done already, and its subtree, empty. With `to` it is that of
 * the two, whatever the row was: so a selection becomes the same throughout.
 */
export const toggleTodo: Handler<CommandOf<'toggle_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { list, row, index, end } = found.value;
  const state = command.to ?? (row.state === 'done' ? 'empty' : 'done');
  return ok({ changes: rewrite(list.rows.slice(index, end), () => ({ state }), env), focus: row.id });
};
