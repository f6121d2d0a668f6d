import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../src-core/lib/result';

/** Where everything of the user's is kept. All absolute. */
export interface Paths {
  /** The data directory; everything else is inside it. */
  readonly home: string;
  /** The database file. */
  readonly database: string;
  readonly plugins: string;
  readonly backups: string;
  readonly quarantine: string;
  readonly logs: string;
  /** The log file that is written to now. */
  readonly log: string;
}

/** The places inside a data directory; a relative one is meant from the working directory. Touches nothing. */
export function pathsIn(dataDirectory: string): Paths {
  const home = path.resolve(dataDirectory);
  const logs = path.join(home, 'logs');
  return {
    home,
    database: path.join(home, 'to-tui.db'),
    plugins: path.join(home, 'plugins'),
    backups: path.join(home, 'backups'),
    quarantine: path.join(home, 'quarantine'),
    logs,
    log: path.join(logs, 'to-tui.log'),
  };
}

/** Makes the directories that are missing, for the user alone (mode 0700), or says in a sentence why it cannot. */
export function createDirectories(paths: Paths): Result<void, string> {
  for (const directory of [paths.home, paths.plugins, paths.backups, paths.quarantine, paths.logs]) {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      return err(
        `The folder ${directory} cannot be made${code}. Choose another data folder with --data-dir=DIR or TO_TUI_HOME.`,
      );
    }
  }
  return ok(undefined);
}
