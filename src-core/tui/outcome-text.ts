/**
 * What the user reads of what became of a change, an undo or a redo: that it was done, or why not and what to do. When it is
 * said, and how long it stays, is the matter of status.ts.
 */
import { type CalendarDate, longDate } from '../lib/calendar-date';
import type { Refusal, Undone } from '../todo/outcome';
import type { ProjectChange } from '../todo/project';
import type { Effect } from './effect';
import type { Model } from './model';
import { quote } from './status';

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
