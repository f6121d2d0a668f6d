import { readableKeys } from '../../keymap/readable-keys';
import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { Modal } from '../../tui/modal';
import { type HelpRow, helpRows } from '../../tui/modals/help-rows';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import { visibleInput } from '../visible-input';
import { type Dialog, dialog } from './dialog';

type HelpModal = Extract<Modal, { kind: 'help' }>;

const KEY_COLUMNS = 22;
const TITLE_COLUMNS = 24;
const PROMPT = '/ ';

/** Every key there is, or those that the filter finds: one line for each row of the help. */
export function helpDialog(model: Model, modal: HelpModal, columns: number): Dialog {
  const rows = helpRows(model.keymaps, modal.filter.text);
  const lines = rows.map((row) => helpLine(row, columns, modal.filter.text !== ''));
  const nothing: Line[] = [[span('Nothing in the help matches.', 'dim')]];
  return dialog('Help', lines.length > 0 ? lines : nothing, {
    header: [searchLine(model, modal, columns)],
    scroll: modal.scroll,
    caret: modal.filtering ? caretColumn(modal, columns) : null,
    hints: helpHints(model, modal),
    fillsHeight: true,
  });
}

function searchLine(model: Model, modal: HelpModal, columns: number): Line {
  if (modal.filtering || modal.filter.text !== '') {
    return [span(PROMPT, 'accent'), span(visibleInput(modal.filter, columns - PROMPT.length).text)];
  }
  const hint = hintFor(model.keymaps, 'help', 'search', 'to search');
  return hint.flatMap(({ key, does }) => [span(`${key} `, 'accent'), span(does, 'dim')]);
}

function caretColumn(modal: HelpModal, columns: number): number {
  return PROMPT.length + visibleInput(modal.filter, columns - PROMPT.length).caret;
}

function helpHints(model: Model, modal: HelpModal): Dialog['hints'] {
  const key = (mode: 'help' | 'prompt') => (action: 'accept' | 'close' | 'search', does: string) =>
    hintFor(model.keymaps, mode, action, does);
  if (modal.filtering) return [...key('prompt')('accept', 'keep'), ...key('prompt')('close', 'show all')];
  return [
    ...hintFor(model.keymaps, 'help', 'move_down', 'down'),
    ...hintFor(model.keymaps, 'help', 'move_up', 'up'),
    ...key('help')('search', 'search'),
    ...key('help')('close', 'close'),
  ];
}

/** A search finds words of the sentence too, so it shows it; otherwise keys and titles are enough to look through. */
function helpLine(row: HelpRow, columns: number, searched: boolean): Line {
  if (row.kind === 'heading')
    return [{ text: row.title, ink: row.plugin === null ? 'accent' : 'plugin', bold: true }];
  const keys = `  ${row.keys.map(readableKeys).join(', ')}`;
  const pad = padEnd(truncate(keys, KEY_COLUMNS), KEY_COLUMNS);
  const rest = columns - KEY_COLUMNS - 1;
  const start = span(`${pad} `, 'accent');
  if (row.kind === 'conflict') {
    const said = truncate(`${row.title}: ${row.doc}`, rest);
    return [start, span(said.slice(0, row.title.length)), span(said.slice(row.title.length), 'question')];
  }
  const title = rest > TITLE_COLUMNS + 20 ? padEnd(row.title, TITLE_COLUMNS) : row.title;
  const yours = row.own.length === 0 ? '' : ` yours: ${row.own.map(readableKeys).join(', ')}`;
  const more = rest - textWidth(title) - textWidth(yours) - 1;
  return [
    start,
    span(title),
    ...(yours === '' ? [] : [span(truncate(yours, Math.max(0, rest - textWidth(title))), 'accent')]),
    ...(searched && more > 20 && row.doc !== '' ? [span(` ${truncate(row.doc, more)}`, 'dim')] : []),
  ];
}
