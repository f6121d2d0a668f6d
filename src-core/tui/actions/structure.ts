import type { UserCommand } from '../../todo/command';
import { subtreeEnd } from '../../todo/hierarchy';
import { PRIORITIES, type Todo } from '../../todo/todo';
import { changeRow, dispatch } from '../changing';
import type { Model } from '../model';
import { deleteQuestion } from '../status';
import { type Step, still } from '../step';
import type { Deed } from './deed';

/** A change of the row under the cursor that one command makes. */
export function changeBy(command: (row: Todo) => UserCommand): Deed {
  return (model) => changeRow(model, (writable, row) => dispatch(writable, command(row)));
}

/** Done or empty, with everything below. */
export const toggleState = changeBy(({ id }) => ({ type: 'toggle_todo', id }));

/** The next state, of this row only. */
export const cycleState = changeBy(({ id }) => ({ type: 'cycle_todo', id }));

/** None, P0, P1, P2 and none again. */
export const cyclePriority = changeBy(({ id, priority }) => {
  const next = priority === null ? PRIORITIES[0] : PRIORITIES[PRIORITIES.indexOf(priority) + 1];
  return { type: 'update_todo', id, updates: { priority: next ?? null } };
});

/** Deletes the row; asks first when there is something below it. */
export function deleteRow(model: Model): Step {
  return changeRow(model, (writable, row, index) => {
    const { rows } = writable.list.todos;
    const below = rows.slice(index + 1, subtreeEnd(rows, index));
    if (below.length === 0) return dispatch(writable, { type: 'delete_todo', id: row.id });
    return still({
      ...writable,
      modal: {
        kind: 'confirm',
        question: deleteQuestion(below.length),
        lines: [row, ...below.slice(0, LISTED)]
          .map((each) => each.content)
          .concat(more(below.length - LISTED)),
        deed: { kind: 'delete_todos', ids: [row.id] },
        under: null,
      },
    });
  });
}

/** Rows below the first that a question names. */
const LISTED = 5;

function more(count: number): string[] {
  return count > 0 ? [`… and ${count} more`] : [];
}
