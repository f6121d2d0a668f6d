import { err, ok } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Handler, locate, rewrite } from '../deed';
import { canIndent } from '../hierarchy';
import { MAX_INDENT } from '../todo';

/**
 * Puts a row one level deeper. Alone, it leaves its children where they are: those directly below it become
 * its siblings, and what is below them stays below them. With its subtree, all go down together.
 */
export const indentTodo: Handler<CommandOf<'indent_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { list, row, index, end } = found.value;
  const moving = list.rows.slice(index, command.scope === 'row' ? index + 1 : end);
  const fits = canIndent(list.rows, index) && moving.every(({ indent }) => indent < MAX_INDENT);
  if (!fits) return err({ kind: 'cannot_indent', id: row.id });
  return ok({ changes: rewrite(moving, ({ indent }) => ({ indent: indent + 1 }), env), focus: row.id });
};
