import { ask } from '../changing';
import { openHelp } from '../modals/help';
import { openCommandLine } from '../modals/open-command';
import { openPalette } from '../modals/open-palette';
import { openPlugins } from '../modals/plugins';
import { openProvenance } from '../modals/provenance';
import type { Model } from '../model';
import { still } from '../step';
import type { TextInput } from '../text-input';
import { moveCursor, moveHalfPage, toFirst, toLast } from './cursor';
import { goToToday, nextDay, prevDay } from './day';
import type { Deeds } from './deed';
import { enterEditMode, indentWhileTyping, insertItemAbove, newItem, save, saveAndNew } from './edit';
import { collapseOrParent, expand, toggleCollapse } from './fold';
import { changeBy, cyclePriority, cycleState, deleteRow, toggleState } from './structure';
import { textDeeds } from './text';

/** What each action of navigate mode does. */
export const NAVIGATE_DEEDS: Deeds<'navigate'> = {
  move_up: (model) => moveCursor(model, -1),
  move_down: (model) => moveCursor(model, 1),
  go_to_first: toFirst,
  go_to_last: toLast,
  half_page_down: (model) => moveHalfPage(model, 1),
  half_page_up: (model) => moveHalfPage(model, -1),
  collapse_or_parent: collapseOrParent,
  expand,
  toggle_collapse: toggleCollapse,
  new_item: newItem,
  insert_item_above: insertItemAbove,
  enter_edit_mode: enterEditMode,
  toggle_state: toggleState,
  cycle_state: cycleState,
  cycle_priority: cyclePriority,
  delete: deleteRow,
  undo: (model) => ask(model, { kind: 'undo' }),
  redo: (model) => ask(model, { kind: 'redo' }),
  indent: changeBy(({ id }) => ({ type: 'indent_todo', id, scope: 'row' })),
  outdent: changeBy(({ id }) => ({ type: 'outdent_todo', id, scope: 'row' })),
  indent_with_children: changeBy(({ id }) => ({ type: 'indent_todo', id, scope: 'subtree' })),
  outdent_with_children: changeBy(({ id }) => ({ type: 'outdent_todo', id, scope: 'subtree' })),
  move_item_up: changeBy(({ id }) => ({ type: 'move_todo', id, to: { kind: 'up' } })),
  move_item_down: changeBy(({ id }) => ({ type: 'move_todo', id, to: { kind: 'down' } })),
  prev_day: prevDay,
  next_day: nextDay,
  go_to_today: goToToday,
  command_line: (model) => openCommandLine(model),
  palette: openPalette,
  who_changed: openProvenance,
  plugins: openPlugins,
  help: openHelp,
  close: (model) => still({ ...model, status: null }),
  quit: (model) => [model, [{ kind: 'quit' }]],
};

/** What each action of edit mode does. */
export const EDIT_DEEDS: Deeds<'edit'> = {
  save,
  save_and_new: saveAndNew,
  indent: (model) => indentWhileTyping(model, 1),
  outdent: (model) => indentWhileTyping(model, -1),
  ...textDeeds((change) => (model: Model) => still(editTyped(model, change))),
};

/** The model with the line being typed changed. */
export function editTyped(model: Model, change: (input: TextInput) => TextInput): Model {
  const { editing } = model;
  return editing ? { ...model, editing: { ...editing, input: change(editing.input) } } : model;
}
