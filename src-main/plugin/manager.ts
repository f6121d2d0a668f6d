/**
 * The plugin system's front: everything the application asks of plugins goes through here. It joins the parts and
 * decides nothing itself: states and questions are in `plugin-care.ts`, runs in `plugin-runner.ts`, what a run may do
 * in `plugin-run.ts`. Nothing of a plugin ever runs in this process.
 */

import { basename } from 'node:path';
import { err } from '../../src-core/lib/result';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type { CoreKeyCheck } from '../../src-core/plugin/key-assignment';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import type { Instant } from '../../src-core/todo/todo';
import type { ConsentDesk } from './consent';
import { type Candidate, discover } from './discovery';
import type { DocumentPort } from './document-port';
import { GrantStore } from './grant-store';
import { HookDispatcher } from './hook-dispatcher';
import { type InstallResult, wordInstalls } from './install-result';
import { clearLeftovers } from './place-package';
import { PluginBook } from './plugin-book';
import { PluginCare } from './plugin-care';
import { actionsOf, manifestOf } from './plugin-entry';
import { NOTICE_MS, type PluginLog, type PluginNotices } from './plugin-notices';
import type { GrantRepository, PluginMetadataReader, PluginStateRepository } from './plugin-repository';
import { type ActionTarget, PluginRunner } from './plugin-runner';
import type { PluginRuntime, RuntimeFailure } from './plugin-runtime';

/** What the plugin system is made of. */
export interface PluginManagerParts {
  /** `<data>/plugins`. */
  readonly folder: string;
  readonly runtime: PluginRuntime;
  readonly document: DocumentPort;
  readonly grants: GrantRepository;
  readonly states: PluginStateRepository;
  readonly metadata: PluginMetadataReader;
  readonly consent: ConsentDesk;
  readonly notices: PluginNotices;
  readonly log: PluginLog;
  readonly coreKeyTaken: CoreKeyCheck;
  readonly now: () => Instant;
  /** A new UUID. */
  readonly newId: () => string;
}

/** Loads, runs, switches and installs plugins. No method rejects for what a plugin or its files do. */
export class PluginManager {
  readonly #parts: PluginManagerParts;
  readonly #book: PluginBook;
  readonly #runner: PluginRunner;
  readonly #care: PluginCare;
  readonly #hooks: HookDispatcher;
  #hostDeath: RuntimeFailure | undefined;
  readonly #disposers: (() => void)[] = [];
  /** Resolves when every plugin's state and keys are known, which is before any of them runs. */
  readonly found: Promise<void>;
  #tellFound: () => void = () => undefined;

  constructor(parts: PluginManagerParts) {
    const { document, runtime, log, notices } = parts;
    this.#parts = parts;
    this.found = new Promise((resolve) => {
      this.#tellFound = resolve;
    });
    this.#book = new PluginBook(parts.coreKeyTaken, (plugins) => notices.pluginsChanged(plugins));
    this.#runner = new PluginRunner({ ...parts, book: this.#book });
    this.#care = new PluginCare({
      ...parts,
      book: this.#book,
      runner: this.#runner,
      grants: new GrantStore(parts.grants, parts.now),
      tell: (text) => notices.notify({ level: 'info', text, plugin: null, durationMs: NOTICE_MS }),
    });
    this.#hooks = new HookDispatcher({
      subscribers: (hook) => this.#subscribers(hook),
      run: async (call) => {
        const entry = this.#book.get(call.plugin);
        if (entry) await this.#runner.hook(entry, call);
      },
      maxDepth: DEFAULT_LIMITS.hookDepth,
      log,
    });
    this.#disposers.push(
      document.subscribe((changes, cause, revision) => {
        runtime.replicate({ revision, ...changes });
        this.#hooks.committed(changes, cause);
      }),
      runtime.onLost((name, failure) => {
        const entry = this.#book.get(name);
        if (entry) entry.running = false; // loaded anew at its next use
        this.#tellHostDied(failure);
      }),
      runtime.onLog(({ plugin, level, message }) => {
        log[level === 'debug' ? 'info' : level](`plugin ${plugin} says: ${message}`);
      }),
    );
  }

  /**
   * Finds every plugin, starts those that may run and asks about those that nobody decided on. Resolves when all are
   * started and all questions answered, so do not wait for it to show a window.
   */
  async loadAll(): Promise<void> {
    const candidates = await this.#find().catch((error: unknown) => {
      this.#parts.log.error('looking for plugins', error);
      return [];
    });
    const taken = candidates.map((candidate) =>
      this.#care.take(candidate).catch((error: unknown) => {
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

  /** What the plugins view shows, in the order of names. */
  summaries(): PluginSummary[] {
    return this.#book.summaries();
  }

  /** Runs an action for the user; what comes of it is told through the notices. Resolves when it is done. */
  async invoke(plugin: string, action: string, target: ActionTarget): Promise<void> {
    const entry = this.#book.get(plugin);
    if (entry?.state !== 'enabled') {
      return this.#warn(`${plugin} is not on; P shows why`);
    }
    if (!actionsOf(entry).some(({ id }) => id === action)) {
      return this.#warn(`${plugin} has no action ${action}`);
    }
    await this.#runner.action(entry, action, target);
  }

  /** Switches a plugin on; asks when these bytes were not allowed. Failures so far are forgotten. */
  enable(name: string): Promise<void> {
    return this.#care.enable(name);
  }

  /** Switches a plugin off at once; what it was doing is thrown away. */
  disable(name: string): Promise<void> {
    this.#hooks.forget(name);
    return this.#care.disable(name);
  }

  /** Shows the user what a plugin asks for that changed on disk or waits for consent, and acts on the answer. */
  review(name: string): Promise<void> {
    return this.#care.enable(name);
  }

  /** Installs a folder, its manifest or a `.zip`, after asking; says what came of it. */
  install(path: string): Promise<void> {
    return this.installAll([path]);
  }

  /** Installs one after the other, each after asking; then says once what came of all. Refusals are in the log. */
  async installAll(paths: readonly string[]): Promise<void> {
    const results: InstallResult[] = [];
    for (const path of paths) results.push(await this.#install(path));
    const text = wordInstalls(results);
    if (text === undefined) return;
    if (results.some((result) => !result.ok)) this.#warn(text);
    else this.#parts.notices.notify({ level: 'success', text, plugin: null, durationMs: NOTICE_MS });
  }

  async #install(path: string): Promise<InstallResult> {
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

  /** Resolves when no event waits and no run is under way. */
  async idle(): Promise<void> {
    await this.#hooks.idle();
    await Promise.all(this.#book.all().map((entry) => entry.runQueue));
  }

  /** Ends everything, the sandboxes included. */
  async dispose(): Promise<void> {
    for (const dispose of this.#disposers.splice(0)) dispose();
    this.#hooks.forget();
    for (const entry of this.#book.all()) entry.epoch += 1;
    await this.#parts.runtime.dispose();
  }

  #subscribers(hook: 'on_todo_created' | 'on_todo_completed'): string[] {
    const hears = this.#book.enabled().filter((entry) => manifestOf(entry)?.exports.includes(hook));
    return hears.map((entry) => entry.name);
  }

  /** One death of the process is one message, however many plugins were in it. */
  #tellHostDied(failure: RuntimeFailure): void {
    if (failure.kind !== 'host' || failure === this.#hostDeath) return;
    this.#hostDeath = failure;
    this.#parts.log.warn(failure.message);
    this.#warn(`${failure.message} Plugins start again when they are used.`);
  }

  #warn(text: string): void {
    this.#parts.notices.notify({ level: 'warning', text, plugin: null, durationMs: NOTICE_MS });
  }
}
