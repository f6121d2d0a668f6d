/**
 * What the user keeps from a plugin although it may run: fields, projects and tags. A hidden todo does not exist for
 * the plugin, neither in what it reads nor in what it is told; a hidden field reads as empty. Every snapshot that a
 * plugin gets goes through {@link shield}, every row through {@link visibleRows} or {@link isHidden}.
 */
import { z } from 'zod';
import { parentIndices, subtreeEnd } from '../todo/hierarchy';
import { sameName } from '../todo/project';
import { type Todo, type TodoId, tagsOf } from '../todo/todo';
import { HIDEABLE_FIELDS } from './hideable-fields';
import type { TodoSnapshot } from './snapshots';

export { HIDEABLE_FIELDS };

/** What is hidden from one plugin. */
export const dataFlowSchema = z.strictObject({
  fields: z.array(z.enum(HIDEABLE_FIELDS)).max(HIDEABLE_FIELDS.length),
  /** Names or ids of projects. */
  projects: z.array(z.string().min(1).max(64)).max(100),
  /** Tags without `#`, in lower case: a todo with one of them, and everything below it, is hidden. */
  tags: z.array(z.string().min(1).max(64)).max(100),
});

/** See {@link dataFlowSchema}. */
export type DataFlow = z.infer<typeof dataFlowSchema>;

/** Nothing is hidden. */
export const OPEN_DATA_FLOW: DataFlow = { fields: [], projects: [], tags: [] };

/** Whether nothing is hidden. */
export function isOpen({ fields, projects, tags }: DataFlow): boolean {
  return fields.length + projects.length + tags.length === 0;
}

/** The rows of a list that no tag hides, in order; `rows` is the whole list. */
export function visibleRows(rows: readonly Todo[], flow: DataFlow): readonly Todo[] {
  if (flow.tags.length === 0) return rows;
  const visible: Todo[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row && !hidesItself(row, flow)) visible.push(row);
    else index = subtreeEnd(rows, index) - 1;
  }
  return visible;
}

/**
 * Whether a tag of the row, or of one above it, hides it; `rows` is the whole list. A row that is not among them is
 * hidden as soon as any tag is: nobody can say what it stands below.
 */
export function isHidden(rows: readonly Todo[], id: TodoId, flow: DataFlow): boolean {
  if (flow.tags.length === 0) return false;
  let index = rows.findIndex((row) => row.id === id);
  if (index < 0) return true;
  const parents = parentIndices(rows.slice(0, index + 1));
  for (; index >= 0; index = parents[index] ?? -1) {
    const row = rows[index];
    if (row && hidesItself(row, flow)) return true;
  }
  return false;
}

/**
 * Deleted rows that may be shown. Where they stood is not known any more, so one that stood below another is hidden
 * as soon as any tag is.
 */
export function visibleDeleted(rows: readonly Todo[], flow: DataFlow): readonly Todo[] {
  if (flow.tags.length === 0) return rows;
  return rows.filter((row) => row.indent === 0 && !hidesItself(row, flow));
}

/** Whether the project and all its lists are hidden. Names are the same as they are for projects: {@link sameName}. */
export function hidesProject(
  flow: DataFlow,
  { id, name }: { readonly id: string; readonly name: string },
): boolean {
  return flow.projects.some((hidden) => hidden === id || sameName(hidden, name));
}

/** The same, with a project that is hidden by its name hidden by its new one; the same object when it is not hidden. */
export function afterRename(flow: DataFlow, from: string, to: string): DataFlow {
  if (!flow.projects.some((hidden) => sameName(hidden, from))) return flow;
  const others = flow.projects.filter((hidden) => !sameName(hidden, from) && !sameName(hidden, to));
  return { ...flow, projects: [...others, to] };
}

/**
 * The snapshot with hidden fields emptied: content `''`, tags none, others null. Tags are read from the content, so
 * they go with it; hidden tags alone leave the content as it is written.
 */
export function shield(snapshot: TodoSnapshot, { fields }: DataFlow): TodoSnapshot {
  if (fields.length === 0) return snapshot;
  const hides = (field: DataFlow['fields'][number]) => fields.includes(field);
  return {
    ...snapshot,
    content: hides('content') ? '' : snapshot.content,
    tags: hides('content') || hides('tags') ? [] : snapshot.tags,
    description: hides('description') ? null : snapshot.description,
    due_date: hides('due_date') ? null : snapshot.due_date,
    priority: hides('priority') ? null : snapshot.priority,
  };
}

/** The row as a search on behalf of the plugin may read it: a search that finds what is hidden would tell it. */
export function shieldRow(row: Todo, { fields }: DataFlow): Todo {
  if (fields.length === 0) return row;
  return {
    ...row,
    content: fields.includes('content') ? '' : row.content,
    description: fields.includes('description') ? null : row.description,
    dueDate: fields.includes('due_date') ? null : row.dueDate,
    priority: fields.includes('priority') ? null : row.priority,
  };
}

function hidesItself(row: Todo, { tags }: DataFlow): boolean {
  return tagsOf(row.content).some((tag) => tags.includes(tag));
}
