/** A todo's fields in a preview: what they were and become, in short words; contents and descriptions whole. */

import { cleanText } from '../lib/clean-text';
import type { CommandOf } from '../todo/command';
import { recurrenceWords } from '../todo/recurrence';
import { MAX_CONTENT_LENGTH, STATE_CHARACTERS, type Todo, tagsOf } from '../todo/todo';
import { cleanLine, plainDescription, quoteLine } from './clean-text';
import type { PreviewRow } from './preview';

/** What a run can write. */
export type Fields = Pick<
  Todo,
  'content' | 'state' | 'priority' | 'dueDate' | 'recurrence' | 'reminder' | 'description'
>;

/** A todo of which nothing was said yet. */
export const BLANK: Fields = {
  content: '',
  state: 'empty',
  priority: null,
  dueDate: null,
  recurrence: null,
  reminder: null,
  description: null,
};

/** The longest part that is only there to be known again, in code points. */
const MAX_PART = 60;

/** The fields with those that are written. */
export function changed(before: Fields, updates: CommandOf<'update_todo'>['updates']): Fields {
  const { content, state, priority, dueDate, recurrence, reminder, description } = updates;
  return {
    content: content ?? before.content,
    state: state ?? before.state,
    priority: priority === undefined ? before.priority : priority,
    dueDate: dueDate === undefined ? before.dueDate : dueDate,
    recurrence: recurrence === undefined ? before.recurrence : recurrence,
    reminder: reminder === undefined ? before.reminder : reminder,
    description: description === undefined ? before.description : description,
  };
}

/** What is said of a new todo besides its content and its description. */
export function fieldParts({ state, priority, dueDate, recurrence, reminder }: Fields): string[] {
  return [
    state === 'empty' ? '' : box(state),
    priority ?? '',
    dueDate ? `due ${dueDate}` : '',
    recurrence ? `repeats ${repeats(recurrence)}` : '',
    reminder ? `reminder ${moment(reminder)}` : '',
  ];
}

/** What it was and becomes. What is short comes first, so that a long content does not hide it. */
export function differences(before: Fields, after: Fields): Pick<PreviewRow, 'detail' | 'description'> {
  const part = (name: string, word: (fields: Fields) => string) => {
    const [was, is] = [word(before), word(after)];
    return was === is ? '' : `${name} ${was} → ${is}`;
  };
  const gone = wordDescription(before);
  const isGone = !after.description && gone !== 'none';
  return {
    detail: joined([
      part('state', ({ state }) => box(state)),
      part('priority', ({ priority }) => priority ?? 'none'),
      part('due', ({ dueDate }) => dueDate ?? 'none'),
      part('repeats', ({ recurrence }) => repeats(recurrence)),
      part('reminder', ({ reminder }) => moment(reminder)),
      part('tags', ({ content }) => tags(content)),
      isGone ? `description ${gone} → none` : '',
      after.content === before.content ? '' : `content → ${quoteLine(after.content, MAX_CONTENT_LENGTH)}`,
    ]),
    description:
      after.description === before.description ? null : descriptionOf(`description ${gone} →`, after),
  };
}

/** The whole description behind that head; null where there is none. */
export function descriptionOf(head: string, { description }: Fields): PreviewRow['description'] {
  if (!description) return null;
  const lines = plainDescription(description).split('\n');
  const text = lines.map((line) => cleanText(line).trimEnd()).join('\n');
  return text.trim() === '' ? { head, text: '(blank)' } : { head, text: text.trimEnd() };
}

/** Details beside each other. */
export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('   ');
}

function wordDescription({ description }: Fields): string {
  return description ? quoteLine(description, MAX_PART) : 'none';
}

function box(state: Todo['state']): string {
  return `[${STATE_CHARACTERS[state]}]`;
}

function repeats(recurrence: string | null): string {
  return recurrence === null ? 'none' : cleanLine(recurrenceWords(recurrence), MAX_PART);
}

function moment(reminder: string | null): string {
  return reminder === null ? 'none' : reminder.replace('T', ' ');
}

function tags(content: string): string {
  const all = tagsOf(content).map((tag) => `#${tag}`);
  return all.length === 0 ? 'none' : cleanLine(all.join(' '), MAX_PART);
}
