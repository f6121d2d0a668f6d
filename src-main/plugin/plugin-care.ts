/**
 * What the user does with plugins: allow, switch, look again, install. Reads the files anew each time, so that what is
 * asked about is what lies there; what was asked about is what runs.
 */
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { lookalikeWarning } from '../../src-core/plugin/lookalike';
import { elevated } from '../../src-core/plugin/permissions';
import type { Consent, ConsentDesk } from './consent';
import { type ConsentOccasion, consentQuestion } from './consent-text';
import { type Candidate, readCandidate } from './discovery';
import type { GrantStore } from './grant-store';
import { readSource } from './package-source';
import { placePackage } from './place-package';
import type { PluginBook } from './plugin-book';
import { manifestOf, newEntry, type PluginEntry, packageOf } from './plugin-entry';
import type { PluginLog } from './plugin-notices';
import type { PluginPackage } from './plugin-package';
import type { PluginStateRepository } from './plugin-repository';
import type { PluginRunner } from './plugin-runner';
import { type Standing, standing } from './standing';

/** What caring for plugins needs of the application. */
export interface CareParts {
  readonly folder: string;
  readonly book: PluginBook;
  readonly runner: PluginRunner;
  readonly grants: GrantStore;
  readonly states: PluginStateRepository;
  readonly consent: ConsentDesk;
  readonly log: PluginLog;
  /** Tells the user in passing; the text names the plugin. */
  readonly tell: (text: string) => void;
  readonly newId: () => string;
}

/** A plugin that was installed. */
export interface Installed {
  readonly name: string;
  readonly version: string;
}

/** See the head of the file. */
export class PluginCare {
  readonly #parts: CareParts;
  #installing: Promise<unknown> = Promise.resolve();

  constructor(parts: CareParts) {
    this.#parts = parts;
  }

  /** Takes up a candidate: judges it, then starts it, asks about it or leaves it off. Resolves when that is done. */
  async take(candidate: Candidate): Promise<void> {
    const { runner, tell } = this.#parts;
    const entry = this.#entryFor(candidate);
    const { next } = this.#settle(entry);
    const plugin = packageOf(entry);
    if (!plugin) return;
    if (next === 'ask') return this.#ask(entry, plugin, 'first_run');
    if (next === 'tell') {
      if (!this.#decide(entry, plugin, 'allowed')) return;
      tell(`${entry.name} ${plugin.manifest.version} is new and on; P shows what it may do`);
    }
    if (entry.state === 'enabled') await runner.start(entry);
  }

  /** Switches on: asks when nobody allowed these bytes. Does nothing when the plugin is on. */
  enable(name: string): Promise<void> {
    return this.#careFor(name, async (entry) => {
      if (entry.state === 'enabled') return;
      const { epoch } = entry;
      const candidate = await readCandidate(entry.folder);
      if (entry.epoch !== epoch) return;
      this.#parts.states.save({ name, enabled: true, failures: 0, reason: null });
      entry.failures = 0;
      entry.candidate = candidate;
      await this.#standUp(entry);
    });
  }

  /** Switches off at once, whatever is going on. */
  async disable(name: string): Promise<void> {
    const { book, runner, states } = this.#parts;
    const entry = book.get(name);
    if (!entry) return;
    if (entry.candidate.kind === 'package') {
      entry.state = 'disabled';
      entry.reason = null;
    }
    entry.failures = 0;
    // Stopped before anything is written: a database that fails must not keep a plugin running.
    const stopped = runner.stop(entry);
    book.changed();
    states.save({ name, enabled: false, failures: 0, reason: null });
    await stopped;
  }

  /** Installs what lies at the path, after asking. The error is a sentence; nothing is left behind then. */
  install(path: string): Promise<Result<Installed, string>> {
    const installed = this.#installing.then(() => this.#install(path));
    this.#installing = installed.catch(() => undefined);
    return installed;
  }

  async #install(path: string): Promise<Result<Installed, string>> {
    const { book, consent, folder, states } = this.#parts;
    const source = await readSource(path);
    if (!source.ok) return err(`${basename(path)} was not installed: ${source.error}`);
    const plugin = source.value.package;
    const { name, version } = plugin.manifest;
    const existing = book.get(name);
    if (existing && packageOf(existing)?.hash === plugin.hash)
      return err(`${name} ${version} is installed already`);
    const occasion = existing ? 'update' : 'install';
    const answer = await consent.ask(`${occasion} ${plugin.hash}`, this.#question(plugin, occasion));
    if (answer !== 'allowed') return err(`${name} ${version} was not installed: you did not allow it`);
    if (existing) await this.#parts.runner.stop(existing);
    const placed = await placePackage(folder, source.value, this.#parts.newId());
    if (!placed.ok) {
      if (existing) await this.#standUp(existing);
      return err(`${name} ${version} was not installed: ${placed.error}`);
    }
    try {
      states.save({ name, enabled: true, failures: 0, reason: null });
      this.#parts.grants.record(plugin, 'allowed');
    } catch (error) {
      // The files are in place; without a decision the plugin is asked about like any other that is found there.
      this.#parts.log.error(`remembering the installation of plugin ${name}`, error);
    }
    await this.take(await readCandidate(join(folder, name)));
    return ok({ name, version });
  }

  /** Starts an entry again with what it has now, asking where that is needed. */
  async #standUp(entry: PluginEntry): Promise<void> {
    const { runner } = this.#parts;
    const { state, next } = this.#settle(entry);
    const plugin = packageOf(entry);
    if (!plugin) return;
    if (state === 'changed_on_disk') return this.#ask(entry, plugin, 'changed');
    if (state === 'needs_consent') return this.#ask(entry, plugin, 'first_run');
    if (next === 'tell' && !this.#decide(entry, plugin, 'allowed')) return;
    if (state === 'enabled') await runner.start(entry);
  }

  async #ask(entry: PluginEntry, plugin: PluginPackage, occasion: ConsentOccasion): Promise<void> {
    const { epoch } = entry;
    const about = `${occasion} ${plugin.hash}`;
    const answer = await this.#parts.consent.ask(about, this.#question(plugin, occasion));
    const isWithdrawn = entry.epoch !== epoch || packageOf(entry) !== plugin;
    if (isWithdrawn || answer === 'unasked') return;
    await this.#answered(entry, plugin, answer);
  }

  async #answered(
    entry: PluginEntry,
    plugin: PluginPackage,
    answer: Exclude<Consent, 'unasked'>,
  ): Promise<void> {
    if (!this.#decide(entry, plugin, answer)) return;
    const { state } = this.#settle(entry);
    if (state === 'enabled') await this.#parts.runner.start(entry);
  }

  #question(plugin: PluginPackage, occasion: ConsentOccasion) {
    const installed = this.#parts.book.all().flatMap((entry) => manifestOf(entry) ?? []);
    return consentQuestion(plugin, occasion, lookalikeWarning(plugin.manifest, installed));
  }

  /** Remembers a decision. What cannot be remembered does not count: then the plugin stays off. */
  #decide(entry: PluginEntry, plugin: PluginPackage, decision: 'allowed' | 'denied'): boolean {
    try {
      this.#parts.grants.record(plugin, decision);
      return true;
    } catch (error) {
      this.#parts.log.error(`remembering the decision about plugin ${entry.name}`, error);
      entry.state = elevated(plugin.manifest).length > 0 ? 'needs_consent' : 'error';
      entry.reason = 'your decision could not be saved';
      this.#parts.book.changed();
      return false;
    }
  }

  /** Judges an entry anew and shows what came of it. */
  #settle(entry: PluginEntry): Standing {
    const judged = this.#judge(entry);
    entry.state = judged.state;
    entry.reason = judged.reason;
    this.#parts.book.changed();
    return judged;
  }

  /** When decisions cannot be read there are none: the plugin stays off and says why. */
  #judge(entry: PluginEntry): Standing {
    const { grants, states, log } = this.#parts;
    try {
      const row = states.find(entry.name);
      entry.failures = row?.failures ?? 0;
      return standing(entry.candidate, grants.find(entry.name), row, DEFAULT_LIMITS.failuresInARow);
    } catch (error) {
      log.error(`reading the decision about plugin ${entry.name}`, error);
      return { state: 'error', reason: 'its permissions could not be read from the database', next: null };
    }
  }

  #entryFor(candidate: Candidate): PluginEntry {
    const name = candidate.kind === 'package' ? candidate.package.manifest.name : candidate.name;
    const known = this.#parts.book.get(name);
    if (known) {
      known.candidate = candidate;
      return known;
    }
    const entry = newEntry(name, candidate);
    this.#parts.book.add(entry);
    return entry;
  }

  /** After everything asked about this plugin before. */
  #careFor(name: string, care: (entry: PluginEntry) => Promise<void>): Promise<void> {
    const entry = this.#parts.book.get(name);
    if (!entry) return Promise.resolve();
    const done = entry.careQueue.then(() => care(entry));
    entry.careQueue = done.catch((error: unknown) => {
      this.#parts.log.error(`caring for plugin ${name}`, error);
      this.#parts.tell(`${name} could not be switched on; the log says why (L copies its path)`);
    });
    return entry.careQueue;
  }
}
