import { padEnd, textWidth } from '../../lib/text-width';
import type { PreviewRow } from '../../plugin/preview';
import type { PreviewModal } from '../../tui/modal';
import { type PreviewWindow, previewWindow } from '../../tui/modals/preview';
import { PREVIEW_LEAD, type PreviewLine } from '../../tui/modals/preview-lines';
import type { Model } from '../../tui/model';
import { type Hint, hintFor } from '../hints';
import { type Line, span } from '../span';
import type { Ink } from '../theme';
import { type Dialog, dialog } from './dialog';

/** The colour of what a command does. */
const MARK_INKS: Readonly<Record<PreviewRow['mark'], Ink>> = {
  '+': 'ok',
  '~': 'in_progress',
  '-': 'important',
  '⚙': 'dim',
};

/** What a run would change, row by row, with ticks. */
export function previewDialog(model: Model, modal: PreviewModal, columns: number): Dialog {
  const { question, ticked } = modal;
  const todos = question.todos === 1 ? '1 todo' : `${question.todos} todos`;
  const window = previewWindow(model, modal);
  return dialog(
    `${question.plugin} · ${question.trigger} · would change ${todos}`,
    window.lines.map((line) => drawn(line, ticked.has(line.row.index), columns)),
    {
      selected: question.rows.length > 0 ? (window.starts[modal.cursor] ?? 0) : null,
      starts: window.starts,
      scroll: modal.scroll,
      fillsHeight: window.opens,
      note: placeInRow(window, modal.cursor),
      // Named when they count.
      hints: modal.armed ? hints(model, modal, window) : [],
    },
  );
}

function hints(
  { keymaps }: Model,
  { question, ticked, cursor }: PreviewModal,
  window: PreviewWindow,
): Hint[] {
  const key = (
    action: 'move_down' | 'toggle_tick' | 'toggle_all' | 'apply' | 'apply_always' | 'close',
    does: string,
  ) => hintFor(keymaps, 'preview', action, does);
  const { starts, first, shown, height } = window;
  const goesOn = height > shown && first + shown < (starts[cursor] ?? 0) + height;
  return [
    ...(goesOn ? staying(key('move_down', 'read on'), 'more') : []),
    ...key('toggle_tick', 'toggle'),
    ...staying(key('apply', `apply ${ticked.size}`), 'apply'),
    ...key('apply_always', 'always for this plugin'),
    ...key('toggle_all', ticked.size === question.rows.length ? 'none' : 'all'),
    ...key('close', 'nothing'),
  ];
}

/** What there is room for in every window. */
function staying(hints: readonly Hint[], short: string): Hint[] {
  return hints.map((hint) => ({ ...hint, short, stays: true }));
}

/** Which lines are shown of a row that is longer than the box: `1-8 of 31`; empty where all are. */
function placeInRow({ starts, first, shown, height }: PreviewWindow, cursor: number): string {
  if (height <= shown) return '';
  const from = first - (starts[cursor] ?? 0);
  return `${from + 1}-${from + shown} of ${height}`;
}

/** Tick and mark at the left of the first line, the others hang under the text; the detail at the right of a text. */
function drawn(
  { row, isFirst, indent, text, detail, bar }: PreviewLine,
  ticked: boolean,
  columns: number,
): Line {
  const lead = isFirst
    ? [span(`[${ticked ? 'x' : ' '}] `, 'accent'), span(`${row.mark} `, MARK_INKS[row.mark])]
    : [span(' '.repeat(PREVIEW_LEAD))];
  const room = columns - PREVIEW_LEAD - indent;
  const before = text === '' || detail === '' ? text : padEnd(text, room - textWidth(detail));
  return [
    ...lead,
    span(' '.repeat(indent)),
    ...(bar === '' ? [] : [span(bar, 'dim')]),
    span(before, ticked ? 'text' : 'dim'),
    ...(detail === '' ? [] : [span(detail, 'dim')]),
  ];
}
