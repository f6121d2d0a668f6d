/** Trials and what was noted of them. What cannot be read or written is logged and holds nobody up. */
import { isWorthNoting, type TrialNote } from '../../../src-core/plugin/trial-note';
import type { Instant } from '../../../src-core/todo/todo';
import type { PluginLog } from '../plugin-notices';
import type { TrialRepository, TrialRow } from '../plugin-repository';

/** What the book needs of the application. */
export interface TrialBookParts {
  readonly trials: TrialRepository;
  readonly log: Pick<PluginLog, 'error'>;
  /** Takes secrets out of what is written down. */
  readonly blot: (text: string) => string;
}

/** See the head of the file. Whether a plugin is on trial is for its policy to say, not for this book. */
export class TrialBook {
  readonly #parts: TrialBookParts;

  constructor(parts: TrialBookParts) {
    this.#parts = parts;
  }

  /** Begins with an empty page. */
  begin(plugin: string, since: Instant): void {
    this.#try('beginning', plugin, (trials) => {
      trials.end(plugin);
      trials.begin(plugin, since);
    });
  }

  /** Keeps a run of a plugin that is on trial, unless there is nothing to tell of it. @returns whether it was kept. */
  note(plugin: string, note: TrialNote): boolean {
    if (!isWorthNoting(note)) return false;
    const kept = this.#try('noting a run of', plugin, (trials) => {
      // One whose policy is damaged is on trial without a beginning.
      trials.begin(plugin, note.at);
      trials.note(plugin, blotted(note, this.#parts.blot));
      return true;
    });
    return kept ?? false;
  }

  find(plugin: string): TrialRow | undefined {
    return this.#try('reading', plugin, (trials) => trials.find(plugin));
  }

  /** Newest first. */
  notes(plugin: string): readonly TrialNote[] {
    return this.#try('reading', plugin, (trials) => trials.notes(plugin)) ?? [];
  }

  /** Forgets the trial and all that was noted. @returns whether it could. */
  end(plugin: string): boolean {
    const isForgotten = this.#try('ending', plugin, (trials) => {
      trials.end(plugin);
      return true;
    });
    return isForgotten ?? false;
  }

  #try<T>(what: string, plugin: string, deed: (trials: TrialRepository) => T): T | undefined {
    try {
      return deed(this.#parts.trials);
    } catch (error) {
      this.#parts.log.error(`${what} the trial of plugin ${plugin}`, error);
      return undefined;
    }
  }
}

/** The words of a plugin may hold a secret that it was handed. */
function blotted(note: TrialNote, blot: (text: string) => string): TrialNote {
  const { rows, said, badges, stored, reached, reason } = note;
  return {
    ...note,
    rows: rows.map((row) => ({ ...row, text: blot(row.text), detail: blot(row.detail) })),
    said: said.map(blot),
    badges: badges.map(blot),
    stored: stored.map(blot),
    reached: reached.map(blot),
    reason: reason === null ? null : blot(reason),
  };
}
