/** What is remembered of installations, and forgotten with a plugin. It changes no file and asks nobody. */
import { elevated } from '../../../src-core/plugin/permissions';
import type { PluginPackage } from '../plugin-package';
import type { CareJudge } from './care-judge';
import type { CareParts } from './care-parts';

/** Decisions that are looked through for a version that was allowed once. */
const MAX_DECISIONS = 1_000;

const YES: ReadonlySet<string> = new Set(['allowed', 'installed', 'updated', 'rolled_back']);
const NO: ReadonlySet<string> = new Set(['denied', 'revoked']);

/** Stands in the record when bytes were put in place that nobody said yes to. */
const UNDECIDED = 'without consent so far';

/** See the head of the file. */
export class InstallMemory {
  readonly #parts: CareParts;
  readonly #judge: CareJudge;

  constructor(parts: CareParts, judge: CareJudge) {
    this.#parts = parts;
    this.#judge = judge;
  }

  /**
   * Remembers the yes. Without a window nobody said one: then the command that was typed counts for what every plugin
   * may do, and whatever goes beyond that waits for the user. `where` it was built stands in the record.
   */
  placed(
    plugin: PluginPackage,
    answer: 'allowed' | 'nobody',
    decision: 'installed' | 'updated' | 'rolled_back',
    before: PluginPackage | undefined,
    where = '',
  ): void {
    const { states, grants, log } = this.#parts;
    const { name } = plugin.manifest;
    const isAllowed = answer === 'allowed' || elevated(plugin.manifest).length === 0;
    try {
      states.save({ name, enabled: true, failures: 0, reason: null });
      // The question about an update, and the rule for going back, know what was granted before; nobody else does.
      const shown = before && answer === 'allowed' ? grants.allowedPermissions(before) : [];
      if (isAllowed) grants.record(plugin, 'allowed', shown);
      else grants.forget(name);
    } catch (error) {
      // The files are in place; without a decision the plugin is asked about like any other that is found there.
      log.error(`remembering the installation of plugin ${name}`, error);
      return;
    }
    const from = before ? `${before.manifest.version} → ${plugin.manifest.version}` : '';
    const waits = isAllowed ? '' : UNDECIDED;
    this.#judge.note(plugin, decision, [from, where, waits].filter(Boolean).join(', '));
  }

  /** Whether the last word about these very bytes in the record is a yes. */
  wasAllowed({ manifest, hash }: PluginPackage): boolean {
    const { audit, log } = this.#parts;
    try {
      const decisions = audit.find({ plugin: manifest.name, kind: 'decision', limit: MAX_DECISIONS });
      const words = decisions.flatMap(({ entry }) =>
        entry.kind === 'decision' && entry.hash === hash ? [entry] : [],
      );
      const last = words.find(
        ({ decision, detail }) => NO.has(decision) || (YES.has(decision) && !detail.endsWith(UNDECIDED)),
      );
      return last !== undefined && YES.has(last.decision);
    } catch (error) {
      log.error(`reading what was decided about plugin ${manifest.name}`, error);
      return false;
    }
  }

  /** Forgets all that was decided and filled in. Each by itself: one that fails must not keep the others. */
  forget(name: string, purge: boolean): boolean {
    const { grants, states, settings, policies, trials, purgeMetadata, log } = this.#parts;
    const deeds: (() => unknown)[] = [
      () => grants.forget(name),
      () => states.remove(name),
      () => settings.forget(name),
      () => policies.remove(name),
      () => trials.end(name),
      ...(purge ? [() => purgeMetadata(name)] : []),
    ];
    const done = deeds.map((deed) => {
      try {
        return deed() !== false;
      } catch (error) {
        log.error(`forgetting plugin ${name}`, error);
        return false;
      }
    });
    return done.every(Boolean);
  }
}
