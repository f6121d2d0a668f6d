/** Makes the questions about plugins and asks them. An answer that comes too late for what it was asked about is none. */
import { type CapabilityDiff, capabilityDiff } from '../../../src-core/plugin/capability-diff';
import { describePermission } from '../../../src-core/plugin/describe-permissions';
import { lookalikeWarning } from '../../../src-core/plugin/lookalike';
import { elevated, type Permission } from '../../../src-core/plugin/permissions';
import { common } from '../../../src-core/plugin/same-permission';
import type { Consent } from '../consent';
import {
  type ConsentOccasion,
  consentQuestion,
  moreQuestion,
  type QuestionParts,
  replaceQuestion,
  sharedPart,
} from '../consent-text';
import type { DevelopTerms } from '../develop-terms';
import { hostsContacted } from '../hosts-contacted';
import { manifestOf, type PluginEntry, packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { CareJudge } from './care-judge';
import type { CareParts } from './care-parts';

/** How long a plugin asks for nothing more after it was not allowed something. */
const REST_MS = 60_000;

/** See the head of the file. */
export class CareQuestions {
  readonly #parts: CareParts;
  readonly #judge: CareJudge;
  /** When each plugin was last not allowed something more, in ms since 1970. */
  readonly #refusedAt = new Map<string, number>();

  constructor(parts: CareParts, judge: CareJudge) {
    this.#parts = parts;
    this.#judge = judge;
  }

  /** Asks about a plugin that is there. `unasked` when it was switched or changed meanwhile. */
  async about(entry: PluginEntry, plugin: PluginPackage, occasion: ConsentOccasion): Promise<Consent> {
    const { epoch } = entry;
    const parts = this.#questionParts(plugin);
    const shared = occasion === 'first_run' ? { shared: sharedPart(plugin, parts) } : {};
    const question = consentQuestion(plugin, occasion, parts);
    const answer = await this.#parts.consent.ask(`${occasion} ${plugin.hash}`, question, shared);
    return entry.epoch !== epoch || packageOf(entry) !== plugin ? 'unasked' : answer;
  }

  /** Asks whether a plugin shall be installed that is not there; `trial`: it will be on trial. */
  toInstall(plugin: PluginPackage, trial = false): Promise<Consent> {
    const question = consentQuestion(plugin, 'install', this.#questionParts(plugin, trial));
    return this.#parts.consent.ask(`${trial ? 'try' : 'install'} ${plugin.hash}`, question);
  }

  /** Asks whether these bytes shall take the place of those that are there. */
  toReplace(
    before: PluginPackage,
    plugin: PluginPackage,
    verb: 'Update' | 'Roll back',
    trial = false,
  ): Promise<Consent> {
    const parts = this.#questionParts(plugin, trial);
    const diff = this.difference(before, plugin);
    const question = replaceQuestion(plugin, diff, this.hosts(plugin.manifest.name), verb, parts);
    const about = `${verb} ${before.hash} ${plugin.hash}${trial ? ' on trial' : ''}`;
    return this.#parts.consent.ask(about, question);
  }

  /** Asks whether a plugin shall be developed: these bytes, and what is built in that folder until that ends. */
  toDevelop(
    before: PluginPackage | undefined,
    plugin: PluginPackage,
    { folder, signal }: Pick<DevelopTerms, 'folder' | 'signal'>,
  ): Promise<Consent> {
    const parts = { ...this.#questionParts(plugin), builtIn: folder };
    const hosts = this.hosts(plugin.manifest.name);
    const question =
      before && before.hash !== plugin.hash
        ? replaceQuestion(plugin, this.difference(before, plugin), hosts, 'Update', parts)
        : consentQuestion(plugin, 'install', parts);
    // Not the words of an installation: a yes to one is none to what is built later.
    const about = `develop ${folder} ${before?.hash ?? ''} ${plugin.hash}`;
    return this.#parts.consent.ask(about, question, { signal });
  }

  /** What would be different. Of what is there counts what was granted; of what is new, all that it would have. */
  difference(before: PluginPackage, after: PluginPackage): CapabilityDiff {
    const { granted } = this.#parts.grants.decidedFor(before);
    const kept = common(granted, after.manifest.optionalPermissions);
    const permissions = [...elevated(after.manifest), ...kept];
    return capabilityDiff(compared(before, granted), compared(after, permissions));
  }

  /** Hosts that it connected to in the last 30 days. */
  hosts(name: string): readonly string[] {
    const { audit, now, log } = this.#parts;
    try {
      return hostsContacted(audit, name, now());
    } catch (error) {
      log.error(`reading where plugin ${name} connected`, error);
      return [];
    }
  }

  /**
   * Asks for an optional permission at its first use, and remembers the answer. Denied without a question when it was
   * denied before, is not one that the running bytes may ask for, when the plugin was stopped meanwhile, and for a
   * minute after the user said no to something else or did not answer: a plugin must not wear the user down.
   */
  async forMore(
    entry: PluginEntry,
    permission: Permission,
    signal: AbortSignal,
  ): Promise<'allowed' | 'denied'> {
    const plugin = packageOf(entry);
    if (!plugin || entry.state !== 'enabled' || signal.aborted) return 'denied';
    const decided = this.#parts.grants.decidedFor(plugin);
    if (common([permission], decided.granted).length > 0) return 'allowed';
    if (common([permission], decided.optional).length === 0) return 'denied';
    if (this.#isResting(entry.name)) return 'denied';
    const { epoch } = entry;
    const about = `more ${plugin.hash} ${epoch} ${JSON.stringify(permission)}`;
    const asked = this.#parts.consent.ask(about, moreQuestion(plugin, permission), { signal });
    const answer = await Promise.race([asked, aborted(signal)]);
    const isWithdrawn = entry.epoch !== epoch || packageOf(entry) !== plugin;
    if (isWithdrawn) return 'denied';
    if (answer !== 'allowed' && answer !== 'nobody')
      this.#refusedAt.set(entry.name, Date.parse(this.#parts.now()));
    if (answer !== 'allowed' && answer !== 'denied') return 'denied';
    return this.#remember(plugin, permission, answer) ? answer : 'denied';
  }

  /** The user took back what was decided: the next question is wanted. */
  endRest(name: string): void {
    this.#refusedAt.delete(name);
  }

  /** A clock that was set back ends the rest. */
  #isResting(name: string): boolean {
    const since = Date.parse(this.#parts.now()) - (this.#refusedAt.get(name) ?? Number.NEGATIVE_INFINITY);
    return since >= 0 && since < REST_MS;
  }

  /** What cannot be remembered does not count. */
  #remember(plugin: PluginPackage, permission: Permission, answer: 'allowed' | 'denied'): boolean {
    const { grants, book, log } = this.#parts;
    try {
      if (!grants.recordMore(plugin, permission, answer)) return false;
    } catch (error) {
      log.error(`remembering what plugin ${plugin.manifest.name} may do`, error);
      return false;
    }
    this.#judge.note(
      plugin,
      answer === 'allowed' ? 'allowed_more' : 'denied_more',
      describePermission(permission),
    );
    book.changed();
    return true;
  }

  #questionParts(plugin: PluginPackage, willBeTried = false): QuestionParts {
    const { hides, trial } = this.#parts.policies.find(plugin.manifest.name);
    const installed = this.#parts.book.all().flatMap((entry) => manifestOf(entry) ?? []);
    return {
      warning: lookalikeWarning(plugin.manifest, installed),
      hides,
      trial: willBeTried || trial,
      secrets: this.#parts.settings.form(plugin.manifest).secretsSet.length,
    };
  }
}

function compared({ manifest, module, moduleBytes }: PluginPackage, permissions: readonly Permission[]) {
  return { manifest, module, bytes: moduleBytes.length, permissions };
}

function aborted(signal: AbortSignal): Promise<'unasked'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('unasked'), { once: true });
  });
}
