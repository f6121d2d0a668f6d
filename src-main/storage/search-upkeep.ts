import type { Log } from '../log';
import type { SqliteSearch } from './sqlite-search';

/** What it works with. */
export interface SearchUpkeepParts {
  readonly search: Pick<SqliteSearch, 'catchUp'>;
  /** Calls `deed` once after so many ms. Returns the disposer. */
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly log: Log;
}

/** Takes in the words of changed todos while nobody asks. */
export interface SearchUpkeep {
  /** Something has changed, or has been changed before the start. */
  soon(): void;
  dispose(): void;
}

/** After the last change, in ms: whoever types a list shall not wait for it. */
const PAUSE_MS = 2_000;

/** Todos at once, some 5 ms of work, and the pause between, in ms. */
const AT_ONCE = 200;
const BETWEEN_MS = 20;

/** Opens it; nothing happens before {@link SearchUpkeep.soon} is called. */
export function createSearchUpkeep({ search, after, log }: SearchUpkeepParts): SearchUpkeep {
  let disarm: (() => void) | null = null;
  const arm = (ms: number): void => {
    disarm?.();
    disarm = after(ms, work);
  };
  const work = (): void => {
    disarm = null;
    try {
      if (search.catchUp(AT_ONCE)) arm(BETWEEN_MS);
    } catch (error) {
      log.error('taking in the words of changed todos', error);
    }
  };
  return {
    soon: () => arm(PAUSE_MS),
    dispose() {
      disarm?.();
      disarm = null;
    },
  };
}
