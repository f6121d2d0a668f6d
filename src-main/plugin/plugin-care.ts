/**
 * What the user does with plugins: allow, switch, look again, install, fill in. Reads the files anew each time, so that
 * what is asked about is what lies there; what was asked about is what runs.
 */

import { access } from 'node:fs/promises';
import { err, ok, type Result } from '../../src-core/lib/result';
import { DEFAULT_LIMITS, type Limits } from '../../src-core/plugin/abi';
import type { Permission } from '../../src-core/plugin/permissions';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { Report } from '../../src-core/plugin/report';
import type { SettingsForm, SettingsSaved } from '../../src-core/plugin/settings-form';
import { CareJudge, KEPT_OFF } from './care-judge';
import type { CareParts } from './care-parts';
import { CareQuestions } from './care-questions';
import { CareSettings } from './care-settings';
import type { ConsentOccasion } from './consent-text';
import type { Developed, DevelopTerms } from './develop-terms';
import { type Candidate, readCandidate } from './discovery';
import type { DecidedPermissions } from './grant-store';
import { newEntry, type PluginEntry, packageOf } from './plugin-entry';
import { PluginInstall } from './plugin-install';
import type { PluginPackage } from './plugin-package';
import { CareTrials, seeTrial } from './trial/care-trials';

/** What one plugin may reach at this moment. */
export interface PluginAccess extends DecidedPermissions {
  readonly limits: Limits;
  /** Names of the settings of type `secret` that its manifest declares. */
  readonly secrets: readonly string[];
  /** On trial: nothing is written outside. */
  readonly trial: boolean;
}

/** What came of something that was asked for: a sentence for the user either way. */
type Answer = Promise<Result<string, string>>;

/** See the head of the file. A name that no plugin has is an error; nothing rejects for what a plugin does. */
export class PluginCare {
  readonly #parts: CareParts;
  readonly #judge: CareJudge;
  readonly #questions: CareQuestions;
  readonly #install: PluginInstall;
  readonly #settings: CareSettings;
  readonly #trials: CareTrials;
  #suspect: string | null;

  constructor(parts: CareParts) {
    this.#parts = parts;
    this.#suspect = parts.suspect.suspect;
    const judge = new CareJudge(parts);
    const questions = new CareQuestions(parts, judge);
    this.#judge = judge;
    this.#questions = questions;
    this.#settings = new CareSettings(parts, judge, (entry) => this.#restart(entry));
    this.#trials = new CareTrials(parts, judge);
    this.#install = new PluginInstall({
      ...parts,
      judge,
      questions,
      careTrials: this.#trials,
      tryInstalled: (name) => this.tryOut(name),
      takeUp: (candidate) => this.#takeUp(candidate),
      standUp: (entry) => this.#standUp(entry),
    });
  }

  /**
   * Takes up what was found at the start: judges it, then starts it, asks about it or leaves it off. With `start`
   * false (safe mode) it is judged only: nothing is asked and nothing runs until the user switches it on.
   */
  async take(candidate: Candidate, { start }: { readonly start: boolean } = { start: true }): Promise<void> {
    const entry = this.#entryFor(candidate);
    if (entry.name === this.#suspect) this.#leaveOff(entry);
    const { next } = this.#judge.settle(entry);
    const plugin = packageOf(entry);
    if (!start) {
      if (entry.state === 'enabled') this.#show(entry, 'disabled', 'safe mode: enable it to start it');
      return;
    }
    if (plugin && next === 'ask') return this.#ask(entry, plugin, 'first_run');
    if (plugin && next === 'tell' && !this.#welcome(entry, plugin)) return;
    await this.#startGuarded(entry);
  }

  /** Switches on: asks when nobody allowed these bytes. */
  enable(name: string): Answer {
    return this.#careFor(name, async (entry) => {
      if (entry.state === 'enabled') return ok(`${name} is on already`);
      const { epoch } = entry;
      const candidate = await readCandidate(entry.folder);
      if (entry.epoch !== epoch) return err(`${name} was switched meanwhile`);
      this.#parts.states.save({ name, enabled: true, failures: 0, reason: null });
      entry.failures = 0;
      entry.candidate = candidate;
      await this.#standUp(entry);
      if (isOn(entry)) this.#judge.noteEntry(entry, 'enabled');
      return howItStands(entry);
    });
  }

  /**
   * Keys may be free or taken now that were not, and others kept off: these end at once, and those that are let go
   * start again.
   */
  async configChanged(): Promise<void> {
    const { book, keptOff } = this.#parts;
    book.changed();
    const moved = book
      .all()
      .filter(
        (entry) => packageOf(entry) && (entry.reason === KEPT_OFF) !== (keptOff?.(entry.name) ?? false),
      );
    await Promise.all(
      moved.map(({ name }) =>
        this.#careFor(name, async (entry) => {
          await this.#restart(entry);
          return ok(name);
        }),
      ),
    );
  }

  /** Switches off at once, whatever is going on. */
  async disable(name: string): Answer {
    const { book, runner, states } = this.#parts;
    const entry = book.get(name);
    if (!entry) return noSuch(name);
    if (entry.candidate.kind === 'package') {
      entry.state = 'disabled';
      entry.reason = null;
    }
    entry.failures = 0;
    // Stopped before anything is written: a database that fails must not keep a plugin running.
    const stopped = runner.stop(entry);
    book.changed();
    states.save({ name, enabled: false, failures: 0, reason: null });
    this.#judge.noteEntry(entry, 'disabled');
    await stopped;
    return ok(`${name} is off`);
  }

  /** Takes the user's yes back: code and requests end at once, and the plugin needs consent again. */
  async revoke(name: string): Answer {
    const { book, runner, grants, log } = this.#parts;
    const entry = book.get(name);
    if (!entry) return noSuch(name);
    const plugin = packageOf(entry);
    if (!plugin)
      return err(`${name} has nothing that could be taken back: ${entry.reason ?? 'it is not on'}`);
    const stopped = runner.stop(entry);
    this.#show(entry, 'needs_consent', 'you took back what it may do; enable it to be asked again');
    try {
      grants.revoke(plugin);
    } catch (error) {
      log.error(`taking back what plugin ${name} may do`, error);
      return err(`${name} is off until to-tui ends, but that could not be saved; the log says why`);
    } finally {
      await stopped;
    }
    this.#questions.endRest(name);
    this.#judge.note(plugin, 'revoked');
    book.changed();
    return ok(`${name} may do nothing any more`);
  }

  /** Reads the files anew and starts the plugin again; when they changed, it is off until the user looks. */
  reload(name: string): Answer {
    return this.#careFor(name, async (entry) => {
      const candidate = await readCandidate(entry.folder);
      const stopped = this.#parts.runner.stop(entry);
      entry.candidate = candidate;
      this.#judge.settle(entry);
      await stopped;
      if (entry.state === 'enabled') await this.#parts.runner.start(entry);
      return entry.state === 'enabled' ? ok(`${name} was loaded anew`) : howItStands(entry);
    });
  }

  /**
   * The files of a plugin may have changed while it ran: then it is stopped at once and off until the user looks.
   * False when to-tui itself is changing them, so that somebody should ask again.
   */
  async filesMoved(name: string): Promise<boolean> {
    await this.#careFor(name, async (entry) => {
      const before = packageOf(entry);
      const candidate = await readCandidate(entry.folder);
      const isOurs = this.#parts.book.get(name) !== entry || this.#install.isChanging(name);
      if (!before || isOurs || !isOn(entry) || packageOf(entry) !== before) return ok(name);
      if (candidate.kind === 'package' && candidate.package.hash === before.hash) return ok(name);
      await this.#switchOff(entry, before, await goneOr(candidate));
      return ok(name);
    });
    return !this.#install.isChanging(name);
  }

  /** Installs what lies at the path, or updates the plugin of that name, after asking. */
  install(path: string): Answer {
    return this.#install.install(path);
  }

  /** Installs what lies at the path on trial: nothing of it ever ran otherwise. */
  tryFrom(path: string): Answer {
    return this.#install.tryOut(path);
  }

  /** Puts a plugin that is there on trial at once, and switches it on; asks where that asks. After a no all is as before. */
  async tryOut(name: string): Answer {
    const entry = this.#parts.book.get(name);
    if (!entry) return noSuch(name);
    const undo = this.#trials.begin(entry);
    this.#parts.book.changed();
    if (isOn(entry)) return ok(`${name} is ${seeTrial(name)}`);
    const on = await this.enable(name);
    if (isOn(entry)) return ok(`${name} is on, ${seeTrial(name)}`);
    const isDenied = this.#parts.grants.find(name)?.decision === 'denied';
    if (!isDenied) return on;
    undo();
    this.#parts.book.changed();
    return err(`${name} is not on trial: you did not allow it`);
  }

  /**
   * Ends a trial. It starts again: nothing that was begun or prepared on trial is done, and what its start says and puts
   * on rows is shown now.
   */
  async keep(name: string): Answer {
    const entry = this.#parts.book.get(name);
    if (!entry) return noSuch(name);
    if (!this.#trials.isOn(name)) return err(`${name} is not on trial`);
    this.#trials.end(entry);
    if (isOn(entry)) await this.#restart(entry);
    else this.#parts.book.changed();
    return ok(`${name} is kept: from now on it does what it returns`);
  }

  /** Puts what was built in its place, on the terms of its development. */
  develop(path: string, terms: DevelopTerms): Promise<Developed> {
    return this.#install.develop(path, terms);
  }

  /** Puts the version before back in place; asks when that would give it more than it has. */
  rollback(name: string): Answer {
    const entry = this.#parts.book.get(name);
    return entry ? this.#install.rollback(entry) : Promise.resolve(noSuch(name));
  }

  /** Takes the plugin away; what it stored with todos stays unless `purge`. */
  remove(name: string, purge: boolean): Answer {
    const entry = this.#parts.book.get(name);
    return entry ? this.#install.remove(entry, purge) : Promise.resolve(noSuch(name));
  }

  /** The difference between what is installed and what lies at the path. */
  difference(path: string): Promise<Result<Report, string>> {
    return this.#install.difference(path);
  }

  /** What the plugin may reach now; undefined when it is not on. Asked anew for each call that reaches outside. */
  accessOf(name: string): PluginAccess | undefined {
    const entry = this.#parts.book.get(name);
    const plugin = entry && packageOf(entry);
    if (!plugin || entry.state !== 'enabled') return undefined;
    const { limits, settings } = plugin.manifest;
    const secrets = settings.filter(({ type }) => type === 'secret').map((field) => field.name);
    const { trial } = this.#parts.policies.find(name);
    return { ...this.#parts.grants.decidedFor(plugin), limits, secrets, trial };
  }

  /** Asks for an optional permission at its first use; the answer is remembered. `signal`: the run is over. */
  async askMore(name: string, permission: Permission, signal: AbortSignal): Promise<'allowed' | 'denied'> {
    const entry = this.#parts.book.get(name);
    return entry ? this.#questions.forMore(entry, permission, signal) : 'denied';
  }

  /** Hosts that the plugin connected to in the last 30 days. */
  hostsContacted(name: string): readonly string[] {
    return this.#questions.hosts(name);
  }

  /** One secret of a plugin; null when it is not filled in. */
  secret(name: string, field: string): string | null {
    return this.#settings.secret(name, field);
  }

  settings(name: string): Result<SettingsForm, string> {
    return this.#settings.form(name);
  }

  /** Saves all or nothing; starts the plugin again when something is different now. */
  saveSettings(...args: Parameters<CareSettings['save']>): Promise<SettingsSaved> {
    return this.#settings.save(...args);
  }

  policy(name: string): Result<PluginPolicy, string> {
    return this.#settings.policy(name);
  }

  /** Keeps the user's policy; what is hidden from now on is hidden at once. */
  setPolicy(name: string, policy: PluginPolicy): Answer {
    return this.#settings.setPolicy(name, policy);
  }

  policiesAfterRename(from: string, to: string): ReturnType<CareSettings['policiesAfterRename']> {
    return this.#settings.policiesAfterRename(from, to);
  }

  /** The application ends as it should: nobody is a suspect at the next start. */
  dispose(): void {
    this.#parts.suspect.close();
  }

  /** Takes up what was just placed. Whoever placed it has asked already. */
  async #takeUp(candidate: Candidate): Promise<void> {
    const entry = this.#entryFor(candidate);
    this.#judge.settle(entry);
    if (entry.state === 'enabled') await this.#parts.runner.start(entry);
  }

  /** Because of what lies in its folder now. */
  async #switchOff(entry: PluginEntry, before: PluginPackage, candidate: Candidate): Promise<void> {
    const stopped = this.#parts.runner.stop(entry);
    entry.candidate = candidate;
    this.#judge.settle(entry);
    const isGone = candidate.kind === 'refused' && candidate.reason === GONE;
    const why = isGone ? GONE : 'its files changed while it ran';
    this.#judge.note(before, 'switched_off', why);
    this.#parts.tell(`${entry.name} is off: ${why}; P shows it`);
    await stopped;
  }

  /** Starts an entry again with what it has now, asking where that is needed. */
  async #standUp(entry: PluginEntry): Promise<void> {
    const { state, next } = this.#judge.settle(entry);
    const plugin = packageOf(entry);
    if (!plugin) return;
    if (state === 'changed_on_disk') return this.#ask(entry, plugin, 'changed');
    if (state === 'needs_consent') return this.#ask(entry, plugin, 'first_run');
    if (next === 'tell' && !this.#judge.decide(entry, plugin, 'allowed')) return;
    if (state === 'enabled') await this.#parts.runner.start(entry);
  }

  async #ask(entry: PluginEntry, plugin: PluginPackage, occasion: ConsentOccasion): Promise<void> {
    const answer = await this.#questions.about(entry, plugin, occasion);
    if (answer !== 'allowed' && answer !== 'denied') return;
    if (!this.#judge.decide(entry, plugin, answer)) return;
    const { state } = this.#judge.settle(entry);
    if (state === 'enabled') await this.#parts.runner.start(entry);
  }

  /** A plugin that wants nothing that needs an answer is on; the user is told. */
  #welcome(entry: PluginEntry, plugin: PluginPackage): boolean {
    if (!this.#judge.decide(entry, plugin, 'allowed')) return false;
    this.#parts.tell(`${entry.name} ${plugin.manifest.version} is new and on; P shows what it may do`);
    return true;
  }

  /** The one during whose start the application ended: off until the user says otherwise. */
  #leaveOff(entry: PluginEntry): void {
    this.#suspect = null;
    const reason = 'to-tui ended while starting it; enable it to try again';
    const { name } = entry;
    this.#parts.states.save({ name, enabled: true, failures: DEFAULT_LIMITS.failuresInARow, reason });
    this.#judge.noteEntry(entry, 'switched_off', reason);
    this.#parts.tell(`${name} is left off: ${reason}`);
  }

  async #startGuarded(entry: PluginEntry): Promise<void> {
    if (entry.state !== 'enabled') return;
    await this.#parts.suspect.guard(entry.name, () => this.#parts.runner.start(entry));
  }

  /** With the same bytes and what was said since. */
  async #restart(entry: PluginEntry): Promise<void> {
    await this.#parts.runner.stop(entry);
    this.#judge.settle(entry);
    if (entry.state === 'enabled') await this.#parts.runner.start(entry);
  }

  #show(entry: PluginEntry, state: PluginEntry['state'], reason: string): void {
    entry.state = state;
    entry.reason = reason;
    this.#parts.book.changed();
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
  #careFor(name: string, care: (entry: PluginEntry) => Answer): Answer {
    const entry = this.#parts.book.get(name);
    if (!entry) return Promise.resolve(noSuch(name));
    const done = entry.careQueue
      .then(() => care(entry))
      .catch((error: unknown) => {
        this.#parts.log.error(`caring for plugin ${name}`, error);
        return err(`${name} could not be switched on; the log says why (L copies its path)`);
      });
    entry.careQueue = done.then(() => undefined);
    return done;
  }
}

const GONE = 'its folder is gone';

/** What was read in a folder, said otherwise when there is no folder. */
async function goneOr(candidate: Candidate): Promise<Candidate> {
  if (candidate.kind === 'package') return candidate;
  const isThere = await access(candidate.folder).then(
    () => true,
    () => false,
  );
  return isThere ? candidate : { ...candidate, state: 'error', reason: GONE };
}

function noSuch(name: string): Result<never, string> {
  return err(`there is no plugin ${name}`);
}

/** A function, since the state changes behind every await. */
function isOn({ state }: PluginEntry): boolean {
  return state === 'enabled';
}

function howItStands({ name, state, reason }: PluginEntry): Result<string, string> {
  if (state === 'enabled') return ok(`${name} is on`);
  return err(`${name} is not on${reason === null ? '' : `: ${reason}`}`);
}
