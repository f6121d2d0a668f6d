/** A run's commands as rows for the user: what each would do, in the words of the screen. Every text is cleaned. */

import type { CommandOf } from '../todo/command';
import { subtreeEnd } from '../todo/hierarchy';
import { type ListKey, MAX_CONTENT_LENGTH, type Todo, type TodoId } from '../todo/todo';
import type { BatchPlan, PlannedCommand } from './batch-plan';
import { cleanLine, quoteLine } from './clean-text';
import type { PluginCommand } from './plugin-command';
import type { PreviewRow } from './preview';
import {
  BLANK,
  changed,
  descriptionOf,
  differences,
  type Fields,
  fieldParts,
  joined,
} from './preview-fields';
import { needsOf, shownNeeds } from './preview-needs';
import type { StoredValue } from './references';

/** The document as it is before the run. */
export interface DocumentBefore {
  find(id: TodoId): Todo | undefined;
  /** The rows of a list, in order. */
  list(key: ListKey): readonly Todo[];
}

/** What a run is compared with. */
export interface PreviewScope extends DocumentBefore {
  /** What the plugin has stored so far; asked for at most once. */
  stored(): readonly StoredValue[];
}

/**
 * The longest text of a row that is there already, and of a part of its detail, in code points. What the plugin writes
 * into a todo stands there whole, for who takes it should have been able to read it.
 */
const MAX_TEXT = 200;
const MAX_PART = 60;

/**
 * The rows that the user decides about, in the order of the batch: what the plugin only stores is none of them, unless
 * there is nothing else. It is taken with what it cannot be without; see `takenIndexes`.
 */
export function previewRows(
  batch: readonly PluginCommand[],
  plan: BatchPlan,
  scope: PreviewScope,
): PreviewRow[] {
  const rows = allRows(batch, plan, scope);
  const seen = rows.filter(({ mark }) => mark !== '⚙');
  if (seen.length === 0 || seen.length === rows.length) return rows;
  const shown = new Set(seen.map(({ index }) => index));
  const needs = needsOf(batch, plan);
  return seen.map((row) => ({ ...row, needs: shownNeeds(row.index, needs, shown) }));
}

/** One row for each command that changes something that lasts, in the order of the batch. */
export function allRows(batch: readonly PluginCommand[], plan: BatchPlan, scope: PreviewScope): PreviewRow[] {
  const needs = needsOf(batch, plan);
  const before: Before = { scope, made: new Map(), fields: new Map(), values: undefined };
  return plan.commands.map((command, place) => {
    const index = plan.origins[place] ?? place;
    const row = { description: null, ...rowOf(command, before) };
    return { index, ...row, needs: [...(needs[index] ?? [])] };
  });
}

/** How many todos a plan changes, those below a deleted one counted, and whether it deletes any. */
export function sizeOf(
  plan: BatchPlan,
  scope: DocumentBefore,
): { readonly changes: number; readonly todos: number; readonly deletes: boolean } {
  const ids = new Set<TodoId>();
  for (const command of plan.commands) {
    if (command.type === 'set_metadata') continue;
    if (command.type !== 'create_todo') ids.add(command.id);
    else if (command.id !== undefined) ids.add(command.id);
    if (command.type === 'delete_todo') for (const row of below(command.id, scope)) ids.add(row.id);
  }
  const deletes = plan.commands.some(({ type }) => type === 'delete_todo');
  return { changes: plan.commands.length, todos: ids.size, deletes };
}

/** A row that the batch makes. */
interface Made {
  readonly content: string;
  readonly indent: number;
}

/** How things are when a command of the batch comes: as in the document, but for what the commands before it did. */
interface Before {
  readonly scope: PreviewScope;
  readonly made: Map<TodoId, Made>;
  readonly fields: Map<TodoId, Fields>;
  /** By `valueKey`; undefined until somebody asks. */
  values: Map<string, string | null> | undefined;
}

type Shown = Pick<PreviewRow, 'mark' | 'indent' | 'text' | 'detail'> &
  Partial<Pick<PreviewRow, 'description'>>;

function rowOf(command: PlannedCommand, before: Before): Shown {
  const { scope, made } = before;
  const contentOf = (id: TodoId) => scope.find(id)?.content ?? made.get(id)?.content ?? '';
  const text = (id: TodoId) => cleanLine(contentOf(id), MAX_TEXT);
  switch (command.type) {
    case 'create_todo':
      return created(command, before);
    case 'delete_todo': {
      const count = below(command.id, scope).length;
      const detail = count === 0 ? '' : `(and ${count} below it)`;
      return { mark: '-', indent: 0, text: text(command.id), detail };
    }
    case 'update_todo': {
      const indent = made.get(command.id)?.indent ?? 0;
      return { mark: '~', indent, text: text(command.id), ...updated(command, before) };
    }
    case 'move_todo':
      return { mark: '~', indent: 0, text: text(command.id), detail: moved(command, contentOf) };
    case 'set_metadata':
      return remembered(command, contentOf, before);
  }
}

function created(command: CommandOf<'create_todo'>, { scope, made, fields }: Before): Shown {
  const { place, content, id } = command;
  const parent = place.kind === 'child_of' ? place.id : null;
  const inBatch = parent === null ? undefined : made.get(parent);
  const indent = Math.min(100, inBatch ? inBatch.indent + 1 : (command.indent ?? 0));
  const written = changed(BLANK, command);
  if (id !== undefined) {
    made.set(id, { content, indent });
    fields.set(id, written);
  }
  const existing = parent === null || inBatch ? undefined : scope.find(parent);
  const under = existing ? `under ${quoteLine(existing.content, MAX_PART)}` : '';
  const detail = joined([...fieldParts(written), under]);
  const description = descriptionOf('description:', written);
  return { mark: '+', indent, text: cleanLine(content, MAX_CONTENT_LENGTH), detail, description };
}

function updated({ id, updates }: CommandOf<'update_todo'>, { scope, fields }: Before) {
  const before = fields.get(id) ?? scope.find(id) ?? BLANK;
  const after = changed(before, updates);
  fields.set(id, after);
  return differences(before, after);
}

function moved({ to }: CommandOf<'move_todo'>, contentOf: (id: TodoId) => string): string {
  if ('id' in to) return `moved ${to.kind.replace('_', ' ')} ${quoteLine(contentOf(to.id), MAX_PART)}`;
  return to.kind === 'index' ? `moved to row ${to.index + 1}` : `moved to the ${to.kind}`;
}

function remembered(
  command: CommandOf<'set_metadata'>,
  contentOf: (id: TodoId) => string,
  before: Before,
): Shown {
  const { todoId, value } = command;
  const key = cleanLine(command.key, MAX_PART);
  const text = value === null ? `forgets ${key}` : `remembers ${key} = ${cleanLine(value, MAX_PART)}`;
  const was = valueBefore(command, before);
  const detail = joined([
    was === null || was === value ? '' : `was ${quoteLine(was, MAX_PART)}`,
    todoId === null ? '' : `for ${quoteLine(contentOf(todoId), MAX_PART)}`,
  ]);
  return { mark: '⚙', indent: 0, text, detail };
}

/** The value that was stored, null for none. */
function valueBefore(command: CommandOf<'set_metadata'>, before: Before): string | null {
  before.values ??= new Map(before.scope.stored().map((one) => [valueKey(one), one.value]));
  const was = before.values.get(valueKey(command)) ?? null;
  before.values.set(valueKey(command), command.value);
  return was;
}

function valueKey({ todoId, key }: Pick<StoredValue, 'todoId' | 'key'>): string {
  return JSON.stringify([todoId, key]);
}

function below(id: TodoId, scope: DocumentBefore): readonly Todo[] {
  const todo = scope.find(id);
  if (!todo) return [];
  const rows = scope.list({ project: todo.project, date: todo.date });
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? [] : rows.slice(index + 1, subtreeEnd(rows, index));
}
