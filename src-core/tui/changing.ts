/** The way from a deed of the user to the document: what may not be changed is refused here, before anything is sent. */
import type { UserCommand } from '../todo/command';
import type { Todo } from '../todo/todo';
import type { ChangeEffect } from './effect';
import type { Model } from './model';
import { readOnlyText } from './outcome-text';
import { inform, SENTENCES, warn } from './status';
import type { Step } from './step';
import { type Scope, targetsOf } from './targets';

/** The most commands that main takes at once. */
const MAX_COMMANDS = 1_000;

/** Asks main for a change. Keys of navigate mode wait until it has answered. */
export function ask(model: Model, change: ChangeEffect): Step {
  const { status, waiting } = model;
  const before = status?.ofDeed ? ({ ...status, ofDeed: 'past' } as const) : status;
  return [{ ...model, status: before, waiting: { ...waiting, answers: waiting.answers + 1 } }, [change]];
}

/** One of the questions that keys wait for is answered, or never will be. */
export function oneAnswered(model: Model): Model {
  return { ...model, waiting: { ...model.waiting, answers: Math.max(0, model.waiting.answers - 1) } };
}

/** Asks for commands to be done, all or none. */
export function dispatch(model: Model, ...commands: readonly UserCommand[]): Step {
  if (commands.length > MAX_COMMANDS) return warn(model, SENTENCES.tooManyRows);
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

/** Goes on with the rows that a change is made to ({@link targetsOf}), when there are any and the list may be changed. */
export function changeRows(
  model: Model,
  scope: Scope,
  deed: (model: Model, rows: readonly Todo[]) => Step,
): Step {
  return ifWritable(model, (writable) => {
    const rows = targetsOf(writable, scope);
    return rows.length === 0 ? inform(writable, SENTENCES.noRow) : deed(writable, rows);
  });
}
