/** What came of runs: counted, remembered, told. Three failures in a row switch a plugin off. */
import type { Result } from '../../src-core/lib/result';
import type { BatchEffects } from '../../src-core/plugin/batch-plan';
import { decisionAbout } from './decision-about';
import type { DecorationBoard } from './decoration-board';
import type { MessageMeter } from './message-meter';
import type { PluginBook } from './plugin-book';
import { type PluginEntry, packageOf } from './plugin-entry';
import { NOTICE_MS, type PluginLog, type PluginNotices } from './plugin-notices';
import type { PluginStateRepository } from './plugin-repository';
import type { PluginTime } from './plugin-time';
import type { Profiler } from './profiler';
import type { RunJournal } from './run-journal';
import type { RunDone, RunFailure } from './run-outcome';
import type { Asked } from './run-request';

/** What keeping account needs of the application. */
export interface AccountParts {
  readonly book: PluginBook;
  readonly states: PluginStateRepository;
  readonly notices: PluginNotices;
  readonly meter: MessageMeter;
  readonly decorations: DecorationBoard;
  readonly profiler: Profiler;
  readonly journal: Pick<RunJournal, 'append'>;
  readonly time: Pick<PluginTime, 'now'>;
  readonly log: PluginLog;
  /** Ends the plugin's instance at once. */
  readonly stop: (entry: PluginEntry) => Promise<void>;
  /** Leaves the plugin alone for so many milliseconds, 0 for no more; the user's own actions excepted. */
  readonly rest: (entry: PluginEntry, ms: number) => void;
}

/** What was called, and what it is called for people. */
export type CalledExport = Pick<Asked, 'export' | 'trigger'>;

type Refused = Extract<RunFailure, { kind: 'refused' }>;

function isHook({ export: called }: CalledExport): boolean {
  return called !== 'init' && called !== 'handle_action' && called !== 'generate';
}

/** What an action is called for people. */
function titleOf(entry: PluginEntry, action: string): string {
  const actions = packageOf(entry)?.manifest.actions ?? [];
  return actions.find(({ id }) => id === action)?.title ?? action;
}

/** How long a plugin rests after its first failure in a row, in ms; twice as long after each further one. */
const FIRST_REST_MS = 1_000;
const MAX_REST_MS = 60_000;

/** Notifications of one run that are shown; the status bar has one line. */
const MAX_SHOWN = 3;

/** See the head of the file. */
export class RunAccount {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Counts, remembers and tells what came of a run. */
  settle(
    entry: PluginEntry,
    { export: called, trigger }: CalledExport,
    done: Result<RunDone, RunFailure>,
  ): void {
    if (!done.ok && done.error.kind === 'withdrawn') return;
    entry.runs += 1;
    if (!done.ok && done.error.kind === 'cancelled') {
      this.#cancelled(entry, { export: called, trigger });
      return;
    }
    if (done.ok) {
      // A plugin that starts well and then fails each time must not be forgiven by its starts.
      if (called !== 'init') this.#succeeded(entry);
      this.#show(entry, done.value.effects);
      if (done.value.end === 'withheld') this.#withheld(entry, { export: called, trigger });
    } else if (done.error.kind === 'refused') {
      this.#refused(entry, { export: called, trigger }, done.error);
    } else if (done.error.kind === 'lost') {
      this.#lost(entry, { export: called, trigger }, done.error.reason);
    } else if (done.error.kind === 'failed') {
      const isAboutInput = called === 'generate' && done.error.isReported;
      if (isAboutInput) this.#reported(entry, trigger, done.error.reason);
      else this.#failed(entry, trigger, done.error);
    }
    if (called === 'handle_action' || called === 'generate') this.#parts.book.changed();
  }

  /** Who pressed a key is told why nothing is to be seen of it. */
  #withheld(entry: PluginEntry, { export: called, trigger }: CalledExport): void {
    const title = titleOf(entry, trigger);
    if (called === 'handle_action')
      this.#notify(entry, 'info', `“${title}” is noted, not done, for it is on trial: w in P shows it`);
    else this.#parts.book.changed();
  }

  /** A hook may answer about a todo that the user has deleted meanwhile: nobody did anything wrong. */
  #refused(entry: PluginEntry, called: CalledExport, { reason, namesNoTodo }: Refused): void {
    const { trigger } = called;
    this.#parts.log.warn(`plugin ${entry.name}: ${trigger} refused: ${reason}`);
    if (isHook(called) && (namesNoTodo || !this.#mayShow(entry))) return;
    this.#notify(entry, 'warning', `${trigger} refused, nothing was changed: ${reason}`);
  }

  /** Not counted. Who pressed a key is told that nothing came of it; the next use starts the plugin again. */
  #lost(entry: PluginEntry, { export: called, trigger }: CalledExport, reason: string): void {
    this.#parts.log.warn(`plugin ${entry.name}: ${trigger} was not done: ${reason}`);
    if (called === 'handle_action' || called === 'generate')
      this.#notify(entry, 'warning', `${trigger} was not done: ${reason}`);
  }

  /** Nothing went wrong. Of a `generate` the answer says so; of a key nobody else would. */
  #cancelled(entry: PluginEntry, { export: called, trigger }: CalledExport): void {
    if (called === 'handle_action')
      this.#notify(entry, 'info', `“${titleOf(entry, trigger)}” was ended, nothing was changed`);
  }

  /** Neither counted nor rested for: a ticket number that does not exist is no fault of the plugin. */
  #reported(entry: PluginEntry, trigger: string, reason: string): void {
    this.#parts.log.warn(`plugin ${entry.name}: ${trigger} failed: ${reason}`);
    this.#notify(entry, 'warning', reason);
  }

  #succeeded(entry: PluginEntry): void {
    this.#parts.rest(entry, 0);
    if (entry.failures === 0) return;
    entry.failures = 0;
    entry.reason = null;
    this.#remember(entry);
    this.#parts.book.changed();
  }

  #failed(entry: PluginEntry, trigger: string, failure: Extract<RunFailure, { kind: 'failed' }>): void {
    const { log, book } = this.#parts;
    const most = packageOf(entry)?.manifest.limits.failuresInARow ?? 1;
    const { reason } = failure;
    log.warn(`plugin ${entry.name}: ${trigger} failed: ${reason}`);
    entry.reason = reason;
    if (failure.isLoad) {
      this.#switchOff(entry, 'error');
      this.#notify(entry, 'error', `cannot be used: ${reason}`);
    } else {
      entry.failures += 1;
      this.#parts.rest(entry, Math.min(MAX_REST_MS, FIRST_REST_MS * 2 ** (entry.failures - 1)));
      this.#remember(entry);
      const isLast = entry.failures >= most;
      if (isLast) {
        this.#switchOff(entry, 'failed');
        const at = this.#parts.time.now();
        this.#parts.journal.append([decisionAbout(entry.name, entry, 'switched_off', at, reason)]);
      }
      const text = isLast ? `switched off after ${most} failures in a row: ${reason}` : reason;
      this.#notify(entry, 'error', text);
    }
    book.changed();
  }

  #switchOff(entry: PluginEntry, state: 'error' | 'failed'): void {
    entry.state = state;
    this.#parts
      .stop(entry)
      .catch((error: unknown) => this.#parts.log.error(`ending plugin ${entry.name}`, error));
  }

  #remember({ name, failures, reason }: PluginEntry): void {
    this.#parts.states.save({ name, enabled: true, failures, reason });
  }

  #show(entry: PluginEntry, { notifications, status, decorations }: BatchEffects): void {
    const { log, profiler } = this.#parts;
    const limits = packageOf(entry)?.manifest.limits;
    if (!limits) return;
    const refused = this.#parts.decorations.change(entry.name, decorations, limits.decorations);
    if (refused > 0)
      log.warn(`plugin ${entry.name}: ${refused} badges beyond ${limits.decorations} not shown`);
    const dropped = notifications.length - MAX_SHOWN;
    if (dropped > 0) {
      log.warn(`plugin ${entry.name}: ${dropped} notifications of one run not shown`);
      profiler.dropped(entry.name, dropped);
    }
    for (const { message, seconds } of notifications.slice(0, MAX_SHOWN)) {
      this.#say(entry, message, seconds * 1_000);
    }
    if (status !== null) this.#say(entry, status, NOTICE_MS);
  }

  /** A message of the plugin itself. */
  #say(entry: PluginEntry, text: string, durationMs: number): void {
    if (!this.#mayShow(entry)) return;
    this.#parts.notices.notify({ level: 'info', text, plugin: entry.name, durationMs });
  }

  /** Whether one more message fits into this minute. The first that does not is logged, all are counted. */
  #mayShow(entry: PluginEntry): boolean {
    const { meter, profiler, log } = this.#parts;
    const perMinute = packageOf(entry)?.manifest.limits.messagesPerMinute ?? 0;
    const verdict = meter.take(entry.name, perMinute);
    if (verdict === 'shown') return true;
    profiler.dropped(entry.name);
    if (verdict === 'first_dropped') {
      log.warn(`plugin ${entry.name}: more than ${perMinute} messages in a minute, the others are not shown`);
    }
    return false;
  }

  #notify(entry: PluginEntry, level: 'info' | 'warning' | 'error', text: string): void {
    this.#parts.notices.notify({ level, text, plugin: entry.name, durationMs: NOTICE_MS });
  }
}
