/**
 * Asks the user, one question at a time. Nobody is hurried into a yes: the first second does not count, no window
 * means no, and the same question asked twice at once is asked once.
 */
import type { ConsentQuestion } from './consent-text';

/** What came of a dialog; `no_window` when there was nobody to ask. */
export type DialogAnswer = 'allow' | 'deny' | 'no_window';

/** Shows one question and waits for its answer. Closing it is a no. */
export type ConsentDialog = (question: ConsentQuestion) => Promise<DialogAnswer>;

/** The user's answer: `unasked` leaves everything as it was, to be asked another time. */
export type Consent = 'allowed' | 'denied' | 'unasked';

/** What the desk needs of the world. */
export interface ConsentParts {
  readonly dialog: ConsentDialog;
  /** A clock that only goes forward, in milliseconds. */
  readonly nowMs: () => number;
  /** An Allow sooner than this does not count; 0 switches the wait off. */
  readonly armingMs: number;
}

/** Somebody who allows too fast this often in a row is a key that is held down. */
const MAX_TRIES = 5;

/** The one place where questions queue up. */
export class ConsentDesk {
  readonly #parts: ConsentParts;
  readonly #open = new Map<string, Promise<Consent>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: ConsentParts) {
    this.#parts = parts;
  }

  /** Asks after all questions asked before; `about` names what is asked, so that it is not asked twice at once. */
  ask(about: string, question: ConsentQuestion): Promise<Consent> {
    const asked = this.#open.get(about);
    if (asked !== undefined) return asked;
    const answer = this.#last.then(() => this.#show(question)).finally(() => this.#open.delete(about));
    this.#open.set(about, answer);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #show(question: ConsentQuestion): Promise<Consent> {
    const { dialog, nowMs, armingMs } = this.#parts;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const shownAt = nowMs();
      const answer = await dialog(question);
      if (answer === 'no_window') return 'unasked';
      if (answer === 'deny') return 'denied';
      if (nowMs() - shownAt >= armingMs) return 'allowed';
    }
    return 'unasked';
  }
}
