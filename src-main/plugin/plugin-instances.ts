/**
 * The living instances of plugins, one each at most: loaded and initialised when they are needed, called, ended. They
 * do not queue: whoever calls them sees to it that one thing is done at a time.
 */
import { err, type Result } from '../../src-core/lib/result';
import type { DecorationBoard } from './decoration-board';
import type { PluginBook } from './plugin-book';
import { type PluginEntry, packageOf } from './plugin-entry';
import type { PluginLog } from './plugin-notices';
import type { PluginPackage } from './plugin-package';
import { asRunFailure, chanceNow, type RunParts, runPlugin } from './plugin-run';
import type { CalledExport, RunAccount } from './run-account';
import type { RunDone, RunFailure } from './run-outcome';
import { type Asked, askInit } from './run-request';
import type { RunState, RunStates } from './run-state';
import { sayGoodbye } from './say-goodbye';

/** What they need of the application. */
export interface InstanceParts extends RunParts {
  readonly book: PluginBook;
  readonly decorations: DecorationBoard;
  readonly log: PluginLog;
}

/** What fails when there is no instance to call yet. */
const LOADING: CalledExport = { export: 'init', trigger: 'loading' };

/** See the head of the file. */
export class PluginInstances {
  readonly #parts: InstanceParts;
  readonly #states: RunStates;
  readonly #account: Pick<RunAccount, 'settle'>;

  constructor(parts: InstanceParts, states: RunStates, account: Pick<RunAccount, 'settle'>) {
    this.#parts = parts;
    this.#states = states;
    this.#account = account;
  }

  /** Loads and initialises one unless it lives already. `returned` is called when its `init` did. @returns whether it lives. */
  async ensure(
    entry: PluginEntry,
    plugin: PluginPackage,
    returned: () => void = () => undefined,
  ): Promise<boolean> {
    const state = this.#states.of(entry);
    if (entry.running && state.instance) return true;
    const { epoch } = entry;
    await state.ending;
    if (entry.epoch !== epoch || state.isCut) return false;
    if (!(await this.#load(entry, plugin, state))) return false;
    if (!entry.exports.includes('init')) return true;
    const asked = askInit(this.#parts.document);
    const done = await this.call(entry, plugin, asked, returned);
    if (done.ok) {
      entry.registered = done.value.effects.keys;
      this.#parts.book.changed();
    } else if (done.error.kind !== 'withdrawn') {
      entry.running = false;
    }
    this.#account.settle(entry, asked, asFailure(done));
    return done.ok;
  }

  /** Calls what lives, and does what it asks for; `returned` is called when the export did. */
  async call(
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

  /** Ends it: what it does or was to do is withdrawn at once. One that is at rest may say goodbye first, where it is let. */
  end(entry: PluginEntry, how: 'goodbye' | 'at once' = 'at once'): Promise<void> {
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
      how === 'goodbye' && isIdle && instance && plugin && entry.exports.includes('shutdown')
        ? sayGoodbye(this.#parts, plugin, instance)
        : Promise.resolve();
    const ended = farewell.then(() => this.#parts.runtime.unload(name));
    state.ending = Promise.all([state.ending, ended]).then(
      () => undefined,
      () => undefined,
    );
    return ended;
  }

  /**
   * Ends what runs, and the instance with it: its code would only go on with an error. A question that its start asks
   * is taken back. What waits is not touched.
   */
  cutOff(entry: PluginEntry): void {
    const { log, previews, profiler, runtime } = this.#parts;
    const state = this.#states.of(entry);
    state.isCut = true;
    state.instance = null;
    entry.running = false;
    previews.withdraw(entry.name);
    profiler.stopped(entry.name);
    const ended = runtime
      .unload(entry.name)
      .catch((error: unknown) => log.error(`ending plugin ${entry.name}`, error));
    state.ending = Promise.all([state.ending, ended]).then(() => undefined);
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
