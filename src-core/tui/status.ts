/**
 * What the user reads of what happened: the only place with such sentences. Each says what it is about and, where there
 * is something to do, what. Also how long a message stays.
 */
import type { KeyMode } from '../keymap/action';
import { type CalendarDate, longDate } from '../lib/calendar-date';
import { cleanText } from '../lib/clean-text';
import { withoutSequences } from '../lib/terminal-sequences';
import { truncate } from '../lib/text-width';
import type { PluginState } from '../plugin/plugin-summary';
import type { Refusal, Undone } from '../todo/outcome';
import type { ProjectChange } from '../todo/project';
import type { Effect } from './effect';
import type { Model, Status } from './model';
import { type Step, still } from './step';

/** How long a message stays, in ms. A warning or an error stays on after that until the next input. */
export const STATUS_MS = { info: 3_000, success: 3_000, warning: 6_000, error: 6_000 } as const;

/** Shows a message in place of the one before it, and sets its timer. */
export function say(
  model: Model,
  status: Omit<Status, 'serial'>,
  ms: number = STATUS_MS[status.level],
): Step {
  const serial = model.serial + 1;
  return [
    { ...model, serial, status: { ...status, serial } },
    [{ kind: 'after', name: 'status', ms, due: { kind: 'status_due', serial } }],
  ];
}

/** Tells the user something that is in order. It is about what was just done, so it goes with the next change. */
export function inform(model: Model, text: string): Step {
  return say(model, { level: 'info', text, plugin: null, ofDeed: 'latest' });
}

/**
 * Tells the user that what was just asked for was not done. It speaks of that key, so it goes with the next one; what
 * comes unasked, from a plugin or the disk, has its time first.
 */
export function warn(model: Model, text: string): Step {
  return say(model, { level: 'warning', text, plugin: null, lapsed: true });
}

/** Why a day's list cannot be changed. */
export function readOnlyText(model: Model): string {
  return `${closedText(model.list.key.date)} Press T for today.`;
}

/** The same for who begins to type. */
export function typingRefusedText(model: Model): string {
  return `${closedText(model.list.key.date)} What you type here is not kept. Close this with Esc, then press T for today.`;
}

function closedText(date: CalendarDate): string {
  return `${longDate(date)} is closed and can only be read.`;
}

/** Undo speaks of the day of the step, which is often not the one on the screen. */
function closedStepText(date: CalendarDate, asked: 'undo' | 'redo'): string {
  const [end, step] = asked === 'undo' ? ['Undo', 'the step before'] : ['Redo', 'the next step'];
  return `${end} ends here: ${step} was made on ${longDate(date)}, and that day is closed. Its rows can be copied: gd goes there.`;
}

/** Why a command was not done, or a step not taken back or brought back. */
export function refusalText(refusal: Refusal, asked?: Effect['kind']): string {
  switch (refusal.kind) {
    case 'no_such_todo':
      return 'That row is not there any more.';
    case 'id_taken':
      return 'The new row was not made: its id is taken. Please try again.';
    case 'blank_content':
      return 'A row needs some text, so it stays as it was.';
    case 'read_only_day':
      return asked === 'undo' || asked === 'redo'
        ? closedStepText(refusal.date, asked)
        : `${closedText(refusal.date)} Press T for today.`;
    case 'cannot_indent':
      return 'This row cannot go deeper: it is below the row before it already, or the first.';
    case 'cannot_outdent':
      return 'This row is at the top level already.';
    case 'cannot_move':
      return 'There is nothing to move past in that direction.';
    case 'bad_place':
      return 'A row cannot be moved to that place.';
    case 'no_such_project':
      return 'That project is not there any more.';
    case 'project_name_taken':
      return `There is a project called ${quote(refusal.name)} already.`;
    case 'blank_project_name':
      return 'A project needs a name.';
    case 'default_project':
      return 'The default project can be neither renamed nor deleted.';
    case 'nothing_to_roll_over':
      return 'There is nothing open on an earlier day.';
    case 'nothing_to_undo':
      return 'There is nothing to undo.';
    case 'nothing_to_redo':
      return 'There is nothing to redo.';
    case 'step_outdated':
      return 'That step no longer fits, because the rows have changed since. It was left out; press again for the one before.';
    case 'not_saved':
      return `Nothing was saved: ${refusal.message}`;
  }
}

/** Whether a refusal only says that there is nothing to do. */
export function isHarmless(refusal: Refusal): boolean {
  return (
    refusal.kind === 'nothing_to_undo' || refusal.kind === 'nothing_to_redo' || refusal.kind === 'cannot_move'
  );
}

/** What an undo took back, or a redo brought back: `undid: 3 rows deleted (by jira-sync)`. */
export function undoneText(undone: Undone): string {
  const parts = [
    ...(undone.project ? [projectDeed(undone.project)] : []),
    counted(undone.added, 'added'),
    counted(undone.moved, 'moved'),
    counted(undone.updated - undone.moved, 'changed'),
    counted(undone.removed, 'deleted'),
  ].filter((part) => part !== '');
  const what = parts.length === 0 ? 'a change' : parts.join(', ');
  const by = byWhom(undone.cause);
  return `${undone.direction === 'undo' ? 'undid' : 'redid'}: ${what}${by}`;
}

function projectDeed({ from, to }: ProjectChange): string {
  const name = quote((to ?? from)?.name ?? '');
  if (from === null) return `project ${name} made`;
  return to === null ? `project ${name} deleted` : `project ${quote(from.name)} renamed to ${name}`;
}

function byWhom(cause: Undone['cause']): string {
  if (cause.kind === 'plugin') return ` (by ${cause.plugin})`;
  return cause.kind === 'revert' ? ` (taken back from ${cause.plugin})` : '';
}

function counted(rows: number, deed: string): string {
  if (rows === 0) return '';
  return rows === 1 ? `1 row ${deed}` : `${rows} rows ${deed}`;
}

/** What could not be done, for an effect that failed. */
export function failureText(asked: Effect, message: string): string {
  return `${cleanText(failedDeed(asked))}: ${cleanText(withoutSequences(message))}`;
}

function failedDeed(asked: Effect): string {
  switch (asked.kind) {
    case 'dispatch':
      return 'The change was not saved';
    case 'undo':
      return 'The change was not undone';
    case 'redo':
      return 'The change was not redone';
    case 'open_list':
      return `The list of ${asked.list.date} could not be read`;
    case 'invoke_plugin_action':
      return `${asked.plugin} could not run ${asked.action}`;
    case 'enable_plugin':
      return `${asked.plugin} was not enabled`;
    case 'disable_plugin':
      return `${asked.plugin} was not disabled`;
    case 'review_plugin':
      return `${asked.plugin} could not be shown`;
    case 'plugin_command':
      return `plugin ${asked.words.join(' ')}`;
    case 'plugin_settings':
      return `The settings of ${asked.plugin} could not be read`;
    case 'save_plugin_settings':
      return `The settings of ${asked.plugin} were not saved`;
    case 'answer_preview':
      return 'The answer to the preview did not arrive';
    case 'key_pressed':
      return 'Plugins did not hear of the key';
    case 'gallery':
      return 'The plugins that come with the application could not be read';
    case 'provenance':
      return 'Who changed the row could not be found out';
    case 'remember_fold':
      return 'The fold will not be remembered';
    case 'remember_cursor':
      return 'The place of the cursor will not be remembered';
    case 'projects':
      return 'The projects could not be read';
    case 'project_opened':
      return 'The project will not be remembered';
    case 'rollover_offer':
      return 'What is open on earlier days could not be found out';
    case 'answer_rollover':
      return asked.take ? 'Nothing was taken along' : 'The answer was not kept';
    case 'read_time':
      return `What ${quote(asked.text)} means could not be found out`;
    case 'find_everywhere':
      return 'The lists could not be searched';
    case 'statistics':
      return 'The statistics could not be read';
    case 'remember_draft':
      return 'What is being typed would not survive a crash';
    case 'app_command':
      return asked.words.join(' ');
    case 'complete_path':
      return 'The folder could not be read';
    case 'remember_command':
      return 'The command will not be remembered';
    case 'save_config':
      return `${asked.key.join('.')} was not saved`;
    case 'cancel_work':
      return 'The work could not be cancelled';
    case 'log_path':
      return 'Where the log is could not be found out';
    case 'set_zoom':
      return 'The size could not be changed';
    case 'copy_text':
      return 'Nothing was copied';
    case 'after':
      return 'A timer could not be started';
    case 'turn_day':
      return 'The day that is over could not be closed';
    case 'ready_to_close':
    case 'quit':
      return 'The window could not be closed';
  }
}

/** Columns of what somebody typed in a sentence about it. */
const QUOTE_COLUMNS = 40;

/** A row's text in a sentence, cut to a length that leaves room for the sentence. */
export function quote(text: string): string {
  return `“${truncate(cleanText(text), QUOTE_COLUMNS)}”`;
}

/** Tells how many characters of a text found no room in its line, if there are any. */
export function tellLeftOut(model: Model, leftOut: number): Step {
  return leftOut === 0 ? still(model) : warn(model, lineFullText(leftOut));
}

/** What became of the end of a text that is longer than its line may be. */
function lineFullText(leftOut: number): string {
  return `The line is full: ${leftOut === 1 ? '1 character was' : `${leftOut} characters were`} left out.`;
}

/** Where a text went whose place somebody else has deleted. */
export function savedAtEndText(content: string): string {
  return `${quote(content)} was saved at the end of the list: the row it belonged to is not there any more.`;
}

/** Why a key of a plugin does nothing. */
export function idleKeyText(plugin: string, state: PluginState, reason: string | null): string {
  switch (state) {
    case 'enabled':
    case 'disabled':
      return `${plugin} is off (P to switch it on)`;
    case 'needs_consent':
      return `${plugin} waits for your consent (P to look at what it asks for)`;
    case 'changed_on_disk':
      return `${plugin} has changed on disk and is off (P to look at it again)`;
    case 'failed':
      return `${plugin} has failed and is off (P to switch it on again)`;
    case 'error':
    case 'incompatible':
      return reason === null ? `${plugin} cannot run (P says why)` : `${plugin} is not on: ${reason} (in P)`;
  }
}

/** Why no command can be given now, in the boxes where one must wait; null where typing or nothing is open. */
export function noCommandText(mode: KeyMode, key: string): string | null {
  switch (mode) {
    case 'confirm':
    case 'rollover':
    case 'preview':
      return `Answer this first: then ${key} opens the command line.`;
    case 'settings':
      return `Save or close the settings first: then ${key} opens the command line.`;
    case 'message':
      return `Close this first: then ${key} opens the command line.`;
    default:
      return null;
  }
}

/** The messages that are not about an outcome. */
export const SENTENCES = {
  configInOrder: 'The configuration is in order again.',
  today: 'This is today already.',
  noRow: 'There is no row here. Press n for a new one.',
  rereadList: 'The list did not fit its changes and was read again.',
  blankKept: 'A row needs some text, so it stays as it was. Press dd to delete it.',
  pluginRuns: 'It is enabled already.',
  pluginRests: 'It is disabled already.',
  nothingToRevoke: 'There is nothing to take back: it may do no more than every plugin.',
  noVersionBefore: 'There is no version before this one to go back to.',
  noSettings: 'This plugin has no settings.',
  noPlugin: 'There is no plugin here.',
  galleryLoading: 'The gallery is being read. Please try again in a moment.',
  onTrial: 'It is on trial already.',
  notOnTrial: 'It is not on trial.',
  nothingToRepeat: 'Nothing has been changed yet that could be done again.',
  nothingCopied: 'Nothing has been copied yet: y copies a row.',
  nothingToPaste: 'There is no row in the pasted text.',
  tooMuchToPaste: 'That is more than 10,000 rows: nothing was pasted.',
  tooManyRows: 'At most 1,000 rows can be changed at once.',
  searchFromTop: 'The search went on from the first row.',
  searchFromEnd: 'The search went on from the last row.',
  noFilter: 'No filter is on that could be saved: f opens the filter line.',
  noFilterName: 'The filter needs a name: filter save NAME.',
  copied: 'The page was copied.',
  noWork: 'There is no work to cancel.',
  noLog: 'No log is written.',
} as const;

/** The question before rows are deleted, and the rows below them. */
export function deleteQuestion(rows: number, below: number): string {
  const these = rows === 1 ? 'this row' : `these ${rows} rows`;
  const it = rows === 1 ? 'it' : 'them';
  return below === 1
    ? `Delete ${these} and the one below ${it}?`
    : `Delete ${these} and the ${below} below ${it}?`;
}

/** Where the log is, which is on the clipboard now. */
export function logPathText(path: string): string {
  return `The log is ${cleanText(path)}: its path was copied.`;
}

/** What was copied. */
export function copiedText(rows: number): string {
  return rows === 1 ? 'The row was copied.' : `${rows} rows were copied.`;
}

/** What a text from elsewhere became. */
export function pastedText(rows: number, leftOut: number): string {
  const made = rows === 1 ? '1 row was pasted' : `${rows} rows were pasted`;
  return leftOut === 0 ? `${made}.` : `${made}; ${leftOut} more found no room.`;
}

/** Why a plugin of the gallery is not installed. */
export function installedText(plugin: string): string {
  return `${plugin} is installed already, in this version.`;
}

/** A search without a match. */
export function notFoundText(text: string): string {
  return `${quote(text)} is not in this list.`;
}

/** A filter was saved. */
export function savedFilterText(name: string): string {
  return `The filter was saved as ${quote(name)}: Tab in an empty filter line finds it.`;
}
