import type { CalendarDate } from '../lib/calendar-date';
import type { CommandOf } from '../todo/command';
import type { ListKey, Todo, TodoId } from '../todo/todo';
import type { Limits } from './abi';
import type { DecorationStyle } from './decoration';
import type { BasePermission } from './permissions';
import type { StoredValue } from './references';

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

/** What the document can be asked for on a plugin's word: never blocks of rows, whole lists or projects. */
export type PlannedCommand = CommandOf<
  'create_todo' | 'update_todo' | 'delete_todo' | 'move_todo' | 'set_metadata'
>;

/** What a batch comes to. */
export interface BatchPlan {
  readonly commands: readonly PlannedCommand[];
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
  /** At most one for a todo; an empty text takes the badge away. */
  readonly decorations: readonly PlannedDecoration[];
}

/** A badge that a batch puts on a row, or takes from it. */
export interface PlannedDecoration {
  readonly todoId: TodoId;
  /** Cleaned and bounded. */
  readonly text: string;
  readonly style: DecorationStyle;
}
