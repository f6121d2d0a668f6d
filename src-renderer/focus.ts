import type { Caret } from '../src-core/screen/ansi';
import type { AccessiblePage } from './accessible';
import type { TerminalSurface } from './terminal';

/** Where the page's focus is. */
export interface Focus {
  /** Typing puts it in the text area at the caret, so that an input method opens there; else it is on the tree. */
  follow(caret: Caret | null): void;
}

/** Makes the focus follow the caret. Moves it only when it has to: each move makes a screen reader speak. */
export function createFocus(
  accessible: AccessiblePage,
  composition: HTMLTextAreaElement,
  surface: Pick<TerminalSurface, 'boxOf'>,
): Focus {
  let typing: boolean | undefined;
  return {
    follow(caret) {
      if (caret !== null) {
        const { left, top, height } = surface.boxOf(caret.x, caret.y);
        composition.style.transform = `translate(${left}px, ${top}px)`;
        composition.style.height = `${height}px`;
      }
      if (typing === (caret !== null)) return;
      typing = caret !== null;
      composition.setAttribute('aria-hidden', String(!typing));
      if (typing) composition.focus({ preventScroll: true });
      else accessible.focus();
    },
  };
}
