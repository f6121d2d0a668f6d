import type { Todo } from '../../src-core/todo/todo';
import type { Value } from './database';

/** Each field of a todo and the column that keeps it. */
const COLUMNS = {
  id: 'id',
  project: 'project',
  date: 'date',
  rank: 'rank',
  indent: 'indent_level',
  content: 'content',
  state: 'state',
  priority: 'priority',
  dueDate: 'due_date',
  description: 'description',
  recurrence: 'recurrence',
  reminder: 'reminder',
  createdAt: 'created_at',
  modifiedAt: 'modified_at',
  completedAt: 'completed_at',
} as const satisfies Record<keyof Todo, string>;

type Field = keyof Todo;

const FIELDS = Object.keys(COLUMNS) as Field[];

/** The columns of {@link valuesOf}. */
export const TODO_COLUMNS: readonly string[] = FIELDS.map((field) => COLUMNS[field]);

/** What to select so that a row of the table comes out as a {@link Todo}. */
export const TODO_SELECTION = FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ');

/** Puts in a row, or brings a deleted one back; leaves a row that is there alone. Takes {@link valuesOf}. */
export const INSERT_TODO = `
  INSERT INTO todos (${FIELDS.map((field) => COLUMNS[field]).join(', ')})
  VALUES (${FIELDS.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET
    ${FIELDS.filter((field) => field !== 'id')
      .map((field) => `${COLUMNS[field]} = excluded.${COLUMNS[field]}`)
      .join(', ')},
    deleted_at = NULL
  WHERE deleted_at IS NOT NULL`;

/**
 * Writes the named fields and no others: a column that is named costs its indexes and the words of the search, whether
 * or not it becomes different. Takes {@link differencesOf}.
 */
export function updating(fields: readonly Field[]): string {
  const sets = fields.map((field) => `${COLUMNS[field]} = ?`).join(', ');
  return `UPDATE todos SET ${sets} WHERE id = ? AND deleted_at IS NULL`;
}

/** Marks a row as deleted. Takes the moment and the id. */
export const DELETE_TODO = 'UPDATE todos SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL';

/** For {@link INSERT_TODO}. */
export function valuesOf(todo: Todo): Value[] {
  return FIELDS.map((field) => todo[field]);
}

/** For {@link updating}. */
export function differencesOf(todo: Todo, fields: readonly Field[]): Value[] {
  return [...fields.map((field) => todo[field]), todo.id];
}
