/**
 * What a guest sees of the host, inside the worker: host functions, the log, and the limits on both. A guest that
 * goes too far is stopped by an exception; since a guest may catch it, the reason is also kept, and counts.
 */
import { cleanText } from '../../src-core/lib/clean-text';
import { withoutSequences } from '../../src-core/lib/terminal-sequences';
import type { Limits } from '../../src-core/plugin/abi';
import {
  type HostFunctionName,
  maxHostInputBytes,
  readLoggedLine,
} from '../../src-core/plugin/host-function-names';
import type { PluginLogLine, RuntimeFailure, TracedCall } from '../plugin/plugin-runtime';
import { CallRecord, type HostUse } from './call-record';
import type { CpuClock } from './cpu-clock';
import { failure } from './failure';
import { isLonger, parseJson, refuse, tooLong } from './host-json';
import { SecondBudget } from './second-budget';

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
  readonly #lines: SecondBudget;
  readonly #asks: SecondBudget;
  #record: CallRecord | undefined;
  #calls = 0;
  #stopped: RuntimeFailure | undefined;

  constructor(limits: Limits, clock: CpuClock, ports: GuestHostPorts) {
    this.clock = clock;
    this.#limits = limits;
    this.#ports = ports;
    this.#lines = new SecondBudget(limits.logLinesPerSecond);
    this.#asks = new SecondBudget(limits.hostCallsPerSecond);
  }

  /** Why the guest was stopped, even if it went on as if nothing had been. */
  get stopped(): RuntimeFailure | undefined {
    return this.#stopped;
  }

  /** A call begins: host functions answer from now on, from the recording when there is one. */
  begin(replay?: readonly TracedCall[]): void {
    this.#record = new CallRecord(replay);
    this.#calls = 0;
  }

  /** The call is over; lines that were dropped meanwhile are reported. Answers what it asked. */
  end(): HostUse {
    const use = this.#record?.use() ?? { hostCalls: [], trace: [] };
    this.#record = undefined;
    this.#noteDropped();
    return use;
  }

  /** Stops the guest. */
  stop(reason: RuntimeFailure): never {
    this.#stopped ??= reason;
    throw new GuestStop(reason.message);
  }

  /**
   * Answers a host function with JSON; refuses in JSON too, and throws only to stop the guest. An input that was too
   * long to be copied out is undefined.
   */
  ask(name: HostFunctionName, input: string | undefined): string {
    if (this.#stopped) throw new GuestStop(this.#stopped.message);
    const record = this.#record;
    if (!record) return refuse('E_UNAVAILABLE', 'host functions answer only while an export is called');
    this.#charge(record);
    const answer = this.#answer(name, input, record);
    record.count(name, answer);
    return answer;
  }

  /** Takes one line for the plugin's log: cleaned, cut, and dropped when there are too many. */
  log(level: PluginLogLine['level'], message: string): void {
    if (!this.#lines.take(this.#ports.nowMs())) return;
    this.#noteDropped();
    this.#ports.log(level, this.#line(message));
  }

  #charge(record: CallRecord): void {
    const { hostCalls, hostCallsPerSecond } = this.#limits;
    this.#calls += 1;
    if (this.#calls > hostCalls)
      this.stop(failure('limit', `The plugin called host functions more than ${hostCalls} times.`));
    // A recording is played as fast as it goes: how fast must not make the run another one.
    if (record.isReplay || this.#asks.take(this.#ports.nowMs())) return;
    this.stop(
      failure('limit', `The plugin called host functions more than ${hostCallsPerSecond} times in a second.`),
    );
  }

  #answer(name: HostFunctionName, input: string | undefined, record: CallRecord): string {
    const most = maxHostInputBytes(name);
    // What is the same in every run is not recorded.
    if (input === undefined || isLonger(input, most)) return tooLong(most);
    if (name === 'log') return this.#logCall(input);
    const answer = record.isReplay ? record.replayed(name, input) : this.#ports.ask(name, input);
    record.keep(name, input, answer);
    return answer;
  }

  #logCall(input: string): string {
    const line = readLoggedLine(parseJson(input));
    if (!line) return refuse('E_INPUT', 'log takes {"level": "info", "message": "…"}');
    this.log(line.level, line.message);
    return '{"ok":null}';
  }

  #line(message: string): string {
    const most = this.#limits.logLineBytes;
    const clean = cleanText(withoutSequences(message.slice(0, most)));
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
