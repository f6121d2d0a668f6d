/**
 * The names of the host functions and how much each may be given: what a plugin's thread needs of them to start. The
 * table with all the rest is in host-functions.ts, which brings the schema library along; a thread loads in two thirds
 * of the time without it.
 */

/** JSON that one host function may be given, in bytes. A query is far smaller; a log line is cut anyway. */
export const MAX_HOST_INPUT_BYTES = 16 * 1024;

/** The same for functions that carry a stored value, a body, a file or a program's input. */
export const MAX_LARGE_HOST_INPUT_BYTES = 1_200_000;

const INPUT_BYTES = {
  query_todos: MAX_HOST_INPUT_BYTES,
  get_todo: MAX_HOST_INPUT_BYTES,
  get_current_date: MAX_HOST_INPUT_BYTES,
  get_current_project: MAX_HOST_INPUT_BYTES,
  list_projects: MAX_HOST_INPUT_BYTES,
  get_selected_todo: MAX_HOST_INPUT_BYTES,
  get_metadata: MAX_HOST_INPUT_BYTES,
  get_todo_metadata: MAX_HOST_INPUT_BYTES,
  find_todos_by_metadata: MAX_LARGE_HOST_INPUT_BYTES,
  log: MAX_HOST_INPUT_BYTES,
  http_request: MAX_LARGE_HOST_INPUT_BYTES,
  read_file: MAX_LARGE_HOST_INPUT_BYTES,
  write_file: MAX_LARGE_HOST_INPUT_BYTES,
  list_directory: MAX_LARGE_HOST_INPUT_BYTES,
  run_command: MAX_LARGE_HOST_INPUT_BYTES,
  get_secret: MAX_LARGE_HOST_INPUT_BYTES,
} as const;

/** The name of a host function. */
export type HostFunctionName = keyof typeof INPUT_BYTES;

/** Every name, in the order of the table. */
export const HOST_FUNCTION_NAMES = Object.keys(INPUT_BYTES) as readonly HostFunctionName[];

/** Whether the application offers a host function of this name. */
export function isHostFunction(name: string): name is HostFunctionName {
  return Object.hasOwn(INPUT_BYTES, name);
}

/** JSON that this host function may be given, in bytes. */
export function maxHostInputBytes(name: HostFunctionName): number {
  return INPUT_BYTES[name];
}

/** How serious a logged line is. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** A line that a plugin logs. */
export interface LoggedLine {
  readonly level: (typeof LOG_LEVELS)[number];
  readonly message: string;
}

/** What `log` was given, `info` where no level is said; undefined when it is not of the form in the table. */
export function readLoggedLine(input: unknown): LoggedLine | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  if (Object.keys(input).some((key) => key !== 'level' && key !== 'message')) return undefined;
  const { level = 'info', message } = input as { readonly level?: unknown; readonly message?: unknown };
  const known = LOG_LEVELS.find((one) => one === level);
  return known !== undefined && typeof message === 'string' ? { level: known, message } : undefined;
}
