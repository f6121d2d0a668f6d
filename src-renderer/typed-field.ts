import { parseKeys } from '../src-core/keymap/key';
import { graphemes } from '../src-core/lib/text-width';
import type { Msg } from '../src-core/tui/msg';

/** The text area of the page: it has the focus while text is typed, and holds that text and its caret. */
export interface TypedField {
  /** Brings it in line with the text; not while an input method is at work in it. Null empties it. */
  show(text: Held | null): void;
  dispose(): void;
}

/** A text, and the caret in it as a UTF-16 offset. */
export interface Held {
  readonly value: string;
  readonly caret: number;
}

/** What an input method made of a text: so much taken away before the caret, and something put there instead. */
export interface FieldChange {
  /** In grapheme clusters, as a press of Backspace takes them. */
  readonly removed: number;
  readonly inserted: string;
}

/**
 * What was typed into a field by other means than keys. An input method may also take back what stands before the
 * caret, to write it otherwise: then that is removed. `data`, what the event says, is all that counts where the text
 * behind the caret is not what it was.
 */
export function fieldChange({ value, caret }: Held, now: string, data: string): FieldChange {
  const behind = value.slice(caret);
  if (!now.endsWith(behind) || now.length < behind.length) return { removed: 0, inserted: data };
  const [old, next] = [graphemes(value.slice(0, caret)), graphemes(now.slice(0, now.length - behind.length))];
  let same = 0;
  while (same < old.length && old[same] === next[same]) same += 1;
  return { removed: old.length - same, inserted: next.slice(same).join('') };
}

const NOTHING: Held = { value: '', caret: 0 };

/**
 * Makes the field. Keys never reach it: they go to the model, and come back as a text to show. What an input method, a
 * dead key or an emoji picker puts into it becomes messages; what is being composed is shown in `preview`.
 */
export function createTypedField(
  field: HTMLTextAreaElement,
  preview: HTMLElement,
  send: (msg: Msg) => void,
): TypedField {
  const [backspace] = parseKeys('<BS>') ?? [];
  let held = NOTHING;
  let composing = false;

  function take(data: string): void {
    const { removed, inserted } = fieldChange(held, field.value, data);
    held = { value: field.value, caret: field.selectionEnd };
    for (let count = 0; backspace && count < removed; count += 1) send({ kind: 'key', key: backspace });
    if (inserted !== '') send({ kind: 'composed', text: inserted });
  }
  const begin = (): void => {
    composing = true;
    preview.classList.add('composing');
  };
  const compose = (event: CompositionEvent): void => {
    preview.textContent = event.data;
  };
  const end = (event: CompositionEvent): void => {
    composing = false;
    preview.classList.remove('composing');
    preview.textContent = '';
    take(event.data);
  };
  const input = (event: Event): void => {
    if (event instanceof InputEvent && !event.isComposing && !composing) take(event.data ?? '');
  };
  field.addEventListener('compositionstart', begin);
  field.addEventListener('compositionupdate', compose);
  field.addEventListener('compositionend', end);
  field.addEventListener('input', input);
  return {
    show(text) {
      if (composing) return;
      held = text ?? NOTHING;
      // A line end is one character in a field, whatever it was made of; the caret is counted in what it holds.
      if (field.value !== held.value) field.value = held.value;
      if (field.selectionStart !== held.caret || field.selectionEnd !== held.caret) {
        field.setSelectionRange(held.caret, held.caret);
      }
    },
    dispose() {
      field.removeEventListener('compositionstart', begin);
      field.removeEventListener('compositionupdate', compose);
      field.removeEventListener('compositionend', end);
      field.removeEventListener('input', input);
    },
  };
}
