import { ask, changeRow, dispatch, ifWritable } from '../changing';
import { openDescription } from '../modals/description';
import { openDue } from '../modals/due';
import { openFilter } from '../modals/filter';
import { openFind } from '../modals/find';
import { openHelp } from '../modals/help';
import { openCommandLine } from '../modals/open-command';
import { openPalette } from '../modals/open-palette';
import { openPlugins } from '../modals/plugins';
import { openProjects } from '../modals/projects';
import { openProvenance } from '../modals/provenance';
import { askRollover } from '../modals/rollover';
import { openSearch } from '../modals/search';
import { openStatistics } from '../modals/statistics';
import type { Model } from '../model';
import { still } from '../step';
import type { TextInput } from '../text-input';
import { moveCursor, moveHalfPage, toFirst, toLast } from './cursor';
import { goToToday, nextDay, prevDay } from './day';
import type { Deed, Deeds } from './deed';
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
  repeat: still,
  toggle_visual: still,
  edit_description: (model) => changeRow(model, (writable, row) => openDescription(writable, row.id)),
  set_due_date: (model) => changeRow(model, (writable, row) => openDue(writable, 'due', [row.id])),
  set_recurrence: (model) => changeRow(model, (writable, row) => openDue(writable, 'recurrence', [row.id])),
  set_reminder: (model) => changeRow(model, (writable, row) => openDue(writable, 'reminder', [row.id])),
  yank: still,
  yank_markdown: still,
  paste: still,
  paste_above: still,
  sort_by_priority: (model) =>
    ifWritable(model, (writable) => dispatch(writable, { type: 'sort_list', list: writable.list.key })),
  move_to_project: (model) => changeRow(model, (writable, row) => openProjects(writable, [row.id])),
  search: openSearch,
  filter: openFilter,
  find: openFind,
  go_to_day: (model) => openDue(model, 'day', []),
  rollover: askRollover,
  statistics: openStatistics,
  projects: (model) => openProjects(model, null),
  copy_log_path: (model) => [model, [{ kind: 'log_path' }]],
  zoom_in: zoom(1),
  zoom_out: zoom(-1),
  zoom_reset: zoom(0),
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

/** What each action of visual mode does. */
export const VISUAL_DEEDS: Deeds<'visual'> = NAVIGATE_DEEDS;

function zoom(step: -1 | 0 | 1): Deed {
  return (model) => [model, [{ kind: 'set_zoom', step }]];
}

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
