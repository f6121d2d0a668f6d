/**
 * The plugin system's front: its life, and the parts that the application asks by name. It decides nothing itself: the
 * parts are joined in `wire-plugins.ts`; what the user does with plugins is in `care/`, one file a deed; runs are in
 * `plugin-runner.ts`, what a run may do in `carry-out.ts`, when plugins are told something in the dispatchers. Nothing
 * of a plugin ever runs in this process.
 */

import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { Decoration } from '../../src-core/plugin/decoration';
import type { GalleryPlugin } from '../../src-core/plugin/gallery';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import type {
  PluginAdministration,
  PluginRecords,
  SettingsDeeds,
  SwitchDeeds,
  TrialDeeds,
} from './administration';
import { settingsOver } from './care/care-settings';
import { configChanged } from './care/config-changed';
import { type FolderDeeds, packagesOver } from './care/packages';
import { switchesOver } from './care/switches';
import { take } from './care/take';
import { type Candidate, discover } from './discovery';
import { type DiscreetParts, discreetParts } from './discreet-parts';
import { galleryHere } from './gallery';
import { hearDocument } from './hear-document';
import { hearRuntime } from './hear-runtime';
import { installAll } from './install-all';
import type { PluginManagerParts } from './manager-parts';
import { clearLeftovers } from './place-package';
import type { PluginSaid } from './plugin-feed';
import { NOTICE_MS } from './plugin-notices';
import { type PluginReach, reachOver } from './plugin-reach';
import { recordsOver } from './plugin-records';
import type { PreviewDesk } from './preview-desk';
import { trialsOver } from './trial/trials';
import { type UserRuns, userRunsOver } from './user-runs';
import { type PluginSystem, wirePlugins } from './wire-plugins';

export type { PluginManagerParts } from './manager-parts';

/** Loads, runs, switches and installs plugins. No method rejects for what a plugin or its files do. */
export class PluginManager implements PluginAdministration {
  readonly switches: SwitchDeeds;
  readonly packages: FolderDeeds;
  readonly trials: TrialDeeds;
  readonly settings: SettingsDeeds;
  readonly runs: UserRuns;
  readonly records: PluginRecords;
  /** What the way outside asks. */
  readonly reach: PluginReach;
  /** The questions about runs, and the user's answers. */
  readonly previews: Pick<PreviewDesk, 'open' | 'answer'>;
  /** Resolves when every plugin's state and keys are known, which is before any of them runs. */
  readonly found: Promise<void>;
  readonly #discreet: DiscreetParts;
  readonly #system: PluginSystem;
  #tellFound: () => void = () => undefined;
  /** Ends hearing of changes. */
  readonly #deafen: () => void;
  readonly #endHearing: () => void;

  constructor(given: PluginManagerParts) {
    const discreet = discreetParts(given);
    const { parts, secrecy, lines } = discreet;
    this.found = new Promise((resolve) => {
      this.#tellFound = resolve;
    });
    const system = wirePlugins(discreet);
    const { care, previews } = system;
    this.#discreet = discreet;
    this.#system = system;
    this.switches = switchesOver(care);
    this.packages = packagesOver(care);
    this.trials = trialsOver(care, { ...parts, previews });
    this.settings = settingsOver(care);
    this.runs = userRunsOver(system, (text) => this.#warn(text));
    this.records = recordsOver(parts, system, lines);
    this.reach = reachOver(care, system.journal, secrecy);
    this.previews = previews;
    this.#deafen = hearDocument(parts, system);
    this.#endHearing = hearRuntime({ ...discreet, ...parts, system, blot: (text) => secrecy.blot(text) });
  }

  /**
   * Finds every plugin, starts those that may run and asks about those that nobody decided on; `safe` only finds them.
   * Resolves when all are started and all questions answered, so do not wait for it to show a window.
   */
  async loadAll({ safe }: { readonly safe: boolean } = { safe: false }): Promise<void> {
    const { log } = this.#discreet.parts;
    const candidates = await this.#find().catch((error: unknown) => {
      log.error('looking for plugins', error);
      return [];
    });
    const taken = candidates.map((candidate) =>
      take(this.#system.care, candidate, { start: !safe }).catch((error: unknown) => {
        log.error(`taking up a plugin in ${candidate.folder}`, error);
      }),
    );
    this.#tellFound();
    await Promise.all(taken);
  }

  async #find(): Promise<readonly Candidate[]> {
    const { folder } = this.#discreet.parts;
    await clearLeftovers(folder);
    return discover(folder);
  }

  summaries(): PluginSummary[] {
    return this.#system.book.summaries();
  }

  gallery(): Promise<readonly GalleryPlugin[]> {
    return galleryHere(this.#discreet.parts, this.summaries());
  }

  /** Every badge there is. */
  decorations(): readonly Decoration[] {
    return this.#system.decorations.all();
  }

  /** Installs one after the other, each after asking; then says once what came of all. */
  installAll(paths: readonly string[]): Promise<void> {
    return installAll({ ...this.#discreet.parts, packages: this.packages }, paths);
  }

  /** The configuration names other keys, or other plugins that it keeps off. */
  configChanged(): Promise<void> {
    return configChanged(this.#system.care);
  }

  /** It is another day. Returns at once. */
  dayChanged(from: CalendarDate, to: CalendarDate): void {
    if (from !== to) this.#system.hooks.dayChanged(from, to);
  }

  /** Tells what plugins log and what goes wrong with them, as it happens. Returns the disposer. */
  follow(listener: (said: PluginSaid) => void): () => void {
    return this.#discreet.feed.subscribe(listener);
  }

  /** Resolves when no event and no key waits and no run is under way. */
  async idle(): Promise<void> {
    const { hooks, keys, book } = this.#system;
    do {
      await hooks.idle();
      await keys.idle();
      await Promise.all(book.all().map((entry) => entry.runQueue));
    } while (hooks.isBusy || keys.isBusy);
  }

  /** Ends everything, the sandboxes included. Plugins that are at rest may say goodbye. */
  async dispose(): Promise<void> {
    const { runtime, suspect } = this.#discreet.parts;
    const { ticks, watch, hooks, keys, previews, book, runner, journal } = this.#system;
    suspect.close();
    this.#deafen();
    ticks.dispose();
    watch.dispose();
    hooks.forget();
    keys.forget();
    previews.withdraw();
    await Promise.allSettled(book.all().map((entry) => runner.stop(entry)));
    journal.flush();
    this.#endHearing();
    await runtime.dispose();
  }

  #warn(text: string): void {
    this.#discreet.parts.notices.notify({ level: 'warning', text, plugin: null, durationMs: NOTICE_MS });
  }
}
