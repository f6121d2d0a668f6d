/**
 * Where main takes what a plugin asks of the world outside its sandbox. It answers only for a call that main itself
 * has under way, once at a time, so that a process that was taken over gains no plugin's permissions but those of the
 * plugins that run, and it ends the request when the call ends. What may be asked is its answerer's to decide.
 */
import { maxHostInputBytes } from '../../src-core/plugin/host-function-names';
import type { AnswerOutside, CallRequest } from '../plugin/plugin-runtime';
import { isLonger, refuse } from './host-json';
import { MAX_OUTSIDE_ANSWER_BYTES, type MainAnswer, type OutsideMessage } from './protocol';

/** A call under way, and what it is asking at the moment. Most ask nothing, so there is a controller only then. */
interface OpenRun {
  readonly plugin: string;
  asking: AbortController | undefined;
  isOver: boolean;
}

/** One desk for each process. */
export class OutsideDesk {
  readonly #answer: AnswerOutside | undefined;
  readonly #post: (message: MainAnswer) => void;
  readonly #open = new Map<string, OpenRun>();

  constructor(answer: AnswerOutside | undefined, post: (message: MainAnswer) => void) {
    this.#answer = answer;
    this.#post = post;
  }

  /** A call is under way: what it asks is answered until the disposer is called. Of a replay nobody is asked. */
  begin({ plugin, run, replay }: CallRequest): () => void {
    if (replay) return () => undefined;
    const name = nameOf(plugin, run);
    const open: OpenRun = { plugin, asking: undefined, isOver: false };
    const before = this.#open.get(name);
    if (before) end(before);
    this.#open.set(name, open);
    return () => {
      end(open);
      if (this.#open.get(name) === open) this.#open.delete(name);
    };
  }

  /** Answers the process, later; a question that belongs to no call under way is not answered at all. */
  take(message: OutsideMessage): void {
    const run = this.#open.get(nameOf(message.plugin, message.run));
    // The thread sleeps until it is answered, so an honest process never asks twice at once.
    if (!run || run.asking) return;
    void this.#serve(message, run);
  }

  /** The plugin is being stopped: nothing of it goes on. */
  stop(plugin: string): void {
    for (const [name, run] of [...this.#open]) {
      if (run.plugin !== plugin) continue;
      end(run);
      this.#open.delete(name);
    }
  }

  async #serve(message: OutsideMessage, run: OpenRun): Promise<void> {
    const asking = new AbortController();
    run.asking = asking;
    const answer = await this.#ask(message, asking.signal);
    run.asking = undefined;
    if (!run.isOver) this.#post({ type: 'outside_answer', id: message.id, answer });
  }

  async #ask({ plugin, run, name, input }: OutsideMessage, signal: AbortSignal): Promise<string> {
    if (!this.#answer) return refuse('E_UNAVAILABLE', `${name} is not offered here`);
    if (isLonger(input, maxHostInputBytes(name))) return refuse('E_LIMIT', 'the input is too long');
    try {
      const answer = await this.#answer({ plugin, run, name, input }, signal);
      if (!isLonger(answer, MAX_OUTSIDE_ANSWER_BYTES)) return answer;
      return refuse('E_LIMIT', `the answer is longer than ${MAX_OUTSIDE_ANSWER_BYTES} bytes`);
    } catch {
      // It promised not to; whatever went wrong is its own to report, and no plugin's to read.
      return refuse('E_UNAVAILABLE', 'the application could not answer');
    }
  }
}

function end(run: OpenRun): void {
  run.isOver = true;
  run.asking?.abort();
}

function nameOf(plugin: string, run: string): string {
  return `${plugin} ${run}`;
}
