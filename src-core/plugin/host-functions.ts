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

/** The same for functions that carry a body, a file or a program's input. */
export const MAX_LARGE_HOST_INPUT_BYTES = 1_200_000;

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
  /** Deleted todos too, after the others; only with this do they appear. */
  include_deleted: z.boolean().optional(),
  limit: z.int().min(1).optional(),
  /** As the page before gave it. */
  cursor: z.string().max(64).optional(),
});

const page = z.strictObject({ todos: z.array(snapshotSchema), next_cursor: z.string().nullable() });

/** The longest address, path or argument that a plugin may name, in UTF-16 code units. */
const long = z.string().max(4_096);

const request = z.strictObject({
  /** `https:` anywhere, `http:` only to a host that was granted by name. */
  url: long.min(1),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  headers: z.record(z.string().min(1).max(100), z.string().max(8_192)).optional(),
  /** Text; sent as UTF-8. */
  body: z.string().optional(),
});

const response = z.strictObject({
  status: z.int(),
  /** In lower case; of several with one name, joined by a comma. */
  headers: z.record(z.string(), z.string()),
  /** The body as text; bytes that are not UTF-8 become the replacement character. */
  body: z.string(),
  /** The address that answered, after redirects. */
  url: z.string(),
});

/** A path below the plugin's own folder, or below a granted one written as in the manifest (`~/.claude/tasks/x`). */
const path = long.min(1);

const program = z.strictObject({
  /** As granted, `git`: a name, no path. */
  program: z.string().min(1).max(64),
  args: z.array(long).max(100).optional(),
  stdin: z.string().optional(),
});

const programEnd = z.strictObject({
  /** The exit code; null when it was ended by a signal. */
  code: z.int().nullable(),
  stdout: z.string(),
  stderr: z.string(),
});

/**
 * Every host function: what the user must have granted (null: always allowed), who answers (`replica`: the plugin's
 * own process, from memory; `main`: the application), its input and its `ok` answer, and how long the input may be.
 */
export const HOST_FUNCTIONS = {
  query_todos: { permission: null, answeredBy: 'replica', input: query.nullish(), output: page },
  get_todo: {
    permission: null,
    answeredBy: 'replica',
    input: z.strictObject({ id: todoId }),
    output: snapshotSchema.nullable(),
  },
  /** Today, by the user's clock; the day of the list on screen is in the call's context. */
  get_current_date: { permission: null, answeredBy: 'replica', input: nothing, output: calendarDateSchema },
  get_current_project: { permission: null, answeredBy: 'replica', input: nothing, output: z.string() },
  list_projects: {
    permission: null,
    answeredBy: 'replica',
    input: nothing,
    output: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  },
  get_selected_todo: {
    permission: null,
    answeredBy: 'replica',
    input: nothing,
    output: snapshotSchema.nullable(),
  },
  get_metadata: { permission: null, answeredBy: 'replica', input: z.strictObject({ key }), output: value },
  get_todo_metadata: {
    permission: null,
    answeredBy: 'replica',
    input: z.strictObject({ todo_id: todoId, key }),
    output: value,
  },
  /** The todos for which this plugin stored that value under that key; deleted ones are left out. */
  find_todos_by_metadata: {
    permission: null,
    answeredBy: 'replica',
    input: z.strictObject({ key, value: z.string().max(100_000) }),
    output: z.array(z.uuid()),
  },
  log: {
    permission: null,
    answeredBy: 'replica',
    input: z.strictObject({ level: z.enum(LOG_LEVELS).optional(), message: z.string() }),
    output: z.null(),
  },
  http_request: { permission: 'network', answeredBy: 'main', input: request, output: response },
  read_file: {
    permission: 'filesystem',
    answeredBy: 'main',
    input: z.strictObject({ path }),
    /** The file's text. */
    output: z.string(),
  },
  /** Writes the whole file, all or nothing; null deletes it. */
  write_file: {
    permission: 'filesystem',
    answeredBy: 'main',
    input: z.strictObject({ path, content: z.string().nullable() }),
    output: z.null(),
  },
  list_directory: {
    permission: 'filesystem',
    answeredBy: 'main',
    input: z.strictObject({ path }),
    output: z.array(z.strictObject({ name: z.string(), kind: z.enum(['file', 'directory']), size: z.int() })),
  },
  run_command: { permission: 'execute', answeredBy: 'main', input: program, output: programEnd },
  /** A setting of type `secret` that this plugin declares; null when the user has not filled it in. */
  get_secret: {
    permission: null,
    answeredBy: 'main',
    input: z.strictObject({ name: z.string().min(1).max(40) }),
    output: value,
  },
} as const;

/** The name of a host function. */
export type HostFunctionName = keyof typeof HOST_FUNCTIONS;

/** What a query asks for, checked. */
export type TodoQuery = z.infer<typeof query>;

/** One page of a query's answer; `next_cursor` is null on the last one. */
export type TodoPage = z.infer<typeof page>;

/** Why a host function did not do what was asked. */
export const HOST_ERROR_CODES = [
  'E_INPUT',
  'E_CURSOR',
  'E_LIMIT',
  'E_UNAVAILABLE',
  'E_PERMISSION',
  'E_NETWORK',
  'E_TIMEOUT',
  'E_NOT_FOUND',
  'E_IO',
] as const;

/** One of {@link HOST_ERROR_CODES}. */
export type HostErrorCode = (typeof HOST_ERROR_CODES)[number];

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

/** Those that main answers. */
export type OutsideFunctionName = {
  [N in HostFunctionName]: (typeof HOST_FUNCTIONS)[N]['answeredBy'] extends 'main' ? N : never;
}[HostFunctionName];

/** JSON that this host function may be given, in bytes. */
export function maxHostInputBytes(name: HostFunctionName): number {
  return HOST_FUNCTIONS[name].answeredBy === 'main' ? MAX_LARGE_HOST_INPUT_BYTES : MAX_HOST_INPUT_BYTES;
}
