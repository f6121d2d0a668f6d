import { err, ok, type Result } from '../lib/result';
import type { Command, CommandOf } from './command';
import { createTodo } from './commands/create-todo';
import { createTodos } from './commands/create-todos';
import { cycleTodo } from './commands/cycle-todo';
import { deleteTodo } from './commands/delete-todo';
import { indentTodo } from './commands/indent-todo';
import { moveToProject } from './commands/move-to-project';
import { moveTodo } from './commands/move-todo';
import { outdentTodo } from './commands/outdent-todo';
import { createProject, deleteProject, renameProject } from './commands/projects';
import { setMetadata } from './commands/set-metadata';
import { sortList } from './commands/sort-list';
import { toggleTodo } from './commands/toggle-todo';
import { updateTodo } from './commands/update-todo';
import type { Deed, Env, Handler } from './deed';
import { type DocumentReader, draft } from './document';
import type { Refusal } from './outcome';
import type { TodoId } from './todo';

/** The one table of what can be done to the document. */
const handlers: { readonly [T in Command['type']]: Handler<CommandOf<T>> } = {
  create_todo: createTodo,
  create_todos: createTodos,
  update_todo: updateTodo,
  toggle_todo: toggleTodo,
  cycle_todo: cycleTodo,
  delete_todo: deleteTodo,
  indent_todo: indentTodo,
  outdent_todo: outdentTodo,
  move_todo: moveTodo,
  sort_list: sortList,
  move_to_project: moveToProject,
  create_project: createProject,
  rename_project: renameProject,
  delete_project: deleteProject,
  set_metadata: setMetadata,
};

/**
 * What a command comes to, or why it is refused. Pure: nothing is changed, and the same document, command and env
 * give the same answer. A command that would change nothing is not refused; its changes are empty.
 */
export function applyCommand(document: DocumentReader, command: Command, env: Env): Result<Deed, Refusal> {
  return handle(command, document, env);
}

/** Which command of a batch was refused, from 0, and why. */
export interface BatchRefusal {
  readonly refusal: Refusal;
  readonly index: number;
}

/**
 * What the commands come to one after another, as one change; each sees what those before it did. One refusal
 * refuses all. The focus is that of the last command that names a row, if the row is still there in the end.
 */
export function applyBatch(
  document: DocumentReader,
  commands: readonly Command[],
  env: Env,
): Result<Deed, BatchRefusal> {
  const after = draft(document);
  let focus: TodoId | null = null;
  for (const [index, command] of commands.entries()) {
    const result = applyCommand(after, command, env);
    if (!result.ok) return err({ refusal: result.error, index });
    after.apply(result.value.changes);
    focus = result.value.focus ?? focus;
  }
  return ok({ changes: after.changes(), focus: focus !== null && after.find(focus) ? focus : null });
}

/** Generic in the type, so that the compiler pairs each command with the handler of its own type. */
function handle<T extends Command['type']>(
  command: CommandOf<T> & { readonly type: T },
  document: DocumentReader,
  env: Env,
): Result<Deed, Refusal> {
  return handlers[command.type](document, command, env);
}
