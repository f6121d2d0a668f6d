/**
 * The methods of the AssemblyScript kit's `Commands`: which fields of which command each takes. What a field is comes
 * from the command's schema; a field that no method takes, or that no schema has, is an error of the generator.
 */
import type { PluginCommandType } from '../../src-core/plugin/plugin-command';

/** A parameter of a method. */
export interface BuilderParameter {
  /** The field of the command; `*` for the fields of a todo, spread. */
  readonly field: string;
  /** In the method, when it is not the field's own name. */
  readonly name?: string;
  /** When this is given, the field is left out. */
  readonly initial?: string;
  /** Given when the caller says nothing, and sent. */
  readonly usual?: string;
  /** A text that is never refused for its length. */
  readonly cut?: true;
}

/** One method. */
export interface Builder {
  readonly method: string;
  /** Instead of the command's own words. */
  readonly words?: string;
  readonly parameters: readonly BuilderParameter[];
  /** Fields that are always the same. */
  readonly fixed?: Readonly<Record<string, string>>;
}

const parent = { field: 'parent_id', initial: '""' } as const;
const temp = { field: 'temp_id', initial: '""' } as const;
const message = { field: 'message', cut: true } as const;

/** Every method, by the command it makes. */
export const BUILDERS: Readonly<Record<PluginCommandType, readonly Builder[]>> = {
  create_todo: [
    {
      method: 'createTodo',
      words: 'A new todo below `parentId`, or at the end of the list when that is empty.',
      parameters: [{ field: 'content' }, parent, temp],
    },
    {
      method: 'create',
      words: 'The same with more fields; the content must be among them.',
      parameters: [{ field: '*', name: 'fields' }, parent, temp],
    },
    {
      method: 'createAt',
      words: 'The same at the end of the list, so many levels to the right.',
      parameters: [{ field: '*', name: 'fields' }, { field: 'indent_level', name: 'level' }, temp],
    },
  ],
  update_todo: [
    { method: 'update', parameters: [{ field: 'id' }, { field: 'updates', name: 'fields' }] },
    {
      method: 'updateContent',
      words: 'Says something else.',
      parameters: [{ field: 'id' }, { field: 'updates.content' }],
    },
    {
      method: 'updateState',
      words: 'Puts something else into the box.',
      parameters: [{ field: 'id' }, { field: 'updates.state' }],
    },
  ],
  delete_todo: [{ method: 'deleteTodo', parameters: [{ field: 'id' }] }],
  move_todo: [
    {
      method: 'moveBefore',
      words: 'Moves a todo and what is below it before another.',
      parameters: [{ field: 'id' }, { field: 'before', name: 'other' }],
    },
    {
      method: 'moveAfter',
      words: 'Moves a todo and what is below it after another and what is below that.',
      parameters: [{ field: 'id' }, { field: 'after', name: 'other' }],
    },
    {
      method: 'moveTo',
      words: 'Moves a todo and what is below it to the row of that number, from 0.',
      parameters: [{ field: 'id' }, { field: 'index' }],
    },
  ],
  set_metadata: [{ method: 'setMetadata', parameters: [{ field: 'key' }, { field: 'value' }] }],
  set_todo_metadata: [
    { method: 'setTodoMetadata', parameters: [{ field: 'todo_id' }, { field: 'key' }, { field: 'value' }] },
  ],
  delete_metadata: [{ method: 'deleteMetadata', parameters: [{ field: 'key' }] }],
  delete_todo_metadata: [
    { method: 'deleteTodoMetadata', parameters: [{ field: 'todo_id' }, { field: 'key' }] },
  ],
  show_notification: [
    {
      method: 'showNotification',
      parameters: [message, { field: 'duration_secs', name: 'seconds', usual: '5' }],
    },
  ],
  set_status_message: [{ method: 'setStatusMessage', parameters: [message] }],
  add_decoration: [
    {
      method: 'addDecoration',
      parameters: [{ field: 'todo_id' }, { field: 'text', cut: true }, { field: 'style', initial: '""' }],
    },
    {
      method: 'removeDecoration',
      words: 'Takes the plugin’s badge off a todo’s row.',
      parameters: [{ field: 'todo_id' }],
      fixed: { text: '""' },
    },
  ],
  register_keybinding: [
    { method: 'registerKeybinding', parameters: [{ field: 'key' }, { field: 'action' }] },
  ],
};
