/**
 * Judges plugins and remembers what was decided about them: the state that an entry is in follows from its files, the
 * user's decision, its past and its settings, and from nothing else. It asks nobody and starts nothing.
 */
import type { DecisionEntry } from '../../../src-core/plugin/audit';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { elevated } from '../../../src-core/plugin/permissions';
import { judged } from '../judged';
import { manifestOf, type PluginEntry, packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { Standing } from '../standing';
import type { CareParts } from './care-parts';

/** What judging needs. */
export type JudgeParts = Pick<
  CareParts,
  'book' | 'grants' | 'states' | 'settings' | 'audit' | 'log' | 'now' | 'keptOff'
>;

/** See the head of the file. */
export class CareJudge {
  readonly #parts: JudgeParts;

  constructor(parts: JudgeParts) {
    this.#parts = parts;
  }

  /** Judges an entry anew and shows what came of it. */
  settle(entry: PluginEntry): Standing {
    const found = this.#judge(entry);
    this.show(entry, found.state, found.reason);
    return found;
  }

  /** Shows what was decided about an entry just now. */
  show(entry: PluginEntry, state: PluginEntry['state'], reason: string | null): void {
    entry.state = state;
    entry.reason = reason;
    this.#parts.book.changed();
  }

  /** Remembers a decision. What cannot be remembered does not count: then the plugin stays off. */
  decide(entry: PluginEntry, plugin: PluginPackage, decision: 'allowed' | 'denied'): boolean {
    try {
      this.#parts.grants.record(plugin, decision);
    } catch (error) {
      this.#parts.log.error(`remembering the decision about plugin ${entry.name}`, error);
      const state = elevated(plugin.manifest).length > 0 ? 'needs_consent' : 'error';
      this.show(entry, state, 'your decision could not be saved');
      return false;
    }
    this.note(plugin, decision);
    return true;
  }

  /** Writes a decision about these bytes into the record. A record that cannot be written holds nobody up. */
  note(plugin: PluginPackage, decision: DecisionEntry['decision'], detail = ''): void {
    const { manifest, hash } = plugin;
    this.#append({ plugin: manifest.name, version: manifest.version, hash, decision, detail });
  }

  /** The same about a plugin whose bytes may not be readable. */
  noteEntry(entry: PluginEntry, decision: DecisionEntry['decision'], detail = ''): void {
    const version = manifestOf(entry)?.version ?? '';
    this.#append({ plugin: entry.name, version, hash: packageOf(entry)?.hash ?? '', decision, detail });
  }

  #append(entry: Omit<DecisionEntry, 'kind' | 'at'>): void {
    try {
      const detail = cleanLine(entry.detail, 500);
      this.#parts.audit.append([{ kind: 'decision', at: this.#parts.now(), ...entry, detail }]);
    } catch (error) {
      this.#parts.log.error(`recording what was decided about plugin ${entry.plugin}`, error);
    }
  }

  /** When decisions cannot be read there are none: the plugin stays off and says why. */
  #judge(entry: PluginEntry): Standing {
    const { states, log, keptOff } = this.#parts;
    if (keptOff?.(entry.name) && entry.candidate.kind === 'package')
      return { state: 'disabled', reason: KEPT_OFF, next: null };
    try {
      entry.failures = states.find(entry.name)?.failures ?? 0;
      return judged(entry.name, entry.candidate, this.#parts);
    } catch (error) {
      log.error(`reading the decision about plugin ${entry.name}`, error);
      return { state: 'error', reason: 'its permissions could not be read from the database', next: null };
    }
  }
}

/** Why a plugin is off that `plugins.disabled` names. */
export const KEPT_OFF = 'config.toml keeps it off: take it out of plugins.disabled';
