/**
 * Everything as JSON: projects, lists of all days with every field and id, pictures of closed days. Its version is
 * written first; a file of a newer one is refused by name. Where rows stand is said by their order.
 */
import { z } from 'zod';
import type { CalendarDate } from '../lib/calendar-date';
import { parseCalendarDate } from '../lib/calendar-date';
import { err, ok, type Result } from '../lib/result';
import {
  type IncomingRow,
  indentMender,
  type Mending,
  momentOf,
  type RawRow,
  readIncomingRow,
} from './interchange-row';
import { MAX_PROJECT_NAME } from './project';
import { cleanContent, wholeText } from './text';
import type { Instant, ListKey, ProjectId, Todo, TodoId } from './todo';

/** The version that is written; older ones are read. */
export const INTERCHANGE_VERSION = 1;

/** A list that comes in, or a part of one: further parts of the same list follow. */
export interface IncomingList {
  /** Null: the file does not say. */
  readonly project: IncomingProject | null;
  /** Null: the file does not say. */
  readonly date: CalendarDate | null;
  readonly rows: readonly IncomingRow[];
  /** The list as it was when it closed, not todos of their own. Null: todos. */
  readonly picture: { readonly closedAt: Instant | null } | null;
}

/** A project by its name; the id is kept when it is free. */
export interface IncomingProject {
  readonly id: ProjectId | null;
  readonly name: string;
}

/** The first lines of a file, up to the lists. */
export function interchangeHeader(header: {
  readonly exportedAt: Instant;
  readonly projects: readonly IncomingProject[];
  /** Names of plugins that stored something, for people; what they stored is not in the file. */
  readonly plugins: readonly string[];
}): string {
  const { exportedAt, projects, plugins } = header;
  const head = { format: 'to-tui', version: INTERCHANGE_VERSION, exportedAt, plugins, projects };
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "lists": [`;
}

/** One list; between two stands a comma. Each row is on a line of its own. */
export function interchangeList(
  key: ListKey,
  rows: readonly Todo[],
  folded: ReadonlySet<TodoId>,
  picture?: { readonly closedAt: Instant },
): string {
  const head = JSON.stringify({ project: key.project, date: key.date, ...(picture && { picture }) });
  const lines = rows.map(({ project: _, date: __, rank: ___, ...row }) =>
    JSON.stringify(folded.has(row.id) ? { ...row, folded: true } : row),
  );
  return `\n${head.slice(0, -1)},"todos":[\n${lines.join(',\n')}\n]}`;
}

/** The last lines. */
export const INTERCHANGE_END = '\n]}\n';

const envelopeSchema = z.object({
  format: z.literal('to-tui'),
  version: z.int().min(1),
});

const bodySchema = z.object({
  projects: z.array(z.object({ id: z.string().max(64), name: z.string() })).max(10_000),
  lists: z.array(z.unknown()),
});

const listSchema = z.object({
  project: z.string(),
  date: z.string(),
  picture: z.object({ closedAt: z.string() }).nullish(),
  todos: z.array(z.unknown()),
});

/** What a file has to say, list by list. */
export interface InterchangeReading {
  /** Also those that have no lists. */
  readonly projects: readonly IncomingProject[];
  /** How many lists there are. */
  readonly total: number;
  /** Reads a list; the error is a sentence about it. */
  list(index: number, mending: Mending): Result<InterchangeList, string>;
}

/** A list, and what of it could not be read. */
export interface InterchangeList {
  readonly list: IncomingList;
  /** Rows in which nothing can be seen. */
  readonly unreadable: number;
}

/** Reads parsed JSON as an export. The error is a sentence. */
export function readInterchange(json: unknown): Result<InterchangeReading, string> {
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return err('The file is JSON, but no export of to-tui.');
  const { version } = envelope.data;
  if (version > INTERCHANGE_VERSION) {
    return err(
      `The file is an export of a newer to-tui (version ${version} of the format; this one reads up to ${INTERCHANGE_VERSION}).`,
    );
  }
  const body = bodySchema.safeParse(json);
  if (!body.success) return err(`The export is damaged: ${placeOf(body.error)}.`);
  const projects = body.data.projects.map(readProject);
  const byId = new Map(projects.map((project) => [project.id, project]));
  const { lists } = body.data;
  return ok({
    projects,
    total: lists.length,
    list: (index, mending) => readList(lists[index], byId, mending),
  });
}

function readProject({ id, name }: { id: string; name: string }): IncomingProject {
  return { id, name: readProjectName(name) ?? readProjectName(id) ?? NAMELESS };
}

/** The name of a project that has none. */
const NAMELESS = 'imported';

/** The name of a project as it can be kept; null when nothing is left of it. */
export function readProjectName(name: string): string | null {
  const clean = cleanContent(wholeText(name.slice(0, 1_000)));
  if (clean === null) return null;
  return Array.from(clean)
    .reduce((kept, c) => (kept.length + c.length <= MAX_PROJECT_NAME ? kept + c : kept), '')
    .trim();
}

function readList(
  json: unknown,
  projects: ReadonlyMap<ProjectId | null, IncomingProject>,
  mending: Mending,
): Result<InterchangeList, string> {
  const parsed = listSchema.safeParse(json);
  if (!parsed.success) return err(`a list is damaged: ${placeOf(parsed.error)}`);
  const { project: id, date: day, picture, todos } = parsed.data;
  const date = parseCalendarDate(day);
  if (date === undefined) return err(`a list is of a day that does not exist: ${day.slice(0, 20)}`);
  const mendIndent = indentMender(mending);
  const rows = todos.map((todo) => {
    const row = typeof todo === 'object' && todo !== null ? readIncomingRow(todo as RawRow, mending) : null;
    return row && mendIndent(row);
  });
  const readable = rows.filter((row) => row !== null);
  const project = projects.get(id) ?? readProject({ id, name: id });
  const closedAt = picture ? (momentOf(picture.closedAt) ?? null) : null;
  return ok({
    list: { project, date, rows: readable, picture: picture ? { closedAt } : null },
    unreadable: rows.length - readable.length,
  });
}

function placeOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.').slice(0, 60)} ${issue.message}` : 'it cannot be read';
}
