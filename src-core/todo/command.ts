import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import { civilMinuteSchema, recurrenceSchema } from './moment-schemas';
import { MAX_PROJECT_NAME } from './project';
import { MAX_CONTENT_LENGTH, MAX_DESCRIPTION_LENGTH, MAX_INDENT, PRIORITIES, TODO_STATES } from './todo';

const todoId = z.uuid().toLowerCase();

/** Names a list in a command. */
export const listKeySchema = z.strictObject({
  project: z.string().min(1).max(64),
  date: calendarDateSchema,
});

/**
 * Where a row goes. `after` means after the whole subtree of the named row, so that nothing is captured;
 * `child_of` is the last child of the named row; `index` counts rows of the whole list and is clamped to it:
 * the row will stand at that position, on the level of the row it pushes down. `start` and `end` are top-level.
 */
export const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('end') }),
  z.strictObject({ kind: z.literal('before'), id: todoId }),
  z.strictObject({ kind: z.literal('after'), id: todoId }),
  z.strictObject({ kind: z.literal('child_of'), id: todoId }),
  z.strictObject({ kind: z.literal('index'), index: z.int().min(0) }),
]);

const fields = {
  content: z.string().max(MAX_CONTENT_LENGTH),
  state: z.enum(TODO_STATES),
  priority: z.enum(PRIORITIES).nullable(),
  dueDate: calendarDateSchema.nullable(),
  description: z.string().max(MAX_DESCRIPTION_LENGTH).nullable(),
  recurrence: recurrenceSchema.nullable(),
  reminder: civilMinuteSchema.nullable(),
};

const projectId = z.string().min(1).max(64);
const projectName = z.string().max(MAX_PROJECT_NAME);

/**
 * Adds a row. Without `indent` it takes that of the row it is placed by. A deeper one than the place allows is
 * clamped, and so is one that is shallower than the row after it: a new row captures nothing.
 */
const createTodo = z.strictObject({
  type: z.literal('create_todo'),
  /** Chosen by the sender so that it can point at the new row at once; a taken id is refused. */
  id: todoId.optional(),
  list: listKeySchema,
  place: placeSchema,
  indent: z.int().min(0).max(MAX_INDENT).optional(),
  content: fields.content,
  state: fields.state.optional(),
  priority: fields.priority.optional(),
  dueDate: fields.dueDate.optional(),
  description: fields.description.optional(),
  recurrence: fields.recurrence.optional(),
  reminder: fields.reminder.optional(),
});

/** The most rows that one command brings in. */
export const MAX_CREATED_TODOS = 10_000;

/**
 * Adds rows that belong together, in order, as one block: pasted, taken from a file. Indents are relative to the place;
 * where they leave a gap or would capture what comes after, they are clamped.
 */
const createTodos = z.strictObject({
  type: z.literal('create_todos'),
  list: listKeySchema,
  place: placeSchema,
  items: z
    .array(
      createTodo
        .omit({ type: true, list: true, place: true })
        .extend({ indent: z.int().min(0).max(MAX_INDENT) }),
    )
    .min(1)
    .max(MAX_CREATED_TODOS),
});

/** Sets the named fields of one row; null clears a field. A change of state does not reach the children. */
const updateTodo = z.strictObject({
  type: z.literal('update_todo'),
  id: todoId,
  updates: z.strictObject(fields).partial(),
});

/** Done or empty, the whole subtree with it; with `to`, that of the two, whatever it was. */
const toggleTodo = z.strictObject({
  type: z.literal('toggle_todo'),
  id: todoId,
  to: z.enum(['done', 'empty']).optional(),
});

/** The next state in cycle order, for this row only. */
const cycleTodo = z.strictObject({ type: z.literal('cycle_todo'), id: todoId });

/** Takes the row and its subtree off the list; the rows stay in the database, marked. */
const deleteTodo = z.strictObject({ type: z.literal('delete_todo'), id: todoId });

const scope = z.enum(['row', 'subtree']);

/** One level deeper, its subtree with it or the row alone, whose children then become its siblings. */
const indentTodo = z.strictObject({ type: z.literal('indent_todo'), id: todoId, scope });

/** One level up. The subtree follows in either scope: left behind, it would be two levels below its parent. */
const outdentTodo = z.strictObject({ type: z.literal('outdent_todo'), id: todoId, scope });

/**
 * Moves the subtree: past a neighbour (`up`, `down`) or to a place in its list. It takes the indent that a new row
 * would get there; `up` and `down` keep its own as far as the place allows. An `index` counts the other rows only.
 */
const moveTodo = z.strictObject({
  type: z.literal('move_todo'),
  id: todoId,
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('up') }),
    z.strictObject({ kind: z.literal('down') }),
    ...placeSchema.options,
  ]),
});

/** Sorts the list: P0, P1, P2, none, on each level; stable, subtrees stay with their parents. */
const sortList = z.strictObject({ type: z.literal('sort_list'), list: listKeySchema });

/** Moves subtrees to the end of the same day's list of another project, with everything that belongs to them. */
const moveToProject = z.strictObject({
  type: z.literal('move_to_project'),
  ids: z.array(todoId).min(1).max(1_000),
  project: projectId,
});

/** Makes a project; its name must be free, upper and lower case being the same. */
const createProject = z.strictObject({
  type: z.literal('create_project'),
  /** Chosen by the sender so that it can open it at once; a taken id is refused. */
  id: todoId.optional(),
  name: projectName,
});

/** Gives a project another name. Not for the default project. */
const renameProject = z.strictObject({ type: z.literal('rename_project'), id: projectId, name: projectName });

/** Deletes a project and all its todos, of every day. Not the default project. */
const deleteProject = z.strictObject({ type: z.literal('delete_project'), id: projectId });

/** Sets (or with null clears) a stored value of an extension. Only extensions' own runs may ask for it. */
const setMetadata = z.strictObject({
  type: z.literal('set_metadata'),
  owner: z.string().min(1),
  todoId: todoId.nullable(),
  key: z.string().min(1),
  value: z.string().nullable(),
});

const forEverybody = [
  createTodo,
  createTodos,
  updateTodo,
  toggleTodo,
  cycleTodo,
  deleteTodo,
  indentTodo,
  outdentTodo,
  moveTodo,
  sortList,
  moveToProject,
  createProject,
  renameProject,
  deleteProject,
] as const;

/** The commands that the screen may send. */
export const userCommandSchema = z.discriminatedUnion('type', forEverybody);

/** Every change that may be asked of the document: plain JSON, checked before it is believed. */
export const commandSchema = z.discriminatedUnion('type', [...forEverybody, setMetadata]);

/** A change asked for by the user at the screen. */
export type UserCommand = z.infer<typeof userCommandSchema>;

/** A change asked of the document. */
export type Command = z.infer<typeof commandSchema>;

/** The command of one type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** Where a row goes; see {@link placeSchema}. */
export type Place = z.infer<typeof placeSchema>;
