/**
 * Asks the user, one question at a time. Nobody is hurried into a yes: the first second does not count, no window
 * means no, the same question asked twice at once is asked once, and questions that come together are one.
 */
import { type ConsentQuestion, type SharedQuestion, sharedQuestion } from './consent-text';

/** What came of a dialog; `each` of several plugins; `no_window` when there was nobody to ask. */
export type DialogAnswer = 'allow' | 'deny' | 'each' | 'no_window';

/** A question as a dialog is given it. */
export interface DialogRequest extends ConsentQuestion {
  /** When it aborts, the dialog closes: nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Called when the user can see it; the time before does not count. */
  readonly shown?: () => void;
}

/** Shows one question and waits for its answer. Closing it is a no. */
export type ConsentDialog = (request: DialogRequest) => Promise<DialogAnswer>;

/**
 * The user's answer. `unasked` leaves everything as it was, to be asked another time; `nobody` is the same, for want
 * of a window.
 */
export type Consent = 'allowed' | 'denied' | 'unasked' | 'nobody';

/** What the desk needs of the world. */
export interface ConsentParts {
  readonly dialog: ConsentDialog;
  /** A clock that only goes forward, in milliseconds. */
  readonly nowMs: () => number;
  /** An Allow sooner than this does not count; 0 switches the wait off. */
  readonly armingMs: number;
}

/** How a question is asked. */
export interface AskOptions {
  /** When it aborts, the question is withdrawn, shown or not, and answered `unasked`. */
  readonly signal?: AbortSignal;
  /** Its part of a question about several plugins; without it, it is always asked by itself. */
  readonly shared?: SharedQuestion;
}

interface Waiting extends AskOptions {
  readonly question: ConsentQuestion;
  readonly settle: (answer: Promise<Consent>) => void;
}

/** Somebody who allows too fast this often in a row is a key that is held down. */
const MAX_TRIES = 5;

/** The one place where questions queue up. */
export class ConsentDesk {
  readonly #parts: ConsentParts;
  readonly #open = new Map<string, Promise<Consent>>();
  #queue: readonly Waiting[] = [];
  #isAsking = false;

  constructor(parts: ConsentParts) {
    this.#parts = parts;
  }

  /** Whether a question stands or waits. */
  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Asks after all questions asked before; `about` names what is asked, so that it is not asked twice at once. */
  ask(about: string, question: ConsentQuestion, options: AskOptions = {}): Promise<Consent> {
    const asked = this.#open.get(about);
    if (asked !== undefined) return asked;
    const answer = new Promise<Consent>((settle) => {
      this.#queue = [...this.#queue, { ...options, question, settle }];
    }).finally(() => this.#open.delete(about));
    this.#open.set(about, answer);
    if (!this.#isAsking) void this.#askAll();
    return answer;
  }

  /** Never rejects: what breaks a dialog is the answer of those who asked. */
  async #askAll(): Promise<void> {
    this.#isAsking = true;
    while (this.#queue.length > 0) {
      await endOfTurn(); // whoever asks in this turn asks together
      const [first, ...rest] = this.#queue;
      const together = this.#queue.filter(({ shared }) => shared);
      if (first?.shared && together.length > 1) {
        this.#queue = rest.filter(({ shared }) => !shared);
        await this.#askTogether(together);
      } else if (first) {
        this.#queue = rest;
        await this.#askAlone(first);
      }
    }
    this.#isAsking = false;
  }

  async #askAlone({ question, signal, settle }: Waiting): Promise<void> {
    const answer = this.#show(question, signal).then(asConsent);
    settle(answer);
    await answer.catch(() => undefined);
  }

  async #askTogether(together: readonly Waiting[]): Promise<void> {
    const question = sharedQuestion(together.flatMap(({ shared }) => shared ?? []));
    const shown = question ? this.#show(question, undefined) : Promise.resolve('each' as const);
    const answer = await shown.catch(() => 'broken' as const);
    if (answer !== 'each') {
      for (const { settle } of together) settle(shown.then(asConsent));
      return;
    }
    for (const one of together) await this.#askAlone(one);
  }

  async #show(question: ConsentQuestion, signal: AbortSignal | undefined): Promise<DialogAnswer | 'unasked'> {
    const { dialog, nowMs, armingMs } = this.#parts;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (signal?.aborted) return 'unasked';
      let shownAt = nowMs();
      const shown = () => {
        shownAt = nowMs();
      };
      const answer = await dialog({ ...question, shown, ...(signal && { signal }) });
      if (signal?.aborted) return 'unasked';
      if (answer !== 'allow' || nowMs() - shownAt >= armingMs) return answer;
    }
    return 'unasked';
  }
}

function asConsent(answer: DialogAnswer | 'unasked'): Consent {
  if (answer === 'allow') return 'allowed';
  if (answer === 'no_window') return 'nobody';
  return answer === 'deny' ? 'denied' : 'unasked';
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
