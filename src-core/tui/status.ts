/**
 * The message in the status bar: how it is said and how long it stays, and the sentences that are about no answer of
 * main's. Each says what it is about and, where there is something to do, what. What became of a change is in
 * outcome-text.ts, what the world did not do in failure-text.ts.
 */
import type { KeyMode } from '../keymap/action';
import { cleanText } from '../lib/clean-text';
import { truncate } from '../lib/text-width';
import type { PluginState } from '../plugin/plugin-summary';
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
