/**
 * A change as text for the table `history`. A changed row is kept as it was plus the fields that became different,
 * so that a tick on a row with a long description is not written twice. Text that does not read back is not
 * believed: an entry that was damaged is one that cannot be taken back, never one that writes nonsense.
 */
import { z } from 'zod';
import { calendarDateSchema } from '../../src-core/lib/calendar-date-schema';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { Project } from '../../src-core/todo/project';
import { PRIORITIES, TODO_STATES, type Todo } from '../../src-core/todo/todo';
import { parseJson } from './parse-json';

const fields = {
  id: z.string(),
  project: z.string(),
  date: calendarDateSchema,
  rank: z.string(),
  indent: z.int().min(0),
  content: z.string(),
  state: z.enum(TODO_STATES),
  priority: z.enum(PRIORITIES).nullable(),
  dueDate: calendarDateSchema.nullable(),
  description: z.string().nullable(),
  createdAt: z.string(),
  modifiedAt: z.string(),
  completedAt: z.string().nullable(),
};

/** What todos did not have in entries of earlier versions. */
const laterFields = { recurrence: z.string().nullable(), reminder: z.string().nullable() };

/** A whole todo. */
const todoSchema = z.strictObject({
  ...fields,
  recurrence: laterFields.recurrence.default(null),
  reminder: laterFields.reminder.default(null),
}) satisfies z.ZodType<Todo, unknown>;

/** What became different; without defaults, or what an entry does not name would be cleared. */
const differencesSchema = z
  .strictObject({ ...fields, ...laterFields })
  .omit({ id: true })
  .partial();

const projectSchema = z.strictObject({ id: z.string(), name: z.string() }) satisfies z.ZodType<Project>;

const changesSchema = z.strictObject({
  added: z.array(todoSchema),
  updated: z.array(z.tuple([todoSchema, differencesSchema])),
  removed: z.array(todoSchema),
  metadata: z.array(
    z.strictObject({
      owner: z.string(),
      todoId: z.string().nullable(),
      key: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  projects: z
    .array(z.strictObject({ from: projectSchema.nullable(), to: projectSchema.nullable() }))
    .default([]),
});

const causeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user') }),
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('redo') }),
  z.strictObject({ kind: z.literal('rollover') }),
  z.strictObject({ kind: z.literal('import') }),
  z.strictObject({ kind: z.literal('api') }),
  z.strictObject({ kind: z.literal('revert'), plugin: z.string() }),
  z.strictObject({
    kind: z.literal('plugin'),
    plugin: z.string(),
    trigger: z.string(),
    run: z.string(),
    depth: z.int().min(0),
    chain: z.array(z.string()),
  }),
]) satisfies z.ZodType<Cause, unknown>;

/** Writes a change. */
export function printChanges(changes: Changes): string {
  return JSON.stringify({
    ...changes,
    updated: changes.updated.map(([from, to]) => [from, difference(from, to)]),
  });
}

/** Reads a change; undefined when the text is not one. */
export function parseChanges(text: string): Changes | undefined {
  const found = changesSchema.safeParse(parseJson(text)).data;
  if (!found) return undefined;
  const updated = found.updated.map(([from, differences]) => [from, merge(from, differences)] as const);
  return { ...found, updated };
}

/** Writes rows as they are, for a picture of a day. */
export function printRows(rows: readonly Todo[]): string {
  return JSON.stringify(rows);
}

/** Reads rows; undefined when the text is not of any. */
export function parseRows(text: string): readonly Todo[] | undefined {
  return z.array(todoSchema).safeParse(parseJson(text)).data;
}

/** Writes a cause. */
export function printCause(cause: Cause): string {
  return JSON.stringify(cause);
}

/** Reads a cause; undefined when the text is not one. */
export function parseCause(text: string): Cause | undefined {
  return causeSchema.safeParse(parseJson(text)).data;
}

function difference(from: Todo, to: Todo): Partial<Todo> {
  const fields = Object.keys(to) as (keyof Todo)[];
  return Object.fromEntries(fields.filter((name) => from[name] !== to[name]).map((name) => [name, to[name]]));
}

/** What an optional field is when it is there; zod types a missing one as undefined, but never puts it in. */
type Differences = { readonly [K in keyof Todo]?: Todo[K] | undefined };

function merge(from: Todo, differences: Differences): Todo {
  return { ...from, ...(differences as Partial<Todo>) };
}
