import {
  type AssignedKey,
  assignKeys,
  type CoreKeyCheck,
  type KeyWishes,
} from '../../src-core/plugin/key-assignment';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import { type PluginEntry, summaryOf, wishedKeys } from './plugin-entry';

/** Every plugin there is, in the order of their names, and what the user sees of them. */
export class PluginBook {
  readonly #coreKeyTaken: CoreKeyCheck;
  readonly #onChange: (plugins: readonly PluginSummary[]) => void;
  #entries = new Map<string, PluginEntry>();
  #assigned: ReadonlyMap<string, readonly AssignedKey[]> = new Map();

  /** `onChange` is told whenever the plugins view is out of date. */
  constructor(coreKeyTaken: CoreKeyCheck, onChange: (plugins: readonly PluginSummary[]) => void) {
    this.#coreKeyTaken = coreKeyTaken;
    this.#onChange = onChange;
  }

  get(name: string): PluginEntry | undefined {
    return this.#entries.get(name);
  }

  all(): readonly PluginEntry[] {
    return [...this.#entries.values()];
  }

  /** Those that may run. */
  enabled(): readonly PluginEntry[] {
    return this.all().filter((entry) => entry.state === 'enabled');
  }

  add(entry: PluginEntry): void {
    const entries = new Map(this.#entries).set(entry.name, entry);
    this.#entries = new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  summaries(): PluginSummary[] {
    return this.all().map((entry) => summaryOf(entry, this.#assigned.get(entry.name) ?? []));
  }

  /** None is bound; a conflict says who has a key that it would not get either if it were on. */
  #keysWhileOff(entry: PluginEntry, enabled: readonly KeyWishes[]): readonly AssignedKey[] {
    const last = `~${entry.name}`; // after every name of a plugin: it takes nobody's key
    const wished = { plugin: last, keys: wishedKeys(entry) };
    const given = assignKeys([...enabled, wished], this.#coreKeyTaken).get(last) ?? [];
    return given.map((key) => ({ ...key, bound: false }));
  }

  /** Gives out keys anew and tells whoever shows plugins. Call it after every change of an entry. */
  changed(): void {
    const wishes = this.enabled().map((entry) => ({ plugin: entry.name, keys: wishedKeys(entry) }));
    const assigned = new Map(assignKeys(wishes, this.#coreKeyTaken));
    for (const entry of this.all()) {
      if (entry.state !== 'enabled') assigned.set(entry.name, this.#keysWhileOff(entry, wishes));
    }
    this.#assigned = assigned;
    this.#onChange(this.summaries());
  }
}
