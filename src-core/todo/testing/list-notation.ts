import type { CalendarDate } from '../../lib/calendar-date';
import { parseCalendarDate } from '../../lib/calendar-date';
import { ranksBetween } from '../../lib/rank';
import {
  isComplete,
  type ListKey,
  STATE_CHARACTERS,
  stateFromCharacter,
  type Todo,
  type TodoId,
} from '../todo';

/**
 * Lists as text, so that a test reads as an example: one line a row, one space a level, then the content, with
 * a checkbox in front unless the row is empty: `['A', ' [x] b', '  c']`. For tests only.
 */

/** The day that rows are on unless a test says otherwise. */
export const TODAY = dateOf('2026-01-31');

/** The day before {@link TODAY}. */
export const YESTERDAY = dateOf('2026-01-30');

/** The list that rows are in unless a test says otherwise. */
export const TODAYS_LIST: ListKey = { project: 'default', date: TODAY };

/** When rows were made unless a test says otherwise. */
export const CREATED = '2026-01-31T08:00:00.000Z';

/** The date of a text that is known to be one. */
export function dateOf(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error(`${text} is not a date`);
  return date;
}

/**
 * The id that {@link parseRows} gives to the row with this content; the second row of the same content in a list
 * has the id of `content#2`.
 */
export function idOf(content: string): TodoId {
  let hash = 0xcbf29ce484222325n;
  for (const character of content) {
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  const hex = hash.toString(16).padStart(16, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4000-8000-${hex.slice(12)}00000000`;
}

/** The rows that the lines describe, in order; `fields` are given to every row. */
export function parseRows(lines: readonly string[], fields: Partial<Todo> = {}): Todo[] {
  const ranks = ranksBetween(null, null, lines.length);
  const seen = new Map<string, number>();
  return lines.map((line, index) => {
    const { indent, state, content } = parseLine(line);
    const occurrence = (seen.get(content) ?? 0) + 1;
    seen.set(content, occurrence);
    return {
      id: idOf(occurrence === 1 ? content : `${content}#${occurrence}`),
      ...TODAYS_LIST,
      rank: ranks[index] ?? '',
      indent,
      content,
      state,
      priority: null,
      dueDate: null,
      description: null,
      recurrence: null,
      reminder: null,
      createdAt: CREATED,
      modifiedAt: CREATED,
      completedAt: isComplete(state) ? CREATED : null,
      ...fields,
    };
  });
}

/** The lines that describe the rows: the opposite of {@link parseRows}. */
export function printRows(rows: readonly Todo[]): string[] {
  return rows.map((row) => {
    const box = row.state === 'empty' ? '' : `[${STATE_CHARACTERS[row.state]}] `;
    return `${' '.repeat(row.indent)}${box}${row.content}`;
  });
}

const LINE = /^( *)(?:\[(.)\] )?(.*)$/u;

function parseLine(line: string): Pick<Todo, 'indent' | 'state' | 'content'> {
  const [, spaces = '', box = ' ', content = ''] = LINE.exec(line) ?? [];
  const state = stateFromCharacter(box);
  if (state === undefined) throw new Error(`not a row: ${line}`);
  return { indent: spaces.length, state, content };
}
