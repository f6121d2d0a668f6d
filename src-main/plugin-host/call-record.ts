/**
 * What one call asked of the host: counted, kept in order while it is little enough to keep, and, when a recording is
 * played, answered from that recording and from nothing else.
 */
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import type { CallAnswer, TracedCall } from '../plugin/plugin-runtime';
import { refuse } from './host-json';

/** Inputs and answers of one call that are kept, in bytes; beyond it nothing is. */
export const MAX_TRACE_BYTES = 1024 * 1024;

/** What an entry counts besides its texts, so that very many small ones are too much as well. */
const ENTRY_BYTES = 64;

/** What a call asked, when it is over. */
export type HostUse = Pick<CallAnswer, 'hostCalls' | 'trace'>;

/** The record of one call; made anew for each. */
export class CallRecord {
  readonly #counts = new Map<HostFunctionName, { count: number; refused: number }>();
  readonly #replay: readonly TracedCall[] | undefined;
  #trace: TracedCall[] | null = [];
  #bytes = 0;
  #played = 0;
  #differs = false;

  constructor(replay?: readonly TracedCall[]) {
    this.#replay = replay;
  }

  /** Whether answers come from a recording. */
  get isReplay(): boolean {
    return this.#replay !== undefined;
  }

  /** The next recorded answer, if it was given to this very question; once a run differs, nothing more is answered. */
  replayed(name: HostFunctionName, input: string): string {
    const next = this.#replay?.[this.#played];
    this.#differs ||= next?.name !== name || next.input !== input;
    if (this.#differs || !next) return refuse('E_UNAVAILABLE', 'the recording has no answer to this');
    this.#played += 1;
    return next.answer;
  }

  /** Counts a call and how it was answered. */
  count(name: HostFunctionName, answer: string): void {
    const counted = this.#counts.get(name) ?? { count: 0, refused: 0 };
    this.#counts.set(name, counted);
    counted.count += 1;
    if (answer.startsWith('{"error"')) counted.refused += 1;
  }

  /** Keeps a call for a later replay. */
  keep(name: HostFunctionName, input: string, answer: string): void {
    if (!this.#trace) return;
    this.#bytes += ENTRY_BYTES + Buffer.byteLength(input) + Buffer.byteLength(answer);
    if (this.#bytes > MAX_TRACE_BYTES) this.#trace = null;
    else this.#trace.push({ name, input, answer });
  }

  /** All of it. */
  use(): HostUse {
    return {
      hostCalls: [...this.#counts].map(([name, counted]) => ({ name, ...counted })),
      trace: this.#trace,
    };
  }
}
