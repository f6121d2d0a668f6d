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
}

/** The id of the list of options. */
export const OPTIONS_ID = 'dialog-options';

/** Makes the dialog, closed: what is read, and a list of options. What is typed in it stands in `composition`. */
export function createDialog(composition: HTMLElement): DialogElement {
  const root = element('div', { role: 'dialog', 'aria-modal': 'true', tabindex: '-1' });
  const read = element('div');
  const options = element('div', { role: 'listbox', id: OPTIONS_ID, tabindex: '0' });
  root.append(options, read);
  for (const part of [root, options]) part.hidden = true;
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

  return {
    root,
    show(dialog, typing) {
      root.hidden = dialog === null;
      setAttribute(root, 'aria-label', dialog?.label ?? null);
      // The text area stands elsewhere on the page, and what is outside a modal dialog is not there for a reader.
      setAttribute(root, 'aria-owns', dialog !== null && typing ? composition.id : null);
      options.hidden = (dialog?.options ?? null) === null;
      showOptions(dialog?.options ?? [], dialog?.label ?? '');
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
  };
}
