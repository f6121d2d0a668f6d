/**
 * What a guest sees of the host, inside the worker: host functions, the log, and the limits on both. A guest that
 * goes too far is stopped by an exception; since a guest may catch it, the reason is also kept, and counts.
 */
import { cleanText } from '../../src-core/lib/clean-text';
import type { Limits } from '../../src-core/plugin/abi';
import {
  HOST_FUNCTIONS,
  type HostAnswer,
  type HostErrorCode,
  type HostFunctionName,
  MAX_HOST_INPUT_BYTES,
} from '../../src-core/plugin/host-functions';
import type { PluginLogLine, RuntimeFailure } from '../plugin/plugin-runtime';
import type { CpuClock } from './cpu-clock';
import { failure } from './failure';
import { LogBudget } from './log-budget';

/** Thrown through a guest to stop it; the failure is also kept in {@link GuestHost.stopped}. */
export class GuestStop extends Error {}

/** The ways out of a worker. */
export interface GuestHostPorts {
  /** Asks the host's process, and blocks until it answers. */
  readonly ask: (name: HostFunctionName, input: string) => string;
  readonly log: (level: PluginLogLine['level'], message: string) => void;
  readonly nowMs: () => number;
}

/** The host as one guest sees it. */
export class GuestHost {
  readonly clock: CpuClock;
  readonly #limits: Limits;
  readonly #ports: GuestHostPorts;
  readonly #lines: LogBudget;
  #running = false;
  #calls = 0;
  #stopped: RuntimeFailure | undefined;

  constructor(limits: Limits, clock: CpuClock, ports: GuestHostPorts) {
    this.clock = clock;
    this.#limits = limits;
    this.#ports = ports;
    this.#lines = new LogBudget(limits.logLinesPerSecond);
  }

  /** Why the guest was stopped, even if it went on as if nothing had been. */
  get stopped(): RuntimeFailure | undefined {
    return this.#stopped;
  }

  /** A call begins: host functions answer from now on. */
  begin(): void {
    this.#running = true;
    this.#calls = 0;
  }

  /** The call is over; lines that were dropped meanwhile are reported. */
  end(): void {
    this.#running = false;
    this.#noteDropped();
  }

  /** Stops the guest. */
  stop(reason: RuntimeFailure): never {
    this.#stopped ??= reason;
    throw new GuestStop(reason.message);
  }

  /** Answers a host function with JSON; refuses in JSON too, and throws only to stop the guest. */
  ask(name: HostFunctionName, input: string): string {
    if (this.#stopped) throw new GuestStop(this.#stopped.message);
    if (!this.#running)
      return refuse('E_UNAVAILABLE', 'host functions answer only while an export is called');
    this.#calls += 1;
    if (this.#calls > this.#limits.hostCalls) {
      this.stop(
        failure('limit', `The plugin called host functions more than ${this.#limits.hostCalls} times.`),
      );
    }
    if (input.length > MAX_HOST_INPUT_BYTES) return tooLong();
    return name === 'log' ? this.#logCall(input) : this.#ports.ask(name, input);
  }

  /** Takes one line for the plugin's log: cleaned, cut, and dropped when there are too many. */
  log(level: PluginLogLine['level'], message: string): void {
    if (!this.#lines.take(this.#ports.nowMs())) return;
    this.#noteDropped();
    this.#ports.log(level, this.#line(message));
  }

  #logCall(input: string): string {
    const parsed = HOST_FUNCTIONS.log.input.safeParse(parseJson(input));
    if (!parsed.success) return refuse('E_INPUT', 'log takes {"level": "info", "message": "…"}');
    this.log(parsed.data.level ?? 'info', parsed.data.message);
    return '{"ok":null}';
  }

  #line(message: string): string {
    const most = this.#limits.logLineBytes;
    const clean = cleanText(message.slice(0, most));
    const bytes = Buffer.from(clean);
    if (bytes.length <= most && message.length <= most) return clean;
    // Cut by bytes, which may split a character; what is left of it is dropped.
    const cut = bytes
      .subarray(0, most - ELLIPSIS_BYTES)
      .toString()
      .replace(/\uFFFD+$/, '');
    return `${cut}…`;
  }

  #noteDropped(): void {
    const dropped = this.#lines.dropped();
    if (dropped > 0) this.#ports.log('warn', `… ${dropped} ${dropped === 1 ? 'line' : 'lines'} dropped`);
  }
}

const ELLIPSIS_BYTES = 3;

/** The answer to a host call whose input is too long to be read. */
export function tooLong(): string {
  return refuse('E_LIMIT', `the input is longer than ${MAX_HOST_INPUT_BYTES} bytes`);
}

/** A refusal as host functions answer it. */
export function refuse(code: HostErrorCode, message: string): string {
  return JSON.stringify({ error: { code, message } } satisfies HostAnswer);
}

/** What {@link parseJson} answers for a text that is not JSON; no schema takes it. */
export const NOT_JSON = Symbol('not JSON');

/** The JSON value, null for an empty text, {@link NOT_JSON} for what is none. */
export function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}
