/** The forms of what host functions are given and answer. The table is in `host-functions.ts`. */
import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import { snapshotSchema } from './snapshots';

export const todoId = z.uuid().toLowerCase();
export const key = z.string().min(1).max(256);
const text = z.string().max(1_000);
export const nothing = z.strictObject({}).nullish();
export const value = z.string().nullable();

export const query = z.strictObject({
  state: z.enum(['open', 'done', 'all']).optional(),
  /** A project's id, or the name of the current one; the current project when left out. */
  project: z.string().min(1).max(64).optional(),
  /** The current day when left out. */
  date: calendarDateSchema.optional(),
  /** Direct children only; null asks for the top level. */
  parent_id: todoId.nullable().optional(),
  text: text.optional(),
  tag: text.optional(),
  /** Deleted todos too, after the others; only with this do they appear. */
  include_deleted: z.boolean().optional(),
  limit: z.int().min(1).optional(),
  /** As the page before gave it. */
  cursor: z.string().max(64).optional(),
});

export const page = z.strictObject({ todos: z.array(snapshotSchema), next_cursor: z.string().nullable() });

/** The longest address, path or argument that a plugin may name, in UTF-16 code units. */
const long = z.string().max(4_096);

export const request = z.strictObject({
  /** `https:` anywhere, `http:` only to a host that was granted by name. */
  url: long.min(1),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  headers: z.record(z.string().min(1).max(100), z.string().max(8_192)).optional(),
  /** Text; sent as UTF-8. */
  body: z.string().optional(),
});

export const response = z.strictObject({
  status: z.int(),
  /** In lower case; of several with one name, joined by a comma. */
  headers: z.record(z.string(), z.string()),
  /** The body as text; bytes that are not UTF-8 become the replacement character. */
  body: z.string(),
  /** The address that answered, after redirects. */
  url: z.string(),
});

/** A path below the plugin's own folder, or below a granted one written as in the manifest (`~/.claude/tasks/x`). */
export const path = long.min(1);

export const program = z.strictObject({
  /** As granted, `git`: a name, no path. */
  program: z.string().min(1).max(64),
  args: z.array(long).max(100).optional(),
  stdin: z.string().optional(),
});

export const programEnd = z.strictObject({
  /** The exit code; null when it was ended by a signal. */
  code: z.int().nullable(),
  stdout: z.string(),
  stderr: z.string(),
});

/** One entry of a folder. */
export const directoryEntry = z.strictObject({
  name: z.string(),
  kind: z.enum(['file', 'directory']),
  /** Bytes; 0 for a folder. */
  size: z.int(),
});

/** A project. */
export const project = z.strictObject({ id: z.string(), name: z.string() });
