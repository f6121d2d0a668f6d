import type { Caret } from '../src-core/screen/ansi';
import type { AccessiblePage } from './accessible';
import type { TerminalSurface } from './terminal';

/** Where the page's focus is. */
export interface Focus {
  /** Typing puts it in the text area; else it is on the tree. Moves only when it has to: each move is spoken of. */
  follow(caret: Caret | null): void;
  /** Puts the focus where it belongs now that something has opened or closed; not while text is typed. */
  settle(): void;
  /** Puts the text area, and what is composed in it, at the caret: an input method opens there. Measures the page: not for a key's frame. */
  place(caret: Caret | null): void;
}

/** Makes the focus follow the caret, and come back from the terminal, which takes it at each click. */
export function createFocus(
  terminal: HTMLElement,
  accessible: AccessiblePage,
  composition: HTMLTextAreaElement,
  preview: HTMLElement,
  surface: Pick<TerminalSurface, 'boxOf'>,
): Focus {
  let typing: boolean | undefined;
  const settle = (): void => {
    if (typing === true) composition.focus({ preventScroll: true });
    else accessible.focus();
  };
  terminal.addEventListener('focusin', settle);
  return {
    follow(caret) {
      if (typing === (caret !== null)) return;
      typing = caret !== null;
      composition.setAttribute('aria-hidden', String(!typing));
      settle();
    },
    settle() {
      if (typing === false) settle();
    },
    place(caret) {
      if (caret === null) return;
      const { left, top, height } = surface.boxOf(caret.x, caret.y);
      for (const part of [composition, preview]) {
        part.style.transform = `translate(${left}px, ${top}px)`;
        part.style.height = `${height}px`;
      }
    },
  };
}
