/** Copying rows, and putting copies, or text from elsewhere, into the list as rows. */
import { type CommandOf, MAX_CREATED_TODOS, type Place } from '../../todo/command';
import { subtreeEnd } from '../../todo/hierarchy';
import { markdownOf, readMarkdown } from '../../todo/markdown';
import type { Todo } from '../../todo/todo';
import { dispatch, ifWritable } from '../changing';
import { takeId } from '../id-source';
import type { Model } from '../model';
import { copiedText, inform, pastedText, SENTENCES } from '../status';
import { andThen, type Step, still } from '../step';
import { endSelection, targetsOf } from '../targets';
import type { Deed } from './deed';

type Item = CommandOf<'create_todos'>['items'][number];

/** Copies the rows with everything below: to be pasted here, and as Markdown to the clipboard. */
export function yank(model: Model): Step {
  return copied(model, (rows) => ({ ...endSelection(model, rows), register: { rows } }));
}

/** Copies them as Markdown to the clipboard only. */
export function yankMarkdown(model: Model): Step {
  return copied(model, (rows) => endSelection(model, rows));
}

/** Puts what was copied below the row under the cursor and all that is below that, or above it; `count` times. */
export function pasteRegister(side: 'before' | 'after'): Deed {
  return (model) => {
    const { register } = model;
    if (register === null) return inform(model, SENTENCES.nothingCopied);
    return ifWritable(model, (writable) => {
      const items = Array.from({ length: writable.count ?? 1 }, () => itemsFrom(register.rows)).flat();
      return putIn(writable, side, items);
    });
  };
}

/** Makes rows of a text from elsewhere: of its list items, or of its lines. */
export function pasteText(model: Model, text: string): Step {
  if (text.trim() === '') return still(model);
  return ifWritable(model, (writable) => {
    const { items, leftOut } = readMarkdown(text, { plain: true, maxItems: MAX_CREATED_TODOS });
    if (items.length === 0) return inform(writable, SENTENCES.nothingToPaste);
    return andThen(putIn(writable, 'after', items), (after) =>
      inform(after, pastedText(items.length, leftOut)),
    );
  });
}

function copied(model: Model, next: (rows: readonly Todo[]) => Model): Step {
  const { rows } = model.list.todos;
  const chosen = targetsOf(model, 'subtree').flatMap(({ id }) => {
    const index = model.list.todos.indexOf(id);
    return rows.slice(index, subtreeEnd(rows, index));
  });
  if (chosen.length === 0) return inform(model, SENTENCES.noRow);
  return andThen([next(chosen), [{ kind: 'copy_text', text: markdownOf(chosen) }]], (after) =>
    inform(after, copiedText(chosen.length)),
  );
}

/** The rows as main makes them anew; indents count from the shallowest. */
function itemsFrom(rows: readonly Todo[]): Item[] {
  const margin = Math.min(...rows.map(({ indent }) => indent));
  return rows.map(({ indent, content, state, priority, dueDate, description, recurrence, reminder }) => ({
    indent: indent - margin,
    content,
    state,
    priority,
    dueDate,
    description,
    recurrence,
    reminder,
  }));
}

/** The cursor goes to the first of the new rows. */
function putIn(model: Model, side: 'before' | 'after', items: readonly Item[]): Step {
  const [first, ...rest] = items;
  if (!first) return still(model);
  if (items.length > MAX_CREATED_TODOS) return inform(model, SENTENCES.tooMuchToPaste);
  const [id, ids] = takeId(model.ids);
  const place: Place = model.cursor === null ? { kind: 'end' } : { kind: side, id: model.cursor };
  return dispatch(
    { ...model, ids, cursor: id, selection: null },
    { type: 'create_todos', list: model.list.key, place, items: [{ ...first, id }, ...rest] },
  );
}
