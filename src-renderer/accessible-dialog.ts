import type { AccessibleDialog } from '../src-core/view/accessible-dialog';
import { element, setAttribute, setText, showEach } from './elements';

/** The dialog of the page as a screen reader finds it. */
export interface DialogElement {
  readonly root: HTMLElement;
  /** Null closes it. `typing` says whether the text area `composition` belongs to it now. */
  show(dialog: AccessibleDialog | null, typing: boolean): void;
  /** What the focus belongs on while nothing is typed; null while it is closed. */
  target(): HTMLElement | null;
  /** The option under its cursor; null without one. */
  chosen(): HTMLElement | null;
  /** The text that is typed in it, as it stands; null without one. */
  typed(): HTMLElement | null;
}

/** The id of the list of options. */
export const OPTIONS_ID = 'dialog-options';

/** Makes the dialog, closed: what is read, a list of options, and the text that is typed. */
export function createDialog(composition: HTMLElement): DialogElement {
  const root = element('div', { role: 'dialog', 'aria-modal': 'true', tabindex: '-1' });
  const read = element('div');
  const options = element('div', { role: 'listbox', id: OPTIONS_ID, tabindex: '0' });
  const line = element('p', { id: 'dialog-line' });
  const lines = textArea('dialog-lines');
  root.append(line, lines, options, read);
  for (const part of [root, line, lines, options]) part.hidden = true;
  const chosen = (): HTMLElement | null =>
    root.hidden || options.hidden ? null : options.querySelector<HTMLElement>('[aria-selected="true"]');

  function showOptions(shown: NonNullable<AccessibleDialog['options']>, label: string): void {
    setAttribute(options, 'aria-label', label);
    const make = (index: number): HTMLElement => element('div', { role: 'option', id: `option-${index}` });
    showEach(options, shown, make, (option, { name, selected }) => {
      setAttribute(option, 'aria-selected', String(selected));
      setText(option, name);
    });
    setAttribute(options, 'aria-activedescendant', chosen()?.id ?? null);
  }

  /** A line is read as what the field is about; a text of several lines is one, to be walked through. */
  function showText(shown: AccessibleDialog['text']): void {
    line.hidden = shown === null || shown.multiline;
    lines.hidden = shown === null || !shown.multiline;
    setText(line, line.hidden ? '' : (shown?.value ?? ''));
    const value = lines.hidden ? '' : (shown?.value ?? '');
    if (lines.value !== value) lines.value = value;
    setAttribute(lines, 'aria-label', shown?.label ?? null);
    setAttribute(composition, 'aria-invalid', (shown?.fault ?? null) === null ? null : 'true');
  }

  return {
    root,
    show(dialog, typing) {
      root.hidden = dialog === null;
      setAttribute(root, 'aria-label', dialog?.label ?? null);
      // The text area stands elsewhere on the page, and what is outside a modal dialog is not there for a reader.
      setAttribute(root, 'aria-owns', dialog !== null && typing ? composition.id : null);
      options.hidden = (dialog?.options ?? null) === null;
      showOptions(dialog?.options ?? [], dialog?.label ?? '');
      showText(dialog?.text ?? null);
      showEach(
        read,
        dialog?.lines ?? [],
        () => element('p'),
        (paragraph, words) => setText(paragraph, words),
      );
    },
    target() {
      if (root.hidden) return null;
      return options.hidden ? root : options;
    },
    chosen,
    typed() {
      if (!line.hidden) return line;
      return lines.hidden ? null : lines;
    },
  };
}

/** A text to read and walk through; it is typed elsewhere. */
function textArea(id: string): HTMLTextAreaElement {
  const made = document.createElement('textarea');
  made.id = id;
  made.readOnly = true;
  made.tabIndex = -1;
  return made;
}
