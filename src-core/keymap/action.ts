/**
 * THE table of actions: everything a key can stand for. Keymap, help, which-key, status bar and documentation
 * read it; what an action does is in tui/. An action without a row does not exist, and a row without a deed does
 * not compile.
 */

/**
 * What keys can mean: the modes of the list (`matches` comes before them while a search is on), each line of text that
 * is typed over it, and each thing that can cover it.
 */
export const KEY_MODES = [
  'navigate',
  'visual',
  'matches',
  'edit',
  'search',
  'filter',
  'prompt',
  'command',
  'palette',
  'setting',
  'help',
  'plugins',
  'gallery',
  'report',
  'preview',
  'settings',
  'provenance',
  'due',
  'projects',
  'project_name',
  'description',
  'rollover',
  'statistics',
  'find',
  'confirm',
  'notice',
  'message',
] as const;

/** One of {@link KEY_MODES}. */
export type KeyMode = (typeof KEY_MODES)[number];

/** Headings under which help and documentation list the actions, in this order. */
export const ACTION_GROUPS = [
  'Move',
  'Fold',
  'Change',
  'Arrange',
  'Days',
  'Application',
  'Typing',
  'Plugins',
] as const;

/** One of {@link ACTION_GROUPS}. */
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** One row of the table. */
export interface Action {
  readonly name: string;
  /** A few words for help and which-key. */
  readonly title: string;
  /** One sentence or two for the documentation. */
  readonly doc: string;
  readonly group: ActionGroup;
  readonly modes: readonly KeyMode[];
}

const row = <const N extends string, const M extends readonly KeyMode[]>(
  name: N,
  group: ActionGroup,
  modes: M,
  title: string,
  doc: string,
) => ({ name, group, modes, title, doc });

const LIST = ['navigate'] as const;
const PLUGIN_LISTS = ['plugins', 'gallery'] as const;
const ROWS = ['navigate', 'visual'] as const;
const PAGES = ['help', 'report', 'provenance', 'statistics'] as const;
const BOXES = [
  'help',
  'plugins',
  'gallery',
  'report',
  'preview',
  'settings',
  'provenance',
  'projects',
  'rollover',
  'statistics',
] as const;
const LISTS = [...ROWS, ...BOXES, 'confirm'] as const;
const LISTS_AND_CHOICES = [...LISTS, 'palette', 'find'] as const;
const LINES = [
  'prompt',
  'search',
  'filter',
  'command',
  'palette',
  'setting',
  'due',
  'project_name',
  'find',
] as const;
const TYPED = ['edit', ...LINES, 'description'] as const;

/** Every action there is. */
export const ACTIONS = [
  row(
    'move_up',
    'Move',
    LISTS_AND_CHOICES,
    'one row up',
    'Moves the cursor to the row above, past folded rows. A row taller than the screen is scrolled through first.',
  ),
  row(
    'move_down',
    'Move',
    LISTS_AND_CHOICES,
    'one row down',
    'Moves the cursor to the row below, past folded rows. A row taller than the screen is scrolled through first.',
  ),
  row('go_to_first', 'Move', LISTS, 'first row', 'Moves the cursor to the first row.'),
  row('go_to_last', 'Move', LISTS, 'last row', 'Moves the cursor to the last row.'),
  row(
    'half_page_down',
    'Move',
    LISTS_AND_CHOICES,
    'half a page down',
    'Moves the cursor down by half a screen.',
  ),
  row('half_page_up', 'Move', LISTS_AND_CHOICES, 'half a page up', 'Moves the cursor up by half a screen.'),

  row(
    'search',
    'Move',
    ['navigate', 'visual', 'help', 'projects', ...PLUGIN_LISTS],
    'search',
    'Searches while it is typed: the list, where Enter keeps the matches and Esc goes back; the help and the plugins, where Enter keeps what was found; the projects, where it takes the one that is found. Esc shows everything again.',
  ),
  row(
    'next_match',
    'Move',
    ['matches'],
    'next match',
    'Goes to the next row in which the search finds something.',
  ),
  row(
    'previous_match',
    'Move',
    ['matches'],
    'match before',
    'Goes to the row before in which the search finds something.',
  ),
  row(
    'filter',
    'Move',
    ['navigate'],
    'filter',
    'Shows only the rows that fit: words, #tag, state:open, p:0, due:today, -not. An empty line shows everything again.',
  ),
  row(
    'find',
    'Move',
    ['navigate'],
    'find in all lists',
    'Finds words in every list of every project, and goes there.',
  ),

  row(
    'collapse_or_parent',
    'Fold',
    ROWS,
    'fold, or to parent',
    'Folds the row; on a folded row or one without children, moves to its parent.',
  ),
  row('expand', 'Fold', ROWS, 'unfold', 'Shows the children and the description of the row.'),
  row(
    'toggle_collapse',
    'Fold',
    ROWS,
    'fold or unfold',
    'Hides or shows the children and the description of the row.',
  ),

  row(
    'new_item',
    'Change',
    LIST,
    'new row below',
    'Opens a new row below, behind the children of the current one. Leaving it blank makes no row.',
  ),
  row('insert_item_above', 'Change', LIST, 'new row above', 'Opens a new row above the current one.'),
  row('enter_edit_mode', 'Change', LIST, 'edit', 'Edits the text of the row.'),
  row(
    'edit_at_start',
    'Change',
    LIST,
    'edit at the start',
    'Edits the text of the row, from its first character on.',
  ),
  row(
    'replace_text',
    'Change',
    LIST,
    'type anew',
    'Types the text of the row anew. Leaving it blank keeps the old one.',
  ),
  row(
    'toggle_state',
    'Change',
    ROWS,
    'done or not',
    'Marks the row and everything below it as done, or as not done.',
  ),
  row(
    'cycle_state',
    'Change',
    ROWS,
    'next state',
    'Walks through empty, done, in progress, question, important and cancelled; this row only.',
  ),
  row('cycle_priority', 'Change', ROWS, 'next priority', 'Walks through no priority, P0, P1 and P2.'),
  row(
    'delete',
    'Change',
    ROWS,
    'delete',
    'Deletes the row and everything below it; asks when there is something below it.',
  ),
  row(
    'undo',
    'Change',
    ROWS,
    'undo',
    'Takes the latest change back, on whatever day it was made, also after a restart.',
  ),
  row('redo', 'Change', ROWS, 'redo', 'Brings back what was undone last.'),
  row(
    'repeat',
    'Change',
    ROWS,
    'once more',
    'Makes the last change again, with its count, on the row under the cursor or on the selected rows.',
  ),
  row(
    'toggle_visual',
    'Change',
    ROWS,
    'select rows',
    'Selects rows from here to wherever the cursor goes; every change is made to all of them as one step. Again to let go.',
  ),
  row(
    'edit_description',
    'Change',
    LIST,
    'description',
    'Edits the description of the row: Markdown of several lines.',
  ),
  row(
    'set_due_date',
    'Change',
    ROWS,
    'due date',
    'Sets the day on which the row is due, in words: fri, in 3 days.',
  ),
  row(
    'set_recurrence',
    'Change',
    ROWS,
    'repeat',
    'Sets how the row comes again once it is done: every week, .+3d.',
  ),
  row('set_reminder', 'Change', ROWS, 'reminder', 'Sets when to be reminded of the row: tomorrow at 9.'),
  row(
    'yank',
    'Change',
    ROWS,
    'copy rows',
    'Copies the row and everything below it, to be pasted here or, as Markdown, elsewhere.',
  ),
  row(
    'yank_markdown',
    'Change',
    ROWS,
    'copy as Markdown',
    'Copies the row and everything below it as Markdown to the clipboard, and leaves alone what is there to be pasted.',
  ),
  row(
    'paste',
    'Change',
    LIST,
    'paste below',
    'Puts the copied rows below the row and everything below that.',
  ),
  row('paste_above', 'Change', LIST, 'paste above', 'Puts the copied rows above the row.'),

  row(
    'indent',
    'Arrange',
    ['navigate', 'visual', 'edit'],
    'indent',
    'Moves the row one level deeper; its children keep their level.',
  ),
  row(
    'outdent',
    'Arrange',
    ['navigate', 'visual', 'edit'],
    'outdent',
    'Moves the row one level up; its children keep their level.',
  ),
  row(
    'indent_with_children',
    'Arrange',
    ROWS,
    'indent with children',
    'Moves the row and everything below it one level deeper.',
  ),
  row(
    'outdent_with_children',
    'Arrange',
    ROWS,
    'outdent with children',
    'Moves the row and everything below it one level up.',
  ),
  row(
    'move_item_up',
    'Arrange',
    ROWS,
    'move up',
    'Moves the row, with everything below it, past the row before it.',
  ),
  row(
    'move_item_down',
    'Arrange',
    ROWS,
    'move down',
    'Moves the row, with everything below it, past the row after it.',
  ),

  row(
    'sort_by_priority',
    'Arrange',
    LIST,
    'sort by priority',
    'Sorts the list: P0, P1, P2, none, on each level. Rows stay with their parents.',
  ),
  row(
    'move_to_project',
    'Arrange',
    ROWS,
    'to project',
    'Moves the row and everything below it to the list of the same day of another project.',
  ),

  row('prev_day', 'Days', LIST, 'day before', 'Opens the list of the day before. Past days are read-only.'),
  row('next_day', 'Days', LIST, 'day after', 'Opens the list of the day after, up to today.'),
  row('go_to_today', 'Days', LIST, 'today', 'Opens the list of today.'),

  row(
    'go_to_day',
    'Days',
    LIST,
    'go to a day',
    'Opens the list of a day that is said in words: yesterday, last friday, 2026-01-31.',
  ),
  row(
    'rollover',
    'Days',
    LIST,
    'roll over',
    'Takes the open rows of the latest earlier day along to today, after a question.',
  ),
  row('statistics', 'Days', LIST, 'statistics', 'Shows how much was done on each day, and what is open.'),

  row(
    'projects',
    'Application',
    LIST,
    'projects',
    'Shows the projects: to open, make, rename or delete one.',
  ),
  row(
    'plugins',
    'Application',
    LIST,
    'plugins',
    'Shows the plugins: what they may do, and whether they run.',
  ),
  row(
    'command_line',
    'Application',
    [...ROWS, ...PLUGIN_LISTS, ...PAGES, 'projects'],
    'command line',
    'Opens the command line: any action by its name, `plugin …`, `generate …`, `help`, `quit`. Over a page, Esc goes back to it, and `q` closes it.',
  ),
  row(
    'palette',
    'Application',
    ROWS,
    'palette',
    'Searches everything that can be done, with its keys, and does what is chosen.',
  ),
  row(
    'who_changed',
    'Application',
    LIST,
    'who changed this',
    'Shows who changed the row, when, and what was changed.',
  ),
  row(
    'help',
    'Application',
    [...ROWS, ...PLUGIN_LISTS, 'report', 'provenance', 'statistics'],
    'help',
    'Shows every key and what it does.',
  ),
  row(
    'close',
    'Application',
    [...ROWS, ...LINES, ...BOXES, 'notice', 'message'],
    'close',
    'Closes what is open: a box, a search, a message. A notice in the place of typing closes with no other key, so that text typed into it is no command.',
  ),
  row(
    'copy_log_path',
    'Application',
    LIST,
    'copy log path',
    'Copies where the log is written to the clipboard.',
  ),
  row(
    'cancel_work',
    'Application',
    ROWS,
    'cancel work',
    'Ends what is going on, the oldest first: an export, an import, a backup, a plugin that is waited for. Ctrl+C copies instead while text is marked with the mouse.',
  ),
  row('zoom_in', 'Application', ROWS, 'larger', 'Makes everything larger.'),
  row('zoom_out', 'Application', ROWS, 'smaller', 'Makes everything smaller.'),
  row(
    'zoom_reset',
    'Application',
    ROWS,
    'usual size',
    'Makes everything as large as the configuration says.',
  ),
  row('quit', 'Application', LIST, 'quit', 'Closes the application. Everything is saved already.'),
  row(
    'accept',
    'Application',
    LINES,
    'take what is typed',
    'Keeps what the search found, runs the command, does what is chosen, or takes the value.',
  ),
  row(
    'complete',
    'Application',
    ['command', 'palette', 'filter'],
    'complete',
    'Completes the word before the caret, again for the next way to; in the palette makes the choice a command to be typed on.',
  ),
  row(
    'complete_back',
    'Application',
    ['command', 'filter'],
    'completion before',
    'Goes back to the completion before.',
  ),
  row('history_back', 'Application', ['command'], 'command before', 'Brings back the command before.'),
  row('history_forward', 'Application', ['command'], 'command after', 'Goes on to the command after it.'),
  row('open_project', 'Application', ['projects'], 'choose', 'Opens the project, or moves the rows there.'),
  row('new_project', 'Application', ['projects'], 'new project', 'Makes a project.'),
  row('rename_project', 'Application', ['projects'], 'rename', 'Gives the project another name.'),
  row(
    'delete_project',
    'Application',
    ['projects'],
    'delete',
    'Deletes the project and all its todos, after a question.',
  ),
  row('take_along', 'Days', ['rollover'], 'take along', 'Moves the open rows to today.'),
  row('leave_behind', 'Days', ['rollover'], 'leave', 'Leaves the rows where they are.'),
  row(
    'toggle_remember',
    'Days',
    ['rollover'],
    'remember the answer',
    'Whether the answer is remembered, so that the question is not asked again.',
  ),
  row(
    'all_projects',
    'Days',
    ['statistics'],
    'all projects',
    'Shows all projects together, or this one only.',
  ),
  row('longer_span', 'Days', ['statistics'], 'more days', 'Shows more days.'),
  row('shorter_span', 'Days', ['statistics'], 'fewer days', 'Shows fewer days.'),
  row('copy', 'Application', ['report'], 'copy', 'Copies the text of the page.'),
  row('confirm', 'Application', ['confirm'], 'yes', 'Does what the question asks.'),
  row('decline', 'Application', ['confirm'], 'no', 'Does nothing.'),

  row(
    'save',
    'Typing',
    ['edit', 'description'],
    'save and leave',
    'Saves the row, or its description, and goes back to the list. Blank text makes no row.',
  ),
  row('save_and_new', 'Typing', ['edit'], 'save, next row', 'Saves the row and opens another one below it.'),
  row('new_line', 'Typing', ['description'], 'new line', 'Begins another line.'),
  row('insert_tab', 'Typing', ['description'], 'indent', 'Puts two spaces in at the caret.'),
  row(
    'undo_typing',
    'Typing',
    ['description'],
    'undo typing',
    'Takes back what was typed or deleted last, a word at a time.',
  ),
  row('redo_typing', 'Typing', ['description'], 'redo typing', 'Brings back what was taken back last.'),
  row('line_up', 'Typing', ['description'], 'line above', 'Moves the caret to the line above.'),
  row('line_down', 'Typing', ['description'], 'line below', 'Moves the caret to the line below.'),
  row('page_up', 'Typing', ['description'], 'lines above', 'Moves the caret up by half a screen.'),
  row('page_down', 'Typing', ['description'], 'lines below', 'Moves the caret down by half a screen.'),
  row('document_start', 'Typing', ['description'], 'first line', 'Moves the caret before everything.'),
  row('document_end', 'Typing', ['description'], 'last line', 'Moves the caret behind everything.'),
  row(
    'discard',
    'Typing',
    ['description'],
    'give up',
    'Leaves the description as it was before. When something was typed, it is given up only when the key is pressed again.',
  ),
  row('char_left', 'Typing', TYPED, 'one character left', 'Moves the caret one character to the left.'),
  row('char_right', 'Typing', TYPED, 'one character right', 'Moves the caret one character to the right.'),
  row(
    'word_left',
    'Typing',
    TYPED,
    'one word left',
    'Moves the caret to the beginning of the word before it.',
  ),
  row('word_right', 'Typing', TYPED, 'one word right', 'Moves the caret to the end of the word behind it.'),
  row('text_start', 'Typing', TYPED, 'start of text', 'Moves the caret to the start of the text.'),
  row('text_end', 'Typing', TYPED, 'end of text', 'Moves the caret to the end of the text.'),
  row('delete_back', 'Typing', TYPED, 'delete before caret', 'Deletes the character before the caret.'),
  row('delete_forward', 'Typing', TYPED, 'delete behind caret', 'Deletes the character behind the caret.'),
  row(
    'delete_word_back',
    'Typing',
    TYPED,
    'delete word',
    'Deletes back to the beginning of the word before the caret.',
  ),
  row('delete_to_start', 'Typing', TYPED, 'delete to start', 'Deletes everything before the caret.'),
  row('delete_to_end', 'Typing', TYPED, 'delete to end', 'Deletes everything behind the caret.'),

  row(
    'open_details',
    'Plugins',
    PLUGIN_LISTS,
    'details',
    'Shows what the plugin may do, its keys, and what is wrong with it, or in the gallery what it is for; again to go back.',
  ),
  row(
    'enable_plugin',
    'Plugins',
    ['plugins'],
    'enable',
    'Switches the plugin on. Asks for consent when it has none.',
  ),
  row('disable_plugin', 'Plugins', ['plugins'], 'disable', 'Switches the plugin off and frees its keys.'),
  row(
    'revoke_plugin',
    'Plugins',
    ['plugins'],
    'revoke',
    'Takes back what the plugin was allowed, after a question.',
  ),
  row('plugin_logs', 'Plugins', ['plugins'], 'logs', 'Shows what the plugin has written to its log.'),
  row('plugin_audit', 'Plugins', ['plugins'], 'audit', 'Shows what the plugin did, and what it was refused.'),
  row(
    'plugin_preview',
    'Plugins',
    ['plugins'],
    'preview',
    'Changes when its changes are shown first: always, when they are many, never.',
  ),
  row('plugin_settings', 'Plugins', ['plugins'], 'settings', 'Opens the settings of the plugin.'),
  row(
    'roll_back_plugin',
    'Plugins',
    ['plugins'],
    'roll back',
    'Brings back the version before the last update, after a question.',
  ),
  row('remove_plugin', 'Plugins', ['plugins'], 'remove', 'Takes the plugin away, after a question.'),
  row('plugin_top', 'Plugins', ['plugins'], 'top', 'Shows how busy the plugins are, and goes on showing it.'),
  row(
    'reload_plugin',
    'Plugins',
    ['plugins'],
    'reload',
    'Reads the files of the plugin anew and starts it again.',
  ),
  row(
    'plugin_info',
    'Plugins',
    ['plugins'],
    'all about it',
    'Shows everything about the plugin: its files, what it was allowed, what it did in the last 30 days.',
  ),
  row(
    'next_tab',
    'Plugins',
    [...PLUGIN_LISTS, 'report'],
    'next tab',
    'Goes from the plugins that are installed to those that come with the application, then to what all of them did; from a page to the plugins.',
  ),
  row(
    'previous_tab',
    'Plugins',
    [...PLUGIN_LISTS, 'report'],
    'tab before',
    'Goes the other way: from what plugins did to the gallery, then to the plugins that are installed.',
  ),
  row(
    'install_plugin',
    'Plugins',
    ['gallery'],
    'install',
    'Installs the plugin, or updates the one that is installed. Asks first.',
  ),
  row(
    'try_plugin',
    'Plugins',
    PLUGIN_LISTS,
    'try',
    'Lets the plugin run on trial: what it would do is noted and not done. Installs it first when it is not.',
  ),
  row(
    'trial_report',
    'Plugins',
    PLUGIN_LISTS,
    'trial report',
    'Shows what the plugin would have done since it is on trial.',
  ),
  row(
    'keep_plugin',
    'Plugins',
    PLUGIN_LISTS,
    'keep',
    'Ends the trial, after a question: from then on the plugin does what it returns.',
  ),

  row(
    'toggle_tick',
    'Plugins',
    ['preview'],
    'take or leave',
    'Ticks the change of the row, or takes the tick away, with those that cannot be without it.',
  ),
  row('toggle_all', 'Plugins', ['preview'], 'take or leave all', 'Ticks every change, or none.'),
  row('apply', 'Plugins', ['preview'], 'apply', 'Makes the changes that are ticked, as one step.'),
  row(
    'apply_always',
    'Plugins',
    ['preview'],
    'always for this plugin',
    'Makes the changes that are ticked and never asks for this plugin again.',
  ),
  row('edit_setting', 'Plugins', ['settings'], 'change', 'Types a new value, or goes on to the next choice.'),
  row('next_option', 'Plugins', ['settings'], 'next choice', 'Goes on to the next choice of the setting.'),
  row('clear_setting', 'Plugins', ['settings'], 'clear', 'Takes the value away; a secret is forgotten.'),
  row('save_settings', 'Plugins', ['settings'], 'save', 'Saves the settings and closes them.'),
  row('run_details', 'Plugins', ['provenance'], 'run', 'Shows the run that made the change.'),
  row(
    'revert_plugin',
    'Plugins',
    ['provenance'],
    'revert by plugin',
    'Opens the command line with the command that takes back what this plugin changed.',
  ),
] as const satisfies readonly Action[];

/** The name of an action: `snake_case`, stable, written in configuration files. */
export type ActionName = (typeof ACTIONS)[number]['name'];

/** The actions that one mode knows. */
export type ActionIn<M extends KeyMode> = {
  [A in (typeof ACTIONS)[number] as A['name']]: M extends A['modes'][number] ? A['name'] : never;
}[ActionName];

const BY_NAME = new Map<string, Action>(ACTIONS.map((action) => [action.name, action]));

/** The row of an action. */
export function actionOf(name: ActionName): Action {
  const action = BY_NAME.get(name);
  if (!action) throw new Error(`no row in the action table for ${name}`);
  return action;
}
