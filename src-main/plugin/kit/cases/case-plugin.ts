/**
 * The plugin of one case: loaded and initialised when it is first called, and again after it was lost, as the
 * application does it. Previews are answered with all of it, messages are noted, nothing else is kept.
 */
import { err, type Result } from '../../../../src-core/lib/result';
import type { Manifest } from '../../../../src-core/plugin/manifest';
import { settingValue } from '../../../../src-core/plugin/setting-check';
import type { SettingValue } from '../../../../src-core/plugin/settings';
import { SILENT_LOG } from '../../../log';
import type { PluginPackage } from '../../plugin-package';
import { DEFAULT_POLICIES, PluginPolicies } from '../../plugin-policies';
import { asRunFailure, chanceNow, type RunParts, runPlugin } from '../../plugin-run';
import type { PluginRuntime } from '../../plugin-runtime';
import type { PluginTime } from '../../plugin-time';
import { PreviewDesk } from '../../preview-desk';
import { Profiler } from '../../profiler';
import { RunJournal } from '../../run-journal';
import type { RunDone, RunFailure } from '../../run-outcome';
import { type Asked, askInit } from '../../run-request';
import type { Instance } from '../../run-state';
import { TrialBook, type TrialBookParts } from '../../trial/trial-book';
import type { CaseWorld } from './case-world';

/** What came of one call. */
export interface Settled {
  readonly commands: readonly unknown[];
  readonly items: readonly unknown[];
  readonly says: readonly string[];
  readonly failed: string | null;
}

/** Nothing of a case is on trial. */
const NO_TRIALS: TrialBookParts['trials'] = {
  find: () => undefined,
  notes: () => [],
  begin: () => undefined,
  note: () => undefined,
  end: () => undefined,
};

const NOTHING: Settled = { commands: [], items: [], says: [], failed: null };

/** See the head of the file. */
export class CasePlugin {
  readonly #plugin: PluginPackage;
  readonly #runtime: PluginRuntime;
  readonly #world: CaseWorld;
  readonly #parts: RunParts;
  readonly #deafen: () => void;
  #instance: Instance | null = null;
  #started: Settled = NOTHING;
  /** What the last call returned. */
  #output = '';

  constructor(
    plugin: PluginPackage,
    runtime: PluginRuntime,
    world: CaseWorld,
    settings: Readonly<Record<string, unknown>>,
  ) {
    this.#plugin = plugin;
    this.#runtime = runtime;
    this.#world = world;
    this.#parts = this.#partsFor(settingsOf(plugin.manifest, world.names.filled(settings)));
    this.#deafen = runtime.onLost(() => {
      this.#instance = null;
    });
  }

  /** Starts it unless it runs. What `init` came to. */
  async start(): Promise<Settled> {
    if (this.#instance) return this.#started;
    this.#started = await this.#load();
    if (this.#started.failed !== null) this.#instance = null;
    return this.#started;
  }

  /** Starts it anew. */
  restart(): Promise<Settled> {
    this.#instance = null;
    return this.start();
  }

  /** Calls it; it must have been started. */
  async call(asked: Asked): Promise<Settled> {
    const { journal } = this.#parts;
    const instance = this.#instance;
    if (!instance) return { ...NOTHING, failed: 'the plugin does not run' };
    this.#output = '';
    const policy = this.#parts.policies.find(this.#plugin.manifest.name);
    const done = await runPlugin(this.#parts, this.#plugin, {
      ...asked,
      instance,
      policy,
      isCurrent: () => true,
    });
    journal.flush();
    return { ...settled(done), ...returned(asked, this.#output) };
  }

  /** Ends it. Its instance goes when the next one is loaded, or with the sandboxes; nobody calls it any more. */
  end(): void {
    this.#deafen();
    this.#instance = null;
  }

  async #load(): Promise<Settled> {
    const { manifest, moduleBytes } = this.#plugin;
    const chance = chanceNow(this.#parts);
    const loaded = await this.#runtime.load({
      plugin: manifest.name,
      kind: manifest.kind,
      bytes: moduleBytes,
      limits: manifest.limits,
      exports: manifest.exports,
      metadata: this.#parts.metadata.metadataOf(manifest.name),
      hides: this.#parts.policies.find(manifest.name).hides,
      chance,
      keepsThread: true,
    });
    if (!loaded.ok) return settled(err(asRunFailure(loaded.error)));
    this.#instance = { id: this.#parts.newId(), chance, calls: 0 };
    if (!loaded.value.exports.includes('init')) return NOTHING;
    const done = await this.call(askInit(this.#world.document));
    return done.failed === null ? done : { ...done, failed: `init: ${done.failed}` };
  }

  #partsFor(settings: Readonly<Record<string, SettingValue | null>>): RunParts {
    const { document, names, clock, repository } = this.#world;
    const newId = () => names.newId();
    const time: PluginTime = {
      now: () => clock.now,
      steadyMs: () => performance.now(),
      after: () => () => undefined,
    };
    const desk: PreviewDesk = new PreviewDesk(
      {
        ask: ({ id, rows }) => {
          const take = rows.map(({ index }) => index);
          queueMicrotask(() => desk.answer(id, { take, always: false }));
          return true;
        },
        withdraw: () => undefined,
      },
      newId,
    );
    return {
      runtime: this.#runtime,
      document,
      metadata: repository,
      policies: new PluginPolicies(DEFAULT_POLICIES),
      previews: desk,
      journal: this.#journal(time),
      profiler: new Profiler(time.steadyMs),
      settings: { of: () => settings },
      time,
      newId,
      randomSeed: () => 7,
      blot: (text) => text,
      trials: new TrialBook({ trials: NO_TRIALS, log: SILENT_LOG, blot: (text) => text }),
    };
  }

  /** Writes nothing down; what was returned is looked at before it is forgotten. */
  #journal(time: PluginTime): RunJournal {
    return new RunJournal({
      audit: { append: () => undefined, find: () => [], broken: () => null },
      recordings: {
        append: (recordings) => {
          this.#output = recordings.at(-1)?.output ?? '';
        },
        find: () => undefined,
        upTo: () => [],
        removeAll: () => undefined,
      },
      time,
      log: SILENT_LOG,
    });
  }
}

/** The settings as the application would give them: what the case fills in, else the defaults, and never a secret. */
function settingsOf(
  { settings }: Manifest,
  given: Readonly<Record<string, unknown>>,
): Record<string, SettingValue | null> {
  const plain = settings.filter(({ type }) => type !== 'secret');
  return Object.fromEntries(
    plain.map((field) => {
      const value = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
      return [field.name, settingValue(field, value) ?? field.default];
    }),
  );
}

function settled(done: Result<RunDone, RunFailure>): Settled {
  if (done.ok) {
    const { notifications, status } = done.value.effects;
    const says = notifications.map(({ message }) => message);
    return { ...NOTHING, says: status === null ? says : [...says, status] };
  }
  return { ...NOTHING, failed: 'reason' in done.error ? done.error.reason : 'it was ended' };
}

/** What the plugin returned, as it wrote it; what is no list of anything is nothing. */
function returned({ export: called }: Asked, output: string): Pick<Settled, 'commands' | 'items'> {
  const name = called === 'generate' ? 'items' : 'commands';
  try {
    const said: unknown = JSON.parse(output);
    const list = typeof said === 'object' && said !== null ? (said as Record<string, unknown>)[name] : [];
    return { commands: [], items: [], [name]: Array.isArray(list) ? list : [] };
  } catch {
    return { commands: [], items: [] };
  }
}
