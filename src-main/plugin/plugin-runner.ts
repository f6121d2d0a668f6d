/**
 * Runs plugins: one run at a time for each, loading and initialising an instance when there is none, and keeping
 * count of what fails. Whether a plugin may run at all is the manager's decision, kept in its entry.
 */
import { err, type Result } from '../../src-core/lib/result';
import type { AwaitedRun, AwaitedRuns } from './awaited-runs';
import type { DecorationBoard } from './decoration-board';
import type { HookCall } from './hook-dispatcher';
import type { MessageMeter } from './message-meter';
import type { PluginBook } from './plugin-book';
import { type PluginEntry, packageOf } from './plugin-entry';
import type { PluginLog, PluginNotices } from './plugin-notices';
import type { PluginPackage } from './plugin-package';
import type { PluginStateRepository } from './plugin-repository';
import { asRunFailure, chanceNow, type RunParts, runPlugin } from './plugin-run';
import { type CalledExport, RunAccount } from './run-account';
import type { RunDone, RunFailure } from './run-outcome';
import {
  type ActionTarget,
  type Asked,
  askAction,
  askGenerate,
  askHook,
  askInit,
  askKey,
  askShutdown,
  askTick,
} from './run-request';
import { type Instance, type RunState, RunStates } from './run-state';

export type { ActionTarget } from './run-request';

/** What running needs of the application. */
export interface RunnerParts extends RunParts {
  readonly book: PluginBook;
  readonly states: PluginStateRepository;
  readonly notices: PluginNotices;
  readonly meter: MessageMeter;
  readonly decorations: DecorationBoard;
  readonly awaited: AwaitedRuns;
  readonly log: PluginLog;
}

/** What fails when there is no instance to call yet. */
const LOADING: CalledExport = { export: 'init', trigger: 'loading' };

/** See the head of the file. */
export class PluginRunner {
  readonly #parts: RunnerParts;
  readonly #account: RunAccount;
  readonly #states = new RunStates();

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#account = new RunAccount({
      ...parts,
      stop: (entry) => this.kill(entry),
      rest: (entry, ms) => {
        this.#states.of(entry).restsUntil = ms === 0 ? 0 : parts.time.steadyMs() + ms;
      },
    });
  }

  /** Loads and initialises the plugin unless it lives already. Resolves when `init` returned; what it asks for may still wait for the user. */
  start(entry: PluginEntry): Promise<void> {
    this.#states.of(entry).restsUntil = 0;
    return new Promise((resolve) => {
      const started = this.#enqueue(entry, async (plugin) => {
        await this.#ensureRunning(entry, plugin, resolve);
      });
      void started.then(() => resolve());
    });
  }

  /**
   * Ends the instance; what runs or waits is withdrawn at once. One that is at rest may say goodbye first, within a
   * quarter of a second.
   */
  stop(entry: PluginEntry): Promise<void> {
    return this.#end(entry, true);
  }

  /** Ends the instance at once: nothing of it runs any more, not even its goodbye. */
  kill(entry: PluginEntry): Promise<void> {
    return this.#end(entry, false);
  }

  /** Runs one action for the user. */
  action(entry: PluginEntry, action: string, target: ActionTarget): Promise<void> {
    return this.#run(entry, askAction(action, target));
  }

  /** Runs `generate` for the user. @returns what became of it; undefined when it was not run. */
  async generate(
    entry: PluginEntry,
    text: string,
    target: ActionTarget,
  ): Promise<Result<RunDone, RunFailure> | undefined> {
    let result: Result<RunDone, RunFailure> | undefined;
    await this.#run(entry, askGenerate(text, target), (done) => {
      result = done;
    });
    return result;
  }

  /** Tells the plugin of one event. */
  hook(entry: PluginEntry, { told, depth, chain }: HookCall): Promise<void> {
    return this.#run(entry, askHook(told, { depth, chain }, this.#parts.document));
  }

  key(entry: PluginEntry, key: string, target: ActionTarget): Promise<void> {
    return this.#run(entry, askKey(key, target));
  }

  tick(entry: PluginEntry): Promise<void> {
    return this.#run(entry, askTick(this.#parts.document));
  }

  /** Runs of the plugin that wait. */
  queued(entry: PluginEntry): number {
    return this.#states.of(entry).queued;
  }

  async #run(
    entry: PluginEntry,
    asked: Asked,
    settled: (done: Result<RunDone, RunFailure>) => void = () => undefined,
  ): Promise<void> {
    const awaited = asked.byUser ? this.#parts.awaited.begin(entry.name) : undefined;
    const settle = (done: Result<RunDone, RunFailure>) => {
      this.#account.settle(entry, asked, done);
      settled(done);
    };
    const job = this.#enqueue(entry, async (plugin) => {
      if (!asked.byUser && this.#isResting(entry, asked)) return;
      const done = await this.#inTurn(entry, plugin, asked, awaited);
      if (done && !awaited?.isCancelled) settle(done);
    });
    if (!awaited) return job;
    // Whoever ended it is told at once, whatever is still being ended.
    await Promise.race([job, awaited.cancelled]);
    awaited.over();
    if (awaited.isCancelled) settle(err({ kind: 'cancelled' }));
  }

  /** Its turn has come. @returns what became of it; undefined when it was not run. */
  async #inTurn(
    entry: PluginEntry,
    plugin: PluginPackage,
    asked: Asked,
    awaited: AwaitedRun | undefined,
  ): Promise<Result<RunDone, RunFailure> | undefined> {
    if (awaited?.isCancelled) return undefined;
    awaited?.runs(() => this.#cutOff(entry));
    if (!(await this.#ensureRunning(entry, plugin)) || awaited?.isCancelled) return undefined;
    return this.#call(entry, plugin, asked, () => awaited?.over());
  }

  /** Ends what runs, and the instance with it: its code would only go on with an error. What waits is not touched. */
  #cutOff(entry: PluginEntry): void {
    const { log, profiler, runtime } = this.#parts;
    const state = this.#states.of(entry);
    state.isCut = true;
    state.instance = null;
    entry.running = false;
    profiler.stopped(entry.name);
    const ended = runtime
      .unload(entry.name)
      .catch((error: unknown) => log.error(`ending plugin ${entry.name}`, error));
    state.ending = Promise.all([state.ending, ended]).then(() => undefined);
  }

  /** After a failure a plugin is left alone for a while: what it would be told meanwhile is not told at all. */
  #isResting(entry: PluginEntry, { trigger }: Asked): boolean {
    const state = this.#states.of(entry);
    if (this.#parts.time.steadyMs() >= state.restsUntil) {
      state.missed = 0;
      return false;
    }
    if (state.missed === 0)
      this.#parts.log.warn(`plugin ${entry.name} rests after a failure: ${trigger} not told`);
    state.missed += 1;
    this.#parts.profiler.dropped(entry.name);
    return true;
  }

  /** After everything asked before; not at all when the plugin was switched meanwhile. Never rejects. */
  #enqueue(entry: PluginEntry, job: (plugin: PluginPackage) => Promise<void>): Promise<void> {
    const { epoch } = entry;
    const state = this.#states.of(entry);
    state.queued += 1;
    const doJob = async () => {
      state.queued -= 1;
      state.isCut = false;
      const plugin = packageOf(entry);
      if (plugin && entry.epoch === epoch && entry.state === 'enabled') await job(plugin);
    };
    entry.runQueue = entry.runQueue
      .then(doJob)
      .catch((error: unknown) => this.#parts.log.error(`running plugin ${entry.name}`, error));
    return entry.runQueue;
  }

  async #ensureRunning(
    entry: PluginEntry,
    plugin: PluginPackage,
    returned: () => void = () => undefined,
  ): Promise<boolean> {
    const state = this.#states.of(entry);
    if (entry.running && state.instance) return true;
    const { epoch } = entry;
    await state.ending;
    if (entry.epoch !== epoch) return false;
    if (!(await this.#load(entry, plugin, state))) return false;
    if (!entry.exports.includes('init')) return true;
    const asked = askInit(this.#parts.document);
    const done = await this.#call(entry, plugin, asked, returned);
    if (done.ok) {
      entry.registered = done.value.effects.keys;
      this.#parts.book.changed();
    } else if (done.error.kind !== 'withdrawn') {
      entry.running = false;
    }
    this.#account.settle(entry, asked, asFailure(done));
    return done.ok;
  }

  async #load(entry: PluginEntry, plugin: PluginPackage, state: RunState): Promise<boolean> {
    const { runtime, metadata, policies, newId } = this.#parts;
    const { epoch, name } = entry;
    const { manifest, moduleBytes } = plugin;
    const chance = chanceNow(this.#parts);
    const loaded = await runtime.load({
      plugin: name,
      kind: manifest.kind,
      bytes: moduleBytes,
      limits: manifest.limits,
      exports: manifest.exports,
      metadata: metadata.metadataOf(name),
      hides: policies.find(name).hides,
      chance,
    });
    if (entry.epoch !== epoch) {
      await runtime.unload(name);
      return false;
    }
    if (state.isCut) return false;
    if (!loaded.ok) {
      this.#account.settle(entry, LOADING, err(asRunFailure(loaded.error)));
      return false;
    }
    state.instance = { id: newId(), chance, calls: 0 };
    entry.exports = loaded.value.exports;
    entry.running = true;
    return true;
  }

  async #call(
    entry: PluginEntry,
    plugin: PluginPackage,
    asked: Asked,
    returned?: () => void,
  ): Promise<Result<RunDone, RunFailure>> {
    const { epoch } = entry;
    const state = this.#states.of(entry);
    const { instance } = state;
    if (!instance) return err({ kind: 'withdrawn' });
    state.busy += 1;
    const landed = once(() => {
      state.busy -= 1;
      returned?.();
    });
    try {
      return await runPlugin(this.#parts, plugin, {
        ...asked,
        instance,
        policy: this.#parts.policies.find(entry.name),
        isCurrent: () => entry.epoch === epoch,
        isCancelled: () => state.isCut,
        returned: landed,
      });
    } finally {
      landed();
    }
  }

  #end(entry: PluginEntry, withFarewell: boolean): Promise<void> {
    const { name } = entry;
    const state = this.#states.of(entry);
    const { instance } = state;
    const isIdle = entry.running && state.busy === 0;
    entry.epoch += 1;
    entry.running = false;
    entry.registered = [];
    state.instance = null;
    this.#parts.previews.withdraw(name);
    this.#parts.decorations.clear(name);
    this.#parts.profiler.stopped(name);
    const plugin = packageOf(entry);
    const farewell =
      withFarewell && isIdle && instance && plugin && entry.exports.includes('shutdown')
        ? this.#farewell(plugin, instance)
        : Promise.resolve();
    const ended = farewell.then(() => this.#parts.runtime.unload(name));
    state.ending = Promise.all([state.ending, ended]).then(
      () => undefined,
      () => undefined,
    );
    return ended;
  }

  async #farewell(plugin: PluginPackage, instance: Instance): Promise<void> {
    const { document, policies, log } = this.#parts;
    const { name } = plugin.manifest;
    const asked = askShutdown(document);
    try {
      const policy = policies.find(name);
      const done = await runPlugin(this.#parts, plugin, {
        ...asked,
        instance,
        policy,
        isCurrent: () => true,
      });
      if (!done.ok && 'reason' in done.error) log.info(`plugin ${name}: shutdown: ${done.error.reason}`);
    } catch (error) {
      log.error(`saying goodbye to plugin ${name}`, error);
    }
  }
}

/** A start that was refused is a failure: until it succeeds nothing else of the plugin can run. */
function asFailure(done: Result<RunDone, RunFailure>): Result<RunDone, RunFailure> {
  if (done.ok || done.error.kind !== 'refused') return done;
  return err({ kind: 'failed', reason: `init: ${done.error.reason}`, isLoad: false, isReported: false });
}

function once(deed: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    deed();
  };
}
