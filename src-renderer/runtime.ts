import type { Effect } from '../src-core/tui/effect';
import type { Model } from '../src-core/tui/model';
import type { Msg } from '../src-core/tui/msg';

/** What the loop is made of. */
export interface RuntimeParts {
  readonly update: (model: Model, msg: Msg) => readonly [Model, readonly Effect[]];
  /** Does what an effect asks. What comes of it returns through `send`. */
  readonly perform: (effect: Effect) => void;
  /** Draws the model. Called once for each drained queue, never between two of its messages. */
  readonly paint: (model: Model) => void;
}

/** The running loop. */
export interface Runtime {
  /** Puts a message in the queue. Before {@link Runtime.start} they wait, so that no early key is lost. */
  send(msg: Msg): void;
  /** Begins with a model: paints it, then handles what has been waiting. */
  start(model: Model): void;
}

/** Makes the loop: queue → update → effects → one paint when the queue is empty. */
export function createRuntime(parts: RuntimeParts): Runtime {
  const queue: Msg[] = [];
  let current: Model | undefined;
  let scheduled = false;

  function drain(): void {
    if (current === undefined) {
      scheduled = false;
      return;
    }
    for (let msg = queue.shift(); msg !== undefined; msg = queue.shift()) {
      const [next, effects]: readonly [Model, readonly Effect[]] = parts.update(current, msg);
      current = next;
      for (const effect of effects) parts.perform(effect);
    }
    // Only now: what an effect sends at once is handled by this very drain, before its one paint.
    scheduled = false;
    parts.paint(current);
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(drain);
  }

  return {
    send(msg) {
      queue.push(msg);
      schedule();
    },
    start(model) {
      current = model;
      parts.paint(model);
      if (queue.length > 0) schedule();
    },
  };
}
