/**
 * A row as it came from elsewhere, believed in nothing: every field is looked at, mended where that is plain, cut to
 * what is allowed, and counted. Nothing here throws, whatever is given.
 */
import { type CalendarDate, parseCalendarDate } from '../lib/calendar-date';
import { civilMinuteSchema, recurrenceSchema } from './moment-schemas';
import { cleanContent, cleanDescription, wholeText } from './text';
import {
  type Instant,
  isComplete,
  MAX_CONTENT_LENGTH,
  MAX_DESCRIPTION_LENGTH,
  MAX_INDENT,
  PRIORITIES,
  stateFromCharacter,
  TODO_STATES,
  type Todo,
  type TodoId,
  type TodoState,
} from './todo';

/** A row that can be taken in: it has no place yet, perhaps no id, and moments only where they were given. */
export interface IncomingRow
  extends Pick<
    Todo,
    'indent' | 'content' | 'state' | 'priority' | 'dueDate' | 'description' | 'recurrence' | 'reminder'
  > {
  /** Null: it gets a new one. */
  readonly id: TodoId | null;
  readonly createdAt: Instant | null;
  readonly modifiedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly folded: boolean;
}

/** What had to be done to rows. */
export interface Mending {
  /** Values that meant nothing, and became the default. */
  repaired: number;
  /** Values that were too long or too deep. */
  clamped: number;
}

/** The fields of a row under our names, with whatever is in them; those that are missing are undefined. */
export type RawRow = Readonly<Partial<Record<keyof IncomingRow, unknown>>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** RFC 3339 with any number of digits behind the second. */
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,12})?(Z|[+-]\d{2}:\d{2})?$/i;

/** The row, or null when nothing can be seen in it. Adds to `mending` what had to be done. */
export function readIncomingRow(raw: RawRow, mending: Mending): IncomingRow | null {
  const content = cleanContent(
    typeof raw.content === 'string' ? wholeText(raw.content.slice(0, 4 * MAX_CONTENT_LENGTH)) : '',
  );
  if (content === null) return null;
  const mended = <T>(value: unknown, read: (text: string) => T | undefined): T | null => {
    if (value === null || value === undefined || value === '') return null;
    const found = typeof value === 'string' ? read(value) : undefined;
    if (found === undefined) mending.repaired += 1;
    return found ?? null;
  };
  const state = stateOf(raw.state);
  if (state === undefined) mending.repaired += 1;
  const createdAt = mended(raw.createdAt, momentOf);
  const modifiedAt = mended(raw.modifiedAt, momentOf);
  return {
    id: mended(raw.id, (text) => (UUID.test(text) ? text.toLowerCase() : undefined)),
    indent: indentOf(raw.indent, mending),
    content: cut(content, MAX_CONTENT_LENGTH, mending).trimEnd(),
    state: state ?? 'empty',
    priority: mended(raw.priority, (text) => PRIORITIES.find((one) => one === text.toUpperCase())),
    dueDate: mended(raw.dueDate, (text): CalendarDate | undefined => parseCalendarDate(text.slice(0, 10))),
    description: descriptionOf(raw.description, mending),
    recurrence: mended(raw.recurrence, (text) => recurrenceSchema.safeParse(text).data),
    reminder: mended(raw.reminder, (text) => civilMinuteSchema.safeParse(text).data),
    createdAt,
    modifiedAt,
    completedAt: isComplete(state ?? 'empty') ? mended(raw.completedAt, momentOf) : null,
    folded: raw.folded === true || raw.folded === 1,
  };
}

/** The moment in the form that is stored; undefined when the text is none. */
export function momentOf(text: string): Instant | undefined {
  if (!MOMENT.test(text)) return undefined;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/i.test(text) ? text : `${text}Z`;
  const epochMs = Date.parse(zoned.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'));
  const written = Number.isFinite(epochMs) ? new Date(epochMs).toISOString() : '';
  return /^\d{4}-/.test(written) ? written : undefined;
}

/** Our names of states, and the characters of the original. */
function stateOf(value: unknown): TodoState | undefined {
  if (value === undefined || value === null || value === '') return 'empty';
  if (typeof value !== 'string') return undefined;
  return (
    TODO_STATES.find((state) => state === value) ??
    (value.length === 1 ? stateFromCharacter(value) : undefined)
  );
}

function indentOf(value: unknown, mending: Mending): number {
  const level = typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0;
  if (level !== (value ?? 0)) mending.repaired += 1;
  if (level > MAX_INDENT) mending.clamped += 1;
  return Math.min(level, MAX_INDENT);
}

function descriptionOf(value: unknown, mending: Mending): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') {
    mending.repaired += 1;
    return null;
  }
  const text = cleanDescription(wholeText(value.slice(0, 4 * MAX_DESCRIPTION_LENGTH)));
  return text === null ? null : cut(text, MAX_DESCRIPTION_LENGTH, mending).trimEnd();
}

/** Cuts no character in two. */
function cut(text: string, length: number, mending: Mending): string {
  if (text.length <= length) return text;
  mending.clamped += 1;
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return text.slice(0, end);
}

/** Gives each row in turn an indent that it can have below the row before it; counts those that had another. */
export function indentMender(mending: Mending): (row: IncomingRow) => IncomingRow {
  let deepest = 0;
  return (row) => {
    const indent = Math.min(row.indent, deepest);
    deepest = Math.min(indent + 1, MAX_INDENT);
    if (indent === row.indent) return row;
    mending.repaired += 1;
    return { ...row, indent };
  };
}
