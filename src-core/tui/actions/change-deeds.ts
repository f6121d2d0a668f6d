/** The changes that `.` makes again: each remembers itself and how many rows it took. */
import type { ChangeAction } from '../last-change';
import { targetsOf } from '../targets';
import type { Deed } from './deed';
import { pasteRegister } from './paste';
import { changeEachBy, cyclePriority, cycleState, deleteRows, moveItems, toggleState } from './structure';

const DEEDS: Readonly<Record<ChangeAction, readonly ['row' | 'subtree', Deed]>> = {
  toggle_state: ['subtree', toggleState],
  cycle_state: ['row', cycleState],
  cycle_priority: ['row', cyclePriority],
  delete: ['subtree', deleteRows],
  indent: ['row', changeEachBy('row', ({ id }) => ({ type: 'indent_todo', id, scope: 'row' }), 'keeps')],
  // The subtree follows in either case: a selected row below another selected one is not taken twice.
  outdent: [
    'subtree',
    changeEachBy('subtree', ({ id }) => ({ type: 'outdent_todo', id, scope: 'row' }), 'keeps'),
  ],
  indent_with_children: [
    'subtree',
    changeEachBy('subtree', ({ id }) => ({ type: 'indent_todo', id, scope: 'subtree' }), 'keeps'),
  ],
  outdent_with_children: [
    'subtree',
    changeEachBy('subtree', ({ id }) => ({ type: 'outdent_todo', id, scope: 'subtree' }), 'keeps'),
  ],
  move_item_up: ['subtree', moveItems('up')],
  move_item_down: ['subtree', moveItems('down')],
  paste: ['row', pasteRegister('after')],
  paste_above: ['row', pasteRegister('before')],
};

/** What each of them does. */
export const CHANGE_DEEDS = Object.fromEntries(
  (Object.keys(DEEDS) as ChangeAction[]).map((action) => [action, repeatable(action)]),
) as Readonly<Record<ChangeAction, Deed>>;

function repeatable(action: ChangeAction): Deed {
  const [scope, deed] = DEEDS[action];
  return (model) => {
    const count = model.selection ? targetsOf(model, scope).length : model.count;
    const [after, effects] = deed(model);
    const done = effects.some(({ kind }) => kind === 'dispatch') || after.modal?.kind === 'confirm';
    return [done ? { ...after, lastChange: { kind: 'action', action, count } } : after, effects];
  };
}
