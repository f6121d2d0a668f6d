/**
 * The two lists of the plugins view, as far as they are alike: cursor and window, the search in them, the page of the
 * selected plugin, the mouse. What can be done with a plugin say plugins.ts and gallery.ts.
 */
import type { Modal } from '../modal';
import type { Model, Size } from '../model';
import { type Step, still } from '../step';
import { dialogColumns, dialogLines } from './dialog-lines';
import { galleryPage } from './gallery-page';
import { firstShown, scrolledText } from './list-window';
import type { PluginBox } from './plugin-box-state';
import { pluginPage } from './plugin-page';
import { foundPlugins, type Searchable } from './plugin-search';

/** Whether it is one of the two lists. */
export function isPluginBox(modal: Modal | null): modal is PluginBox {
  return modal?.kind === 'plugins' || modal?.kind === 'gallery';
}

/** The plugins that are shown: all of them, or those that the search finds. */
export function shownIn(model: Model, { kind, search }: PluginBox): readonly Searchable[] {
  const all: readonly Searchable[] = kind === 'plugins' ? model.plugins : (model.gallery.plugins ?? []);
  return foundPlugins(all, search);
}

/** Lines above the list that stand still: the search, while there is one. */
export function boxHeader({ search }: PluginBox): number {
  return search === null ? 0 : 1;
}

/** The cursor by so many plugins; on a page, that many lines. */
export function movePlugins(model: Model, by: number): Step {
  return changeBox(model, (modal) => {
    if (modal.details) return { ...modal, scroll: scrolledPage(model, modal, by) };
    return onPlace(model, modal, indexIn(shownIn(model, modal), modal.selected) + by);
  });
}

/** What half a page is. */
export function halfPage({ size, modal }: Model): number {
  const header = isPluginBox(modal) && !modal.details ? boxHeader(modal) : 0;
  return Math.max(1, Math.floor(dialogLines(size, 0, header, true).count / 2));
}

/** Opens the page of the selected plugin, or goes back to the list. */
export function togglePage(model: Model): Step {
  return changeBox(model, (modal) => ({ ...modal, details: !modal.details, scroll: 0 }));
}

/** One thing after the other: the page, what was searched for, the box. */
export function closeBox(model: Model): Step {
  return changeBox(model, (modal) => {
    if (modal.details) return inView(model, { ...modal, details: false, scroll: 0 });
    return modal.search === null ? null : inView(model, { ...modal, search: null });
  });
}

/** One step of the wheel: a page scrolls, in the list the next plugin is selected. */
export function wheelPlugins(model: Model, lines: number): Step {
  return movePlugins(model, isPluginBox(model.modal) && model.modal.details ? lines : Math.sign(lines));
}

/** Selects the plugin in that line of the terminal; a second press opens its page. */
export function clickPlugin(model: Model, y: number, double: boolean): Step {
  return changeBox(model, (modal) => {
    if (modal.details) return modal;
    const shown = shownIn(model, modal);
    const lines = listLines(model.size, modal);
    const first = firstShown(indexIn(shown, modal.selected), lines.count, shown.length, modal.scroll);
    const clicked = y >= lines.y && y < lines.y + lines.count ? shown[first + y - lines.y] : undefined;
    if (!clicked) return modal;
    return { ...modal, selected: clicked.name, details: double, scroll: double ? 0 : first };
  });
}

/**
 * The box over what is there now; a selected plugin that is not shown any more gives way to its neighbour. `before` is
 * the model as it was, for the place of that one.
 */
export function keptIn(before: Model, after: Model, modal: PluginBox): PluginBox {
  const shown = shownIn(after, modal);
  if (shown.some(({ name }) => name === modal.selected)) return modal;
  const place = indexIn(shownIn(before, modal), modal.selected);
  return onPlace(after, { ...modal, details: false, scroll: modal.details ? 0 : modal.scroll }, place);
}

/** The window moved as little as shows the plugin under the cursor, which is one of those shown. */
export function inView(model: Model, modal: PluginBox): PluginBox {
  return onPlace(model, modal, indexIn(shownIn(model, modal), modal.selected));
}

/** Goes on with the box, when one is open. */
export function changeBox(model: Model, next: (modal: PluginBox) => PluginBox | null): Step {
  return still(isPluginBox(model.modal) ? { ...model, modal: next(model.modal) } : model);
}

/** Where a plugin stands; -1 when it is not there. */
export function indexIn(shown: readonly Searchable[], selected: string | null): number {
  return shown.findIndex(({ name }) => name === selected);
}

function onPlace(model: Model, modal: PluginBox, place: number): PluginBox {
  const shown = shownIn(model, modal);
  const index = Math.max(0, Math.min(shown.length - 1, place));
  const { count } = listLines(model.size, modal);
  const scroll = firstShown(index, count, shown.length, modal.scroll);
  return { ...modal, selected: shown[index]?.name ?? null, scroll };
}

function listLines(size: Size, modal: PluginBox) {
  return dialogLines(size, 0, boxHeader(modal), true);
}

function scrolledPage(model: Model, modal: PluginBox, by: number): number {
  const content = pageLength(model, modal);
  return scrolledText(modal.scroll, by, content, dialogLines(model.size, content, 0, false).count);
}

function pageLength({ size, plugins, gallery, keymaps }: Model, { kind, selected }: PluginBox): number {
  const columns = dialogColumns(size);
  if (kind === 'plugins') {
    const plugin = plugins.find(({ name }) => name === selected);
    return plugin ? pluginPage(plugin, columns, keymaps).length : 0;
  }
  const plugin = gallery.plugins?.find(({ name }) => name === selected);
  return plugin ? galleryPage(plugin, columns, keymaps).length : 0;
}
