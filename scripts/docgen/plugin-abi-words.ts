/**
 * The sentences of docs/plugin-abi.md, each under the name of what it is about: a name without a sentence, or a
 * sentence without its name, does not compile.
 */
import type { Limits } from '../../src-core/plugin/abi';
import type { RawManifest } from '../../src-core/plugin/manifest-schema';
import type { BasePermission } from '../../src-core/plugin/permissions';
import type { PluginState } from '../../src-core/plugin/plugin-summary';

/** A sentence for each. */
type Words<K extends string> = Readonly<Record<K, string>>;

/** What each limit counts, to be read after “at most”. */
export const LIMIT_WORDS: Words<keyof Limits> = {
  moduleBytes: 'bytes of the module or the script',
  memoryPages: 'pages of 64 KiB of memory',
  tableEntries: 'entries in each of a module’s tables',
  blockBytes: 'bytes that a module passes to and from the host in one call',
  blocks: 'blocks of them in one call',
  outputBytes: 'bytes that one call may return',
  inputBytes: 'bytes that one call is given',
  commands: 'commands that one call may return',
  hostCalls: 'calls of host functions in one call',
  hostCallsPerSecond: 'calls of host functions in any second',
  logLinesPerSecond: 'lines that are logged in a second',
  logLineBytes: 'bytes of such a line',
  pageRows: 'todos in one page of a query',
  initCpuMs: 'ms of computing for `init`, for a module’s start and for a script’s own text',
  actionCpuMs: 'ms of computing for an action and for `generate`',
  hookCpuMs: 'ms of computing for a hook, a tick and `shutdown`',
  keyCpuMs: 'ms of computing for `on_key_press`',
  wallMs: 'ms for any call, waiting included',
  killMs: 'ms in which a plugin that is ended must be gone; then its whole process is ended',
  hookDepth: 'times that hooks may answer hooks',
  failuresInARow: 'failures in a row that switch a plugin off',
  metadataBytes: 'bytes that a plugin may store',
  metadataValueBytes: 'bytes of one stored value',
  metadataKeyBytes: 'bytes of one key',
  metadataKeysPerTodo: 'values that a plugin may store with one todo',
  messagesPerMinute: 'messages that are shown in a minute',
  tickSeconds: 'no less: seconds between two ticks',
  decorations: 'badges on rows',
  requestsPerMinute: 'requests to the network in a minute',
  requestMs: 'ms for one request, redirects included',
  bodyBytes: 'bytes of the body of a request to the network, and of its answer',
  fileBytes: 'bytes of one file that is read or written',
  folderBytes: 'bytes of all that it keeps in its own folder',
  programMs: 'ms for one program',
  programBytes: 'bytes that a program may print',
};

/** What `[plugin]` says. */
export const MANIFEST_WORDS: Words<keyof RawManifest['plugin']> = {
  name: 'lower-case letters, digits and single hyphens; equals the folder’s name',
  version: 'a semantic version, as in `0.1.0`',
  title: 'its name for people',
  description: 'one sentence',
  author: 'who made it',
  license: 'as in `MIT`',
  homepage: 'an address with `https://`',
  api: 'the interface it was built for, `"1"`',
  entry: 'the plain name of the `.js` or `.wasm` file beside the manifest',
};

/** What the other tables of a manifest say. */
export const TABLE_WORDS = {
  permissions: 'false, true or a list each: `network = ["api.example.org"]`, `execute = ["git"]`; see below',
  'permissions.reason':
    'one sentence each, which the user reads when asked; `limits` is for those above the usual',
  'permissions.optional': 'as `[permissions]`; asked for when first used, and not before',
  keybindings: '`"<C-x>h" = "greet"`: a key sequence and the action it calls',
  'actions.*': 'an action, `[actions.greet]`: its name for people and the key it would like',
  'settings.*':
    'a field of its settings form; `type` is one of "string", "integer", "boolean", "select", "string_list", "secret"',
  hooks:
    'true for each export that is to be called; `on_tick = { every = "30s" }`, between ten seconds and a week',
  limits: 'lower limits than the usual, or with the user’s consent higher ones; see below',
} as const satisfies Words<
  | Exclude<keyof RawManifest, 'plugin' | 'actions' | 'settings'>
  | `${'actions' | 'settings'}.*`
  | `permissions.${'reason' | 'optional'}`
>;

/** What a run may do without a grant. */
export const PERMISSION_WORDS: Words<BasePermission> = {
  change_todos: 'change todos',
  keep_values: 'store values',
  tell_user: 'tell the user something',
  bind_keys: 'ask for keys',
};

/** What each state of a plugin means to its author. */
export const STATE_WORDS: Words<PluginState> = {
  enabled: 'it runs when it is called',
  disabled: 'you switched it off',
  needs_consent: 'it asks for something that you have not allowed',
  changed_on_disk: 'its files are not those you allowed',
  incompatible: 'it needs what this version does not have; the reason says what',
  error: 'its manifest or its code cannot be used; the reason says where',
  failed: 'it failed too often in a row and was switched off',
};
