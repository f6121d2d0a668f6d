import type { Msg } from '../src-core/tui/msg';
import { readKey } from './dom-key';

/** What the keyboard needs of the rest. */
export interface KeyboardParts {
  readonly send: (msg: Msg) => void;
  /** What is marked with the mouse; Ctrl+C copies it instead of being a key. */
  readonly selection: () => string;
  readonly copy: (text: string) => void;
}

/**
 * Turns key presses and pastes of the page into messages; composed text is `typed-field.ts`'s. Listens on the window, so
 * that a key counts wherever the focus is and from the first moment on. Returns the disposer.
 */
export function listenToKeyboard(page: Window, parts: KeyboardParts): () => void {
  const down = (event: KeyboardEvent): void => {
    if (event.isComposing || event.key === 'Process' || event.key === 'Dead') return;
    if (isCopy(event) && parts.selection() !== '') {
      event.preventDefault();
      parts.copy(parts.selection());
      return;
    }
    // Left to the browser: it answers with a paste event that carries the text.
    if (isPaste(event)) return;
    const read = readKey(event);
    if (read === undefined) return;
    event.preventDefault();
    parts.send({ kind: 'key', ...read });
  };
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text !== '') parts.send({ kind: 'paste', text });
  };
  page.addEventListener('keydown', down, { capture: true });
  page.addEventListener('paste', paste, { capture: true });
  return () => {
    page.removeEventListener('keydown', down, { capture: true });
    page.removeEventListener('paste', paste, { capture: true });
  };
}

function isCopy(event: KeyboardEvent): boolean {
  return event.code === 'KeyC' && (event.ctrlKey || event.metaKey) && !event.altKey;
}

function isPaste(event: KeyboardEvent): boolean {
  const letter = event.code === 'KeyV' && (event.ctrlKey || event.metaKey) && !event.altKey;
  return letter || (event.code === 'Insert' && event.shiftKey);
}
