/** What a plugin may see of a todo: plain JSON, spelled as in the manifest and the commands. */
import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date';
import { PRIORITIES, TODO_STATES, type Todo, type TodoId } from '../todo/todo';

/** The shape of a snapshot. */
export const snapshotSchema = z.strictObject({
  id: z.uuid(),
  content: z.string(),
  state: z.enum(TODO_STATES),
  indent_level: z.int().min(0),
  parent_id: z.uuid().nullable(),
  due_date: calendarDateSchema.nullable(),
  description: z.string().nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  /** The row's place in its list, from 0. */
  position: z.int().min(0),
  created_at: z.string(),
  modified_at: z.string(),
  completed_at: z.string().nullable(),
  /** The words of the content that begin with `#`, without it, in lower case, each once. */
  tags: z.array(z.string()),
});

/** A todo as a plugin sees it. */
export type TodoSnapshot = z.infer<typeof snapshotSchema>;

/** The todo as a plugin sees it, `position` rows from the top of its list. */
export function toSnapshot(todo: Todo, parentId: TodoId | null, position: number): TodoSnapshot {
  return {
    id: todo.id,
    content: todo.content,
    state: todo.state,
    indent_level: todo.indent,
    parent_id: parentId,
    due_date: todo.dueDate,
    description: todo.description,
    priority: todo.priority,
    position,
    created_at: todo.createdAt,
    modified_at: todo.modifiedAt,
    completed_at: todo.completedAt,
    tags: tagsOf(todo.content),
  };
}

/** The tags in a line of text: `Buy milk #Shop` has `shop`. */
export function tagsOf(content: string): string[] {
  const found = content.matchAll(/(?<=^|\s)#([\p{L}\p{N}_][\p{L}\p{N}_-]*)/gu);
  return [...new Set(Array.from(found, (match) => (match[1] ?? '').toLowerCase()))];
}

/** The parent of each row, in order: the nearest earlier row with a smaller indent. One pass over the list. */
export function parentsOf(rows: readonly Todo[]): (TodoId | null)[] {
  const open: Todo[] = [];
  return rows.map((row) => {
    while ((open.at(-1)?.indent ?? -1) >= row.indent) open.pop();
    const parent = open.at(-1)?.id ?? null;
    open.push(row);
    return parent;
  });
}
