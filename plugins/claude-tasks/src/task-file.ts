/**
 * One task as Claude Code writes it, `~/.claude/tasks/LIST/ID.json`. What is read is somebody else's file, so nothing
 * of it is believed: texts are cut, unknown states are pending, and what is no task is none.
 */

/** What the file says of the work. */
export type TaskStatus = 'pending' | 'in_progress' | 'completed';

/** A task as far as the mirror shows it. */
export interface Task {
  /** The name of its file without `.json`. */
  readonly id: string;
  readonly subject: string;
  readonly status: TaskStatus;
  readonly description: string;
  /** What is being done, in the words of whoever does it; empty when there are none. */
  readonly activeForm: string;
  /** Ids of the tasks that wait for this one, and of those that it waits for. */
  readonly blocks: readonly string[];
  readonly blockedBy: readonly string[];
}

const FILE = /^([A-Za-z0-9][A-Za-z0-9_-]{0,63})\.json$/;

/** More than a row can show; a todo holds 10,000. */
const MAX_SUBJECT = 1_000;
const MAX_DESCRIPTION = 2_000;
const MAX_EDGES = 50;

/** The id that belongs to the name of a file; null when that is not a task's. */
export function taskIdOf(file: string): string | null {
  return FILE.exec(file)?.[1] ?? null;
}

/** Reads a file's text; null when it is not a task, as when it is half written. */
export function parseTask(id: string, text: string): Task | null {
  const raw = parsed(text);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const fields: Readonly<Record<string, unknown>> = { ...raw };
  const subject = line(fields.subject, MAX_SUBJECT);
  return {
    id,
    subject: subject === '' ? `Task ${id}` : subject,
    status: statusOf(fields.status),
    description: lines(fields.description, MAX_DESCRIPTION),
    activeForm: line(fields.activeForm, MAX_SUBJECT),
    blocks: idsIn(fields.blocks),
    blockedBy: idsIn(fields.blockedBy),
  };
}

/** By number where both are numbers, else by text. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (left !== right && Number.isFinite(left) && Number.isFinite(right)) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function statusOf(value: unknown): TaskStatus {
  return value === 'in_progress' || value === 'completed' ? value : 'pending';
}

/** One line. The host cleans in the same way; what was shown is compared with what is shown, so it is done here first. */
function line(value: unknown, max: number): string {
  return lines(value, max).replace(/\s+/gu, ' ').trim();
}

/** Line ends and tabs stay; other control characters are blanks, and half of a character is U+FFFD. */
function lines(value: unknown, max: number): string {
  if (typeof value !== 'string') return '';
  return value
    .slice(0, max)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}

function idsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const ids = value
    .slice(0, MAX_EDGES)
    .flatMap((one: unknown) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
  return [...new Set(ids)];
}
