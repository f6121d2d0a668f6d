/** Changes of rows that are there: of the one under the cursor, of as many as were counted, or of the selected ones. */
import type { UserCommand } from '../../todo/command';
import { subtreeEnd } from '../../todo/hierarchy';
import { blockMove } from '../../todo/selection';
import { nextState, PRIORITIES, type Todo, type TodoId } from '../../todo/todo';
import { changeRows, dispatch } from '../changing';
import type { Model } from '../model';
import { deleteQuestion } from '../status';
import { type Step, still } from '../step';
import { endSelection, type Scope } from '../targets';
import type { Deed } from './deed';

/** A change that commands make, all of them as one step. The selection ends with it unless it `keeps` it. */
export function changeBy(
  scope: Scope,
  commands: (rows: readonly Todo[], model: Model) => readonly UserCommand[],
  keeps: 'keeps' | 'ends' = 'ends',
): Deed {
  return (model) =>
    changeRows(model, scope, (writable, rows) =>
      dispatch(keeps === 'keeps' ? writable : endSelection(writable, rows), ...commands(rows, writable)),
    );
}

/** A change that one command makes to each row. */
export function changeEachBy(
  scope: Scope,
  command: (row: Todo) => UserCommand,
  keeps?: 'keeps' | 'ends',
): Deed {
  return changeBy(scope, (rows) => rows.map(command), keeps);
}

/** Done or empty, with everything below; several rows become the same: done, unless all of them are. */
export const toggleState = changeBy('subtree', (rows) => {
  if (rows.length === 1) return rows.map(({ id }) => ({ type: 'toggle_todo', id }));
  const to = rows.every(({ state }) => state === 'done') ? 'empty' : 'done';
  return rows.map(({ id }) => ({ type: 'toggle_todo', id, to }));
});

/** The next state, of these rows only; several take the one after that of the first. */
export const cycleState = changeBy('row', (rows) => {
  const [first] = rows;
  if (!first || rows.length === 1) return rows.map(({ id }) => ({ type: 'cycle_todo', id }));
  const state = nextState(first.state);
  return rows.map(({ id }) => ({ type: 'update_todo', id, updates: { state } }));
});

/** None, P0, P1, P2 and none again; several rows take the one after that of the first. */
export const cyclePriority = changeBy('row', (rows) => {
  const before = rows[0]?.priority ?? null;
  const next = before === null ? PRIORITIES[0] : PRIORITIES[PRIORITIES.indexOf(before) + 1];
  return rows.map(({ id }) => ({ type: 'update_todo', id, updates: { priority: next ?? null } }));
});

/** Past the neighbour in that direction; several rows as a block. */
export function moveItems(direction: 'up' | 'down'): Deed {
  return changeBy(
    'subtree',
    (chosen, { list, selection, count }) => {
      const ids = (selection ? chosen : chosen.slice(0, 1)).map(({ id }) => id);
      const once = blockMove(list.todos.rows, ids, direction).filter(isForScreen);
      return selection ? once : Array.from({ length: count ?? 1 }, () => once).flat();
    },
    'keeps',
  );
}

function isForScreen(command: { readonly type: string }): command is UserCommand {
  return command.type !== 'set_metadata';
}

/** Deletes rows; asks first, once, when there is something below them, unless that is not wanted. */
export function deleteRows(model: Model): Step {
  return changeRows(model, 'subtree', (selected, roots) => {
    const writable = endSelection(selected, roots);
    const ids = roots.map(({ id }) => id);
    const going = subtreesOf(writable, ids);
    const below = going.length - roots.length;
    if (below === 0 || !writable.config.config.confirmDelete) return deleteNow(writable, ids);
    return still({
      ...writable,
      modal: {
        kind: 'confirm',
        question: deleteQuestion(roots.length, below),
        lines: going
          .slice(0, LISTED + 1)
          .map((each) => each.content)
          .concat(more(going.length - LISTED - 1)),
        deed: { kind: 'delete_todos', ids },
        under: null,
      },
    });
  });
}

/** Deletes rows with all that is below them. As in vim, the keymap `vim` keeps them to be pasted. */
export function deleteNow(model: Model, ids: readonly TodoId[]): Step {
  const isVim = model.config.config.keymap === 'vim';
  const register = isVim ? { rows: subtreesOf(model, ids) } : model.register;
  return dispatch({ ...model, register }, ...ids.map((id) => ({ type: 'delete_todo', id }) as const));
}

function subtreesOf({ list }: Model, ids: readonly TodoId[]): Todo[] {
  const { rows } = list.todos;
  return ids.flatMap((id) => {
    const index = list.todos.indexOf(id);
    return index < 0 ? [] : rows.slice(index, subtreeEnd(rows, index));
  });
}

/** Rows behind the first that a question names. */
const LISTED = 5;

function more(count: number): string[] {
  return count > 0 ? [`… and ${count} more`] : [];
}
