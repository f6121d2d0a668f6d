import { ok } from '../../lib/result';
import { noChanges } from '../changes';
import type { CommandOf } from '../command';
import { type Handler, locate } from '../deed';

/**
 * Takes a row and its subtree off the list. What follows needs no new indent: it is no deeper than the row
 * that goes, and that one fitted after the row before it. The cursor goes to the row that takes the place,
 * else to the one before.
 */
export const deleteTodo: Handler<CommandOf<'delete_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { list, index, end } = found.value;
  const next = list.rows[end] ?? list.rows[index - 1];
  const removed = list.rows.slice(index, end);
  return ok({ changes: { ...noChanges, removed }, focus: next?.id ?? null });
};
