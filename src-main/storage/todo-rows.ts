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

/** Fields that say where a row stands. They are in an index, so they are written only when they change. */
const PLACE: readonly Field[] = ['project', 'date', 'rank'];

const CONTENTS = FIELDS.filter((field) => field !== 'id' && !PLACE.includes(field));

/** What to select so that a row of the table comes out as a {@link Todo}. */
export const TODO_SELECTION = FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ');

/** Puts in a row, or brings a deleted one back; leaves a row that is there alone. Takes {@link valuesOf}. */
export const INSERT_TODO = `
  INSERT INTO todos (${FIELDS.map((field) => COLUMNS[field]).join(', ')})
  VALUES (${FIELDS.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET
    ${[...PLACE, ...CONTENTS].map((field) => `${COLUMNS[field]} = excluded.${COLUMNS[field]}`).join(', ')},
    deleted_at = NULL
  WHERE deleted_at IS NOT NULL`;

/** Writes all but the place. Takes {@link contentsOf}. */
export const UPDATE_CONTENTS = updating(CONTENTS);

/** Writes everything. Takes {@link everythingOf}. */
export const UPDATE_EVERYTHING = updating([...PLACE, ...CONTENTS]);

/** Marks a row as deleted. Takes the moment and the id. */
export const DELETE_TODO = 'UPDATE todos SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL';

/** For {@link INSERT_TODO}. */
export function valuesOf(todo: Todo): Value[] {
  return FIELDS.map((field) => todo[field]);
}

/** For {@link UPDATE_CONTENTS}. */
export function contentsOf(todo: Todo): Value[] {
  return [...CONTENTS.map((field) => todo[field]), todo.id];
}

/** For {@link UPDATE_EVERYTHING}. */
export function everythingOf(todo: Todo): Value[] {
  return [...PLACE.map((field) => todo[field]), ...contentsOf(todo)];
}

/** Whether a change leaves the row where it stands. */
export function staysInPlace(from: Todo, to: Todo): boolean {
  return PLACE.every((field) => from[field] === to[field]);
}

function updating(fields: readonly Field[]): string {
  const sets = fields.map((field) => `${COLUMNS[field]} = ?`).join(', ');
  return `UPDATE todos SET ${sets} WHERE id = ? AND deleted_at IS NULL`;
}
