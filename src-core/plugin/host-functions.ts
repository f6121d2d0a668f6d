/**
 * THE table of host functions: what a plugin may ask of the application while it runs. Each takes JSON and answers
 * `{"ok": …}` or `{"error": {"code", "message"}}`. Vetting, both runtimes, the kit for authors and the
 * documentation read this table; who answers the calls is in src-main/plugin-host/host-calls.ts.
 * Writes do not exist here: a plugin changes the list by the commands it returns.
 */
import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import type { Limits } from './abi';
import type { HostErrorCode } from './host-errors';
import { type HostFunctionName, LOG_LEVELS } from './host-function-names';
import * as shapes from './host-shapes';
import { snapshotSchema } from './snapshots';

/** Lists that one call may read: each one new to the sandboxes costs the application a look into the database. */
export const MAX_LISTS_IN_A_CALL = 400;

/** One row of {@link HOST_FUNCTIONS}. */
export interface HostFunctionRow {
  /** What the user must have granted; null: always allowed. */
  readonly permission: 'network' | 'filesystem' | 'execute' | null;
  /** The plugin's own process, from memory, or the application. */
  readonly answeredBy: 'replica' | 'main';
  readonly input: z.ZodType;
  /** What is `ok`. */
  readonly output: z.ZodType;
  /** Limits of its own; all count as {@link Limits.hostCalls}. */
  readonly limits: readonly (keyof Limits)[];
  /** Why it may refuse. `E_INPUT`, `E_LIMIT` for too long an input and `E_UNAVAILABLE` outside of a call all of them have. */
  readonly errors: readonly HostErrorCode[];
  /** What it does, for the documentation. */
  readonly words: string;
}

/** Always allowed, answered from memory. */
const read = {
  permission: null,
  answeredBy: 'replica',
  limits: [],
  errors: [],
} as const;

/** Always the application's to answer. */
const outside = { answeredBy: 'main' } as const;

/** Every host function. */
export const HOST_FUNCTIONS = {
  query_todos: {
    ...read,
    input: shapes.query.nullish(),
    output: shapes.page,
    limits: ['pageRows'],
    errors: ['E_CURSOR', 'E_LIMIT', 'E_UNAVAILABLE'],
    words: 'the todos of a list, page by page; give `next_cursor` as `cursor` until it is null',
  },
  get_todo: {
    ...read,
    input: z.strictObject({ id: shapes.todoId }),
    output: snapshotSchema.nullable(),
    errors: ['E_LIMIT', 'E_UNAVAILABLE'],
    words: 'any todo that is not deleted and not hidden, by its id; null when there is none',
  },
  get_current_date: {
    ...read,
    input: shapes.nothing,
    output: calendarDateSchema,
    words: 'today, by the user’s clock; the day of the list on screen is in the call’s `context`',
  },
  get_current_project: {
    ...read,
    input: shapes.nothing,
    output: z.string(),
    words: 'the name of the project on screen',
  },
  list_projects: {
    ...read,
    input: shapes.nothing,
    output: z.array(shapes.project),
    words: 'every project that is not hidden from the plugin',
  },
  get_selected_todo: {
    ...read,
    input: shapes.nothing,
    output: snapshotSchema.nullable(),
    errors: ['E_LIMIT', 'E_UNAVAILABLE'],
    words: 'the todo under the cursor; null when there is none, and in hooks and `init`',
  },
  get_metadata: {
    ...read,
    input: z.strictObject({ key: shapes.key }),
    output: shapes.value,
    words: 'a value this plugin stored; null when there is none',
  },
  get_todo_metadata: {
    ...read,
    input: z.strictObject({ todo_id: shapes.todoId, key: shapes.key }),
    output: shapes.value,
    words: 'a value this plugin stored with a todo; null when there is none',
  },
  find_todos_by_metadata: {
    ...read,
    input: z.strictObject({ key: shapes.key, value: z.string().max(100_000) }),
    output: z.array(z.uuid()),
    words: 'ids of the todos with which this plugin stored that value under that key; not of deleted ones',
  },
  log: {
    ...read,
    input: z.strictObject({ level: z.enum(LOG_LEVELS).optional(), message: z.string() }),
    output: z.null(),
    limits: ['logLinesPerSecond', 'logLineBytes'],
    words: 'writes a line to the plugin’s log; what is over the limits is cut or left out, and no error',
  },
  http_request: {
    ...outside,
    permission: 'network',
    input: shapes.request,
    output: shapes.response,
    limits: ['requestsPerMinute', 'requestMs', 'bodyBytes'],
    errors: ['E_PERMISSION', 'E_NETWORK', 'E_TIMEOUT', 'E_LIMIT', 'E_UNAVAILABLE'],
    words:
      'asks a host that was granted; `https:` anywhere, `http:` only where the manifest names the host. Any status is an answer',
  },
  read_file: {
    ...outside,
    permission: 'filesystem',
    input: z.strictObject({ path: shapes.path }),
    output: z.string(),
    limits: ['fileBytes'],
    errors: ['E_PERMISSION', 'E_NOT_FOUND', 'E_IO', 'E_LIMIT', 'E_UNAVAILABLE'],
    words:
      'the text of a file, by its path in the plugin’s own folder or in a granted one as the manifest writes it',
  },
  write_file: {
    ...outside,
    permission: 'filesystem',
    input: z.strictObject({ path: shapes.path, content: z.string().nullable() }),
    output: z.null(),
    limits: ['fileBytes', 'folderBytes'],
    errors: ['E_PERMISSION', 'E_NOT_FOUND', 'E_IO', 'E_LIMIT', 'E_UNAVAILABLE'],
    words: 'writes the whole file, all or nothing; null deletes it',
  },
  list_directory: {
    ...outside,
    permission: 'filesystem',
    input: z.strictObject({ path: shapes.path }),
    output: z.array(shapes.directoryEntry),
    limits: [],
    errors: ['E_PERMISSION', 'E_NOT_FOUND', 'E_IO', 'E_LIMIT', 'E_UNAVAILABLE'],
    words: 'the entries of a folder, files and folders, not what is below them',
  },
  run_command: {
    ...outside,
    permission: 'execute',
    input: shapes.program,
    output: shapes.programEnd,
    limits: ['programMs', 'programBytes'],
    errors: ['E_PERMISSION', 'E_NOT_FOUND', 'E_IO', 'E_TIMEOUT', 'E_LIMIT', 'E_UNAVAILABLE'],
    words: 'runs a program that was granted, without a shell; any exit code is an answer',
  },
  get_secret: {
    ...outside,
    permission: null,
    input: z.strictObject({ name: z.string().min(1).max(40) }),
    output: shapes.value,
    limits: [],
    errors: ['E_PERMISSION', 'E_UNAVAILABLE'],
    words: 'a setting of type `secret` that this plugin declares; null when the user has not filled it in',
  },
} as const satisfies Readonly<Record<HostFunctionName, HostFunctionRow>>;

/** What a query asks for, checked. */
export type TodoQuery = z.infer<typeof shapes.query>;

/** One page of a query's answer; `next_cursor` is null on the last one. */
export type TodoPage = z.infer<typeof shapes.page>;

export type { HostErrorCode } from './host-errors';
export type { HostFunctionName } from './host-function-names';

/** What a host function answers. */
export type HostAnswer = { readonly ok: unknown } | { readonly error: HostError };

/** A refusal as a plugin sees it. */
export interface HostError {
  readonly code: HostErrorCode;
  readonly message: string;
}

/** Those that main answers. */
export type OutsideFunctionName = {
  [N in HostFunctionName]: (typeof HOST_FUNCTIONS)[N]['answeredBy'] extends 'main' ? N : never;
}[HostFunctionName];
