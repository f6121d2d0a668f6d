import { ok } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Handler, locate, rewrite } from '../deed';
import { withNextInSeries } from './next-in-series';

/**
 * Makes a row and its whole subtree done; a row that is done already, and its subtree, empty. With `to` it is that of
 * the two, whatever the row was: so a selection becomes the same throughout.
 */
export const toggleTodo: Handler<CommandOf<'toggle_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { list, row, index, end } = found.value;
  const state = command.to ?? (row.state === 'done' ? 'empty' : 'done');
  const changes = rewrite(list.rows.slice(index, end), () => ({ state }), env);
  return ok({ changes: withNextInSeries(document, changes, env), focus: row.id });
};
