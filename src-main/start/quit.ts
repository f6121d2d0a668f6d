import { app } from 'electron';
import type { Clock } from '../clock';
import type { ConfigFile } from '../config/config-file';
import { type Ending, endInOrder } from '../end-in-order';
import type { Log } from '../log';
import type { Developments } from '../plugin/kit/development/development';
import type { PluginManager } from '../plugin/manager';
import type { Database } from '../storage/database';
import type { SearchUpkeep } from '../storage/search-upkeep';
import type { TodoStore } from '../store/todo-store';
import type { TodoSystem } from '../todo-system';

/** How long plugins can hold back the end of the application, in ms. */
const QUIT_PATIENCE_MS = 1_000;

/** What ends with the application. */
export interface EndingParts {
  readonly log: Log;
  readonly development: Developments;
  readonly todos: TodoSystem;
  readonly upkeep: SearchUpkeep;
  readonly config: ConfigFile;
  readonly clock: Clock;
  /** Resolves with what ends it. */
  readonly hearing: Promise<() => Promise<void>>;
  readonly plugins: PluginManager;
  readonly store: TodoStore;
  readonly database: Database;
}

/** Quitting waits for all that, and ends then, whatever went wrong: a process that stays holds the lock. */
export function endAtQuit(parts: EndingParts): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    void endInOrder(endingsOf(parts), parts.log).then(() => app.exit(0));
  });
}

/** What writes comes before what it writes to. */
function endingsOf(parts: EndingParts): readonly Ending[] {
  const patience = () => new Promise((resolve) => setTimeout(resolve, QUIT_PATIENCE_MS));
  return [
    ['developing plugins', () => parts.development.dispose()],
    ['the todo system', () => parts.todos.dispose()],
    ['the upkeep of the search', () => parts.upkeep.dispose()],
    ['the configuration', () => parts.config.dispose()],
    ['the clock', () => parts.clock.dispose()],
    ['hearing command lines', () => void parts.hearing.then((end) => end())],
    ['the plugins', () => Promise.race([parts.plugins.dispose(), patience()])],
    ['the store', () => parts.store.dispose()],
    ['the database', () => parts.database.close()],
  ];
}
