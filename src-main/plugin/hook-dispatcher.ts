/**
 * Tells plugins of what happened, after the user has been answered. Undo and redo are not told, nobody hears of its
 * own changes, and a chain of hooks that answer hooks ends.
 *
 * Order: each plugin hears events in the order in which they happened, one at a time. Different plugins are called in
 * the order of their names, each after the one before has answered; one that does not answer within its head start
 * keeps nobody waiting any longer, and from then on goes at its own pace until it has caught up.
 */

import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { PluginExport } from '../../src-core/plugin/abi';
import type { DataFlow } from '../../src-core/plugin/data-flow';
import { eventCause, hookEvents, type PluginEvent } from '../../src-core/plugin/plugin-event';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { DocumentPort } from './document-port';
import { HookFlood } from './hook-flood';
import { type Sees, visibleEvents } from './hook-visibility';
import { Lane } from './lane';
import type { PluginLog } from './plugin-notices';
import type { PluginTime } from './plugin-time';
import type { Told } from './run-request';
import { StoppedHooks } from './stopped-hooks';

/** An event on its way to one plugin. */
export interface HookCall {
  readonly plugin: string;
  readonly hook: PluginExport;
  readonly told: Told;
  /** 1 when the hook answers a user or an action, one more for each hook in between. */
  readonly depth: number;
  readonly chain: readonly string[];
}

/** What the dispatcher needs of the manager. */
export interface HookParts {
  /** Names of the plugins that hear this hook now, in order. */
  readonly subscribers: (hook: PluginExport) => readonly string[];
  /** What is hidden from a plugin. */
  readonly hides: (plugin: string) => DataFlow;
  readonly document: Pick<DocumentPort, 'list' | 'projectName'>;
  /** Runs one hook; whatever comes of it is the manager's business. */
  readonly run: (call: HookCall) => Promise<void>;
  /** A call was dropped. */
  readonly dropped: (plugin: string) => void;
  /** How far hooks may answer hooks. */
  readonly maxDepth: number;
  readonly time: Pick<PluginTime, 'after' | 'steadyMs'>;
  readonly log: PluginLog;
  /** Puts a line of ours among those that the plugin logged. */
  readonly logTo: (plugin: string, message: string) => void;
}

/** Calls that may wait for one plugin; beyond it the newest are dropped. A thousand rows completed at once still fit. */
const MAX_WAITING = 2_000;

/** How long the next plugin waits for the one before, in ms. */
const HEAD_START_MS = 50;

/** What is on its way to one plugin. */
interface Way {
  readonly lane: Lane<HookCall>;
  /** Calls that are not in the lane yet. */
  queued: number;
}

/** The queue of events. */
export class HookDispatcher {
  readonly #parts: HookParts;
  #waiting: HookCall[] = [];
  readonly #ways = new Map<string, Way>();
  readonly #stopped: StoppedHooks;
  readonly #flood: HookFlood;
  #pump: Promise<void> | undefined;

  constructor(parts: HookParts) {
    this.#parts = parts;
    this.#flood = new HookFlood(parts.time);
    this.#stopped = new StoppedHooks(parts);
  }

  /** Queues what plugins are to hear of a commit. Returns at once. */
  committed(changes: Changes, cause: Cause): void {
    const who = eventCause(cause);
    if (who === null) return;
    this.#flood.note(changes, cause);
    const [depth, chain] = cause.kind === 'plugin' ? [cause.depth + 1, cause.chain] : [1, []];
    const sight = new Map<string, Sees>();
    const sees = (plugin: string, event: PluginEvent) => {
      const known =
        sight.get(plugin) ?? visibleEvents(this.#parts.document, changes, this.#parts.hides(plugin));
      sight.set(plugin, known);
      return known(event);
    };
    for (const event of hookEvents(changes)) {
      for (const plugin of this.#parts.subscribers(event.hook)) {
        if (who.kind === 'plugin' && who.plugin === plugin) continue;
        if (!sees(plugin, event)) continue;
        this.#add({ plugin, hook: event.hook, told: { kind: 'todo', event, cause: who }, depth, chain });
      }
    }
    this.#start();
  }

  /** Queues that the day is another. */
  dayChanged(from: CalendarDate, to: CalendarDate): void {
    for (const plugin of this.#parts.subscribers('on_day_changed')) {
      this.#add({ plugin, hook: 'on_day_changed', told: { kind: 'day', from, to }, depth: 1, chain: [] });
    }
    this.#start();
  }

  /** Calls that wait for a plugin. */
  waitingFor(plugin: string): number {
    const way = this.#ways.get(plugin);
    return way ? way.queued + way.lane.waiting : 0;
  }

  /** Whether anything waits or runs. */
  get isBusy(): boolean {
    return this.#pump !== undefined || [...this.#ways.values()].some(({ lane }) => lane.isBusy);
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.isBusy) {
      await this.#pump;
      for (const { lane } of this.#ways.values()) await lane.idle();
    }
  }

  /** Forgets what waits for a plugin that was switched off, or for all. */
  forget(plugin?: string): void {
    const isMeant = (name: string) => plugin === undefined || name === plugin;
    this.#waiting = this.#waiting.filter((call) => !isMeant(call.plugin));
    for (const [name, way] of this.#ways) {
      if (!isMeant(name)) continue;
      way.queued = 0;
      way.lane.clear();
    }
  }

  #add(call: HookCall): void {
    const way = this.#wayOf(call.plugin);
    if (call.depth > this.#parts.maxDepth) {
      const chain = [...call.chain, call.plugin];
      const text = `${call.hook} not told: hooks answered hooks too often (${chain.join(' → ')})`;
      this.#stopped.tell('depth', chain, text);
    } else if (this.#flood.stops(call.depth)) {
      this.#drown(call);
    } else if (way.queued + way.lane.waiting >= MAX_WAITING) {
      this.#parts.dropped(call.plugin);
      const text = `${call.hook} not told to ${call.plugin}: too many events are waiting`;
      this.#stopped.tell('waiting', [call.plugin], text);
    } else {
      way.queued += 1;
      this.#waiting.push(call);
    }
  }

  #wayOf(plugin: string): Way {
    const known = this.#ways.get(plugin);
    if (known) return known;
    const run = async (call: HookCall) => {
      // Asked again: what was little when it was queued may have become a flood meanwhile.
      if (this.#flood.stops(call.depth)) return this.#drown(call);
      await this.#parts.run(call).catch((error: unknown) => this.#parts.log.error('running a hook', error));
    };
    const way = { lane: new Lane(run, MAX_WAITING), queued: 0 };
    this.#ways.set(plugin, way);
    return way;
  }

  #drown({ plugin, hook, chain }: HookCall): void {
    this.#parts.dropped(plugin);
    const text = `${hook} not told to ${plugin}: hooks changed too much (${chain.join(' → ')})`;
    this.#stopped.tell('flood', [...chain, plugin], text);
  }

  #start(): void {
    if (this.#waiting.length > 0) this.#pump ??= this.#drain();
  }

  async #drain(): Promise<void> {
    await Promise.resolve(); // the commit's own answer goes first
    for (let call = this.#waiting.shift(); call; call = this.#waiting.shift()) {
      const way = this.#wayOf(call.plugin);
      way.queued -= 1;
      const isBehind = way.lane.isBusy;
      const done = way.lane.add(call);
      if (!isBehind) await this.#headStart(done);
    }
    this.#pump = undefined;
  }

  /** Resolves when the call is done, or has had its time alone. */
  #headStart(done: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const disarm = this.#parts.time.after(HEAD_START_MS, resolve);
      void done.then(() => {
        disarm();
        resolve();
      });
    });
  }
}
