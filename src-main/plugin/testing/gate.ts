import type { AnswerOutside } from '../plugin-runtime';

/** Holds every plugin that asks for a secret until the test lets them go. For tests only. */
export interface Gate {
  readonly outside: AnswerOutside;
  /** Calls that are held. */
  waiting(): number;
  /** Lets go who is held; who comes later is not held. */
  open(): void;
}

/** A closed one. */
export function gate(): Gate {
  let isOpen = false;
  const held: (() => void)[] = [];
  const answer = JSON.stringify({ ok: null });
  return {
    outside: () =>
      new Promise((resolve) => {
        if (isOpen) resolve(answer);
        else held.push(() => resolve(answer));
      }),
    waiting: () => held.length,
    open: () => {
      isOpen = true;
      for (const release of held.splice(0)) release();
    },
  };
}
