/** The forms of the commands a plugin may return, in the plugin's own spelling. The table is in `plugin-command.ts`. */
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
import { badgeText, DECORATION_STYLES } from './decoration';
import { ACTION_ID } from './manifest-schema';

/** Plugins may use the word or the character that stands for it in a list. */
const state = z.preprocess(
  (value) => (typeof value === 'string' ? (stateFromCharacter(value) ?? value) : value),
  z.enum(TODO_STATES),
);

/** A temp id of the batch, an external id of this plugin, or a UUID. */
const reference = z.string().min(1).max(256);

/** What can be said of a todo. */
export const todoFields = {
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
export const createTodo = z.strictObject({
  type: z.literal('create_todo'),
  content: todoFields.content,
  indent_level: z
    .int()
    .min(0)
    .max(MAX_INDENT)
    .optional()
    .describe('how far to the right at the end of the list; of no matter below a parent'),
  parent_id: reference.nullable().optional(),
  state: todoFields.state.optional(),
  priority: todoFields.priority.optional(),
  due_date: todoFields.due_date.optional(),
  description: todoFields.description.optional(),
  temp_id: reference.optional().describe('a name for it, for later commands of this answer'),
});

export const updateTodo = z.strictObject({
  type: z.literal('update_todo'),
  id: reference,
  updates: z.strictObject(todoFields).partial(),
});

export const deleteTodo = z.strictObject({ type: z.literal('delete_todo'), id: reference });

export const moveTodo = z
  .strictObject({
    type: z.literal('move_todo'),
    id: reference,
    before: reference.optional().describe('to stand above it, at its level'),
    after: reference.optional().describe('to stand below it and all that is below it, at its level'),
    index: z
      .int()
      .min(0)
      .max(1_000_000)
      .optional()
      .describe(
        'to be the row of that number, counted from 0 through all rows, at the level of the one there',
      ),
  })
  .refine((move) => [move.before, move.after, move.index].filter((to) => to !== undefined).length === 1, {
    error: 'needs one of before, after and index',
  });

/** Kept byte for byte, so it must be storable as it is. */
const text = z.string().refine((value) => !/\p{Cs}/u.test(value), { error: 'has half a character in it' });

export const setMetadata = z.strictObject({ type: z.literal('set_metadata'), key: text.min(1), value: text });
export const setTodoMetadata = setMetadata.extend({
  type: z.literal('set_todo_metadata'),
  todo_id: reference,
});
export const deleteMetadata = z.strictObject({ type: z.literal('delete_metadata'), key: text.min(1) });
export const deleteTodoMetadata = deleteMetadata.extend({
  type: z.literal('delete_todo_metadata'),
  todo_id: reference,
});

/** The longest message, in code points; the status bar is one line. */
const MAX_MESSAGE = 300;

/** Longer ones are cut, not refused: the whole output has its bound, and a long title is no misdeed. */
const message = z.string().transform((raw) => cleanLine(raw, MAX_MESSAGE));

export const showNotification = z.strictObject({
  type: z.literal('show_notification'),
  message,
  duration_secs: z.int().min(1).max(30).optional(),
});

export const setStatusMessage = z.strictObject({ type: z.literal('set_status_message'), message });

export const registerKeybinding = z.strictObject({
  type: z.literal('register_keybinding'),
  key: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[^\p{C}\s]+$/u),
  action: z.string().regex(ACTION_ID),
});

/** A badge on a row. A longer text is cut; an empty one takes the badge away. */
export const addDecoration = z.strictObject({
  type: z.literal('add_decoration'),
  todo_id: reference,
  text: z.string().max(1_000).transform(badgeText),
  style: z.enum(DECORATION_STYLES).optional(),
});
