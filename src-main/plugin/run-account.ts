/** What came of runs: counted, remembered, told. Three failures in a row switch a plugin off. */
import type { Result } from '../../src-core/lib/result';
import type { BatchEffects } from '../../src-core/plugin/batch-plan';
import type { PluginBook } from './plugin-book';
import { type PluginEntry, packageOf } from './plugin-entry';
import { NOTICE_MS, type PluginLog, type PluginNotices } from './plugin-notices';
import type { PluginStateRepository } from './plugin-repository';
import type { RunFailure, RunRequest } from './plugin-run';

/** What keeping account needs of the application. */
export interface AccountParts {
  readonly book: PluginBook;
  readonly states: PluginStateRepository;
  readonly notices: PluginNotices;
  readonly log: PluginLog;
  /** Ends the plugin's instance. */
  readonly stop: (entry: PluginEntry) => Promise<void>;
}

/** What a run came to. */
export type RunDone = Result<BatchEffects, RunFailure>;

/** What was called, and what it is called for people. */
export type CalledExport = Pick<RunRequest, 'export' | 'trigger'>;

type Refused = Extract<RunFailure, { kind: 'refused' }>;

function isHook({ export: called }: CalledExport): boolean {
  return called !== 'init' && called !== 'handle_action';
}

/** Notifications of one run that are shown; the status bar has one line. */
const MAX_SHOWN = 3;

/** See the head of the file. */
export class RunAccount {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Counts, remembers and tells what came of a run. */
  settle(entry: PluginEntry, { export: called, trigger }: CalledExport, done: RunDone): void {
    if (!done.ok && done.error.kind === 'withdrawn') return;
    entry.runs += 1;
    if (done.ok) {
      // A plugin that starts well and then fails each time must not be forgiven by its starts.
      if (called !== 'init') this.#succeeded(entry);
      this.#show(entry, done.value);
    } else if (done.error.kind === 'refused') {
      this.#refused(entry, { export: called, trigger }, done.error);
    } else if (done.error.kind === 'lost') {
      this.#lost(entry, { export: called, trigger }, done.error.reason);
    } else if (done.error.kind === 'failed') {
      this.#failed(entry, trigger, done.error);
    }
    if (called === 'handle_action') this.#parts.book.changed();
  }

  /** A hook may answer about a todo that the user has deleted meanwhile: nobody did anything wrong. */
  #refused(entry: PluginEntry, called: CalledExport, { reason, namesNoTodo }: Refused): void {
    const { trigger } = called;
    this.#parts.log.warn(`plugin ${entry.name}: ${trigger} refused: ${reason}`);
    if (namesNoTodo && isHook(called)) return;
    this.#notify(entry, 'warning', `${trigger} refused, nothing was changed: ${reason}`);
  }

  /** Not counted. Who pressed a key is told that nothing came of it; the next use starts the plugin again. */
  #lost(entry: PluginEntry, { export: called, trigger }: CalledExport, reason: string): void {
    this.#parts.log.warn(`plugin ${entry.name}: ${trigger} was not done: ${reason}`);
    if (called === 'handle_action') this.#notify(entry, 'warning', `${trigger} was not done: ${reason}`);
  }

  #succeeded(entry: PluginEntry): void {
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
      this.#remember(entry);
      const isLast = entry.failures >= most;
      if (isLast) this.#switchOff(entry, 'failed');
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

  #show(entry: PluginEntry, { notifications, status }: BatchEffects): void {
    const { notices, log } = this.#parts;
    const dropped = notifications.length - MAX_SHOWN;
    if (dropped > 0) log.warn(`plugin ${entry.name}: ${dropped} notifications of one run not shown`);
    for (const { message, seconds } of notifications.slice(0, MAX_SHOWN)) {
      notices.notify({ level: 'info', text: message, plugin: entry.name, durationMs: seconds * 1_000 });
    }
    if (status !== null) {
      notices.notify({ level: 'info', text: status, plugin: entry.name, durationMs: NOTICE_MS });
    }
  }

  #notify(entry: PluginEntry, level: 'warning' | 'error', text: string): void {
    this.#parts.notices.notify({ level, text, plugin: entry.name, durationMs: NOTICE_MS });
  }
}
