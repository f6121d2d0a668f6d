/**
 * THE table of host functions: what a plugin may ask of the application while it runs. Each takes JSON and answers
 * `{"ok": …}` or `{"error": {"code", "message"}}`. Vetting, both runtimes, the kit for authors and the
 * documentation read this table; who answers the calls is in src-main/plugin-host/host-calls.ts.
 * Writes do not exist here: a plugin changes the list by the commands it returns.
 */
import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import { snapshotSchema } from './snapshots';

/** JSON that one host function may be given, in bytes. A query is far smaller; a log line is cut anyway. */
export const MAX_HOST_INPUT_BYTES = 16 * 1024;

/** Lists that one call may read: each one new to the sandboxes costs the application a look into the database. */
export const MAX_LISTS_IN_A_CALL = 400;

/** How serious a logged line is. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

const todoId = z.uuid().toLowerCase();
const key = z.string().min(1).max(256);
const text = z.string().max(1_000);
const nothing = z.strictObject({}).nullish();
const value = z.string().nullable();

const query = z.strictObject({
  state: z.enum(['open', 'done', 'all']).optional(),
  /** A project's id, or the name of the current one; the current project when left out. */
  project: z.string().min(1).max(64).optional(),
  /** The current day when left out. */
  date: calendarDateSchema.optional(),
  /** Direct children only; null asks for the top level. */
  parent_id: todoId.nullable().optional(),
  text: text.optional(),
  tag: text.optional(),
  limit: z.int().min(1).optional(),
  /** As the page before gave it. */
  cursor: z.string().max(64).optional(),
});

const page = z.strictObject({ todos: z.array(snapshotSchema), next_cursor: z.string().nullable() });

/** Every host function: the permission it needs (null: always allowed), its input and its `ok` answer. */
export const HOST_FUNCTIONS = {
  query_todos: { permission: null, input: query.nullish(), output: page },
  get_todo: { permission: null, input: z.strictObject({ id: todoId }), output: snapshotSchema.nullable() },
  /** Today, by the user's clock; the day of the list on screen is in the call's context. */
  get_current_date: { permission: null, input: nothing, output: calendarDateSchema },
  get_current_project: { permission: null, input: nothing, output: z.string() },
  get_selected_todo: { permission: null, input: nothing, output: snapshotSchema.nullable() },
  get_metadata: { permission: null, input: z.strictObject({ key }), output: value },
  get_todo_metadata: { permission: null, input: z.strictObject({ todo_id: todoId, key }), output: value },
  log: {
    permission: null,
    input: z.strictObject({ level: z.enum(LOG_LEVELS).optional(), message: z.string() }),
    output: z.null(),
  },
} as const;

/** The name of a host function. */
export type HostFunctionName = keyof typeof HOST_FUNCTIONS;

/** What a query asks for, checked. */
export type TodoQuery = z.infer<typeof query>;

/** One page of a query's answer; `next_cursor` is null on the last one. */
export type TodoPage = z.infer<typeof page>;

/** Why a host function did not do what was asked. */
export type HostErrorCode = 'E_INPUT' | 'E_CURSOR' | 'E_LIMIT' | 'E_UNAVAILABLE';

/** What a host function answers. */
export type HostAnswer = { readonly ok: unknown } | { readonly error: HostError };

/** A refusal as a plugin sees it. */
export interface HostError {
  readonly code: HostErrorCode;
  readonly message: string;
}

/** Whether the application offers a host function of this name. */
export function isHostFunction(name: string): name is HostFunctionName {
  return Object.hasOwn(HOST_FUNCTIONS, name);
}
