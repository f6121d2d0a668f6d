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
  state: z
    .enum(['open', 'done', 'all'])
    .optional()
    .describe('all when left out; done means done or cancelled, open anything else'),
  project: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('the id or the name of a project; the one on screen when left out'),
  date: calendarDateSchema.optional().describe('the day of the list on screen when left out'),
  parent_id: todoId
    .nullable()
    .optional()
    .describe('only those directly below it; null: those below no other'),
  text: text.optional().describe('a part of the content or the description, in upper or lower case'),
  tag: text.optional().describe('a tag, with or without its #, in upper or lower case'),
  include_deleted: z.boolean().optional().describe('deleted ones too, behind the others'),
  limit: z.int().min(1).optional().describe('so many on a page, at most 200, which is usual'),
  cursor: z
    .string()
    .max(64)
    .optional()
    .describe('the `next_cursor` of the page before; left out for the first page, null is refused'),
});

export const page = z.strictObject({ todos: z.array(snapshotSchema), next_cursor: z.string().nullable() });

/** The longest address, path or argument that a plugin may name, in UTF-16 code units. */
const long = z.string().max(4_096);

export const request = z.strictObject({
  url: long.min(1).describe('`https:` anywhere, `http:` only to a host that was granted by name'),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).optional().describe('GET when left out'),
  headers: z.record(z.string().min(1).max(100), z.string().max(8_192)).optional(),
  body: z.string().optional().describe('sent as UTF-8'),
});

export const response = z.strictObject({
  status: z.int(),
  headers: z
    .record(z.string(), z.string())
    .describe('names in lower case; several of one name are joined by a comma'),
  body: z.string().describe('as text; bytes that are not UTF-8 become U+FFFD'),
  url: z.string().describe('the address that answered, after redirects'),
});

/** A path below the plugin's own folder, or below a granted one written as in the manifest (`~/.claude/tasks/x`). */
export const path = long.min(1);

export const program = z.strictObject({
  program: z.string().min(1).max(64).describe('as granted, `git`: a name, no path'),
  args: z.array(long).max(100).optional(),
  stdin: z.string().optional(),
});

export const programEnd = z.strictObject({
  code: z.int().nullable().describe('the exit code; null when it was ended by a signal'),
  stdout: z.string(),
  stderr: z.string(),
});

/** One entry of a folder. */
export const directoryEntry = z.strictObject({
  name: z.string(),
  kind: z.enum(['file', 'directory']),
  size: z.int().describe('in bytes; 0 for a folder'),
});

/** A project. */
export const project = z.strictObject({ id: z.string(), name: z.string() });
