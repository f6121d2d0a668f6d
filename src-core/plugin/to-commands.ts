/**
 * From a plugin's batch to what the document is asked for. Nothing a plugin names is believed: ids are looked up,
 * days and quotas checked, permissions asked for command by command. The whole batch passes, or none of it.
 */
import { assertNever } from '../lib/assert-never';
import type { CalendarDate } from '../lib/calendar-date';
import { ok, type Result } from '../lib/result';
import type { Command, CommandOf, Place } from '../todo/command';
import type { ListKey, Todo, TodoId } from '../todo/todo';
import type { Limits } from './abi';
import { type BatchRefusal, refused } from './command-batch';
import { MetadataQuota } from './metadata-quota';
import { type BasePermission, permissionFor } from './permissions';
import type { PluginCommand, PluginCommandOf } from './plugin-command';
import { EXTERNAL_ID_KEY, References, type StoredValue } from './references';

/** What a batch is judged by. */
export interface BatchScope {
  /** Whose batch it is: the owner of the values it stores. */
  readonly plugin: string;
  /** Where new rows go. */
  readonly list: ListKey;
  readonly today: CalendarDate;
  /** What this run may do. */
  readonly granted: ReadonlySet<BasePermission>;
  readonly limits: Limits;
  /** A todo that is not deleted. */
  find(id: TodoId): Todo | undefined;
  newId(): TodoId;
  /** What the plugin has stored so far; asked for at most once, and only when needed. */
  stored(): readonly StoredValue[];
}

/** What a batch comes to. */
export interface BatchPlan {
  readonly commands: readonly Command[];
  /** For each command, which command of the plugin it stands for. */
  readonly origins: readonly number[];
  readonly effects: BatchEffects;
}

/** What is done besides the document, after the document took the commands. */
export interface BatchEffects {
  readonly notifications: readonly { readonly message: string; readonly seconds: number }[];
  /** The last status message of the batch. */
  readonly status: string | null;
  readonly keys: readonly { readonly key: string; readonly action: string }[];
}

/** Plans a batch. The refusal names the command and the reason. */
export function toCommands(
  batch: readonly PluginCommand[],
  scope: BatchScope,
): Result<BatchPlan, BatchRefusal> {
  const stored = once(() => scope.stored());
  const planner = new Planner(scope, new References((id) => scope.find(id), stored), stored);
  for (const [index, command] of batch.entries()) {
    const permission = permissionFor(command);
    if (!scope.granted.has(permission)) return refused(index, notGranted(command, permission));
    const fault = planner.take(command, index);
    if (fault !== undefined) return refused(index, `${command.type}: ${fault}`);
  }
  return ok(planner.plan);
}

function notGranted(command: PluginCommand, permission: BasePermission): string {
  return permission === 'bind_keys'
    ? `${command.type} is possible in init only`
    : `${command.type} is not allowed to this plugin`;
}

/** Seconds for which a notification stays when the plugin does not say. */
const NOTIFICATION_SECONDS = 3;

class Planner {
  readonly #scope: BatchScope;
  readonly #references: References;
  readonly #stored: () => readonly StoredValue[];
  #quota: MetadataQuota | undefined;
  readonly #commands: Command[] = [];
  readonly #origins: number[] = [];
  readonly #notifications: { message: string; seconds: number }[] = [];
  /** Where the rows go that the batch makes. */
  readonly #lists = new Map<TodoId, ListKey>();
  readonly #keys: { key: string; action: string }[] = [];
  #status: string | null = null;

  constructor(scope: BatchScope, references: References, stored: () => readonly StoredValue[]) {
    this.#scope = scope;
    this.#references = references;
    this.#stored = stored;
  }

  get plan(): BatchPlan {
    return {
      commands: this.#commands,
      origins: this.#origins,
      effects: { notifications: this.#notifications, status: this.#status, keys: this.#keys },
    };
  }

  /** Adds one command to the plan. @returns why it cannot be, or undefined. */
  take(command: PluginCommand, index: number): string | undefined {
    switch (command.type) {
      case 'create_todo':
        return this.#create(command, index);
      case 'update_todo':
        return this.#withRow(command.id, (id) => this.#add(index, toUpdate(id, command)));
      case 'delete_todo':
        return this.#withRow(command.id, (id) => this.#add(index, { type: 'delete_todo', id }));
      case 'move_todo':
        return this.#withRow(command.id, (id) => this.#move(command, id, index));
      case 'set_metadata':
        return this.#store(index, null, command.key, command.value);
      case 'delete_metadata':
        return this.#store(index, null, command.key, null);
      case 'set_todo_metadata':
        return this.#withId(command.todo_id, (id) => this.#store(index, id, command.key, command.value));
      case 'delete_todo_metadata':
        return this.#withId(command.todo_id, (id) => this.#store(index, id, command.key, null));
      case 'show_notification':
      case 'set_status_message':
      case 'register_keybinding':
        return this.#effect(command);
      default:
        return assertNever(command);
    }
  }

  #effect(command: PluginCommandOf<'show_notification' | 'set_status_message' | 'register_keybinding'>) {
    if (command.type === 'show_notification') {
      const seconds = command.duration_secs ?? NOTIFICATION_SECONDS;
      this.#notifications.push({ message: command.message, seconds });
    } else if (command.type === 'set_status_message') {
      this.#status = command.message;
    } else {
      this.#keys.push({ key: command.key, action: command.action });
    }
    return undefined;
  }

  #create(command: PluginCommandOf<'create_todo'>, index: number): string | undefined {
    const { parent_id: parent, indent_level: indent } = command;
    if (parent === undefined || parent === null) {
      return this.#createIn(this.#scope.list, { kind: 'end' }, indent, command, index);
    }
    return this.#withRow(parent, (id) => {
      const { project, date } = this.#scope.find(id) ?? this.#lists.get(id) ?? this.#scope.list;
      return this.#createIn({ project, date }, { kind: 'child_of', id }, undefined, command, index);
    });
  }

  #createIn(
    list: ListKey,
    place: Place,
    indent: number | undefined,
    command: PluginCommandOf<'create_todo'>,
    index: number,
  ): string | undefined {
    if (list.date < this.#scope.today) return readOnly(list.date);
    const id = this.#scope.newId();
    if (!this.#references.made(id, command.temp_id)) return `the temp id “${command.temp_id}” is used twice`;
    this.#lists.set(id, list);
    const { content, state, priority, due_date: dueDate, description } = command;
    return this.#add(index, {
      type: 'create_todo',
      id,
      list,
      place,
      content,
      ...(indent === undefined ? {} : { indent }),
      ...(state === undefined ? {} : { state }),
      ...(priority === undefined ? {} : { priority }),
      ...(dueDate === undefined ? {} : { dueDate }),
      ...(description === undefined ? {} : { description }),
    });
  }

  #move(command: PluginCommandOf<'move_todo'>, id: TodoId, index: number): string | undefined {
    if (command.index !== undefined) {
      return this.#add(index, { type: 'move_todo', id, to: { kind: 'index', index: command.index } });
    }
    const kind = command.before === undefined ? 'after' : 'before';
    return this.#withRow(command.before ?? command.after ?? '', (other) =>
      this.#add(index, { type: 'move_todo', id, to: { kind, id: other } }),
    );
  }

  #store(index: number, todoId: TodoId | null, key: string, value: string | null): string | undefined {
    this.#quota ??= new MetadataQuota(this.#scope.limits, this.#stored());
    const fault = this.#quota.take(todoId, key, value);
    if (fault !== undefined) return fault;
    if (todoId !== null && key === EXTERNAL_ID_KEY) this.#references.named(todoId, value);
    return this.#add(index, { type: 'set_metadata', owner: this.#scope.plugin, todoId, key, value });
  }

  /** With a todo that may be changed: past days are closed for plugins as for everybody. */
  #withRow(reference: string, then: (id: TodoId) => string | undefined): string | undefined {
    return this.#withId(reference, (id) => {
      const date = this.#scope.find(id)?.date;
      return date !== undefined && date < this.#scope.today ? readOnly(date) : then(id);
    });
  }

  #withId(reference: string, then: (id: TodoId) => string | undefined): string | undefined {
    const id = this.#references.resolve(reference);
    return id.ok ? then(id.value) : id.error;
  }

  #add(index: number, command: Command): undefined {
    this.#commands.push(command);
    this.#origins.push(index);
    return undefined;
  }
}

function toUpdate(id: TodoId, command: PluginCommandOf<'update_todo'>): CommandOf<'update_todo'> {
  const { due_date: dueDate, ...others } = command.updates;
  const updates = { ...others, ...(dueDate === undefined ? {} : { dueDate }) };
  return { type: 'update_todo', id, updates };
}

function readOnly(date: CalendarDate): string {
  return `${date} is past and read-only`;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
