/** What can be looked at of plugins, and what looking back leads to: pages, records, replays and reverts. */
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { GalleryPlugin } from '../../src-core/plugin/gallery';
import type { Present } from '../../src-core/plugin/moment-words';
import type { Report } from '../../src-core/plugin/report';
import { count } from '../../src-core/plugin/report-lines';
import { trialReport } from '../../src-core/plugin/trial-report';
import type { Instant } from '../../src-core/todo/todo';
import type { PluginProfile, Replayed, Reverted } from './administration';
import { decisionAbout } from './decision-about';
import { readGallery } from './gallery';
import type { PluginManagerParts } from './manager-parts';
import { describePlugin } from './plugin-description';
import type { PluginEntry } from './plugin-entry';
import { replayRun } from './plugin-replay';
import { profileOf } from './profile-of';
import type { PluginSystem } from './wire-plugins';

/** How far back a plugin's page looks. */
const DESCRIBED_MS = 30 * 24 * 3_600_000;

/** Entries of the audit log that a plugin's page is made from. */
const DESCRIBED_ENTRIES = 1_000;

/** See the head of the file. */
export class PluginLooks {
  readonly #parts: PluginManagerParts;
  readonly #system: PluginSystem;

  constructor(parts: PluginManagerParts, system: PluginSystem) {
    this.#parts = parts;
    this.#system = system;
  }

  describe(name: string, present: Omit<Present, 'now'>): Result<Report, string> {
    const { book, journal } = this.#system;
    const entry = book.get(name);
    const summary = book.summaries().find((one) => one.name === name);
    if (!entry || !summary) return err(noSuchPlugin(name));
    const since = new Date(Date.parse(this.#parts.time.now()) - DESCRIBED_MS).toISOString();
    const found = journal.find({ plugin: name, since, limit: DESCRIBED_ENTRIES });
    const audit = found.map((one) => one.entry);
    return ok(describePlugin({ entry, summary, profile: this.#profile(entry), audit, present }));
  }

  /** What a plugin on trial would have done. */
  trial(name: string, present: Omit<Present, 'now'>): Result<Report, string> {
    const { book, trials, policies } = this.#system;
    if (!book.get(name)) return err(noSuchPlugin(name));
    if (!policies.find(name).trial) return err(`${name} is not on trial: plugin try ${name} begins one`);
    const { since = null, runs = 0 } = trials.find(name) ?? {};
    return ok(trialReport({ plugin: name, since, runs, notes: trials.notes(name) }, present));
  }

  /** The plugins that come with the application, and how they stand here. */
  async gallery(): Promise<readonly GalleryPlugin[]> {
    const { gallery, log } = this.#parts;
    if (gallery === undefined) return [];
    const installed = new Map(this.#system.book.summaries().map((one) => [one.name, one]));
    const standing = (name: string) => {
      const one = installed.get(name);
      return one ? { version: one.version, state: one.state, onTrial: one.trialRuns !== null } : null;
    };
    return readGallery(gallery, standing, (message) => log.warn(message));
  }

  profiles(): readonly PluginProfile[] {
    return this.#system.book.all().map((entry) => this.#profile(entry));
  }

  revert(name: string, since: Instant): Result<Reverted, string> {
    const reverted = this.#parts.revert(name, since);
    if (reverted.ok) {
      const { todos, left } = reverted.value;
      const detail = `since ${since}: ${count(todos, 'todo')}, ${left} left as they are`;
      const { book, journal } = this.#system;
      journal.append([decisionAbout(name, book.get(name), 'reverted', this.#parts.time.now(), detail)]);
    }
    return reverted;
  }

  async replay(run: string): Promise<Result<Replayed, string>> {
    try {
      return await replayRun({ ...this.#parts, ...this.#system }, run);
    } catch (error) {
      this.#parts.log.error(`replaying run ${run}`, error);
      return err(`run ${cleanLine(run, 40)} could not be replayed; the log says why (L copies its path)`);
    }
  }

  #profile(entry: PluginEntry): PluginProfile {
    const { runner, hooks, keys, profiler } = this.#system;
    const { name } = entry;
    const queued = runner.queued(entry) + hooks.waitingFor(name) + keys.waitingFor(name);
    return profileOf(profiler, entry, this.#parts.metadata.metadataOf(name), queued);
  }
}

/** What is said of a name that no plugin has. */
export function noSuchPlugin(name: string): string {
  return `there is no plugin ${cleanLine(name, 40)}`;
}
