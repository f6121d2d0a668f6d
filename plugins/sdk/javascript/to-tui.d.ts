/**
 * The plugin interface, version 1, for plugins in JavaScript and TypeScript. Made by `npm run docs` from
 * `src-core/plugin`; changes here are lost. Begin a script with `/// <reference path="…/to-tui.d.ts" />` and
 * `// @ts-check`; an export is typed by `/** @type {ToTui.Exports['handle_action']} *\/` before it.
 */

declare namespace ToTui {
  /** What the box of a todo says. */
  type TodoState = 'empty' | 'done' | 'in_progress' | 'question' | 'important' | 'cancelled';

  /** How urgent a todo is. */
  type Priority = 'P0' | 'P1' | 'P2';

  /** The plugin’s settings by name, secrets left out. */
  type Settings = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

  /** A todo as plugins see it. */
  interface Todo {
    readonly id: string;
    readonly content: string;
    readonly state: TodoState;
    readonly indent_level: number;
    readonly parent_id: string | null;
    readonly due_date: string | null;
    readonly description: string | null;
    readonly priority: Priority | null;
    /** the day of the list that it is in */
    readonly date: string;
    readonly position: number;
    readonly created_at: string;
    readonly modified_at: string;
    readonly completed_at: string | null;
    readonly tags: readonly string[];
    readonly deleted?: true;
  }

  /** Who made the change that a hook hears of. */
  interface Cause {
    readonly kind: 'user' | 'plugin' | 'rollover' | 'import' | 'api';
    /** the name of that plugin */
    readonly plugin?: string;
  }

  /** What is current while the plugin is called. */
  interface Context {
    /** the version of the plugin interface, as in a manifest */
    readonly api: string;
    readonly plugin: string;
    /** the name of the project on screen */
    readonly project: string;
    /** the day of the list on screen */
    readonly date: string;
    /** the todo under the cursor; left out when there is none */
    readonly selected?: Todo;
    /** why the plugin is called */
    readonly reason:
      | 'init'
      | 'action'
      | 'handle_action'
      | 'on_todo_created'
      | 'on_todo_updated'
      | 'on_todo_completed'
      | 'on_todo_deleted'
      | 'on_day_changed'
      | 'on_key_press'
      | 'on_tick'
      | 'generate'
      | 'shutdown';
    readonly settings: Settings;
  }

  /** One page of a query; `next_cursor` is null on the last one. */
  interface Page {
    readonly todos: readonly Todo[];
    readonly next_cursor: string | null;
  }

  /** A project. */
  interface Project {
    readonly id: string;
    readonly name: string;
  }

  /** What a server answered, whatever its status. */
  interface HttpResponse {
    readonly status: number;
    /** names in lower case; several of one name are joined by a comma */
    readonly headers: Readonly<Record<string, string>>;
    /** as text; bytes that are not UTF-8 become U+FFFD */
    readonly body: string;
    /** the address that answered, after redirects */
    readonly url: string;
  }

  /** What is in a folder. */
  interface DirectoryEntry {
    readonly name: string;
    readonly kind: 'file' | 'directory';
    /** in bytes; 0 for a folder */
    readonly size: number;
  }

  /** How a program ended. */
  interface ProgramEnd {
    /** the exit code; null when it was ended by a signal */
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }

  /** Input of `init`. */
  interface InitInput {
    readonly context: Context;
    readonly settings: Settings;
  }

  /** Input of `handle_action`. */
  interface ActionInput {
    readonly action: string;
    readonly context: Context;
  }

  /** Input of the todo hooks. */
  interface TodoInput {
    readonly todo: Todo;
    /** as it was; left out for a new one */
    readonly before?: Todo;
    /** names of the fields that differ from before */
    readonly fields?: readonly string[];
    readonly cause: Cause;
    readonly context: Context;
  }

  /** Input of `on_day_changed`. */
  interface DayInput {
    readonly from: string;
    readonly to: string;
    readonly context: Context;
  }

  /** Input of `on_key_press`. */
  interface KeyInput {
    /** in key notation, `j` or `<C-x>` */
    readonly key: string;
    readonly mode: 'navigate';
    readonly context: Context;
  }

  /** Input of `on_tick`. */
  interface TickInput {
    readonly context: Context;
  }

  /** Input of `generate`. */
  interface GenerateInput {
    readonly input: string;
    readonly context: Context;
  }

  /** Which todos to read. */
  interface TodoQuery {
    /** all when left out; done means done or cancelled, open anything else */
    readonly state?: 'open' | 'done' | 'all';
    /** the id or the name of a project; the one on screen when left out */
    readonly project?: string;
    /** the day of the list on screen when left out */
    readonly date?: string;
    /** only those directly below it; null: those below no other */
    readonly parent_id?: string | null;
    /** a part of the content or the description, in upper or lower case */
    readonly text?: string;
    /** a tag, with or without its #, in upper or lower case */
    readonly tag?: string;
    /** deleted ones too, behind the others */
    readonly include_deleted?: boolean;
    /** so many on a page, at most 200, which is usual */
    readonly limit?: number;
    /** the `next_cursor` of the page before; left out for the first page, null is refused */
    readonly cursor?: string;
  }

  /** What to ask a server. */
  interface HttpRequest {
    /** `https:` anywhere, `http:` only to a host that was granted by name */
    readonly url: string;
    /** GET when left out */
    readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly headers?: Readonly<Record<string, string>>;
    /** sent as UTF-8 */
    readonly body?: string;
  }

  /** Which program to run, and with what. */
  interface Program {
    /** as granted, `git`: a name, no path */
    readonly program: string;
    readonly args?: readonly string[];
    readonly stdin?: string;
  }

  /** Fields of a todo to be set; null clears one. */
  interface TodoUpdates {
    readonly content?: string;
    readonly state?: TodoState;
    readonly priority?: Priority | null;
    readonly due_date?: string | null;
    readonly description?: string | null;
  }

  /** A todo that `generate` suggests. */
  interface GeneratedItem {
    readonly content: string;
    /** how far to the right at the end of the list; of no matter below a parent */
    readonly indent_level?: number;
    readonly state?: TodoState;
    readonly priority?: Priority | null;
    readonly due_date?: string | null;
    readonly description?: string | null;
  }

  /** Adds a todo as the last below `parent_id`, or at the end of the list; `temp_id` names it for the commands after this one. */
  interface CreateTodo {
    readonly type: 'create_todo';
    readonly content: string;
    /** how far to the right at the end of the list; of no matter below a parent */
    readonly indent_level?: number;
    readonly parent_id?: string | null;
    readonly state?: TodoState;
    readonly priority?: Priority | null;
    readonly due_date?: string | null;
    readonly description?: string | null;
    /** a name for it, for later commands of this answer */
    readonly temp_id?: string;
  }

  /** Sets the named fields; null clears one. */
  interface UpdateTodo {
    readonly type: 'update_todo';
    readonly id: string;
    readonly updates: TodoUpdates;
  }

  /** Takes a todo and what is below it off the list. */
  interface DeleteTodo {
    readonly type: 'delete_todo';
    readonly id: string;
  }

  /** Moves a todo and what is below it; exactly one of `before`, `after` and `index`. */
  interface MoveTodo {
    readonly type: 'move_todo';
    readonly id: string;
    /** to stand above it, at its level */
    readonly before?: string;
    /** to stand below it and all that is below it, at its level */
    readonly after?: string;
    /** to be the row of that number, counted from 0 through all rows, at the level of the one there */
    readonly index?: number;
  }

  /** Stores a value of this plugin. */
  interface SetMetadata {
    readonly type: 'set_metadata';
    readonly key: string;
    readonly value: string;
  }

  /** Stores a value of this plugin with a todo, which it follows through moves and undo. */
  interface SetTodoMetadata {
    readonly type: 'set_todo_metadata';
    readonly key: string;
    readonly value: string;
    readonly todo_id: string;
  }

  /** Removes a stored value. */
  interface DeleteMetadata {
    readonly type: 'delete_metadata';
    readonly key: string;
  }

  /** Removes a value stored with a todo. */
  interface DeleteTodoMetadata {
    readonly type: 'delete_todo_metadata';
    readonly key: string;
    readonly todo_id: string;
  }

  /** Says something to the user in a line, cut where the line ends; too many in a minute are not shown. */
  interface ShowNotification {
    readonly type: 'show_notification';
    readonly message: string;
    readonly duration_secs?: number;
  }

  /** Says something in the status bar; of several only the last. */
  interface SetStatusMessage {
    readonly type: 'set_status_message';
    readonly message: string;
  }

  /** Puts a badge on a todo’s row, cut to 24 characters, in place of the plugin’s last one there; an empty text takes it away. It is shown, not saved. */
  interface AddDecoration {
    readonly type: 'add_decoration';
    readonly todo_id: string;
    readonly text: string;
    readonly style?: 'plain' | 'info' | 'ok' | 'warning' | 'error';
  }

  /** Asks for a key; in `init` only. */
  interface RegisterKeybinding {
    readonly type: 'register_keybinding';
    readonly key: string;
    readonly action: string;
  }

  /** A change that a plugin asks for. */
  type Command =
    | CreateTodo
    | UpdateTodo
    | DeleteTodo
    | MoveTodo
    | SetMetadata
    | SetTodoMetadata
    | DeleteMetadata
    | DeleteTodoMetadata
    | ShowNotification
    | SetStatusMessage
    | AddDecoration
    | RegisterKeybinding;

  /** What most exports answer: nothing, or what is to be done. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return answers nothing
  type Answer = { readonly commands?: readonly Command[] | null } | null | undefined | void;

  /** What `generate` answers. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return answers nothing
  type Generated = { readonly items?: readonly GeneratedItem[] | null } | null | undefined | void;

  /**
   * Why a host function refused:
   * - `E_INPUT`: the input is not JSON, or not of the form above; the message names the field
   * - `E_CURSOR`: the row that the cursor names is not in the list: begin again without a cursor
   * - `E_LIMIT`: more, larger or oftener than the limits allow; the message names the limit
   * - `E_UNAVAILABLE`: it cannot be answered now, or the call did not come from within an export
   * - `E_PERMISSION`: the manifest does not ask for it, the user has not allowed it, or it is closed to plugins
   * - `E_NETWORK`: the host could not be reached, or did not answer as HTTP does
   * - `E_TIMEOUT`: it took longer than the limit
   * - `E_NOT_FOUND`: there is no such file, folder or program
   * - `E_IO`: the system refused: the message says why
   */
  type HostErrorCode =
    | 'E_INPUT'
    | 'E_CURSOR'
    | 'E_LIMIT'
    | 'E_UNAVAILABLE'
    | 'E_PERMISSION'
    | 'E_NETWORK'
    | 'E_TIMEOUT'
    | 'E_NOT_FOUND'
    | 'E_IO';

  /** What a host function throws. */
  interface HostError extends Error {
    readonly code: HostErrorCode;
  }

  /** The host functions; each throws a {@link HostError} when it refuses. */
  interface Host {
    /** The todos of a list, page by page; give `next_cursor` as `cursor` until it is null. */
    query_todos(input?: TodoQuery): Page;
    /** Any todo that is not deleted and not hidden, by its id; null when there is none. */
    get_todo(input: { readonly id: string }): Todo | null;
    /** Today, by the user’s clock; the day of the list on screen is in the call’s `context`. */
    get_current_date(): string;
    /** The name of the project on screen. */
    get_current_project(): string;
    /** Every project that is not hidden from the plugin. */
    list_projects(): readonly Project[];
    /** The todo under the cursor; null when there is none, and in hooks and `init`. */
    get_selected_todo(): Todo | null;
    /** A value this plugin stored; null when there is none. */
    get_metadata(input: { readonly key: string }): string | null;
    /** A value this plugin stored with a todo; null when there is none. */
    get_todo_metadata(input: { readonly todo_id: string; readonly key: string }): string | null;
    /** Ids of the todos with which this plugin stored that value under that key; not of deleted ones. */
    find_todos_by_metadata(input: { readonly key: string; readonly value: string }): readonly string[];
    /** Writes a line to the plugin’s log; what is over the limits is cut or left out, and no error. */
    log(input: { readonly level?: 'debug' | 'info' | 'warn' | 'error'; readonly message: string }): null;
    /** Asks a host that was granted; `https:` anywhere, `http:` only where the manifest names the host. Any status is an answer. Needs the permission `network`. */
    http_request(input: HttpRequest): HttpResponse;
    /** The text of a file, by its path in the plugin’s own folder or in a granted one as the manifest writes it. Needs the permission `filesystem`. */
    read_file(input: { readonly path: string }): string;
    /** Writes the whole file, all or nothing; null deletes it. Needs the permission `filesystem`. */
    write_file(input: { readonly path: string; readonly content: string | null }): null;
    /** The entries of a folder, files and folders, not what is below them. Needs the permission `filesystem`. */
    list_directory(input: { readonly path: string }): readonly DirectoryEntry[];
    /** Runs a program that was granted, without a shell; any exit code is an answer. Needs the permission `execute`. */
    run_command(input: Program): ProgramEnd;
    /** A setting of type `secret` that this plugin declares; null when the user has not filled it in. */
    get_secret(input: { readonly name: string }): string | null;
  }

  /** What a plugin may export. */
  interface Exports {
    /** Called when the plugin starts, and again after it was ended or its settings were changed. */
    init?: (input: InitInput) => Answer;
    /** Called when the user asks for one of its actions, by key or from the palette. */
    handle_action?: (input: ActionInput) => Answer;
    /** Called after a todo was created. */
    on_todo_created?: (input: TodoInput) => Answer;
    /** Called after a field of a todo was changed. */
    on_todo_updated?: (input: TodoInput) => Answer;
    /** Called after a todo became done or cancelled. */
    on_todo_completed?: (input: TodoInput) => Answer;
    /** Called after a todo was deleted. */
    on_todo_deleted?: (input: TodoInput) => Answer;
    /** Called after midnight, and when the application wakes up on another day. */
    on_day_changed?: (input: DayInput) => Answer;
    /** Called after a key in the list; never while something is typed or a question is open. */
    on_key_press?: (input: KeyInput) => Answer;
    /** Called every so often: `on_tick = { every = "30s" }`. */
    on_tick?: (input: TickInput) => Answer;
    /** Called when the user asks it for todos made of a text; the user sees them before they are added. */
    generate?: (input: GenerateInput) => Generated;
    /** Called before it is ended: the application closes, or the plugin is switched off. */
    shutdown?: () => void;
  }
}

/** What a plugin may ask while it is called. */
declare const host: ToTui.Host;

/** Lines go to the plugin's log. */
interface Console {
  debug(...values: unknown[]): void;
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}
declare var console: Console;
