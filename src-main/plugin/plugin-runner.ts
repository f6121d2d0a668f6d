/**
 * Runs plugins: one run at a time for each, loading and initialising an instance when there is none, and keeping
 * count of what fails. Whether a plugin may run at all is the manager's decision, kept in its entry.
 */
import { err } from '../../src-core/lib/result';
import type { PluginContext } from '../../src-core/plugin/context';
import { BASE_PERMISSIONS, type BasePermission } from '../../src-core/plugin/permissions';
import { eventPayload } from '../../src-core/plugin/plugin-event';
import { defaultSettings } from '../../src-core/plugin/settings';
import { DEFAULT_PROJECT, type ListKey, type TodoId } from '../../src-core/todo/todo';
import type { HookCall } from './hook-dispatcher';
import type { PluginBook } from './plugin-book';
import { type PluginEntry, packageOf } from './plugin-entry';
import type { PluginLog, PluginNotices } from './plugin-notices';
import type { PluginPackage } from './plugin-package';
import type { PluginStateRepository } from './plugin-repository';
import { asRunFailure, type RunParts, type RunRequest, runPlugin } from './plugin-run';
import { type CalledExport, RunAccount, type RunDone } from './run-account';

/** Where the user is when asking for an action. */
export interface ActionTarget {
  readonly list: ListKey;
  readonly selected: TodoId | null;
}

/** What running needs of the application. */
export interface RunnerParts extends RunParts {
  readonly book: PluginBook;
  readonly states: PluginStateRepository;
  readonly notices: PluginNotices;
  readonly log: PluginLog;
}

type Asked = Omit<RunRequest, 'isCurrent' | 'granted'>;

/** What fails when there is no instance to call yet. */
const LOADING: CalledExport = { export: 'init', trigger: 'loading' };

const IN_INIT: ReadonlySet<BasePermission> = new Set(BASE_PERMISSIONS);
const IN_A_RUN: ReadonlySet<BasePermission> = new Set(BASE_PERMISSIONS.filter((one) => one !== 'bind_keys'));

/** See the head of the file. */
export class PluginRunner {
  readonly #parts: RunnerParts;
  readonly #account: RunAccount;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#account = new RunAccount({ ...parts, stop: (entry) => this.stop(entry) });
  }

  /** Loads and initialises the plugin unless it lives already. */
  start(entry: PluginEntry): Promise<void> {
    return this.#enqueue(entry, async (plugin) => {
      await this.#ensureRunning(entry, plugin);
    });
  }

  /** Ends the instance at once; what runs or waits is withdrawn. */
  async stop(entry: PluginEntry): Promise<void> {
    entry.epoch += 1;
    entry.running = false;
    entry.registered = [];
    await this.#parts.runtime.unload(entry.name);
  }

  /** Runs one action for the user. */
  action(entry: PluginEntry, action: string, target: ActionTarget): Promise<void> {
    return this.#run(entry, ({ manifest }) => ({
      export: 'handle_action',
      trigger: action,
      ...target,
      depth: 0,
      chain: [],
      cpuMs: manifest.limits.actionCpuMs,
      input: (context) => ({ action, context }),
    }));
  }

  /** Tells the plugin of one event. */
  hook(entry: PluginEntry, { event, cause, depth, chain }: HookCall): Promise<void> {
    const list = { project: event.todo.project, date: event.todo.date };
    return this.#run(entry, ({ manifest }) => ({
      export: event.hook,
      trigger: event.hook,
      list,
      selected: null,
      depth,
      chain,
      cpuMs: manifest.limits.hookCpuMs,
      input: (context) => eventPayload(event, this.#parts.document.list(list), cause, context),
    }));
  }

  #run(entry: PluginEntry, asked: (plugin: PluginPackage) => Asked): Promise<void> {
    return this.#enqueue(entry, async (plugin) => {
      if (!(await this.#ensureRunning(entry, plugin))) return;
      const request = asked(plugin);
      this.#account.settle(entry, request, await this.#call(entry, plugin, request, IN_A_RUN));
    });
  }

  /** After everything asked before; not at all when the plugin was switched meanwhile. Never rejects. */
  #enqueue(entry: PluginEntry, job: (plugin: PluginPackage) => Promise<void>): Promise<void> {
    const { epoch } = entry;
    const doJob = async () => {
      const plugin = packageOf(entry);
      if (plugin && entry.epoch === epoch && entry.state === 'enabled') await job(plugin);
    };
    entry.runQueue = entry.runQueue
      .then(doJob)
      .catch((error: unknown) => this.#parts.log.error(`running plugin ${entry.name}`, error));
    return entry.runQueue;
  }

  async #ensureRunning(entry: PluginEntry, plugin: PluginPackage): Promise<boolean> {
    if (entry.running) return true;
    const { runtime, metadata, book } = this.#parts;
    const { epoch } = entry;
    const { manifest, moduleBytes } = plugin;
    const loaded = await runtime.load({
      plugin: entry.name,
      kind: manifest.kind,
      bytes: moduleBytes,
      limits: manifest.limits,
      exports: manifest.exports,
      metadata: metadata.metadataOf(entry.name),
    });
    if (entry.epoch !== epoch) {
      await runtime.unload(entry.name);
      return false;
    }
    if (!loaded.ok) {
      this.#account.settle(entry, LOADING, err(asRunFailure(loaded.error)));
      return false;
    }
    entry.running = true;
    if (plugin.hasInit === false) return true;
    const request = this.#initRequest(plugin);
    const done = await this.#call(entry, plugin, request, IN_INIT);
    if (done.ok) {
      entry.registered = done.value.keys;
      book.changed();
    } else if (done.error.kind !== 'withdrawn') {
      entry.running = false;
    }
    this.#account.settle(entry, request, asFailure(done));
    return done.ok;
  }

  #initRequest({ manifest }: PluginPackage): Asked {
    return {
      export: 'init',
      trigger: 'init',
      list: { project: DEFAULT_PROJECT, date: this.#parts.document.today() },
      selected: null,
      depth: 0,
      chain: [],
      cpuMs: manifest.limits.initCpuMs,
      input: (context: PluginContext) => ({ context, settings: defaultSettings(manifest.settings) }),
    };
  }

  #call(
    entry: PluginEntry,
    plugin: PluginPackage,
    asked: Asked,
    granted: ReadonlySet<BasePermission>,
  ): Promise<RunDone> {
    const { epoch } = entry;
    return runPlugin(this.#parts, plugin, { ...asked, granted, isCurrent: () => entry.epoch === epoch });
  }
}

/** A start that was refused is a failure: until it succeeds nothing else of the plugin can run. */
function asFailure(done: RunDone): RunDone {
  if (done.ok || done.error.kind !== 'refused') return done;
  return err({ kind: 'failed', reason: `init: ${done.error.reason}`, isLoad: false });
}
