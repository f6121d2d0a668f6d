/** A run's commands as rows for the user: what each would do, in the words of the screen. Every text is cleaned. */

import type { CommandOf } from '../todo/command';
import { subtreeEnd } from '../todo/hierarchy';
import {
  type ListKey,
  MAX_CONTENT_LENGTH,
  STATE_CHARACTERS,
  type Todo,
  type TodoId,
  type TodoState,
} from '../todo/todo';
import type { BatchPlan, PlannedCommand } from './batch-plan';
import { cleanLine, quoteLine } from './clean-text';
import type { PluginCommand } from './plugin-command';
import type { PreviewRow } from './preview';
import { needsOf, shownNeeds } from './preview-needs';

/** The document as it is before the run. */
export interface PreviewScope {
  find(id: TodoId): Todo | undefined;
  /** The rows of a list, in order. */
  list(key: ListKey): readonly Todo[];
}

/** The longest content that the plugin writes: all of it, for who takes it should have been able to read it. */
const MAX_WRITTEN = MAX_CONTENT_LENGTH;

/** The longest text of a row that is there already, and of a part of its detail, in code points. */
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
  const made = new Map<TodoId, Made>();
  return plan.commands.map((command, place) => {
    const index = plan.origins[place] ?? place;
    return { index, ...rowOf(command, scope, made), needs: [...(needs[index] ?? [])] };
  });
}

/** How many todos a plan changes, those below a deleted one counted, and whether it deletes any. */
export function sizeOf(
  plan: BatchPlan,
  scope: PreviewScope,
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

type Shown = Pick<PreviewRow, 'mark' | 'indent' | 'text' | 'detail'>;

function rowOf(command: PlannedCommand, scope: PreviewScope, made: Map<TodoId, Made>): Shown {
  const contentOf = (id: TodoId) => scope.find(id)?.content ?? made.get(id)?.content ?? '';
  const text = (id: TodoId) => cleanLine(contentOf(id), MAX_TEXT);
  switch (command.type) {
    case 'create_todo':
      return created(command, scope, made);
    case 'delete_todo': {
      const count = below(command.id, scope).length;
      const detail = count === 0 ? '' : `(and ${count} below it)`;
      return { mark: '-', indent: 0, text: text(command.id), detail };
    }
    case 'update_todo': {
      const detail = differences(command.updates, scope.find(command.id));
      return { mark: '~', indent: made.get(command.id)?.indent ?? 0, text: text(command.id), detail };
    }
    case 'move_todo':
      return { mark: '~', indent: 0, text: text(command.id), detail: moved(command, contentOf) };
    case 'set_metadata':
      return remembered(command, contentOf);
  }
}

function created(command: CommandOf<'create_todo'>, scope: PreviewScope, made: Map<TodoId, Made>): Shown {
  const { place, content, id } = command;
  const parent = place.kind === 'child_of' ? place.id : null;
  const inBatch = parent === null ? undefined : made.get(parent);
  const indent = Math.min(100, inBatch ? inBatch.indent + 1 : (command.indent ?? 0));
  if (id !== undefined) made.set(id, { content, indent });
  const existing = parent === null || inBatch ? undefined : scope.find(parent);
  const under = existing ? `under ${quoteLine(existing.content, MAX_PART)}` : '';
  const { state, priority, dueDate } = command;
  const parts = [
    state === undefined || state === 'empty' ? '' : box(state),
    priority ?? '',
    dueDate ? `due ${dueDate}` : '',
    under,
  ];
  return { mark: '+', indent, text: cleanLine(content, MAX_WRITTEN), detail: joined(parts) };
}

type Updates = CommandOf<'update_todo'>['updates'];

function differences(updates: Updates, before: Todo | undefined): string {
  const { content, state, priority, dueDate, description } = updates;
  const part = (name: string, from: string, to: string) => (from === to ? '' : `${name} ${from} → ${to}`);
  return joined([
    content === undefined || content === before?.content
      ? ''
      : `content → ${quoteLine(content, MAX_WRITTEN)}`,
    state === undefined ? '' : part('state', before ? box(before.state) : '', box(state)),
    priority === undefined ? '' : part('priority', before?.priority ?? 'none', priority ?? 'none'),
    dueDate === undefined ? '' : part('due', before?.dueDate ?? 'none', dueDate ?? 'none'),
    description === undefined || description === before?.description ? '' : 'description',
  ]);
}

function moved({ to }: CommandOf<'move_todo'>, contentOf: (id: TodoId) => string): string {
  if ('id' in to) return `moved ${to.kind.replace('_', ' ')} ${quoteLine(contentOf(to.id), MAX_PART)}`;
  return to.kind === 'index' ? `moved to row ${to.index + 1}` : `moved to the ${to.kind}`;
}

function remembered(command: CommandOf<'set_metadata'>, contentOf: (id: TodoId) => string): Shown {
  const key = cleanLine(command.key, MAX_PART);
  const text =
    command.value === null ? `forgets ${key}` : `remembers ${key} = ${cleanLine(command.value, MAX_PART)}`;
  const detail = command.todoId === null ? '' : `for ${quoteLine(contentOf(command.todoId), MAX_PART)}`;
  return { mark: '⚙', indent: 0, text, detail };
}

function below(id: TodoId, scope: PreviewScope): readonly Todo[] {
  const todo = scope.find(id);
  if (!todo) return [];
  const rows = scope.list({ project: todo.project, date: todo.date });
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? [] : rows.slice(index + 1, subtreeEnd(rows, index));
}

function box(state: TodoState): string {
  return `[${STATE_CHARACTERS[state]}]`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('   ');
}
