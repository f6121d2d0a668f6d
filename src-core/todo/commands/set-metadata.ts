import { ok } from '../../lib/result';
import { noChanges } from '../changes';
import type { CommandOf } from '../command';
import { type Handler, locate } from '../deed';

/** Sets or clears a stored value of an extension, of a todo or of its owner as a whole. */
export const setMetadata: Handler<CommandOf<'set_metadata'>> = (document, command, env) => {
  const { owner, todoId, key, value: to } = command;
  if (todoId !== null) {
    const found = locate(document, todoId, env);
    if (!found.ok) return found;
  }
  const from = document.metadata(owner, todoId, key);
  const metadata = from === to ? [] : [{ owner, todoId, key, from, to }];
  return ok({ changes: { ...noChanges, metadata }, focus: null });
};
