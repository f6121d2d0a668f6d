import type { ProjectChange } from './project';
import { type ListKey, listKeyText, type ProjectId, sameTodo, type Todo, type TodoId } from './todo';

/**
 * The difference that a change made. One shape serves three masters: the rows to save, the message to the
 * mirror on the screen, and the entry in the history, because it carries its own inverse.
 * A todo stands in at most one of the three lists, at most once.
 */
export interface Changes {
  readonly added: readonly Todo[];
  readonly updated: readonly (readonly [from: Todo, to: Todo])[];
  readonly removed: readonly Todo[];
  readonly metadata: readonly MetadataChange[];
  /** Made before rows arrive, deleted after rows have left. */
  readonly projects: readonly ProjectChange[];
}

/** One stored value of an extension that was set, replaced (both sides) or cleared (`to` is null). */
export interface MetadataChange {
  /** Whose value it is: the name of the extension. Owners never see each other's values. */
  readonly owner: string;
  /** The todo it is attached to, or null for a value of the owner as a whole. */
  readonly todoId: TodoId | null;
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The change that changes nothing. */
export const noChanges: Changes = { added: [], updated: [], removed: [], metadata: [], projects: [] };

/** Whether nothing is changed. */
export function isEmpty(changes: Changes): boolean {
  return countOf(changes) === 0;
}

/** How many rows and stored values are changed. */
export function countOf(changes: Changes): number {
  const { added, updated, removed, metadata, projects } = changes;
  return added.length + updated.length + removed.length + metadata.length + projects.length;
}

/** The change that takes this one back: applied after it, everything is as before. */
export function reverse(changes: Changes): Changes {
  return {
    added: changes.removed,
    updated: changes.updated.map(([from, to]) => [to, from] as const),
    removed: changes.added,
    metadata: changes.metadata.map((change) => ({ ...change, from: change.to, to: change.from })),
    projects: changes.projects.map(({ from, to }) => ({ from: to, to: from })).reverse(),
  };
}

/** The one change that does what `first` and then `second` do; steps that cancel out are gone. */
export function squash(first: Changes, second: Changes): Changes {
  return squashAll([first, second]);
}

/** {@link squash} over any number of changes in turn; the time is linear in their size together. */
export function squashAll(parts: readonly Changes[]): Changes {
  const rows = new Map<TodoId, Span>();
  const values = new Map<string, MetadataChange>();
  const projects = new Map<ProjectId, ProjectChange>();
  for (const part of parts) {
    for (const row of part.removed) extend(rows, row, null);
    for (const [from, to] of part.updated) extend(rows, from, to);
    for (const row of part.added) extend(rows, null, row);
    for (const change of part.metadata) {
      const name = metadataName(change);
      values.set(name, { ...change, from: (values.get(name) ?? change).from });
    }
    for (const { from, to } of part.projects) {
      const id = (from ?? to)?.id ?? '';
      const known = projects.get(id);
      projects.set(id, { from: known ? known.from : from, to });
    }
  }
  return {
    ...fromSpans(rows.values()),
    metadata: [...values.values()].filter((v) => v.from !== v.to),
    projects: [...projects.values()].filter(({ from, to }) => from?.name !== to?.name),
  };
}

/** One text for each stored value, to key a map by. */
export function metadataName(value: Pick<MetadataChange, 'owner' | 'todoId' | 'key'>): string {
  return JSON.stringify([value.owner, value.todoId, value.key]);
}

/** Every list of which a row is changed, each once. */
export function listsOf(changes: Changes): ListKey[] {
  const keys = new Map<string, ListKey>();
  for (const row of [...changes.added, ...changes.removed, ...changes.updated.flat()]) {
    keys.set(listKeyText(row), { project: row.project, date: row.date });
  }
  return [...keys.values()];
}

/** A row at the beginning and at the end of a series of changes; null where it was not there. */
interface Span {
  readonly before: Todo | null;
  readonly after: Todo | null;
}

function extend(rows: Map<TodoId, Span>, from: Todo | null, to: Todo | null): void {
  const row = from ?? to;
  if (row === null) return;
  const known = rows.get(row.id);
  rows.set(row.id, { before: known ? known.before : from, after: to });
}

function fromSpans(spans: Iterable<Span>): Pick<Changes, 'added' | 'updated' | 'removed'> {
  const added: Todo[] = [];
  const updated: (readonly [Todo, Todo])[] = [];
  const removed: Todo[] = [];
  for (const { before, after } of spans) {
    if (before && after) {
      if (!sameTodo(before, after)) updated.push([before, after]);
    } else if (after) added.push(after);
    else if (before) removed.push(before);
  }
  return { added, updated, removed };
}
