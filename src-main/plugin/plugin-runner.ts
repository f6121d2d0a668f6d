/**
 * Runs plugins: one run at a time for each, each in its turn, and none while the plugin rests after a failure. Their
 * instances are in `plugin-instances.ts`, what comes of runs in `run-account.ts`. Whether a plugin may run at all is
 * decided by whoever cares for plugins, and kept in its entry.
 */
import { err, type Result } from '../../src-core/lib/result';
import type { AwaitedRun, AwaitedRuns } from './awaited-runs';
import type { HookCall } from './hook-dispatcher';
import type { MessageMeter } from './message-meter';
import { type PluginEntry, packageOf } from './plugin-entry';
import { type InstanceParts, PluginInstances } from './plugin-instances';
import type { PluginNotices } from './plugin-notices';
import type { PluginPackage } from './plugin-package';
import type { PluginStateRepository } from './plugin-repository';
import { RunAccount } from './run-account';
import type { RunDone, RunFailure } from './run-outcome';
import {
  type ActionTarget,
  type Asked,
  askAction,
  askGenerate,
  askHook,
  askKey,
  askTick,
} from './run-request';
import { RunStates } from './run-state';

export type { ActionTarget } from './run-request';

/** What running needs of the application. */
export interface RunnerParts extends InstanceParts {
  readonly states: PluginStateRepository;
  readonly notices: PluginNotices;
  readonly meter: MessageMeter;
  readonly awaited: AwaitedRuns;
}

/** See the head of the file. */
export class PluginRunner {
  readonly #parts: RunnerParts;
  readonly #account: RunAccount;
  readonly #instances: PluginInstances;
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
    this.#instances = new PluginInstances(parts, this.#states, this.#account);
  }

  /** Loads and initialises the plugin unless it lives already. Resolves when `init` returned; what it asks for may still wait for the user. */
  start(entry: PluginEntry): Promise<void> {
    this.#states.of(entry).restsUntil = 0;
    return new Promise((resolve) => {
      const started = this.#enqueue(entry, async (plugin) => {
        await this.#instances.ensure(entry, plugin, resolve);
      });
      void started.then(() => resolve());
    });
  }

  /**
   * Ends the instance; what runs or waits is withdrawn at once. One that is at rest may say goodbye first, within a
   * quarter of a second.
   */
  stop(entry: PluginEntry): Promise<void> {
    return this.#instances.end(entry, 'goodbye');
  }

  /** Ends the instance at once: nothing of it runs any more, not even its goodbye. */
  kill(entry: PluginEntry): Promise<void> {
    return this.#instances.end(entry);
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
    awaited?.runs(() => this.#instances.cutOff(entry));
    if (!(await this.#instances.ensure(entry, plugin)) || awaited?.isCancelled) return undefined;
    return this.#instances.call(entry, plugin, asked, () => awaited?.over());
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
}
