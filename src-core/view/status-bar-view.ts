import { readable } from '../keymap/readable-keys';
import { cleanText } from '../lib/clean-text';
import type { Rect } from '../screen/rect';
import type { Model, Status } from '../tui/model';
import { type Hint, hintFor, hintLine } from './hints';
import { drawLine, drawLineEndingAt, type Pen, styleOf } from './pen';
import { type Line, lineWidth, type Span, span, wrapLine } from './span';
import { spinnerSign } from './spinner-sign';
import type { Ink } from './theme';

/** Where the user is, or what has just happened, then keys that work now; one line. */
export function drawStatusBar(pen: Pen, area: Rect, model: Model): void {
  if (area.height === 0) return;
  const left = statusLine(model);
  const room = area.width - 2;
  const right = rightLine(model, room - lineWidth(left) - 2);
  const taken = right.length === 0 ? 0 : lineWidth(right) + 2;
  const columns = Math.max(1, room - taken);
  const lines = model.status
    ? wrapLine(left, columns).slice(0, Math.min(MOST_LINES, pen.frame.rows))
    : [left];
  const top = area.y + 1 - lines.length;
  pen.frame.fill({ ...area, y: top, height: lines.length }, styleOf(pen.theme, 'panel', 'text'));
  lines.forEach((line, index) => {
    drawLine(pen, { x: area.x + 1, y: top + index, columns }, 'panel', line);
  });
  drawLineEndingAt(pen, area.x + area.width - 1, area.y, 'panel', right);
}

/** A message may cover the last lines of the list for as long as it stands: half an error helps nobody. */
const MOST_LINES = 4;

/** The mode, whether the list can only be read, and a message if there is one, else what is on the screen. */
export function statusLine(model: Model): Line {
  const mode: Span = { text: modeWord(model), ink: 'accent', bold: true };
  const closed: Line = model.list.readOnly ? [span('[READONLY]  ', 'question')] : [];
  // While a run is previewed it is the user who is waited for.
  const isWorking = model.slow && model.modal?.kind !== 'preview';
  const said = model.status ? messageLine(model.status) : isWorking ? workLine(model) : placeLine(model);
  return [mode, span('  '), ...closed, ...said];
}

/** Whose plugins are at work for so long that it is felt. */
function workLine(model: Model): Line {
  const names = cleanText([...new Set(model.running)].join(', '));
  return [span(`${spinnerSign(model)} `, 'in_progress'), span(names, 'plugin'), span(' is at work …', 'dim')];
}

function modeWord(model: Model): string {
  switch (model.modal?.kind) {
    case 'help':
      return 'HELP';
    case 'plugins':
      return 'PLUGINS';
    case 'confirm':
      return 'CONFIRM';
    case 'notice':
      return 'NOTICE';
    case 'message':
      return 'MESSAGE';
    case 'command':
      return 'COMMAND';
    case 'palette':
      return 'PALETTE';
    case 'report':
      return 'READ';
    case 'preview':
      return 'PREVIEW';
    case 'settings':
      return 'SETTINGS';
    case 'provenance':
      return 'CHANGES';
    case undefined:
      return model.mode === 'edit' ? 'EDIT' : 'NAVIGATE';
  }
}

/** A sign for each level, so that colour is not the only difference. */
const LEVELS: Readonly<Record<Status['level'], { readonly sign: string; readonly ink: Ink }>> = {
  info: { sign: '', ink: 'text' },
  success: { sign: '✓ ', ink: 'ok' },
  warning: { sign: '! ', ink: 'question' },
  error: { sign: '✗ ', ink: 'important' },
};

/** A message with the sign of its level, and whose it is. */
export function messageLine(status: Status): Line {
  const { sign, ink } = LEVELS[status.level];
  const who: Line = status.plugin === null ? [] : [span(`${status.plugin}: `, 'plugin')];
  return [...(sign === '' ? [] : [span(sign, ink)]), ...who, span(cleanText(status.text), ink)];
}

function placeLine(model: Model): Line {
  const { key, projectName, todos, complete } = model.list;
  const count = todos.rows.length;
  const items = count === 1 ? '1 item' : `${count} items`;
  return [
    span(projectName),
    span(`  ${key.date}${key.date === model.today ? ' today' : ''}`),
    span(`  ${items}${complete ? '' : ', loading…'}`, 'dim'),
  ];
}

/** Pending keys, hints and version, as far as there is room; what was typed is shown in any case. */
function rightLine(model: Model, room: number): Line {
  const pending: Line =
    model.pending.length > 0 ? [{ text: `${readable(model.pending)}…`, ink: 'question', bold: true }] : [];
  const hints = hintLine(hintsNow(model));
  const version = [span(`v${model.version}`, 'dim')];
  const choices = [join([pending, hints, version]), join([pending, hints]), pending];
  return choices.find((line) => lineWidth(line) <= room) ?? pending;
}

function join(parts: readonly Line[]): Line {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [span('  '), ...part] : part));
}

/** The keys to learn first, in this mode; a dialog names its own in its border. */
function hintsNow(model: Model): Hint[] {
  const { keymaps, list, mode, modal } = model;
  if (modal) return [];
  if (mode === 'edit') {
    return [
      ...hintFor(keymaps, 'edit', 'save', 'save'),
      ...hintFor(keymaps, 'edit', 'save_and_new', 'save, next row'),
    ];
  }
  return [
    ...(list.readOnly
      ? hintFor(keymaps, 'navigate', 'go_to_today', 'today')
      : hintFor(keymaps, 'navigate', 'new_item', 'new')),
    ...hintFor(keymaps, 'navigate', 'help', 'help'),
    ...hintFor(keymaps, 'navigate', 'quit', 'quit'),
  ];
}
