import { readableKeys } from '../../keymap/readable-keys';
import { textWidth, truncate } from '../../lib/text-width';
import type { PaletteModal } from '../../tui/modal';
import { chosenOf, entriesOf } from '../../tui/modals/palette';
import { countEntries, type PaletteEntry } from '../../tui/modals/palette-entries';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import { visibleInput } from '../visible-input';
import { type Dialog, dialog } from './dialog';

const PROMPT = '❯ ';

/** Everything that can be done, as far as it matches what is typed. */
export function paletteDialog(model: Model, modal: PaletteModal, columns: number): Dialog {
  const entries = entriesOf(model, modal);
  const nothing: Line[] = [[span('Nothing that can be done is called so.', 'dim')]];
  const { text, caret } = visibleInput(modal.input, columns - PROMPT.length);
  const key = (action: 'accept' | 'complete' | 'close', does: string) =>
    hintFor(model.keymaps, 'palette', action, does);
  return dialog('Palette', entries.length > 0 ? entries.map((entry) => entryLine(entry, columns)) : nothing, {
    header: [[span(PROMPT, 'accent'), span(text)]],
    selected: entries.length > 0 ? chosenOf(modal, entries) : null,
    scroll: modal.scroll,
    caret: PROMPT.length + caret,
    fillsHeight: true,
    note: `${entries.length} of ${countEntries(model)}`,
    hints: [...key('accept', 'run'), ...key('complete', 'as a command'), ...key('close', 'close')],
  });
}

/** A line is drawn anew only when the box is wider or narrower: there are hundreds, and every key asks for them. */
function entryLine(entry: PaletteEntry, columns: number): Line {
  const known = lines.get(entry);
  if (known?.columns === columns) return known.line;
  const line = layEntry(entry, columns);
  lines.set(entry, { columns, line });
  return line;
}

const lines = new WeakMap<PaletteEntry, { readonly columns: number; readonly line: Line }>();

/** What it does, whose it is, and its keys at the right. */
function layEntry({ title, plugin, keys, command }: PaletteEntry, columns: number): Line {
  const right = keys.length > 0 ? keys.slice(0, 2).map(readableKeys).join(', ') : command ? ':' : '';
  const who = plugin === null ? '' : `  ${plugin}`;
  const room = Math.max(0, columns - textWidth(right) - 2);
  const shown = truncate(title, Math.max(0, room - textWidth(who)));
  const left = textWidth(shown) + textWidth(who) <= room ? who : '';
  const gap = ' '.repeat(Math.max(0, room - textWidth(shown) - textWidth(left)) + 2);
  return [span(shown), span(left, 'plugin'), span(gap), span(right, keys.length > 0 ? 'accent' : 'dim')];
}
