/**
 * Tells plugins of keys that are pressed in the list. A key is worth something at once or not at all: of those that
 * wait for a slow plugin the oldest are forgotten, and none is told while the user is asked something.
 */
import { Lane } from './lane';
import type { PluginLog } from './plugin-notices';
import type { ActionTarget } from './run-request';

/** A key of navigate mode. */
export interface KeyPress {
  /** In key notation. */
  readonly key: string;
  readonly target: ActionTarget;
}

/** What telling keys needs of the manager. */
export interface KeyParts {
  /** Names of the plugins that listen, in order. */
  readonly listeners: () => readonly string[];
  /** Whether a question stands: consent or a preview. */
  readonly isAsking: () => boolean;
  /** Must not reject. */
  readonly run: (plugin: string, press: KeyPress) => Promise<void>;
  readonly dropped: (plugin: string) => void;
  readonly log: PluginLog;
}

/** Keys that may wait for one plugin. */
const MAX_WAITING = 16;

/** See the head of the file. */
export class KeyDispatcher {
  readonly #parts: KeyParts;
  readonly #lanes = new Map<string, Lane<KeyPress>>();
  readonly #slow = new Set<string>();

  constructor(parts: KeyParts) {
    this.#parts = parts;
  }

  /** Returns at once. */
  pressed(press: KeyPress): void {
    if (this.#parts.isAsking()) return;
    for (const plugin of this.#parts.listeners()) {
      const lane = this.#laneOf(plugin);
      if (lane.makeRoom() > 0) this.#tooSlow(plugin);
      void lane.add(press);
    }
  }

  waitingFor(plugin: string): number {
    return this.#lanes.get(plugin)?.waiting ?? 0;
  }

  /** Forgets what waits for a plugin that was switched off, or for all. */
  forget(plugin?: string): void {
    for (const [name, lane] of this.#lanes) if (plugin === undefined || name === plugin) lane.clear();
  }

  /** Whether anything waits or runs. */
  get isBusy(): boolean {
    return [...this.#lanes.values()].some((lane) => lane.isBusy);
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    for (const lane of this.#lanes.values()) await lane.idle();
  }

  #laneOf(plugin: string): Lane<KeyPress> {
    const known = this.#lanes.get(plugin);
    if (known) return known;
    // Asked again: a question may have opened while the key waited.
    const run = async (press: KeyPress) => {
      if (!this.#parts.isAsking()) await this.#parts.run(plugin, press);
    };
    const lane = new Lane(run, MAX_WAITING);
    this.#lanes.set(plugin, lane);
    return lane;
  }

  #tooSlow(plugin: string): void {
    this.#parts.dropped(plugin);
    if (this.#slow.has(plugin)) return;
    this.#slow.add(plugin);
    this.#parts.log.warn(`plugin ${plugin} is too slow for the keys it listens to: some are not told`);
  }
}
