/** The commands of the command line, kept for the next start in the table of the screen's memory. */
import { z } from 'zod';
import { KEPT_COMMANDS, MAX_COMMAND_LINE, withCommand } from '../src-core/app/command-memory';
import { parseJson } from './storage/parse-json';
import type { TodoRepository } from './store/todo-repository';

const KEY = 'commands';

const commandsSchema = z.array(z.string().max(MAX_COMMAND_LINE)).max(KEPT_COMMANDS);

/** Keeps a command behind the others; one that may hold a secret is not kept. */
export function rememberCommand(
  view: Pick<TodoRepository, 'viewState' | 'rememberViewState'>,
  line: string,
): void {
  const before = keptCommands(view);
  const commands = withCommand(before, line);
  if (commands !== before) view.rememberViewState(KEY, JSON.stringify(commands));
}

/** The commands that were kept, oldest first. */
export function keptCommands(view: Pick<TodoRepository, 'viewState'>): readonly string[] {
  return commandsSchema.safeParse(parseJson(view.viewState(KEY) ?? '')).data ?? [];
}
