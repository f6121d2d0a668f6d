/**
 * Asks the user about runs before they change anything: one question at a time. A question that nobody can see, or
 * whose plugin was stopped, is answered with nothing.
 */
import type { PreviewAnswer, PreviewQuestion } from '../../src-core/plugin/preview';

/** The way to the window. */
export interface PreviewPush {
  /** False when there is no window: then nobody is asked. */
  ask(question: PreviewQuestion): boolean;
  /** Nobody waits for the answer any more. */
  withdraw(id: string): void;
}

interface Asked {
  readonly question: PreviewQuestion;
  readonly answer: (answer: PreviewAnswer) => void;
}

/** Takes nothing. */
const NOTHING: PreviewAnswer = { take: null, always: false };

/** See the head of the file. */
export class PreviewDesk {
  readonly #push: PreviewPush;
  readonly #newId: () => string;
  #open: Asked | undefined;
  #waiting: Asked[] = [];

  constructor(push: PreviewPush, newId: () => string) {
    this.#push = push;
    this.#newId = newId;
  }

  /** The question that stands, for a window that was loaded anew. */
  get open(): PreviewQuestion | null {
    return this.#open?.question ?? null;
  }

  /** Asks after all questions asked before. Never rejects. */
  ask(question: Omit<PreviewQuestion, 'id'>): Promise<PreviewAnswer> {
    return new Promise((resolve) => {
      this.#waiting.push({ question: { ...question, id: this.#newId() }, answer: resolve });
      this.#next();
    });
  }

  /** The user's answer. One that comes too late, or to no question, is nothing. */
  answer(id: string, answer: PreviewAnswer): void {
    if (this.#open?.question.id === id) this.#settle(this.#open, answer);
  }

  /** Takes back the questions of a plugin that was stopped; without a name, all of them: the window is gone. */
  withdraw(plugin?: string): void {
    const isMeant = ({ question }: Asked) => plugin === undefined || question.plugin === plugin;
    const meant = this.#waiting.filter(isMeant);
    this.#waiting = this.#waiting.filter((asked) => !isMeant(asked));
    for (const { answer } of meant) answer(NOTHING);
    const open = this.#open;
    if (open === undefined || !isMeant(open)) return;
    this.#push.withdraw(open.question.id);
    this.#settle(open, NOTHING);
  }

  #settle(asked: Asked, answer: PreviewAnswer): void {
    this.#open = undefined;
    asked.answer(answer);
    this.#next();
  }

  #next(): void {
    while (this.#open === undefined) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      if (this.#push.ask(next.question)) this.#open = next;
      else next.answer(NOTHING);
    }
  }
}
