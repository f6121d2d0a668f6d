/**
 * The sentences of docs/plugin-abi.md, each under the name of what it is about: a name without a sentence, or a
 * sentence without its name, does not compile.
 */
import type { Limits, PluginExport } from '../../src-core/plugin/abi';
import type { HostErrorCode, HostFunctionName } from '../../src-core/plugin/host-functions';
import type { RawManifest } from '../../src-core/plugin/manifest-schema';
import type { PluginCommand } from '../../src-core/plugin/plugin-command';
import type { PluginState } from '../../src-core/plugin/plugin-summary';

type Words<K extends string> = Readonly<Record<K, string>>;

/** When an export is called, what it is given, and whether it must be there. */
export const EXPORT_WORDS: Readonly<
  Record<PluginExport, readonly [input: string, when: string, needed: string]>
> = {
  init: ['{ context, settings }', 'when the plugin starts, and again after it was ended', 'never'],
  handle_action: [
    '{ action, context }',
    'when the user asks for one of its actions',
    'when the manifest has an action',
  ],
  on_todo_created: ['{ todo, cause, context }', 'after a todo was created', 'when [hooks] says so'],
  on_todo_completed: [
    '{ todo, before, fields, cause, context }',
    'after a todo became done or cancelled',
    'when [hooks] says so',
  ],
};

export const HOST_FUNCTION_WORDS: Words<HostFunctionName> = {
  query_todos: 'the todos of a list, page by page; give `next_cursor` as `cursor` until it is null',
  get_todo: 'a todo of the current list, or of one that this call has read; null when there is none',
  get_current_date: 'today, as in `2026-01-31`',
  get_current_project: 'the name of the project',
  get_selected_todo: 'the todo under the cursor; null when there is none, and in hooks and `init`',
  get_metadata: 'a value this plugin stored; null when there is none',
  get_todo_metadata: 'a value this plugin stored with a todo; null when there is none',
  log: 'writes a line to the log',
};

export const HOST_ERROR_WORDS: Words<HostErrorCode> = {
  E_INPUT: 'the input is not JSON, or not of the form above; the message names the field',
  E_CURSOR: 'the row that the cursor names is not in the list: begin again without a cursor',
  E_LIMIT: 'the input is too long, or too many lists were read in one call',
  E_UNAVAILABLE: 'the list cannot be read now, or the call did not come from within an export',
};

export const COMMAND_WORDS: Words<PluginCommand['type']> = {
  create_todo:
    'adds a todo as the last below `parent_id`, or at the end of the list; `temp_id` names it for the commands after this one',
  update_todo: 'sets the named fields; null clears one',
  delete_todo: 'takes a todo and what is below it off the list',
  move_todo: 'moves a todo and what is below it; exactly one of `before`, `after` and `index`',
  set_metadata: 'stores a value of this plugin',
  set_todo_metadata: 'stores a value of this plugin with a todo, which it follows through moves and undo',
  delete_metadata: 'removes a stored value',
  delete_todo_metadata: 'removes a value stored with a todo',
  show_notification:
    'says something to the user in a line, cut where the line ends; of many in one call only the first few',
  set_status_message: 'says something in the status bar; of several only the last',
  register_keybinding: 'asks for a key; in `init` only',
};

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
  logLinesPerSecond: 'lines that are logged in a second',
  logLineBytes: 'bytes of such a line',
  pageRows: 'todos in one page of a query',
  initCpuMs: 'ms of computing for `init`, for a module’s start and for a script’s own text',
  actionCpuMs: 'ms of computing for an action',
  hookCpuMs: 'ms of computing for a hook',
  wallMs: 'ms for any call, waiting included',
  killMs: 'ms in which a plugin that is ended must be gone; then its whole process is ended',
  hookDepth: 'times that hooks may answer hooks',
  failuresInARow: 'failures in a row that switch a plugin off',
  metadataBytes: 'bytes that a plugin may store',
  metadataValueBytes: 'bytes of one stored value',
  metadataKeyBytes: 'bytes of one key',
  metadataKeysPerTodo: 'values that a plugin may store with one todo',
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

export const TABLE_WORDS: Words<Exclude<keyof RawManifest, 'plugin'>> = {
  permissions:
    '`network`, `filesystem`, `execute`: false, true or a list; `[permissions.reason]` one sentence each',
  keybindings: '`"<C-x>h" = "greet"`: a key sequence and the action it calls',
  actions: '`[actions.greet]` with `title`, `description` and `key`, all optional',
  settings: '`[settings.site]` with `type`, `default`, `required`, `title`, `description`, `options`',
  hooks: '`on_todo_created = true`; a hook that this version does not call makes the plugin incompatible',
  limits: 'lower limits than the usual: `memory_mib`, `action_cpu_ms` and so on, see below',
};

export const STATE_WORDS: Words<PluginState> = {
  enabled: 'it runs when it is called',
  disabled: 'you switched it off',
  needs_consent: 'it asks for something that you have not allowed',
  changed_on_disk: 'its files are not those you allowed',
  incompatible: 'it needs what this version does not have; the reason says what',
  error: 'its manifest or its code cannot be used; the reason says where',
  failed: 'it failed too often in a row and was switched off',
};
