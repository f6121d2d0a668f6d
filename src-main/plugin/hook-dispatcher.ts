/**
 * Tells plugins of what happened, after the user has been answered: events wait here and are told one at a time, to
 * plugins in the order of their names. Undo and redo are not told, nobody hears of its own changes, and a chain of
 * hooks that answer hooks ends.
 */

import {
  type EventCause,
  eventCause,
  hookEvents,
  type PluginEvent,
} from '../../src-core/plugin/plugin-event';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { PluginLog } from './plugin-notices';

/** An event on its way to one plugin. */
export interface HookCall {
  readonly plugin: string;
  readonly event: PluginEvent;
  readonly cause: EventCause;
  /** 1 when the hook answers a user or an action, one more for each hook in between. */
  readonly depth: number;
  readonly chain: readonly string[];
}

/** What the dispatcher needs of the manager. */
export interface HookParts {
  /** Names of the plugins that hear this hook now, in order. */
  readonly subscribers: (hook: PluginEvent['hook']) => readonly string[];
  /** Runs one hook; whatever comes of it is the manager's business. */
  readonly run: (call: HookCall) => Promise<void>;
  /** How far hooks may answer hooks. */
  readonly maxDepth: number;
  readonly log: PluginLog;
}

/** Calls that may wait; beyond it the newest are dropped. A thousand rows completed at once still fit. */
const MAX_WAITING = 2_000;

/** The queue of events. */
export class HookDispatcher {
  readonly #parts: HookParts;
  readonly #waiting: HookCall[] = [];
  readonly #told = new Set<string>();
  #pump: Promise<void> | undefined;

  constructor(parts: HookParts) {
    this.#parts = parts;
  }

  /** Queues what plugins are to hear of a commit. Returns at once. */
  committed(changes: Changes, cause: Cause): void {
    const who = eventCause(cause);
    if (who === null) return;
    const [depth, chain] = cause.kind === 'plugin' ? [cause.depth + 1, cause.chain] : [1, []];
    for (const event of hookEvents(changes)) {
      for (const plugin of this.#parts.subscribers(event.hook)) {
        if (who.kind === 'plugin' && who.plugin === plugin) continue;
        this.#add({ plugin, event, cause: who, depth, chain });
      }
    }
    if (this.#waiting.length > 0) this.#pump ??= this.#drain();
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#pump !== undefined) await this.#pump;
  }

  /** Forgets what waits for a plugin that was switched off, or for all. */
  forget(plugin?: string): void {
    const kept = plugin === undefined ? [] : this.#waiting.filter((call) => call.plugin !== plugin);
    this.#waiting.splice(0, this.#waiting.length, ...kept);
  }

  #add(call: HookCall): void {
    if (call.depth > this.#parts.maxDepth) {
      const chain = [...call.chain, call.plugin].join(' → ');
      this.#warnOnce(`${call.event.hook} not told: hooks answered hooks too often (${chain})`);
    } else if (this.#waiting.length >= MAX_WAITING) {
      this.#warnOnce(`${call.event.hook} not told to ${call.plugin}: too many events are waiting`);
    } else {
      this.#waiting.push(call);
    }
  }

  #warnOnce(text: string): void {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    this.#parts.log.warn(text);
  }

  async #drain(): Promise<void> {
    await Promise.resolve(); // the commit's own answer goes first
    for (let call = this.#waiting.shift(); call; call = this.#waiting.shift()) {
      await this.#parts.run(call).catch((error: unknown) => this.#parts.log.error('running a hook', error));
    }
    this.#pump = undefined;
  }
}
