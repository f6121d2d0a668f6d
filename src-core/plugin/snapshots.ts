/** What a plugin may see of a todo: plain JSON, spelled as in the manifest and the commands. */
import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import { parentIndices } from '../todo/hierarchy';
import { PRIORITIES, TODO_STATES, type Todo, type TodoId, tagsOf } from '../todo/todo';

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
  date: calendarDateSchema.describe('the day of the list that it is in'),
  /** The row's place in its list, from 0. */
  position: z.int().min(0),
  created_at: z.string(),
  modified_at: z.string(),
  completed_at: z.string().nullable(),
  /** As written in the content with `#`; without it, in lower case, each once. */
  tags: z.array(z.string()),
  /** There only for a todo that was deleted; its parent is not known any more, and its position comes after the others. */
  deleted: z.literal(true).optional(),
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
    date: todo.date,
    position,
    created_at: todo.createdAt,
    modified_at: todo.modifiedAt,
    completed_at: todo.completedAt,
    tags: tagsOf(todo.content),
  };
}

/** The parent of each row, in order; `rows` is a whole list or the beginning of one. One pass. */
export function parentsOf(rows: readonly Todo[]): (TodoId | null)[] {
  return parentIndices(rows).map((index) => rows[index]?.id ?? null);
}
