/**
 * Main's side of the plugin host: starts the process when it is first needed, again after it died, and keeps one
 * queue a plugin, since a plugin cannot be called while it runs, and one for all loads, so that a death while loading
 * has one suspect and many plugins do not slow each other's start. Nothing a plugin or the process does throws here.
 */
import { err, type Result } from '../../src-core/lib/result';
import type {
  AnswerOutside,
  CallAnswer,
  CallRequest,
  ListSource,
  LoadAnswer,
  LoadRequest,
  PluginLogLine,
  PluginRuntime,
  ReplicaChange,
  RuntimeFailure,
} from '../plugin/plugin-runtime';
import { failed, failure } from './failure';
import { HostLink } from './host-link';
import type { SpawnHost } from './host-process';
import { IdleWatch, type Timer } from './idle-watch';

/** What the runtime is joined to. */
export interface RuntimeParts {
  readonly spawn: SpawnHost;
  /** Where the sandboxes read lists from. */
  readonly lists: ListSource;
  /** Answers what plugins ask of the world outside; without it they are refused. */
  readonly outside?: AnswerOutside;
  /** A plugin that was not called for so long is put to sleep, in milliseconds; five minutes. */
  readonly idleMs?: number;
  /** The clock of that; the machine's when left out. */
  readonly timer?: Timer;
}

type LostListener = (plugin: string, failure: RuntimeFailure) => void;

/** A runtime over processes of the plugin host; none is started yet. */
export function createPluginRuntime(parts: RuntimeParts): PluginRuntime {
  return new HostedRuntime(parts);
}

class HostedRuntime implements PluginRuntime {
  readonly #parts: RuntimeParts;
  readonly #logListeners = new Set<(line: PluginLogLine) => void>();
  readonly #lostListeners = new Set<LostListener>();
  /** Plugins that were loaded, by the link they run behind. */
  readonly #running = new Map<string, HostLink>();
  readonly #loading = new Map<string, HostLink>();
  /** The newest load of each plugin that nobody has unloaded since. */
  readonly #wanted = new Map<string, symbol>();
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #idle: IdleWatch;
  #loads: Promise<unknown> = Promise.resolve();
  #link: HostLink | undefined;
  #disposed = false;

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#idle = new IdleWatch(parts, (plugin, why) => this.#sleep(plugin, why));
  }

  load(request: LoadRequest): Promise<Result<LoadAnswer, RuntimeFailure>> {
    const { plugin } = request;
    const turn = Symbol(plugin);
    this.#wanted.set(plugin, turn);
    this.#running.delete(plugin);
    const load = async (): Promise<Result<LoadAnswer, RuntimeFailure>> => {
      if (this.#wanted.get(plugin) !== turn) return stopped();
      const link = this.#connect();
      return link.ok ? this.#loadBehind(link.value, request, turn) : link;
    };
    return this.#enqueue(plugin, () => this.#afterOtherLoads(load));
  }

  call(request: CallRequest): Promise<Result<CallAnswer, RuntimeFailure>> {
    const link = this.#running.get(request.plugin);
    if (!link) return Promise.resolve(failed('host', 'The plugin is not running.'));
    return this.#enqueue(request.plugin, async () => {
      // Lost or loaded anew while this call was waiting: it was meant for the instance that is gone.
      if (this.#running.get(request.plugin) !== link) return stopped();
      return link.call(request);
    });
  }

  async unload(plugin: string): Promise<void> {
    const link = this.#running.get(plugin) ?? this.#loading.get(plugin);
    this.#wanted.delete(plugin);
    this.#running.delete(plugin);
    this.#idle.forget(plugin);
    // In no queue: what runs is ended now, and its call answered with `host`.
    await link?.unload(plugin);
  }

  replicate(change: ReplicaChange): void {
    this.#link?.replicate(change);
  }

  onLog(listener: (line: PluginLogLine) => void): () => void {
    this.#logListeners.add(listener);
    return () => this.#logListeners.delete(listener);
  }

  onLost(listener: LostListener): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#idle.clear();
    this.#running.clear();
    await this.#link?.end();
  }

  async #loadBehind(
    link: HostLink,
    request: LoadRequest,
    turn: symbol,
  ): Promise<Result<LoadAnswer, RuntimeFailure>> {
    const { plugin } = request;
    this.#loading.set(plugin, link);
    const result = await link.load(request);
    this.#loading.delete(plugin);
    if (!result.ok) return result;
    if (this.#wanted.get(plugin) !== turn) {
      await link.unload(plugin);
      return stopped();
    }
    if (!link.isDead) this.#running.set(plugin, link);
    return result;
  }

  #connect(): Result<HostLink, RuntimeFailure> {
    if (this.#disposed) return failed('host', 'The application is closing.');
    if (this.#link && !this.#link.isDead) return { ok: true, value: this.#link };
    try {
      const link: HostLink = new HostLink(this.#parts.spawn(), {
        lists: this.#parts.lists,
        outside: this.#parts.outside,
        onLog: (line) => {
          for (const listener of this.#logListeners) listener(line);
        },
        onLost: (plugin, why) => this.#lost(link, plugin, why),
        onDead: (why) => this.#died(link, why),
      });
      this.#link = link;
      return { ok: true, value: link };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return err(failure('host', `The process for plugins could not be started: ${why}.`));
    }
  }

  #died(link: HostLink, why: RuntimeFailure): void {
    if (this.#link === link) this.#link = undefined;
    for (const [plugin, its] of [...this.#running]) if (its === link) this.#lost(link, plugin, why);
  }

  /** Ends a plugin that nobody calls, and the process with the last one. */
  async #sleep(plugin: string, why: RuntimeFailure): Promise<void> {
    const link = this.#running.get(plugin);
    if (!link) return;
    this.#wanted.delete(plugin);
    this.#lost(link, plugin, why);
    await link.unload(plugin);
    if (this.#running.size === 0 && this.#queues.size === 0) await link.end();
  }

  #lost(link: HostLink, plugin: string, why: RuntimeFailure): void {
    if (this.#running.get(plugin) !== link) return;
    this.#running.delete(plugin);
    this.#idle.forget(plugin);
    for (const listener of this.#lostListeners) listener(plugin, why);
  }

  /** One load at a time, of all plugins; each ends by itself, as it has a budget. */
  #afterOtherLoads<T>(load: () => Promise<T>): Promise<T> {
    const turn = this.#loads.then(load);
    this.#loads = turn.catch(() => undefined);
    return turn;
  }

  /** After everything that was asked of the plugin before. Steps never reject. */
  #enqueue<T>(plugin: string, step: () => Promise<T>): Promise<T> {
    const turn = (this.#queues.get(plugin) ?? Promise.resolve()).then(step);
    this.#queues.set(plugin, turn);
    this.#idle.forget(plugin);
    void turn.then(() => {
      if (this.#queues.get(plugin) !== turn) return;
      this.#queues.delete(plugin);
      if (this.#running.has(plugin)) this.#idle.rest(plugin);
    });
    return turn;
  }
}

function stopped(): Result<never, RuntimeFailure> {
  return failed('host', 'The plugin was stopped.');
}
