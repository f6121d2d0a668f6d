/** What the two lists of the plugins view draw alike: the tabs in the border, and the search above the list. */
import type { ActionName } from '../../keymap/action';
import type { PluginBox } from '../../tui/modals/plugin-box-state';
import { type PluginTab, tabTitle } from '../../tui/modals/plugin-title';
import type { Model } from '../../tui/model';
import { type Hint, hintFor } from '../hints';
import { type Line, span } from '../span';
import { visibleInput } from '../visible-input';
import type { Dialog } from './dialog';

const PROMPT = '/ ';

/** What is said where a search finds nothing. */
export const NOTHING_FOUND = 'No plugin is found.';

/** The tabs; the open one stands out by its weight and a line under it. */
export function tabHeading(columns: number, current: PluginTab): Line {
  return tabTitle(columns, current).map(({ text, tab }) =>
    tab === current
      ? { text, ink: 'accent', bold: true, marked: true }
      : span(text, tab === null ? 'accent' : 'dim'),
  );
}

/** The search, while there is one; the way it is left and kept, while it is typed. */
export function searchParts(
  model: Model,
  { search }: PluginBox,
  columns: number,
): Pick<Dialog, 'header' | 'caret'> & { readonly hints: readonly Hint[] | null } {
  if (search === null) return { header: [], caret: null, hints: null };
  const { text, caret } = visibleInput(search.input, Math.max(2, columns - PROMPT.length));
  return {
    header: [[span(PROMPT, 'accent'), span(text)]],
    caret: search.typing ? PROMPT.length + caret : null,
    hints: search.typing
      ? [
          ...hintFor(model.keymaps, 'prompt', 'accept', 'keep'),
          ...hintFor(model.keymaps, 'prompt', 'close', 'show all'),
        ]
      : null,
  };
}

/** From so many columns on the help stays among the keys, for not all of them fit; below, what is wanted most comes first. */
const ROOM_FOR_HELP = 50;

/** Keys that both lists have, behind those for a plugin; the way out is the last. */
export function listHints(
  search: PluginBox['search'],
  key: (action: ActionName, does: string) => Hint[],
  columns: number,
): Hint[] {
  return [
    ...key('search', 'search'),
    ...key('help', 'help').map((hint) => ({ ...hint, stays: columns >= ROOM_FOR_HELP })),
    ...key('close', search === null ? 'close' : 'show all'),
  ];
}
