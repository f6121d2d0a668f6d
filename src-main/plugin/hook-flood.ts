/**
 * How much hooks may change by answering one another. The depth alone does not bound it: three plugins that answer
 * each new todo with ten come to twelve thousand within three steps. Beyond the bound nobody is told any more of what
 * hooks did; what the user does is told as ever.
 */
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { PluginTime } from './plugin-time';

/** Todos that hooks may change within a minute before their changes are answered by no more hooks. */
export const MAX_CHANGED_BY_HOOKS = 1_000;
const MINUTE_MS = 60_000;

/** See the head of the file. */
export class HookFlood {
  readonly #time: Pick<PluginTime, 'after'>;
  #changed = 0;

  constructor(time: Pick<PluginTime, 'after'>) {
    this.#time = time;
  }

  /** Counts a commit; only what a hook did counts. */
  note({ added, updated, removed }: Changes, cause: Cause): void {
    if (cause.kind !== 'plugin' || cause.depth === 0) return;
    if (this.#changed === 0) {
      this.#time.after(MINUTE_MS, () => {
        this.#changed = 0;
      });
    }
    this.#changed += added.length + updated.length + removed.length;
  }

  /** Whether an event that so many hooks led to is told no more; 1 is one that no hook led to. */
  stops(depth: number): boolean {
    return depth > 1 && this.#changed > MAX_CHANGED_BY_HOOKS;
  }
}
