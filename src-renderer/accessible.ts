import type { AccessibleItem, AccessibleScreen } from '../src-core/view/accessible-tree';

/** The page as a screen reader finds it. */
export interface AccessiblePage {
  /** Brings the elements in line with the screen; touches only what is different. */
  show(screen: AccessibleScreen): void;
  /** Puts the focus where keys belong when no text is typed. */
  focus(): void;
}

/**
 * Draws the screen a second time, for those who hear it: a tree whose current row is followed by
 * `aria-activedescendant`, a polite live region for the status line, a dialog while one is open. Elements and roles
 * are those of the WAI-ARIA 1.2 tree view pattern.
 */
export function createAccessiblePage(host: HTMLElement): AccessiblePage {
  const tree = element('div', { role: 'tree', tabindex: '0' });
  const status = element('div', { role: 'status', 'aria-live': 'polite' });
  const dialog = element('div', { role: 'dialog', 'aria-modal': 'true' });
  dialog.hidden = true;
  host.append(tree, status, dialog);
  const rows = new Map<string, HTMLElement>();

  function showTree(items: readonly AccessibleItem[]): void {
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
    const selected = items.find((item) => item.selected);
    setAttribute(tree, 'aria-activedescendant', selected === undefined ? null : idOf(selected));
  }

  function showDialog(shown: AccessibleScreen['dialog']): void {
    dialog.hidden = shown === null;
    setAttribute(dialog, 'aria-label', shown?.label ?? null);
    const text = shown?.lines.join('\n') ?? '';
    if (dialog.textContent !== text) dialog.textContent = text;
  }

  return {
    show(screen) {
      setAttribute(tree, 'aria-label', screen.label);
      showTree(screen.tree);
      showDialog(screen.dialog);
      const said = screen.dialog?.current ?? null;
      const line = said === null ? screen.status : `${said}. ${screen.status}`;
      if (status.textContent !== line) status.textContent = line;
    },
    focus: () => tree.focus({ preventScroll: true }),
  };
}

function describeRow(row: HTMLElement, item: AccessibleItem): void {
  setAttribute(row, 'aria-level', String(item.level));
  setAttribute(row, 'aria-posinset', String(item.position));
  setAttribute(row, 'aria-setsize', String(item.setSize));
  setAttribute(row, 'aria-selected', String(item.selected));
  setAttribute(row, 'aria-expanded', item.expanded === null ? null : String(item.expanded));
  if (row.textContent !== item.name) row.textContent = item.name;
}

function idOf(item: AccessibleItem): string {
  return `row-${item.id}`;
}

function element(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Writes an attribute only when it says something else: each write makes a screen reader look again. */
function setAttribute(target: HTMLElement, name: string, value: string | null): void {
  if (target.getAttribute(name) === value) return;
  if (value === null) target.removeAttribute(name);
  else target.setAttribute(name, value);
}
