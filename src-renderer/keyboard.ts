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
 * Turns key presses, pastes and composed text of the page into messages. Listens on the window, so that a key counts
 * wherever the focus is and from the first moment on. Returns the disposer.
 */
export function listenToKeyboard(
  page: Window,
  composition: HTMLTextAreaElement,
  parts: KeyboardParts,
): () => void {
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
  // What an input method has not finished is shown over the cells, where it will stand.
  const composing = (): void => composition.classList.add('composing');
  const composed = (event: CompositionEvent): void => {
    composition.classList.remove('composing');
    composition.value = '';
    if (event.data !== '') parts.send({ kind: 'composed', text: event.data });
  };
  // What reaches the text area without composition (a dead key's result, an emoji picker) is typed text all the same.
  const input = (event: Event): void => {
    if (!(event instanceof InputEvent) || event.isComposing) return;
    const text = composition.value;
    composition.value = '';
    if (text !== '' && event.inputType === 'insertText') parts.send({ kind: 'composed', text });
  };
  page.addEventListener('keydown', down, { capture: true });
  page.addEventListener('paste', paste, { capture: true });
  composition.addEventListener('compositionstart', composing);
  composition.addEventListener('compositionend', composed);
  composition.addEventListener('input', input);
  return () => {
    page.removeEventListener('keydown', down, { capture: true });
    page.removeEventListener('paste', paste, { capture: true });
    composition.removeEventListener('compositionstart', composing);
    composition.removeEventListener('compositionend', composed);
    composition.removeEventListener('input', input);
  };
}

function isCopy(event: KeyboardEvent): boolean {
  return event.code === 'KeyC' && (event.ctrlKey || event.metaKey) && !event.altKey;
}

function isPaste(event: KeyboardEvent): boolean {
  const letter = event.code === 'KeyV' && (event.ctrlKey || event.metaKey) && !event.altKey;
  return letter || (event.code === 'Insert' && event.shiftKey);
}
