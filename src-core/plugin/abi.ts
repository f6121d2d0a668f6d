/**
 * The numbers and names of the border between the host and a plugin. Everything that either side must agree on,
 * and nothing that runs. The reasons for the limits are in docs/plugin-security.md.
 */

/** The version of the plugin interface that this application offers; a manifest names the one it was built for. */
export const API_VERSION = 1;

/** The one module whose functions are ours; the plugin kit's own kernel is {@link KERNEL_MODULE}. */
export const HOST_MODULE = 'extism:host/user';

/** Extism's kernel: memory blocks, input and output. */
export const KERNEL_MODULE = 'extism:host/env';

/** The longest name of a plugin, in characters. */
export const MAX_PLUGIN_NAME_LENGTH = 40;

/** Every entry of a plugin that the host may call. */
export const PLUGIN_EXPORTS = [
  'init',
  'handle_action',
  'on_todo_created',
  'on_todo_updated',
  'on_todo_completed',
  'on_todo_deleted',
  'on_day_changed',
  'on_key_press',
  'on_tick',
  'generate',
  'shutdown',
] as const;

/** One of {@link PLUGIN_EXPORTS}. */
export type PluginExport = (typeof PLUGIN_EXPORTS)[number];

/** Those that answer a change of a todo. */
export type TodoHook = 'on_todo_created' | 'on_todo_updated' | 'on_todo_completed' | 'on_todo_deleted';

/** What one plugin may use. Bytes, milliseconds of computing (`cpuMs`) and of waiting included (`wallMs`). */
export interface Limits {
  /** The module's file, or the script. */
  readonly moduleBytes: number;
  /** Pages of 64 KiB that the module's own memory may grow to. */
  readonly memoryPages: number;
  /** Entries that each of its tables may grow to. */
  readonly tableEntries: number;
  /** Memory of the kernel's blocks in one call. */
  readonly blockBytes: number;
  /** Blocks in one call; the kernel's indexes are 16 bits wide. */
  readonly blocks: number;
  /** JSON that one call may return. */
  readonly outputBytes: number;
  /** JSON that one call is given. */
  readonly inputBytes: number;
  /** Commands that one call may return. */
  readonly commands: number;
  /** Calls of host functions in one call, and in any one second. */
  readonly hostCalls: number;
  readonly hostCallsPerSecond: number;
  /** Lines a plugin may log in a second, and bytes of each. */
  readonly logLinesPerSecond: number;
  readonly logLineBytes: number;
  /** Rows in one page of a query. */
  readonly pageRows: number;
  /** Computing time of `init`, of an action and of a hook; the clock stands while a host function is answered. */
  readonly initCpuMs: number;
  readonly actionCpuMs: number;
  readonly hookCpuMs: number;
  /** Computing time of `on_key_press`. */
  readonly keyCpuMs: number;
  /** Time from call to answer, whatever it was spent on. */
  readonly wallMs: number;
  /** A worker that does not die within this time after the order takes its whole process with it. */
  readonly killMs: number;
  /** How far hooks may answer hooks. */
  readonly hookDepth: number;
  /** Failures in a row after which a plugin is switched off. */
  readonly failuresInARow: number;
  /** Metadata: bytes of a plugin, bytes of a value, bytes of a key, keys of one todo. */
  readonly metadataBytes: number;
  readonly metadataValueBytes: number;
  readonly metadataKeyBytes: number;
  readonly metadataKeysPerTodo: number;
  /** Notifications and status messages that are shown in a minute; the others are counted and dropped. */
  readonly messagesPerMinute: number;
  /** Seconds between two ticks at least. */
  readonly tickSeconds: number;
  /** Badges that a plugin may have on rows. */
  readonly decorations: number;
  /** Requests to the network in a minute, time of one with its redirects, and bytes of each body. */
  readonly requestsPerMinute: number;
  readonly requestMs: number;
  readonly bodyBytes: number;
  /** Bytes of one file that is read or written, and of all that a plugin keeps in its own folder. */
  readonly fileBytes: number;
  readonly folderBytes: number;
  /** Time of one program, and bytes of what it prints that are kept. */
  readonly programMs: number;
  readonly programBytes: number;
}

/** What a plugin gets unless its manifest asks for less, or with the user's consent for more. */
export const DEFAULT_LIMITS: Limits = {
  moduleBytes: 8 * 1024 * 1024,
  memoryPages: 256,
  tableEntries: 100_000,
  blockBytes: 16 * 1024 * 1024,
  blocks: 30_000,
  outputBytes: 256 * 1024,
  inputBytes: 1024 * 1024,
  commands: 200,
  hostCalls: 10_000,
  hostCallsPerSecond: 20_000,
  logLinesPerSecond: 50,
  logLineBytes: 1024,
  pageRows: 200,
  initCpuMs: 2_000,
  actionCpuMs: 2_000,
  hookCpuMs: 250,
  keyCpuMs: 100,
  wallMs: 30_000,
  killMs: 1_000,
  hookDepth: 3,
  failuresInARow: 3,
  metadataBytes: 1_000_000,
  metadataValueBytes: 100_000,
  metadataKeyBytes: 256,
  metadataKeysPerTodo: 16,
  messagesPerMinute: 20,
  tickSeconds: 10,
  decorations: 500,
  requestsPerMinute: 60,
  requestMs: 10_000,
  bodyBytes: 10 * 1024 * 1024,
  fileBytes: 1024 * 1024,
  folderBytes: 10 * 1024 * 1024,
  programMs: 10_000,
  programBytes: 1024 * 1024,
};

/** How far a manifest may raise a limit; above the default only with the user's consent. Others cannot be raised. */
export const RAISABLE_LIMITS = {
  memoryPages: 1024,
  initCpuMs: 10_000,
  actionCpuMs: 10_000,
  hookCpuMs: 1_000,
  wallMs: 120_000,
  outputBytes: 1024 * 1024,
  commands: 1_000,
  hostCalls: 100_000,
  // Below what `wallMs` may be raised to: who waits that long must still be able to answer.
  requestMs: 110_000,
  programMs: 60_000,
  // To be lowered only: a body that a plugin has no memory for is better refused than read.
  bodyBytes: 10 * 1024 * 1024,
} as const satisfies Partial<Limits>;

/** A limit that a manifest may change. */
export type RaisableLimit = keyof typeof RAISABLE_LIMITS;
