/** Plans a batch command by command: what each comes to, or why it cannot be. Asks nobody for permission. */
import { assertNever } from '../lib/assert-never';
import type { CalendarDate } from '../lib/calendar-date';
import type { CommandOf, Place } from '../todo/command';
import type { ListKey, TodoId } from '../todo/todo';
import type { BatchPlan, BatchScope, PlannedCommand } from './batch-plan';
import { EffectPlan } from './effect-plan';
import { MetadataQuota } from './metadata-quota';
import type { PluginCommand, PluginCommandOf } from './plugin-command';
import { EXTERNAL_ID_KEY, References, type StoredValue } from './references';

/** A plan in the making. Once a command was refused, throw the planner away. */
export class BatchPlanner {
  readonly #scope: BatchScope;
  readonly #references: References;
  readonly #stored: () => readonly StoredValue[];
  #quota: MetadataQuota | undefined;
  readonly #commands: PlannedCommand[] = [];
  readonly #origins: number[] = [];
  readonly #effects: EffectPlan;
  /** Where the rows go that the batch makes. */
  readonly #lists = new Map<TodoId, ListKey>();

  constructor(scope: BatchScope) {
    this.#scope = scope;
    this.#effects = new EffectPlan(scope.limits.decorations);
    this.#stored = once(() => scope.stored());
    this.#references = new References((id) => scope.find(id), this.#stored);
  }

  /** What was taken so far. */
  get plan(): BatchPlan {
    return { commands: this.#commands, origins: this.#origins, effects: this.#effects.effects };
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
        return this.#withRow(command.todo_id, (id) => this.#store(index, id, command.key, command.value));
      case 'delete_todo_metadata':
        return this.#withRow(command.todo_id, (id) => this.#store(index, id, command.key, null));
      case 'add_decoration':
        // Nothing of the list is changed, so a past day may have badges.
        return this.#withId(command.todo_id, (id) => this.#effects.decorate(id, command));
      case 'show_notification':
      case 'set_status_message':
      case 'register_keybinding':
        return this.#effects.take(command);
      default:
        return assertNever(command);
    }
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

  #add(index: number, command: PlannedCommand): undefined {
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
