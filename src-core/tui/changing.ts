/** The way from a deed of the user to the document: what may not be changed is refused here, before anything is sent. */
import type { UserCommand } from '../todo/command';
import type { Todo } from '../todo/todo';
import type { ChangeEffect } from './effect';
import type { Model } from './model';
import { inform, readOnlyText, SENTENCES, warn } from './status';
import type { Step } from './step';

/** Asks main for a change. Keys of navigate mode wait until it has answered. */
export function ask(model: Model, change: ChangeEffect): Step {
  return [{ ...model, waiting: { ...model.waiting, answers: model.waiting.answers + 1 } }, [change]];
}

/** Asks for commands to be done, all or none. */
export function dispatch(model: Model, ...commands: readonly UserCommand[]): Step {
  return ask(model, { kind: 'dispatch', commands });
}

/** Goes on when the open list may be changed, and says why not otherwise. */
export function ifWritable(model: Model, deed: (model: Model) => Step): Step {
  return model.list.readOnly ? warn(model, readOnlyText(model)) : deed(model);
}

/** Goes on with the row under the cursor, when there is one and the list may be changed. */
export function changeRow(model: Model, deed: (model: Model, row: Todo, index: number) => Step): Step {
  return ifWritable(model, (writable) => {
    const index = writable.cursor === null ? -1 : writable.list.todos.indexOf(writable.cursor);
    const row = writable.list.todos.rows[index];
    return row ? deed(writable, row, index) : inform(writable, SENTENCES.noRow);
  });
}
