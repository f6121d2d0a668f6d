import { ok } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Handler, locate, rewrite } from '../deed';
import { nextState } from '../todo';
import { withNextInSeries } from './next-in-series';

/** Puts one row into the next state; its subtree stays as it is. */
export const cycleTodo: Handler<CommandOf<'cycle_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { row } = found.value;
  const changes = rewrite([row], () => ({ state: nextState(row.state) }), env);
  return ok({ changes: withNextInSeries(document, changes, env), focus: row.id });
};
