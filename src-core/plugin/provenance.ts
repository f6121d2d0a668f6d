/** Who changed a todo: what `gb` shows. */
import type { Instant } from '../todo/todo';

/** One change of one todo, newest first in lists. */
export interface ProvenanceEntry {
  readonly at: Instant;
  /** Who: `you`, `undo`, `redo`, `rollover`, `import`, or a plugin's name. */
  readonly who: string;
  /** The plugin's run; null when nobody's run did it. */
  readonly run: string | null;
  /** The action or hook that returned the commands; null when a user did it. */
  readonly trigger: string | null;
  /** What was done, in a few words: `created`, `deleted`, `state [ ] → [x]`, `content`. */
  readonly what: string;
}
