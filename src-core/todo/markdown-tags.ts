/** The fields of a todo as they stand behind its content: `@priority(P0) @due(2026-01-24)`. */
import { type CalendarDate, parseCalendarDate } from '../lib/calendar-date';
import { civilMinuteSchema, recurrenceSchema } from './moment-schemas';
import { type CivilMinute, PRIORITIES, type Priority, type Todo } from './todo';

/** The fields that are written as tags. */
export type TaggedFields = Pick<Todo, 'priority' | 'dueDate' | 'recurrence' | 'reminder'>;

/** A line without its tags, and what they say. */
export interface TagReading {
  readonly content: string;
  readonly fields: Partial<TaggedFields>;
  /** One sentence for each tag that says nothing; it stays in the content. */
  readonly faults: readonly string[];
}

/** `@id` stands in files of old versions of the original; it is read over. */
const TAG_START = /@(priority|due|repeat|remind|id)\(/g;

/** No value is longer; where none ends within it, the text is no tag. It keeps the search linear. */
const LONGEST_VALUE = 40;

/** Content and tags on one line. Text in the content that looks like a tag gets a backslash more. */
export function printTagged(content: string, fields: TaggedFields): string {
  const { priority, dueDate, recurrence, reminder } = fields;
  const tags = [
    priority && `@priority(${priority})`,
    dueDate && `@due(${dueDate})`,
    recurrence && `@repeat(${recurrence})`,
    reminder && `@remind(${reminder})`,
  ];
  return [content.replaceAll(TAG_START, '\\$&'), ...tags.filter((tag) => tag !== null)].join(' ');
}

/** Takes the tags out of a line, wherever they stand in it; the first of a kind counts. */
export function readTagged(line: string): TagReading {
  const fields: Partial<Record<TagName, string>> = {};
  const faults: string[] = [];
  let content = '';
  let from = 0;
  for (const match of line.matchAll(TAG_START)) {
    const name = match[1] as TagName;
    if (match.index < from) continue;
    if (line[match.index - 1] === '\\') {
      content += line.slice(from, match.index - 1);
      from = match.index;
      continue;
    }
    const start = match.index + match[0].length;
    const length = line.slice(start, start + LONGEST_VALUE).indexOf(')');
    const value = line.slice(start, start + Math.max(length, 0));
    const fault = length < 0 ? `@${name}( has no end` : faultOf(name, value, fields);
    if (fault !== null) {
      faults.push(fault);
      continue;
    }
    fields[name] = value;
    content = joined(content + line.slice(from, match.index));
    from = start + length + 1;
    while (content !== '' && line[from] === ' ') from += 1;
  }
  return { content: (content + line.slice(from)).trim(), fields: fieldsOf(fields), faults };
}

type TagName = 'priority' | 'due' | 'repeat' | 'remind' | 'id';

/** What stands before a tag, ready for what stands after it. */
function joined(before: string): string {
  const trimmed = before.trimEnd();
  return trimmed === '' ? '' : `${trimmed} `;
}

function faultOf(name: TagName, value: string, known: Partial<Record<TagName, string>>): string | null {
  if (known[name] !== undefined) return `a second @${name}`;
  const isValid = {
    priority: () => PRIORITIES.some((priority) => priority === value.toUpperCase()),
    due: () => parseCalendarDate(value) !== undefined,
    repeat: () => recurrenceSchema.safeParse(value).success,
    remind: () => civilMinuteSchema.safeParse(value).success,
    id: () => true,
  };
  return isValid[name]() ? null : `@${name}(${value}) says nothing that is known`;
}

function fieldsOf(values: Partial<Record<TagName, string>>): Partial<TaggedFields> {
  const { priority, due, repeat, remind } = values;
  return {
    ...(priority !== undefined && { priority: priority.toUpperCase() as Priority }),
    ...(due !== undefined && { dueDate: due as CalendarDate }),
    ...(repeat !== undefined && { recurrence: repeat }),
    ...(remind !== undefined && { reminder: remind as CivilMinute }),
  };
}
