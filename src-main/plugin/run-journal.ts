/**
 * Writes down what plugins did: every run into the audit log, every call into the recordings. Off the path of a key:
 * entries wait here for a quarter of a second at most, and are written together.
 */
import type { AuditEntry, RunEntry } from '../../src-core/plugin/audit';
import { cleanRecord } from '../../src-core/plugin/clean-text';
import type { Instant } from '../../src-core/todo/todo';
import type { PluginLog } from './plugin-notices';
import type {
  AuditQuery,
  AuditRepository,
  ChainedEntry,
  Recording,
  RecordingRepository,
} from './plugin-repository';
import type { PluginTime } from './plugin-time';

/** How long an entry may wait, in ms. */
const FLUSH_MS = 250;

/** Of ticks and keys that came to nothing one is written in so many ms: others would push out what did something. */
const QUIET_MS = 60_000;

/** Things reached outside that one entry names, and how long each name may be in code points. */
const MAX_REACHED = 100;
const MAX_REACHED_LENGTH = 300;

/** What the journal writes to. */
export interface JournalParts {
  readonly audit: AuditRepository;
  readonly recordings: RecordingRepository;
  readonly time: Pick<PluginTime, 'now' | 'after'>;
  readonly log: PluginLog;
}

interface OpenRun {
  readonly at: Instant;
  readonly reached: Set<string>;
}

/** See the head of the file. For its readers it is the audit log itself, what still waits included. */
export class RunJournal implements AuditRepository {
  readonly #parts: JournalParts;
  readonly #open = new Map<string, OpenRun>();
  #entries: AuditEntry[] = [];
  #recordings: Recording[] = [];
  #disarm: (() => void) | undefined;
  /** When a run of each plugin was last written that came to nothing. */
  readonly #quiet = new Map<string, number>();

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  /** A run begins: what it reaches from now on can be noted. */
  begin(run: string): void {
    this.#open.set(run, { at: this.#parts.time.now(), reached: new Set() });
  }

  /** Something outside was reached for a run, as `GET https://api.example.org`. A run that is over is not changed. */
  noteReached(run: string, text: string): void {
    const reached = this.#open.get(run)?.reached;
    if (reached && reached.size < MAX_REACHED) reached.add(cleanRecord(text, MAX_REACHED_LENGTH));
  }

  /** Keeps what is needed to run a call again. */
  record(recording: Omit<Recording, 'at'>): void {
    this.#recordings.push({ ...recording, at: this.#open.get(recording.run)?.at ?? this.#parts.time.now() });
    this.#arm();
  }

  /** A run is over. @returns it with what it reached. */
  end(entry: Omit<RunEntry, 'kind' | 'at' | 'reached'>): RunEntry {
    const open = this.#open.get(entry.run);
    this.#open.delete(entry.run);
    const at = open?.at ?? this.#parts.time.now();
    const run: RunEntry = { ...entry, kind: 'run', at, reached: [...(open?.reached ?? [])] };
    if (isQuiet(run) && !this.#mayBeQuiet(run)) return run;
    this.#entries.push(run);
    this.#arm();
    return run;
  }

  #mayBeQuiet({ plugin, at }: RunEntry): boolean {
    const now = Date.parse(at);
    const last = this.#quiet.get(plugin);
    if (last !== undefined && Math.abs(now - last) < QUIET_MS) return false;
    this.#quiet.set(plugin, now);
    return true;
  }

  /** Other entries, in order with the runs. */
  append(entries: readonly AuditEntry[]): void {
    this.#entries.push(...entries);
    this.#arm();
  }

  find(query: AuditQuery): readonly ChainedEntry[] {
    this.flush();
    return this.#parts.audit.find(query);
  }

  broken(): number | null {
    this.flush();
    return this.#parts.audit.broken();
  }

  /** The recordings of an instance up to a run; undefined when the run is not recorded. */
  recorded(run: string): readonly Recording[] | undefined {
    this.flush();
    const last = this.#parts.recordings.find(run);
    return last && this.#parts.recordings.upTo(last.instance, last.place);
  }

  /** Forgets the recordings of a plugin that is gone, those included that still wait; the audit log stays. */
  forgetRecordings(plugin: string): void {
    this.flush();
    try {
      this.#parts.recordings.removeAll(plugin);
    } catch (error) {
      this.#parts.log.error(`forgetting the recordings of plugin ${plugin}`, error);
    }
  }

  /** Writes what waits. What cannot be written is lost, and the log says so: no plugin waits for a full disk. */
  flush(): void {
    this.#disarm?.();
    this.#disarm = undefined;
    const [entries, recordings] = [this.#entries, this.#recordings];
    [this.#entries, this.#recordings] = [[], []];
    this.#write('the audit log', entries, (all) => this.#parts.audit.append(all));
    this.#write('the recordings', recordings, (all) => this.#parts.recordings.append(all));
  }

  #write<T>(what: string, items: readonly T[], append: (items: readonly T[]) => void): void {
    if (items.length === 0) return;
    try {
      append(items);
    } catch (error) {
      this.#parts.log.error(`writing ${items.length} entries to ${what}`, error);
    }
  }

  #arm(): void {
    this.#disarm ??= this.#parts.time.after(FLUSH_MS, () => {
      this.#disarm = undefined;
      this.flush();
    });
  }
}

/** A tick or a key after which nothing was done, nothing reached and nothing refused. */
function isQuiet({ export: called, end, reached, hostCalls }: RunEntry): boolean {
  const isFrequent = called === 'on_tick' || called === 'on_key_press';
  return (
    isFrequent && end === 'nothing' && reached.length === 0 && hostCalls.every((call) => call.refused === 0)
  );
}
