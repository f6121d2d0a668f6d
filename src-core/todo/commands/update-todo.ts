import { err, ok } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Handler, locate, type Revision, rewrite } from '../deed';
import { cleanContent, cleanDescription } from '../text';
import { withNextInSeries } from './next-in-series';

/** Sets the named fields of one row. A field given as undefined is not named. */
export const updateTodo: Handler<CommandOf<'update_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { content, description, ...others } = command.updates;
  const clean = content === undefined ? found.value.row.content : cleanContent(content);
  if (clean === null) return err({ kind: 'blank_content' });

  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  const revision: Revision = {
    ...Object.fromEntries(given),
    content: clean,
    ...(description === undefined ? {} : { description: cleanDescription(description) }),
  };
  const changes = rewrite([found.value.row], () => revision, env);
  return ok({ changes: withNextInSeries(document, changes, env), focus: command.id });
};
