/**
 * The commands a plugin may return, in the plugin's own spelling. They are what it asks for; `to-commands.ts` decides
 * what the document is asked for in its place.
 */
import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';
import {
  MAX_CONTENT_LENGTH,
  MAX_DESCRIPTION_LENGTH,
  MAX_INDENT,
  PRIORITIES,
  stateFromCharacter,
  TODO_STATES,
} from '../todo/todo';
import { cleanLine, plainContent, plainDescription } from './clean-text';
import { ACTION_ID } from './manifest-schema';

/** Plugins may use the word or the character that stands for it in a list. */
const state = z.preprocess(
  (value) => (typeof value === 'string' ? (stateFromCharacter(value) ?? value) : value),
  z.enum(TODO_STATES),
);

/** A temp id of the batch, an external id of this plugin, or a UUID. */
const reference = z.string().min(1).max(256);

const fields = {
  content: z
    .string()
    .max(MAX_CONTENT_LENGTH)
    .transform(plainContent)
    .refine((text) => text !== '', { error: 'is blank' }),
  state,
  priority: z.enum(PRIORITIES).nullable(),
  due_date: calendarDateSchema.nullable(),
  description: z.string().max(MAX_DESCRIPTION_LENGTH).transform(plainDescription).nullable(),
};

/** Adds a todo: as the last child of `parent_id`, or at the end of the list with `indent_level`; the parent decides when both are given. */
const createTodo = z.strictObject({
  type: z.literal('create_todo'),
  content: fields.content,
  indent_level: z.int().min(0).max(MAX_INDENT).optional(),
  parent_id: reference.nullable().optional(),
  state: fields.state.optional(),
  priority: fields.priority.optional(),
  due_date: fields.due_date.optional(),
  description: fields.description.optional(),
  /** A name for the new todo within this batch. */
  temp_id: reference.optional(),
});

const updateTodo = z.strictObject({
  type: z.literal('update_todo'),
  id: reference,
  updates: z.strictObject(fields).partial(),
});

const deleteTodo = z.strictObject({ type: z.literal('delete_todo'), id: reference });

const moveTodo = z
  .strictObject({
    type: z.literal('move_todo'),
    id: reference,
    before: reference.optional(),
    after: reference.optional(),
    index: z.int().min(0).max(1_000_000).optional(),
  })
  .refine((move) => [move.before, move.after, move.index].filter((to) => to !== undefined).length === 1, {
    error: 'needs one of before, after and index',
  });

/** Kept byte for byte, so it must be storable as it is. */
const text = z.string().refine((value) => !/\p{Cs}/u.test(value), { error: 'has half a character in it' });

const setMetadata = z.strictObject({ type: z.literal('set_metadata'), key: text.min(1), value: text });
const setTodoMetadata = setMetadata.extend({ type: z.literal('set_todo_metadata'), todo_id: reference });
const deleteMetadata = z.strictObject({ type: z.literal('delete_metadata'), key: text.min(1) });
const deleteTodoMetadata = deleteMetadata.extend({
  type: z.literal('delete_todo_metadata'),
  todo_id: reference,
});

/** The longest message, in code points; the status bar is one line. */
const MAX_MESSAGE = 300;

/** Longer ones are cut, not refused: the whole output has its bound, and a long title is no misdeed. */
const message = z.string().transform((raw) => cleanLine(raw, MAX_MESSAGE));

const showNotification = z.strictObject({
  type: z.literal('show_notification'),
  message,
  duration_secs: z.int().min(1).max(30).optional(),
});

const setStatusMessage = z.strictObject({ type: z.literal('set_status_message'), message });

const registerKeybinding = z.strictObject({
  type: z.literal('register_keybinding'),
  key: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[^\p{C}\s]+$/u),
  action: z.string().regex(ACTION_ID),
});

/** Every command of this version, by its type. One row a command. */
export const PLUGIN_COMMANDS = {
  create_todo: createTodo,
  update_todo: updateTodo,
  delete_todo: deleteTodo,
  move_todo: moveTodo,
  set_metadata: setMetadata,
  set_todo_metadata: setTodoMetadata,
  delete_metadata: deleteMetadata,
  delete_todo_metadata: deleteTodoMetadata,
  show_notification: showNotification,
  set_status_message: setStatusMessage,
  register_keybinding: registerKeybinding,
} as const;

/** Commands of the interface that this version knows by name and does not do. */
export const NOT_OFFERED = ['add_decoration'] as const;

/** A command as a plugin sends it, checked for its form. */
export type PluginCommand = z.output<(typeof PLUGIN_COMMANDS)[keyof typeof PLUGIN_COMMANDS]>;

/** The command of one type. */
export type PluginCommandOf<T extends PluginCommand['type']> = Extract<PluginCommand, { type: T }>;
