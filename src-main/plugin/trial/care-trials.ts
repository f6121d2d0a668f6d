/** Begins and ends trials: the policy that says so, the book of what is noted, and the record of decisions. */
import type { Result } from '../../../src-core/lib/result';
import type { CareJudge } from '../care/care-judge';
import type { CareParts } from '../care/care-parts';
import type { PluginEntry } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';

/** Where a trial can be looked at, as the end of a sentence. */
export function seeTrial(name: string): string {
  return `on trial: w in P (:plugin trial ${name}) shows what it would do`;
}

/** See the head of the file. It starts and stops nothing. */
export class CareTrials {
  readonly #parts: Pick<CareParts, 'policies' | 'trials' | 'now'>;
  readonly #judge: Pick<CareJudge, 'note' | 'noteEntry'>;

  constructor(
    parts: Pick<CareParts, 'policies' | 'trials' | 'now'>,
    judge: Pick<CareJudge, 'note' | 'noteEntry'>,
  ) {
    this.#parts = parts;
    this.#judge = judge;
  }

  isOn(name: string): boolean {
    return this.#parts.policies.find(name).trial;
  }

  /**
   * From now on everything of the plugin is withheld. @returns what takes that back, and leaves nothing of it.
   * @throws when it cannot be saved: then there is no trial.
   */
  begin(entry: PluginEntry): () => void {
    const undo = this.#begin(entry.name);
    if (!undo) return () => undefined;
    this.#judge.noteEntry(entry, 'trial_began');
    return () => {
      undo();
      this.#judge.noteEntry(entry, 'trial_ended');
    };
  }

  /** Puts files in their place that are on trial before they are there; not at all when that cannot be saved. */
  async from(
    plugin: PluginPackage,
    place: () => Promise<Result<void, string>>,
  ): Promise<Result<void, string>> {
    const undo = this.#begin(plugin.manifest.name);
    const placed = await place();
    if (!placed.ok) undo?.();
    else if (undo) this.#judge.note(plugin, 'trial_began');
    return placed;
  }

  /** From the next run on the plugin is no longer withheld, and what was noted is forgotten. @throws like {@link begin} */
  end(entry: PluginEntry): void {
    const { policies, trials } = this.#parts;
    const { name } = entry;
    policies.save(name, { ...policies.find(name), trial: false });
    trials.end(name);
    this.#judge.noteEntry(entry, 'trial_ended');
  }

  /** Undefined when it is on trial already. */
  #begin(name: string): (() => void) | undefined {
    const { policies, trials, now } = this.#parts;
    const before = policies.find(name);
    if (before.trial) return undefined;
    const wasKept = policies.plugins().includes(name);
    policies.save(name, { ...before, trial: true });
    trials.begin(name, now());
    return () => {
      if (wasKept) policies.save(name, { ...policies.find(name), trial: false });
      else policies.remove(name);
      trials.end(name);
    };
  }
}
