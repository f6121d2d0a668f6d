import type {
  AccessibleItem,
  AccessibleScreen,
  AccessibleWork,
  Said,
} from '../src-core/view/accessible-tree';
import { createDialog, OPTIONS_ID } from './accessible-dialog';
import { element, setAttribute, setText, showEach } from './elements';
import type { TypedField } from './typed-field';

/** The page as a screen reader finds it. */
export interface AccessiblePage {
  /** Brings the elements in line with the screen; touches only what is different. */
  show(screen: AccessibleScreen): void;
  /** Puts the focus where keys belong when no text is typed: on the tree, or in the dialog that covers it. */
  focus(): void;
}

/**
 * Draws the screen a second time, for those who hear it: a tree whose current row is followed by
 * `aria-activedescendant`, the status line, a polite live region for messages, a dialog while one is open, the progress
 * of long work. Elements and roles are those of the WAI-ARIA 1.2 tree view, listbox and dialog patterns.
 */
export function createAccessiblePage(
  host: HTMLElement,
  composition: HTMLElement,
  field: Pick<TypedField, 'show'>,
): AccessiblePage {
  const tree = element('div', { role: 'tree', tabindex: '0' });
  const bar = element('div', { role: 'group', 'aria-label': 'Status bar' });
  const live = element('div', { role: 'status', 'aria-live': 'polite' });
  const work = element('div');
  const dialog = createDialog(composition);
  host.append(tree, bar, live, work, dialog.root);
  const showRows = rowsOf(tree);
  const say = speaker(live);

  function showTyping({ typing, dialog: shown }: AccessibleScreen): void {
    setAttribute(composition, 'aria-label', typing?.label ?? 'Text being typed');
    setAttribute(composition, 'aria-multiline', typing === null || typing.multiline ? null : 'false');
    setAttribute(composition, 'aria-invalid', (typing?.fault ?? null) === null ? null : 'true');
    setAttribute(composition, 'aria-controls', shown?.options ? OPTIONS_ID : null);
    setAttribute(composition, 'aria-activedescendant', dialog.chosen()?.id ?? null);
    field.show(typing);
  }

  return {
    show(screen) {
      setAttribute(tree, 'aria-label', screen.label);
      setAttribute(tree, 'aria-multiselectable', screen.multiselectable ? 'true' : null);
      showRows(screen.tree);
      setText(bar, screen.status);
      say(screen.said);
      showEach(work, screen.work, () => element('div', { role: 'progressbar' }), showWork);
      dialog.show(screen.dialog, screen.typing !== null);
      showTyping(screen);
    },
    focus() {
      const target = dialog.target() ?? tree;
      if (document.activeElement !== target) target.focus({ preventScroll: true });
    },
  };
}

function rowsOf(tree: HTMLElement): (items: readonly AccessibleItem[]) => void {
  const rows = new Map<string, HTMLElement>();
  return (items) => {
    const wanted = new Set(items.map((item) => item.id));
    for (const [id, row] of rows) {
      if (wanted.has(id)) continue;
      row.remove();
      rows.delete(id);
    }
    let place = tree.firstElementChild;
    for (const item of items) {
      let row = rows.get(item.id);
      if (row === undefined) {
        row = element('div', { role: 'treeitem', id: idOf(item) });
        rows.set(item.id, row);
      }
      if (row === place) place = place.nextElementSibling;
      else tree.insertBefore(row, place);
      describeRow(row, item);
    }
    const current = items.find((item) => item.current);
    setAttribute(tree, 'aria-activedescendant', current === undefined ? null : idOf(current));
  };
}

function describeRow(row: HTMLElement, item: AccessibleItem): void {
  setAttribute(row, 'aria-level', String(item.level));
  setAttribute(row, 'aria-posinset', String(item.position));
  setAttribute(row, 'aria-setsize', String(item.setSize));
  setAttribute(row, 'aria-selected', String(item.selected));
  setAttribute(row, 'aria-expanded', item.expanded === null ? null : String(item.expanded));
  setText(row, item.name);
}

function idOf(item: AccessibleItem): string {
  return `row-${item.id}`;
}

/** Speaks each message once. The same words a second time get an unspoken blank, or nobody would hear of them. */
function speaker(live: HTMLElement): (said: Said) => void {
  let serial = 0;
  let blank = '';
  return (said) => {
    if (said.serial !== serial) {
      const again = live.textContent === said.text + blank;
      blank = again && blank === '' ? '\u00a0' : '';
      serial = said.serial;
    }
    setText(live, said.text === '' ? '' : said.text + blank);
  };
}

function showWork(bar: HTMLElement, { label, done, total }: AccessibleWork): void {
  setAttribute(bar, 'aria-label', label);
  setAttribute(bar, 'aria-valuemin', '0');
  setAttribute(bar, 'aria-valuemax', total === null ? null : String(total));
  setAttribute(bar, 'aria-valuenow', total === null ? null : String(done));
}
