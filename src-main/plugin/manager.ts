/**
 * The plugin system's front: everything the application asks of plugins goes through here. It joins the parts and
 * decides nothing itself: states and questions are in `plugin-care.ts`, runs in `plugin-runner.ts`, what a run may do
 * in `carry-out.ts`, when plugins are told something in the dispatchers. Nothing of a plugin ever runs in this process.
 */

import { basename } from 'node:path';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { err, ok, type Result } from '../../src-core/lib/result';
import { DEFAULT_LIMITS, type PluginExport } from '../../src-core/plugin/abi';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Decoration } from '../../src-core/plugin/decoration';
import type { Permission } from '../../src-core/plugin/permissions';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import type { PreviewAnswer, PreviewQuestion } from '../../src-core/plugin/preview';
import type { Report } from '../../src-core/plugin/report';
import type { SettingValue } from '../../src-core/plugin/settings';
import type { SettingsForm, SettingsSaved } from '../../src-core/plugin/settings-form';
import type { Instant } from '../../src-core/todo/todo';
import type { KeptLine, PluginAdministration, PluginProfile, Replayed, Reverted } from './administration';
import { decisionAbout } from './decision-about';
import { DecorationBoard } from './decoration-board';
import { type Candidate, discover } from './discovery';
import { GrantStore } from './grant-store';
import { HookDispatcher } from './hook-dispatcher';
import { wordInstalls } from './install-result';
import { KeyDispatcher } from './key-dispatcher';
import { LogRing } from './log-ring';
import type { PluginManagerParts } from './manager-parts';
import { MessageMeter } from './message-meter';
import { clearLeftovers } from './place-package';
import { PluginBook } from './plugin-book';
import { type PluginAccess, PluginCare } from './plugin-care';
import { describePlugin } from './plugin-description';
import { actionsOf, manifestOf, type PluginEntry } from './plugin-entry';
import { NOTICE_MS } from './plugin-notices';
import { PluginPolicies } from './plugin-policies';
import { isReplay, replayRun } from './plugin-replay';
import type { AuditQuery, ChainedEntry } from './plugin-repository';
import { type ActionTarget, PluginRunner } from './plugin-runner';
import type { RuntimeFailure } from './plugin-runtime';
import { PluginSettings } from './plugin-settings';
import { PreviewDesk } from './preview-desk';
import { profileOf } from './profile-of';
import { Profiler } from './profiler';
import { RunJournal } from './run-journal';
import { TickScheduler } from './tick-scheduler';
import { wordGenerated } from './word-generated';

export type { PluginManagerParts } from './manager-parts';

/** How far back a plugin's page looks. */
const DESCRIBED_MS = 30 * 24 * 3_600_000;

/** Entries of the audit log that a plugin's page is made from. */
const DESCRIBED_ENTRIES = 1_000;

/** Loads, runs, switches and installs plugins. No method rejects for what a plugin or its files do. */
export class PluginManager implements PluginAdministration {
  readonly #parts: PluginManagerParts;
  readonly #book: PluginBook;
  readonly #runner: PluginRunner;
  readonly #care: PluginCare;
  readonly #hooks: HookDispatcher;
  readonly #keys: KeyDispatcher;
  readonly #ticks: TickScheduler;
  readonly #policies: PluginPolicies;
  readonly #journal: RunJournal;
  readonly #profiler: Profiler;
  readonly #previews: PreviewDesk;
  readonly #decorations: DecorationBoard;
  readonly #lines = new LogRing();
  /** Plugins that are being ended for cause: nothing of them may run, not even a goodbye. */
  readonly #condemned = new Set<string>();
  #hostDeath: RuntimeFailure | undefined;
  /** Ends hearing of changes. */
  readonly #deafen: () => void;
  readonly #disposers: (() => void)[] = [];
  /** Resolves when every plugin's state and keys are known, which is before any of them runs. */
  readonly found: Promise<void>;
  #tellFound: () => void = () => undefined;

  constructor(parts: PluginManagerParts) {
    const { document, notices, log, time, newId } = parts;
    this.#parts = parts;
    this.found = new Promise((resolve) => {
      this.#tellFound = resolve;
    });
    const grants = new GrantStore(parts.grants, () => time.now());
    const settings = new PluginSettings({ ...parts, values: parts.settings });
    this.#policies = new PluginPolicies(parts.policies);
    this.#profiler = new Profiler(() => time.steadyMs());
    this.#journal = new RunJournal(parts);
    this.#previews = new PreviewDesk(parts.previews, newId);
    this.#decorations = new DecorationBoard((all) => notices.decorationsChanged(all));
    this.#ticks = new TickScheduler({
      time,
      tick: (name) => this.#withEntry(name, (entry) => this.#runner.tick(entry)),
    });
    this.#book = new PluginBook({
      coreKeyTaken: parts.coreKeyTaken,
      onChange: (plugins) => {
        notices.pluginsChanged(plugins);
        this.#ticks.set(this.#tickers());
      },
      grants,
      policies: this.#policies,
      p95Of: (name) => this.#profiler.p95(name),
    });
    this.#runner = new PluginRunner({
      ...parts,
      book: this.#book,
      settings,
      policies: this.#policies,
      previews: this.#previews,
      journal: this.#journal,
      profiler: this.#profiler,
      meter: new MessageMeter(() => time.steadyMs()),
      decorations: this.#decorations,
    });
    this.#care = new PluginCare({
      ...parts,
      book: this.#book,
      runner: {
        start: (entry) => this.#runner.start(entry),
        stop: (entry) => this.#stop(entry),
      },
      grants,
      settings,
      policies: this.#policies,
      audit: this.#journal,
      tell: (text) => notices.notify({ level: 'info', text, plugin: null, durationMs: NOTICE_MS }),
      now: () => time.now(),
    });
    this.#hooks = new HookDispatcher({
      subscribers: (hook) => this.#listening(hook),
      hides: (name) => this.#policies.find(name).hides,
      document,
      run: (call) => this.#withEntry(call.plugin, (entry) => this.#runner.hook(entry, call)),
      dropped: (name) => this.#profiler.dropped(name),
      maxDepth: DEFAULT_LIMITS.hookDepth,
      time,
      log,
    });
    this.#keys = new KeyDispatcher({
      listeners: () => this.#listening('on_key_press'),
      isAsking: () => parts.consent.isOpen || this.#previews.open !== null,
      run: (name, { key, target }) => this.#withEntry(name, (entry) => this.#runner.key(entry, key, target)),
      dropped: (name) => this.#profiler.dropped(name),
      log,
    });
    this.#deafen = document.subscribe((changes, cause, revision) => {
      parts.runtime.replicate({ revision, ...changes });
      this.#decorations.forget(changes.removed);
      this.#hooks.committed(changes, cause);
    });
    this.#disposers.push(...this.#listen());
  }

  #listen(): (() => void)[] {
    const { runtime, log, time } = this.#parts;
    return [
      runtime.onLost((name, failure) => {
        const entry = this.#book.get(name);
        if (entry) entry.running = false; // loaded anew at its next use
        this.#profiler.stopped(name);
        this.#tellHostDied(failure);
      }),
      runtime.onLog((line) => {
        const { plugin, level, message } = line;
        if (isReplay(plugin)) return;
        this.#lines.add(line, time.now());
        log[level === 'debug' ? 'info' : level](`plugin ${plugin} says: ${message}`);
      }),
    ];
  }

  /**
   * Finds every plugin, starts those that may run and asks about those that nobody decided on; `safe` only finds them.
   * Resolves when all are started and all questions answered, so do not wait for it to show a window.
   */
  async loadAll({ safe }: { readonly safe: boolean } = { safe: false }): Promise<void> {
    const candidates = await this.#find().catch((error: unknown) => {
      this.#parts.log.error('looking for plugins', error);
      return [];
    });
    const taken = candidates.map((candidate) =>
      this.#care.take(candidate, { start: !safe }).catch((error: unknown) => {
        this.#parts.log.error(`taking up a plugin in ${candidate.folder}`, error);
      }),
    );
    this.#tellFound();
    await Promise.all(taken);
  }

  async #find(): Promise<readonly Candidate[]> {
    await clearLeftovers(this.#parts.folder);
    return discover(this.#parts.folder);
  }

  summaries(): PluginSummary[] {
    return this.#book.summaries();
  }

  /** Every badge there is. */
  decorations(): readonly Decoration[] {
    return this.#decorations.all();
  }

  /** The preview that stands, for a window that was loaded anew; null when there is none. */
  openPreview(): PreviewQuestion | null {
    return this.#previews.open;
  }

  /** The user's answer to a preview. */
  answerPreview(id: string, answer: PreviewAnswer): void {
    this.#previews.answer(id, answer);
  }

  /** The window is gone: whoever waits for its answer gets none. */
  windowClosed(): void {
    this.#previews.withdraw();
  }

  /** Runs an action for the user; what comes of it is told through the notices. Resolves when it is done. */
  async invoke(plugin: string, action: string, target: ActionTarget): Promise<void> {
    const entry = this.#book.get(plugin);
    if (entry?.state !== 'enabled') return this.#warn(`${plugin} is not on; P shows why`);
    if (!actionsOf(entry).some(({ id }) => id === action)) {
      return this.#warn(`${plugin} has no action ${action}`);
    }
    await this.#runner.action(entry, action, target);
  }

  /** A key of navigate mode that is bound to nothing else. Returns at once. */
  keyPressed(key: string, target: ActionTarget): void {
    this.#keys.pressed({ key, target });
  }

  /** It is another day. Returns at once. */
  dayChanged(from: CalendarDate, to: CalendarDate): void {
    if (from !== to) this.#hooks.dayChanged(from, to);
  }

  /** Something outside was reached for a run: it belongs into the audit log. */
  noteReached(run: string, text: string): void {
    this.#journal.noteReached(run, text);
  }

  async generate(name: string, input: string, target: ActionTarget): Promise<Result<string, string>> {
    const entry = this.#book.get(name);
    if (!entry) return err(noSuchPlugin(name));
    if (entry.state !== 'enabled') return err(`${name} is not on; P shows why`);
    if (manifestOf(entry)?.exports.includes('generate') !== true) return err(`${name} generates nothing`);
    return wordGenerated(name, await this.#runner.generate(entry, input, target));
  }

  enable(name: string): Promise<Result<string, string>> {
    return this.#care.enable(name);
  }

  disable(name: string): Promise<Result<string, string>> {
    return this.#care.disable(name);
  }

  /** Shows the user what a plugin asks for that changed on disk or waits for consent, and acts on the answer. */
  review(name: string): Promise<Result<string, string>> {
    return this.#care.enable(name);
  }

  install(path: string): Promise<Result<string, string>> {
    return this.#care.install(path);
  }

  /** Installs one after the other, each after asking; then says once what came of all. Refusals are in the log. */
  async installAll(paths: readonly string[]): Promise<void> {
    const results: Result<string, string>[] = [];
    for (const path of paths) results.push(await this.#install(path));
    const text = wordInstalls(results);
    if (text === undefined) return;
    if (results.some((result) => !result.ok)) this.#warn(text);
    else this.#parts.notices.notify({ level: 'success', text, plugin: null, durationMs: NOTICE_MS });
  }

  async #install(path: string): Promise<Result<string, string>> {
    const { log } = this.#parts;
    try {
      const installed = await this.#care.install(path);
      if (!installed.ok) log.warn(`installing ${path}: ${installed.error}`);
      return installed;
    } catch (error) {
      log.error(`installing ${path}`, error);
      return err(`${basename(path)} was not installed; the log says why (L copies its path)`);
    }
  }

  rollback(name: string): Promise<Result<string, string>> {
    return this.#care.rollback(name);
  }

  async remove(name: string, purge: boolean): Promise<Result<string, string>> {
    const removed = await this.#care.remove(name, purge);
    if (removed.ok) this.#lines.forget(name);
    return removed;
  }

  revoke(name: string): Promise<Result<string, string>> {
    return this.#atOnce(name, () => this.#care.revoke(name));
  }

  reload(name: string): Promise<Result<string, string>> {
    return this.#care.reload(name);
  }

  difference(path: string): Promise<Result<Report, string>> {
    return this.#care.difference(path);
  }

  settings(name: string): Result<SettingsForm, string> {
    return this.#care.settings(name);
  }

  saveSettings(
    name: string,
    values: Readonly<Record<string, SettingValue | null>>,
    secrets: Readonly<Record<string, string | null>>,
  ): Promise<SettingsSaved> {
    return this.#care.saveSettings(name, values, secrets);
  }

  policy(name: string): Result<PluginPolicy, string> {
    return this.#care.policy(name);
  }

  setPolicy(name: string, policy: PluginPolicy): Promise<Result<string, string>> {
    return this.#atOnce(name, () => this.#care.setPolicy(name, policy));
  }

  /** What a plugin may reach now; undefined when it is not on. */
  accessOf(name: string): PluginAccess | undefined {
    return this.#care.accessOf(name);
  }

  /** Asks for an optional permission at its first use. `signal`: the run is over. */
  askMore(name: string, permission: Permission, signal: AbortSignal): Promise<'allowed' | 'denied'> {
    return this.#care.askMore(name, permission, signal);
  }

  /** One secret of a plugin; null when it is not filled in. Never on its way to a window. */
  secret(name: string, field: string): string | null {
    return this.#care.secret(name, field);
  }

  revert(name: string, since: Instant): Result<Reverted, string> {
    const reverted = this.#parts.revert(name, since);
    if (reverted.ok) {
      const { todos, left } = reverted.value;
      const detail = `since ${since}: ${todos} todos, ${left} left as they are`;
      this.#journal.append([
        decisionAbout(name, this.#book.get(name), 'reverted', this.#parts.time.now(), detail),
      ]);
    }
    return reverted;
  }

  replay(run: string): Promise<Result<Replayed, string>> {
    return replayRun({ ...this.#parts, journal: this.#journal, book: this.#book }, run).catch(
      (error: unknown) => {
        this.#parts.log.error(`replaying run ${run}`, error);
        return err(`run ${run} could not be replayed; the log says why (L copies its path)`);
      },
    );
  }

  describe(name: string): Result<Report, string> {
    const entry = this.#book.get(name);
    const summary = this.summaries().find((one) => one.name === name);
    if (!entry || !summary) return err(noSuchPlugin(name));
    const since = new Date(Date.parse(this.#parts.time.now()) - DESCRIBED_MS).toISOString();
    const audit = this.#journal
      .find({ plugin: name, since, limit: DESCRIBED_ENTRIES })
      .map((one) => one.entry);
    return ok(describePlugin({ entry, summary, profile: this.#profile(entry), audit }));
  }

  logs(name: string): readonly KeptLine[] {
    return this.#lines.of(name);
  }

  profiles(): readonly PluginProfile[] {
    return this.#book.all().map((entry) => this.#profile(entry));
  }

  audit(query: AuditQuery): readonly ChainedEntry[] {
    return this.#journal.find(query);
  }

  auditBroken(): number | null {
    return this.#journal.broken();
  }

  /** Resolves when no event and no key waits and no run is under way. */
  async idle(): Promise<void> {
    const isBusy = () => this.#hooks.isBusy || this.#keys.isBusy;
    do {
      await this.#hooks.idle();
      await this.#keys.idle();
      await Promise.all(this.#book.all().map((entry) => entry.runQueue));
    } while (isBusy());
  }

  /** Ends everything, the sandboxes included. Plugins that are at rest may say goodbye. */
  async dispose(): Promise<void> {
    const { runtime } = this.#parts;
    this.#care.dispose();
    this.#deafen();
    this.#ticks.dispose();
    this.#hooks.forget();
    this.#keys.forget();
    this.#previews.withdraw();
    await Promise.allSettled(this.#book.all().map((entry) => this.#runner.stop(entry)));
    this.#journal.flush();
    for (const dispose of this.#disposers.splice(0)) dispose();
    await runtime.dispose();
  }

  #profile(entry: PluginEntry): PluginProfile {
    const queued =
      this.#runner.queued(entry) + this.#hooks.waitingFor(entry.name) + this.#keys.waitingFor(entry.name);
    return profileOf(this.#profiler, entry, this.#parts.metadata.metadataOf(entry.name), queued);
  }

  /** Whatever of the plugin is ended meanwhile is ended without a goodbye. */
  async #atOnce<T>(name: string, deed: () => Promise<T>): Promise<T> {
    this.#condemned.add(name);
    try {
      return await deed();
    } finally {
      this.#condemned.delete(name);
    }
  }

  #stop(entry: PluginEntry): Promise<void> {
    this.#forget(entry.name);
    return this.#condemned.has(entry.name) ? this.#runner.kill(entry) : this.#runner.stop(entry);
  }

  /** What waits for a plugin that is switched is not told to what comes after it. */
  #forget(name: string): void {
    this.#hooks.forget(name);
    this.#keys.forget(name);
  }

  /** Names of the plugins that are on and declare this hook, in order. */
  #listening(hook: PluginExport): string[] {
    const hears = this.#book.enabled().filter((entry) => manifestOf(entry)?.exports.includes(hook));
    return hears.map((entry) => entry.name);
  }

  /** Who ticks, and how often in ms. */
  #tickers(): ReadonlyMap<string, number> {
    const ticking = this.#book.enabled().flatMap((entry) => {
      const manifest = manifestOf(entry);
      if (!manifest?.tickSeconds || !manifest.exports.includes('on_tick')) return [];
      const seconds = Math.max(manifest.limits.tickSeconds, manifest.tickSeconds);
      return [[entry.name, seconds * 1_000] as const];
    });
    return new Map(ticking);
  }

  async #withEntry(name: string, deed: (entry: PluginEntry) => Promise<void>): Promise<void> {
    const entry = this.#book.get(name);
    if (entry) await deed(entry);
  }

  /** One death of the process is one message, however many plugins were in it. */
  #tellHostDied(failure: RuntimeFailure): void {
    if (failure.kind !== 'host' || failure.quiet || failure === this.#hostDeath) return;
    this.#hostDeath = failure;
    this.#parts.log.warn(failure.message);
    this.#warn(`${failure.message} Plugins start again when they are used.`);
  }

  #warn(text: string): void {
    this.#parts.notices.notify({ level: 'warning', text, plugin: null, durationMs: NOTICE_MS });
  }
}

function noSuchPlugin(name: string): string {
  return `there is no plugin ${cleanLine(name, 40)}`;
}
