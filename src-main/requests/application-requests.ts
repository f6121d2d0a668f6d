import type { Bootstrap } from '../../src-core/ipc/contract';
import type { Result } from '../../src-core/lib/result';
import type { CommandAnswer } from '../../src-core/plugin/report';
import type { ListKey, TodoId } from '../../src-core/todo/todo';
import type { RequestHandlers } from '../ipc-router';
import { completePath } from './complete-path';

/** What is asked of the application itself. */
export interface ApplicationRequestParts {
  /** Everything the screen needs for its first picture. */
  readonly bootstrap: () => Promise<Bootstrap>;
  /** Does what a sentence of the command line says. */
  readonly command: (
    words: readonly string[],
    target: { readonly list: ListKey; readonly selected: TodoId | null },
  ) => Promise<CommandAnswer>;
  /** A command was given; it is to be there after the next start. */
  readonly rememberCommand: (line: string) => void;
  /** The user's home: paths behind `:` count from there. */
  readonly home: string;
  readonly saveConfig: (
    key: readonly string[],
    value: string | number | boolean | null,
  ) => Promise<Result<null, string>>;
  readonly cancelWork: (id: string) => void;
  readonly logPath: string;
  readonly copy: (text: string) => void;
  /** The first screen is there, as these rows. */
  readonly painted: (rows: readonly string[]) => void;
  /** The page has nothing more to save. */
  readonly close: () => void;
  readonly quit: () => void;
}

/** The requests about the application and its window. */
export function applicationRequests(parts: ApplicationRequestParts) {
  return {
    bootstrap: async () => JSON.stringify(await parts.bootstrap()),
    app_command: ({ words, list, selected }) => parts.command(words, { list, selected }),
    complete_path: ({ text }) => completePath(text, { home: parts.home, cwd: parts.home }),
    remember_command: ({ line }) => {
      parts.rememberCommand(line);
      return null;
    },
    save_config: ({ key, value }) => parts.saveConfig(key, value),
    cancel_work: ({ id }) => {
      parts.cancelWork(id);
      return null;
    },
    log_path: () => parts.logPath,
    copy_text: ({ text }) => {
      parts.copy(text);
      return null;
    },
    painted: ({ rows }) => {
      parts.painted(rows);
      return null;
    },
    ready_to_close: () => {
      parts.close();
      return null;
    },
    quit: () => {
      parts.quit();
      return null;
    },
  } satisfies Partial<RequestHandlers>;
}
