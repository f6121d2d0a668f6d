import { ask, changeRows, dispatch, ifWritable } from '../changing';
import { cancelWork } from '../long-work';
import { editDescription } from '../modals/description-opening';
import { openDue } from '../modals/due';
import { openFilter } from '../modals/filter';
import { openFind } from '../modals/find';
import { openHelp } from '../modals/help';
import { openCommandLine } from '../modals/open-command';
import { openPalette } from '../modals/open-palette';
import { openPlugins } from '../modals/plugin-tabs';
import { openProjects } from '../modals/projects';
import { openProvenance } from '../modals/provenance';
import { askRollover } from '../modals/rollover';
import { openSearch } from '../modals/search';
import { openStatistics } from '../modals/statistics';
import type { Model } from '../model';
import { andThen, type Step, still } from '../step';
import { endSelection } from '../targets';
import { EMPTY_INPUT, inputOf, type TextInput } from '../text-input';
import { CHANGE_DEEDS } from './change-deeds';
import { moveCursor, moveHalfPage, toFirst, toLast } from './cursor';
import { goToToday, nextDay, prevDay } from './day';
import type { Deed, Deeds } from './deed';
import { enterEditMode, indentWhileTyping, insertItemAbove, newItem, save, saveAndNew } from './edit';
import { collapseOrParent, expand, toggleCollapse } from './fold';
import { yank, yankMarkdown } from './paste';
import { repeat } from './repeat';
import { textDeeds } from './text';
import { letGo, toggleVisual } from './visual';

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
  enter_edit_mode: enterEditMode(inputOf),
  edit_at_start: enterEditMode((content) => ({ ...inputOf(content), caret: 0 })),
  replace_text: enterEditMode(() => EMPTY_INPUT),
  ...CHANGE_DEEDS,
  undo: walkBack('undo'),
  redo: walkBack('redo'),
  repeat,
  toggle_visual: toggleVisual,
  edit_description: editDescription,
  set_due_date: sayTime('due'),
  set_recurrence: sayTime('recurrence'),
  set_reminder: sayTime('reminder'),
  yank,
  yank_markdown: yankMarkdown,
  sort_by_priority: (model) =>
    ifWritable(model, (writable) => dispatch(writable, { type: 'sort_list', list: writable.list.key })),
  move_to_project: (model) =>
    changeRows(model, 'subtree', (writable, rows) =>
      openProjects(
        endSelection(writable, rows),
        rows.map(({ id }) => id),
      ),
    ),
  search: openSearch,
  filter: openFilter,
  find: openFind,
  go_to_day: (model) => openDue(model, 'day', []),
  rollover: askRollover,
  statistics: openStatistics,
  projects: (model) => openProjects(model, null),
  copy_log_path: (model) => [model, [{ kind: 'log_path' }]],
  cancel_work: cancelWork,
  zoom_in: zoom(1),
  zoom_out: zoom(-1),
  zoom_reset: zoom(0),
  prev_day: prevDay,
  next_day: nextDay,
  go_to_today: goToToday,
  command_line: (model) => openCommandLine(model),
  palette: openPalette,
  who_changed: openProvenance,
  plugins: openPlugins,
  help: openHelp,
  close: letGo,
  quit: (model) => [model, [{ kind: 'quit' }]],
};

/** What each action of visual mode does. */
export const VISUAL_DEEDS: Deeds<'visual'> = NAVIGATE_DEEDS;

/** The line in which a time is said of the rows that the key means. */
function sayTime(reading: 'due' | 'recurrence' | 'reminder'): Deed {
  return (model) =>
    changeRows(model, 'row', (writable, rows) =>
      openDue(
        endSelection(writable, rows),
        reading,
        rows.map(({ id }) => id),
      ),
    );
}

/** As many steps back, or forward again, as were counted. */
function walkBack(kind: 'undo' | 'redo'): Deed {
  return (model) => {
    let step: Step = still({ ...model, selection: null });
    for (let n = 0; n < Math.min(model.count ?? 1, MOST_STEPS); n += 1) {
      step = andThen(step, (after) => ask(after, { kind }));
    }
    return step;
  };
}

/** Steps that one key takes back at most. */
const MOST_STEPS = 100;

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
