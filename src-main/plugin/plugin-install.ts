/**
 * Changes what lies in the plugins folder: installs, updates, rolls back, removes. The bytes that the user was shown
 * are the bytes that are written and the bytes that are granted; nothing of a plugin runs while its files are changed.
 */
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import { elevated } from '../../src-core/plugin/permissions';
import type { Report } from '../../src-core/plugin/report';
import { without } from '../../src-core/plugin/same-permission';
import { capabilityReport } from './capability-report';
import type { CareJudge } from './care-judge';
import type { CareParts } from './care-parts';
import type { CareQuestions } from './care-questions';
import type { Consent } from './consent';
import { type Developed, type DevelopTerms, developStance, isStillAgreed, wishOf } from './develop-terms';
import { type Candidate, PREVIOUS_FOLDER, readCandidate } from './discovery';
import { InstallMemory } from './install-memory';
import { lastName, type PackageSource, readSource } from './package-source';
import { placePackage, swapWithPrevious, takeAway } from './place-package';
import { type PluginEntry, packageOf } from './plugin-entry';
import type { PluginPackage } from './plugin-package';
import { type CareTrials, seeTrial } from './trial/care-trials';

/** What installing needs besides the parts of caring. */
export interface InstallParts extends CareParts {
  readonly judge: CareJudge;
  readonly questions: CareQuestions;
  readonly careTrials: CareTrials;
  /** Puts a plugin that is there on trial. */
  readonly tryInstalled: (name: string) => Promise<Result<string, string>>;
  /** Takes up what lies in the folder now: judges it and starts it where it may. */
  readonly takeUp: (candidate: Candidate) => Promise<void>;
  /** Starts an entry again with what it has. */
  readonly standUp: (entry: PluginEntry) => Promise<void>;
}

/** See the head of the file. One after the other, whatever is asked. Errors are sentences for the user. */
export class PluginInstall {
  readonly #parts: InstallParts;
  readonly #memory: InstallMemory;
  /** Plugins whose files are being changed. */
  readonly #changing = new Set<string>();
  /** What development put in place last since the start, by plugin: the hash of its bytes. */
  readonly #built = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: InstallParts) {
    this.#parts = parts;
    this.#memory = new InstallMemory(parts, parts.judge);
  }

  /** Whether the plugin's files are being replaced or taken away by us. */
  isChanging(name: string): boolean {
    return this.#changing.has(name);
  }

  /** Installs what lies at the path, or updates the plugin of that name, after asking. */
  install(path: string): Promise<Result<string, string>> {
    return this.#inTurn(() => this.#install(path));
  }

  /** The same, on trial before anything of it runs. What is installed already is tried as it is. */
  tryOut(path: string): Promise<Result<string, string>> {
    return this.#inTurn(() => this.#install(path, true));
  }

  /** Puts what was built in its place, on the terms of its development; asks where these say so. */
  develop(path: string, terms: DevelopTerms): Promise<Developed> {
    return this.#inTurn(() => this.#develop(path, terms));
  }

  /** Puts the version before back; asks when it would have more than now, or when nobody knows its bytes. */
  rollback(entry: PluginEntry): Promise<Result<string, string>> {
    return this.#inTurn(() => this.#rollback(entry));
  }

  /** Takes a plugin away with all that was decided and filled in; what it stored too, when `purge`. */
  remove(entry: PluginEntry, purge: boolean): Promise<Result<string, string>> {
    return this.#inTurn(() => this.#whileChanging(entry.name, () => this.#remove(entry, purge)));
  }

  /** The difference between what is installed and what lies at the path. Changes nothing. */
  async difference(path: string): Promise<Result<Report, string>> {
    const { book, questions } = this.#parts;
    const source = await readSource(path);
    if (!source.ok) return err(`${lastName(path)} cannot be compared: ${source.error}`);
    const { name } = source.value.package.manifest;
    const entry = book.get(name);
    const before = entry && packageOf(entry);
    if (!before) return err(`no plugin ${name} is installed that could be compared`);
    return ok(capabilityReport(questions.difference(before, source.value.package), questions.hosts(name)));
  }

  async #install(path: string, onTrial = false): Promise<Result<string, string>> {
    const { folder, newId, careTrials, tryInstalled } = this.#parts;
    const source = await readSource(path);
    if (!source.ok) return err(`${lastName(path)} was not installed: ${source.error}`);
    const plugin = source.value.package;
    const title = titleOf(plugin);
    const entry = this.#parts.book.get(plugin.manifest.name);
    const before = entry && packageOf(entry);
    if (before?.hash === plugin.hash)
      return onTrial ? tryInstalled(plugin.manifest.name) : err(`${title} is installed already`);
    const answer = await this.#ask(before, plugin, onTrial);
    if (answer !== 'allowed' && answer !== 'nobody') {
      return err(`${title} was not ${before ? 'updated' : 'installed'}: you did not allow it`);
    }
    return this.#whileChanging(plugin.manifest.name, async () => {
      const place = () => placePackage(folder, source.value, newId());
      const placed = await this.#whileOff(entry, onTrial ? () => careTrials.from(plugin, place) : place);
      if (!placed.ok) return err(`${title} was not installed: ${placed.error}`);
      this.#memory.placed(plugin, answer, before ? 'updated' : 'installed', before);
      const taken = await this.#takeUp(plugin, before ? 'updated' : 'installed');
      return onTrial && taken.ok ? ok(`${taken.value}; ${seeTrial(plugin.manifest.name)}`) : taken;
    });
  }

  async #develop(path: string, terms: DevelopTerms): Promise<Developed> {
    const source = await readSource(path);
    if (!source.ok) return { kind: 'refused', reason: source.error };
    const plugin = source.value.package;
    const { name } = plugin.manifest;
    const entry = this.#parts.book.get(name);
    const stance = developStance(plugin, entry, terms, this.#parts);
    if (stance === 'same') return { kind: 'same', name };
    if (stance === 'off') return { kind: 'off', name, reason: entry?.reason ?? 'you switched it off' };
    if (stance === 'ask') {
      const answer = await this.#askToDevelop(plugin, entry, terms);
      if (answer === 'denied') return { kind: 'denied', name, wish: wishOf(plugin) };
      if (answer !== 'allowed') return { kind: 'unasked', name };
    }
    if (terms.signal.aborted) return { kind: 'unasked', name };
    return this.#whileChanging(name, () => this.#putBuilt(source.value, entry, terms, stance === 'put'));
  }

  async #askToDevelop(
    plugin: PluginPackage,
    entry: PluginEntry | undefined,
    terms: DevelopTerms,
  ): Promise<Consent> {
    if (terms.denied.has(wishOf(plugin))) return 'denied';
    if (terms.signal.aborted) return 'unasked';
    const { questions, judge } = this.#parts;
    terms.asking();
    const answer = await questions.toDevelop(entry && packageOf(entry), plugin, terms);
    if (answer === 'denied') judge.note(plugin, 'denied', 'development');
    return answer;
  }

  /** `silently`: nobody was asked this time, so what was said before must still hold when the files are in place. */
  async #putBuilt(
    source: PackageSource,
    entry: PluginEntry | undefined,
    terms: DevelopTerms,
    silently: boolean,
  ): Promise<Developed> {
    const { folder, newId, book } = this.#parts;
    const plugin = source.package;
    const { name } = plugin.manifest;
    const before = entry && packageOf(entry);
    // What somebody else put there is worth keeping; what was built a moment ago is not.
    const keeps = before === undefined || this.#built.get(name) !== before.hash;
    const placed = await this.#whileOff(entry, () => placePackage(folder, source, newId(), keeps));
    if (!placed.ok) return { kind: 'refused', reason: placed.error };
    this.#built.set(name, plugin.hash);
    const isAgreed = !silently || (before !== undefined && isStillAgreed(before, this.#parts));
    const done = before ? 'updated' : 'installed';
    if (isAgreed) this.#memory.placed(plugin, 'allowed', done, before, `built in ${terms.folder}`);
    await this.#takeUp(plugin, done);
    const now = book.get(name);
    if (now && isAgreed) this.#showDevelopment(now, terms);
    const { state, reason = null } = now ?? {};
    if (!isAgreed) return { kind: 'off', name, reason: reason ?? 'you switched it off' };
    return { kind: 'loaded', name, off: state === 'enabled' ? null : (reason ?? 'press P') };
  }

  /** The plugins view says where it comes from, until that ends. */
  #showDevelopment(entry: PluginEntry, { folder, signal }: DevelopTerms): void {
    const { book } = this.#parts;
    if (entry.developedIn === folder || signal.aborted) return;
    entry.developedIn = folder;
    book.changed();
    signal.addEventListener('abort', () => {
      if (entry.developedIn !== folder) return;
      entry.developedIn = null;
      book.changed();
    });
  }

  async #ask(before: PluginPackage | undefined, plugin: PluginPackage, onTrial: boolean): Promise<Consent> {
    const { questions, judge } = this.#parts;
    const answer = await (before
      ? questions.toReplace(before, plugin, 'Update', onTrial)
      : questions.toInstall(plugin, onTrial));
    if (answer === 'denied') judge.note(plugin, 'denied', before ? 'update' : 'install');
    return answer;
  }

  async #rollback(entry: PluginEntry): Promise<Result<string, string>> {
    const { folder, newId } = this.#parts;
    const { name } = entry;
    const kept = await readCandidate(join(folder, PREVIOUS_FOLDER, name));
    if (kept.kind !== 'package') return err(`${name} was not rolled back: the version before ${kept.reason}`);
    const previous = kept.package;
    const before = packageOf(entry);
    const answer = await this.#askBack(before, previous);
    if (answer !== 'allowed') return err(`${name} was not rolled back: you did not allow it`);
    return this.#whileChanging(name, async () => {
      const swapped = await this.#whileOff(entry, () => swapWithPrevious(folder, name, newId()));
      if (!swapped.ok) return err(`${name} was not rolled back: ${swapped.error}`);
      this.#memory.placed(previous, answer, 'rolled_back', before);
      return this.#takeUp(previous, 'back');
    });
  }

  /** No question when the version before was allowed once and has nothing that the user has not granted now. */
  async #askBack(before: PluginPackage | undefined, previous: PluginPackage): Promise<Consent> {
    const { questions, grants, judge } = this.#parts;
    const now = before ? grants.allowedPermissions(before) : [];
    const gains = without(elevated(previous.manifest), now).length > 0;
    if (!gains && this.#memory.wasAllowed(previous)) return 'allowed';
    const answer = await (before
      ? questions.toReplace(before, previous, 'Roll back')
      : questions.toInstall(previous));
    if (answer === 'denied') judge.note(previous, 'denied', 'rollback');
    return answer;
  }

  async #remove(entry: PluginEntry, purge: boolean): Promise<Result<string, string>> {
    const { folder, newId, book, runner, judge } = this.#parts;
    const { name } = entry;
    if (book.get(name) !== entry) return err(`there is no plugin ${name}`);
    // Moved away first: whatever happens after that, it is not there at the next start.
    const gone = await takeAway(folder, basename(entry.folder), newId());
    if (!gone.ok) return err(`${name} was not removed: ${gone.error}`);
    entry.state = 'disabled';
    const stopped = runner.stop(entry);
    book.remove(name);
    book.changed();
    const isForgotten = this.#memory.forget(name, purge);
    judge.noteEntry(entry, 'removed', purge ? 'with what it stored' : '');
    await stopped;
    return isForgotten
      ? ok(`${name} is removed${purge ? ', with all that it stored' : ''}`)
      : err(`${name} is removed, but not all that was kept about it; the log says why`);
  }

  /** Nobody else is to blame for what happens to the files meanwhile. */
  async #whileChanging<T>(name: string, change: () => Promise<T>): Promise<T> {
    this.#changing.add(name);
    try {
      return await change();
    } finally {
      this.#changing.delete(name);
    }
  }

  /** Nothing of the old bytes runs or starts meanwhile. When it failed, the plugin is as it was. */
  async #whileOff(
    entry: PluginEntry | undefined,
    change: () => Promise<Result<void, string>>,
  ): Promise<Result<void, string>> {
    if (!entry) return change();
    const { state } = entry;
    entry.state = 'disabled';
    entry.reason = 'its files are being replaced';
    await this.#parts.runner.stop(entry);
    const changed = await change();
    if (!changed.ok) {
      if (state === 'enabled') await this.#parts.standUp(entry);
      else this.#parts.judge.settle(entry);
    }
    return changed;
  }

  async #takeUp(
    plugin: PluginPackage,
    done: 'installed' | 'updated' | 'back',
  ): Promise<Result<string, string>> {
    const { folder, takeUp, book } = this.#parts;
    const { name } = plugin.manifest;
    await takeUp(await readCandidate(join(folder, name)));
    const entry = book.get(name);
    const said = `${titleOf(plugin)} is ${done}`;
    return entry?.state === 'enabled' ? ok(said) : ok(`${said}, but not on: ${entry?.reason ?? 'press P'}`);
  }

  #inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const done = this.#last.then(deed);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function titleOf({ manifest }: PluginPackage): string {
  return `${manifest.name} ${manifest.version}`;
}
