/**
 * THE table of commands: what a plugin may return, what it must be allowed for each, and why one may be refused. They
 * are what it asks for; `to-commands.ts` decides what the document is asked for in its place.
 */
import type { z } from 'zod';
import * as schemas from './command-schemas';

/** Why a command of the right form is refused, and with it its whole batch. */
export const COMMAND_REFUSALS = {
  unknown_todo: 'the id names no todo, a deleted one, or as an external id more than one',
  past_day: 'the todo’s day is past: past days are read-only',
  temp_id: 'the `temp_id` was given to another todo of the same answer',
  place: 'the place is in another list, or within what is moved',
  depth: 'it would stand deeper than a list can be',
  stored: 'the key, the value or all that the plugin stores would be too large',
  decorations: 'the answer puts badges on too many todos',
  init_only: 'it is possible in `init` only',
} as const;

/** One of {@link COMMAND_REFUSALS}. */
export type CommandRefusal = keyof typeof COMMAND_REFUSALS;

const ROW = ['unknown_todo', 'past_day'] as const;

/** Every command, by its type: its form, what a run must be allowed, why it may be refused, and what it does. */
export const PLUGIN_COMMANDS = {
  create_todo: {
    schema: schemas.createTodo,
    permission: 'change_todos',
    refusals: [...ROW, 'temp_id', 'depth'],
    words:
      'adds a todo as the last below `parent_id`, or at the end of the list; `temp_id` names it for the commands after this one',
  },
  update_todo: {
    schema: schemas.updateTodo,
    permission: 'change_todos',
    refusals: ROW,
    words: 'sets the named fields; null clears one',
  },
  delete_todo: {
    schema: schemas.deleteTodo,
    permission: 'change_todos',
    refusals: ROW,
    words: 'takes a todo and what is below it off the list',
  },
  move_todo: {
    schema: schemas.moveTodo,
    permission: 'change_todos',
    refusals: [...ROW, 'place'],
    words: 'moves a todo and what is below it; exactly one of `before`, `after` and `index`',
  },
  set_metadata: {
    schema: schemas.setMetadata,
    permission: 'keep_values',
    refusals: ['stored'],
    words: 'stores a value of this plugin',
  },
  set_todo_metadata: {
    schema: schemas.setTodoMetadata,
    permission: 'keep_values',
    refusals: [...ROW, 'stored'],
    words: 'stores a value of this plugin with a todo, which it follows through moves and undo',
  },
  delete_metadata: {
    schema: schemas.deleteMetadata,
    permission: 'keep_values',
    refusals: ['stored'],
    words: 'removes a stored value',
  },
  delete_todo_metadata: {
    schema: schemas.deleteTodoMetadata,
    permission: 'keep_values',
    refusals: [...ROW, 'stored'],
    words: 'removes a value stored with a todo',
  },
  show_notification: {
    schema: schemas.showNotification,
    permission: 'tell_user',
    refusals: [],
    words:
      'says something to the user in a line, cut where the line ends; too many in a minute are not shown',
  },
  set_status_message: {
    schema: schemas.setStatusMessage,
    permission: 'tell_user',
    refusals: [],
    words: 'says something in the status bar; of several only the last',
  },
  add_decoration: {
    schema: schemas.addDecoration,
    permission: 'tell_user',
    refusals: ['unknown_todo', 'decorations'],
    words:
      'puts a badge on a todo’s row, cut to 24 characters, in place of the plugin’s last one there; an empty text takes it away. It is shown, not saved',
  },
  register_keybinding: {
    schema: schemas.registerKeybinding,
    permission: 'bind_keys',
    refusals: ['init_only'],
    words: 'asks for a key; in `init` only',
  },
} as const;

/** The type of a command. */
export type PluginCommandType = keyof typeof PLUGIN_COMMANDS;

/** A command as a plugin sends it, checked for its form. */
export type PluginCommand = z.output<(typeof PLUGIN_COMMANDS)[PluginCommandType]['schema']>;

/** The command of one type. */
export type PluginCommandOf<T extends PluginCommandType> = Extract<PluginCommand, { type: T }>;
