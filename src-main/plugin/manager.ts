/**
 * The plugin system's front: everything the application asks of plugins goes through here. It decides nothing itself:
 * the parts are joined in `wire-plugins.ts`; states and questions are in `plugin-care.ts`, runs in `plugin-runner.ts`,
 * what a run may do in `carry-out.ts`, when plugins are told something in the dispatchers. Nothing of a plugin ever runs
 * in this process.
 */

import { isAbsolute } from 'node:path';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { err, type Result } from '../../src-core/lib/result';
import type { Decoration } from '../../src-core/plugin/decoration';
import type { GalleryPlugin } from '../../src-core/plugin/gallery';
import type { Present } from '../../src-core/plugin/moment-words';
import type { Permission } from '../../src-core/plugin/permissions';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import type { PreviewAnswer, PreviewQuestion } from '../../src-core/plugin/preview';
import type { Report } from '../../src-core/plugin/report';
import type { SettingValue } from '../../src-core/plugin/settings';
import type { SettingsForm, SettingsSaved } from '../../src-core/plugin/settings-form';
import type { Work } from '../../src-core/todo/days';
import type { ProjectChange } from '../../src-core/todo/project';
import type { Instant } from '../../src-core/todo/todo';
import type { KeptLine, PluginAdministration, PluginProfile, Replayed, Reverted } from './administration';
import type { Developed, DevelopTerms } from './develop-terms';
import { type Candidate, discover } from './discovery';
import { shippedFolder } from './gallery';
import { wordInstalls } from './install-result';
import { LogRing } from './log-ring';
import type { PluginManagerParts } from './manager-parts';
import { lastName } from './package-source';
import { clearLeftovers } from './place-package';
import type { PluginAccess } from './plugin-care';
import { actionsOf, manifestOf, notOn } from './plugin-entry';
import { PluginFeed, type PluginSaid } from './plugin-feed';
import { noSuchPlugin, PluginLooks } from './plugin-looks';
import { NOTICE_MS } from './plugin-notices';
import { isReplay } from './plugin-replay';
import type { AuditQuery, ChainedEntry } from './plugin-repository';
import type { RuntimeFailure } from './plugin-runtime';
import type { ActionTarget } from './run-request';
import { Secrecy } from './secrecy';
import { type PluginSystem, wirePlugins } from './wire-plugins';
import { wordGenerated } from './word-generated';

export type { PluginManagerParts } from './manager-parts';

/** Loads, runs, switches and installs plugins. No method rejects for what a plugin or its files do. */
export class PluginManager implements PluginAdministration {
  readonly #parts: PluginManagerParts;
  readonly #system: PluginSystem;
  readonly #looks: PluginLooks;
  readonly #lines = new LogRing();
  readonly #feed = new PluginFeed();
  readonly #secrecy: Secrecy;
  #hostDeath: RuntimeFailure | undefined;
  /** Ends hearing of changes. */
  readonly #deafen: () => void;
  readonly #disposers: (() => void)[];
  /** Resolves when every plugin's state and keys are known, which is before any of them runs. */
  readonly found: Promise<void>;
  #tellFound: () => void = () => undefined;

  constructor(given: PluginManagerParts) {
    this.#secrecy = new Secrecy(given.keychain);
    const notices = this.#feed.overhearing(given.notices);
    const parts = discreet({ ...given, notices }, this.#secrecy);
    this.#parts = parts;
    this.found = new Promise((resolve) => {
      this.#tellFound = resolve;
    });
    this.#system = wirePlugins(parts, {
      blot: (text) => this.#secrecy.blot(text),
      logTo: (plugin, message) => this.#lines.add({ plugin, level: 'warn', message }, parts.time.now()),
    });
    this.#looks = new PluginLooks(parts, this.#system);
    const { decorations, hooks } = this.#system;
    this.#deafen = parts.document.subscribe((changes, cause, revision) => {
      this.#followRenames(changes.projects);
      parts.runtime.replicate({ revision, ...changes });
      decorations.forget(changes.removed);
      hooks.committed(changes, cause);
    });
    this.#disposers = this.#listen();
  }

  #listen(): (() => void)[] {
    const { runtime, log, time } = this.#parts;
    return [
      runtime.onLost((name, failure) => {
        const entry = this.#system.book.get(name);
        if (entry) entry.running = false; // loaded anew at its next use
        this.#system.profiler.stopped(name);
        this.#tellHostDied(failure);
      }),
      runtime.onLog((line) => {
        const { plugin, level } = line;
        if (isReplay(plugin)) return;
        const message = this.#secrecy.blot(line.message);
        this.#lines.add({ ...line, message }, time.now());
        this.#feed.tell({ plugin, level, from: 'log', text: message });
        // Most of it is read with `:plugin logs` only: it may hold todos, and would push out what is ours.
        const kept = level === 'warn' || level === 'error' ? level : 'debug';
        log[kept](`plugin ${plugin} says: ${message}`);
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
      this.#system.care.take(candidate, { start: !safe }).catch((error: unknown) => {
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
    return this.#system.book.summaries();
  }

  /** Every badge there is. */
  decorations(): readonly Decoration[] {
    return this.#system.decorations.all();
  }

  /** The preview that stands, for a window that was loaded anew; null when there is none. */
  openPreview(): PreviewQuestion | null {
    return this.#system.previews.open;
  }

  /** The user's answer to a preview. */
  answerPreview(id: string, answer: PreviewAnswer): void {
    this.#system.previews.answer(id, answer);
  }

  /** The window is gone: whoever waits for its answer gets none. */
  windowClosed(): void {
    this.#system.previews.withdraw();
  }

  /** Runs an action for the user; what comes of it is told through the notices. Resolves when it is done. */
  async invoke(plugin: string, action: string, target: ActionTarget): Promise<void> {
    const entry = this.#system.book.get(plugin);
    if (entry?.state !== 'enabled') return this.#warn(notOn(plugin, entry));
    if (!actionsOf(entry).some(({ id }) => id === action)) {
      return this.#warn(`${plugin} has no action ${action}`);
    }
    await this.#system.runner.action(entry, action, target);
  }

  /** Ends a run that the user waits for, by the id of its work; nothing of it is done. */
  cancelRun(id: Work['id']): void {
    this.#system.awaited.cancel(id);
  }

  /** A key of navigate mode, told after its own deed. Returns at once. */
  keyPressed(key: string, target: ActionTarget): void {
    this.#system.keys.pressed({ key, target });
  }

  /** It is another day. Returns at once. */
  dayChanged(from: CalendarDate, to: CalendarDate): void {
    if (from !== to) this.#system.hooks.dayChanged(from, to);
  }

  /** Something outside was reached for a run: it belongs into the audit log. */
  noteReached(run: string, text: string): void {
    this.#system.journal.noteReached(run, text);
  }

  async generate(name: string, input: string, target: ActionTarget): Promise<Result<string, string>> {
    const entry = this.#system.book.get(name);
    if (!entry) return err(noSuchPlugin(name));
    if (entry.state !== 'enabled') return err(notOn(name, entry));
    if (manifestOf(entry)?.exports.includes('generate') !== true) return err(`${name} generates nothing`);
    return wordGenerated(name, await this.#system.runner.generate(entry, input, target));
  }

  enable(name: string): Promise<Result<string, string>> {
    return this.#system.care.enable(name);
  }

  disable(name: string): Promise<Result<string, string>> {
    return this.#system.care.disable(name);
  }

  /** The configuration names other keys, or other plugins that it keeps off. */
  configChanged(): Promise<void> {
    return this.#system.care.configChanged();
  }

  /** Shows the user what a plugin asks for that changed on disk or waits for consent, and acts on the answer. */
  review(name: string): Promise<Result<string, string>> {
    return this.#system.care.enable(name);
  }

  install(path: string): Promise<Result<string, string>> {
    return this.#system.care.install(path);
  }

  /** Puts what was built at the path in its place, on the terms of its development. */
  develop(path: string, terms: DevelopTerms): Promise<Developed> {
    return this.#system.care.develop(path, terms);
  }

  /** Tells what plugins log and what goes wrong with them, as it happens. Returns the disposer. */
  follow(listener: (said: PluginSaid) => void): () => void {
    return this.#feed.subscribe(listener);
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
      const installed = await this.#system.care.install(path);
      if (!installed.ok) log.warn(`installing ${path}: ${installed.error}`);
      return installed;
    } catch (error) {
      log.error(`installing ${path}`, error);
      return err(`${lastName(path)} was not installed; the log says why (L copies its path)`);
    }
  }

  rollback(name: string): Promise<Result<string, string>> {
    return this.#system.care.rollback(name);
  }

  async remove(name: string, purge: boolean): Promise<Result<string, string>> {
    const removed = await this.#system.care.remove(name, purge);
    if (removed.ok) {
      this.#lines.forget(name);
      this.#system.journal.forgetRecordings(name);
    }
    return removed;
  }

  revoke(name: string): Promise<Result<string, string>> {
    return this.#atOnce(name, () => this.#system.care.revoke(name));
  }

  reload(name: string): Promise<Result<string, string>> {
    return this.#system.care.reload(name);
  }

  difference(path: string): Promise<Result<Report, string>> {
    return this.#system.care.difference(path);
  }

  gallery(): Promise<readonly GalleryPlugin[]> {
    return this.#looks.gallery();
  }

  async tryOut(nameOrPath: string): Promise<Result<string, string>> {
    const { care, book, previews } = this.#system;
    if (isAbsolute(nameOrPath)) return care.tryFrom(nameOrPath);
    const entry = book.get(nameOrPath);
    if (entry) {
      const tried = care.tryOut(nameOrPath);
      // What is on show would be withheld now, whatever were ticked.
      previews.withdraw(nameOrPath);
      return tried;
    }
    const { gallery } = this.#parts;
    const shipped = gallery === undefined ? undefined : await shippedFolder(gallery, nameOrPath);
    return shipped === undefined ? err(noSuchPlugin(nameOrPath)) : care.tryFrom(shipped);
  }

  trial(name: string, present: Omit<Present, 'now'>): Result<Report, string> {
    return this.#looks.trial(name, present);
  }

  keep(name: string): Promise<Result<string, string>> {
    return this.#atOnce(name, () => this.#system.care.keep(name));
  }

  settings(name: string): Result<SettingsForm, string> {
    return this.#system.care.settings(name);
  }

  saveSettings(
    name: string,
    values: Readonly<Record<string, SettingValue | null>>,
    secrets: Readonly<Record<string, string | null>>,
  ): Promise<SettingsSaved> {
    return this.#system.care.saveSettings(name, values, secrets);
  }

  policy(name: string): Result<PluginPolicy, string> {
    return this.#system.care.policy(name);
  }

  setPolicy(name: string, policy: PluginPolicy): Promise<Result<string, string>> {
    return this.#atOnce(name, () => this.#system.care.setPolicy(name, policy));
  }

  /** What a plugin may reach now; undefined when it is not on. */
  accessOf(name: string): PluginAccess | undefined {
    return this.#system.care.accessOf(name);
  }

  /** Asks for an optional permission at its first use. `signal`: the run is over. */
  askMore(name: string, permission: Permission, signal: AbortSignal): Promise<'allowed' | 'denied'> {
    return this.#system.care.askMore(name, permission, signal);
  }

  /** One secret of a plugin; null when it is not filled in. Never on its way to a window. */
  secret(name: string, field: string): string | null {
    const secret = this.#system.care.secret(name, field);
    if (secret !== null) this.#secrecy.handed(name, secret);
    return secret;
  }

  revert(name: string, since: Instant): Result<Reverted, string> {
    return this.#looks.revert(name, since);
  }

  replay(run: string): Promise<Result<Replayed, string>> {
    return this.#looks.replay(run);
  }

  describe(name: string, present: Omit<Present, 'now'>): Result<Report, string> {
    return this.#looks.describe(name, present);
  }

  logs(name: string): readonly KeptLine[] {
    return this.#lines.of(name);
  }

  profiles(): readonly PluginProfile[] {
    return this.#looks.profiles();
  }

  audit(query: AuditQuery): readonly ChainedEntry[] {
    return this.#system.journal.find(query);
  }

  auditBroken(): number | null {
    return this.#system.journal.broken();
  }

  /** Resolves when no event and no key waits and no run is under way. */
  async idle(): Promise<void> {
    const isBusy = () => this.#system.hooks.isBusy || this.#system.keys.isBusy;
    do {
      await this.#system.hooks.idle();
      await this.#system.keys.idle();
      await Promise.all(this.#system.book.all().map((entry) => entry.runQueue));
    } while (isBusy());
  }

  /** Ends everything, the sandboxes included. Plugins that are at rest may say goodbye. */
  async dispose(): Promise<void> {
    const { runtime } = this.#parts;
    this.#system.care.dispose();
    this.#deafen();
    this.#system.ticks.dispose();
    this.#system.watch.dispose();
    this.#system.hooks.forget();
    this.#system.keys.forget();
    this.#system.previews.withdraw();
    await Promise.allSettled(this.#system.book.all().map((entry) => this.#system.runner.stop(entry)));
    this.#system.journal.flush();
    for (const dispose of this.#disposers.splice(0)) dispose();
    await runtime.dispose();
  }

  /** Before anybody is told: what is hidden by its name goes on being hidden by its new one. */
  #followRenames(projects: readonly ProjectChange[]): void {
    for (const { from, to } of projects) {
      const changed = from && to ? this.#system.care.policiesAfterRename(from.name, to.name) : [];
      for (const [name, policy] of changed)
        this.setPolicy(name, policy).catch((error: unknown) =>
          this.#parts.log.error(`hiding a renamed project from ${name}`, error),
        );
    }
  }

  /** Whatever of the plugin is ended meanwhile is ended without a goodbye. */
  async #atOnce<T>(name: string, deed: () => Promise<T>): Promise<T> {
    this.#system.condemned.add(name);
    try {
      return await deed();
    } finally {
      this.#system.condemned.delete(name);
    }
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

/** The same parts, writing down no secret. */
function discreet(parts: PluginManagerParts, secrecy: Secrecy): PluginManagerParts {
  return {
    ...parts,
    audit: secrecy.audit(parts.audit),
    states: secrecy.states(parts.states),
    recordings: secrecy.recordings(parts.recordings),
    log: secrecy.log(parts.log),
  };
}
