import type { PluginEntry } from './plugin-entry';
import type { Chance } from './plugin-runtime';

/** One life of a plugin, from a load to its end. */
export interface Instance {
  /** A UUID: recordings of its calls carry it. */
  readonly id: string;
  /** What it was loaded with. */
  readonly chance: Chance;
  /** Calls so far. */
  calls: number;
}

/** What running a plugin needs to remember besides its entry. */
export interface RunState {
  instance: Instance | null;
  /** Calls under way in the sandbox. */
  busy: number;
  /** Runs that wait. */
  queued: number;
  /** By the steady clock: until then nothing but the user's own actions runs. */
  restsUntil: number;
  /** What was not told while it rested. */
  missed: number;
  /** The user ended what runs now: nothing of it is done. */
  isCut: boolean;
  /** Resolves when the instance before is gone. */
  ending: Promise<void>;
}

/** The run state of each entry, as long as there is the entry. */
export class RunStates {
  readonly #states = new WeakMap<PluginEntry, RunState>();

  of(entry: PluginEntry): RunState {
    const known = this.#states.get(entry);
    if (known) return known;
    const state: RunState = {
      instance: null,
      busy: 0,
      queued: 0,
      restsUntil: 0,
      missed: 0,
      isCut: false,
      ending: Promise.resolve(),
    };
    this.#states.set(entry, state);
    return state;
  }
}
