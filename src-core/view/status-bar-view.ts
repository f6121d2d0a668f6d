import type { Keymaps } from '../keymap/keymap';
import { readable } from '../keymap/readable-keys';
import { cleanText } from '../lib/clean-text';
import { truncate } from '../lib/text-width';
import type { Rect } from '../screen/rect';
import { layOutList } from '../tui/list-layout';
import type { Model, Status } from '../tui/model';
import { filteredOf } from '../tui/rows';
import { nextMatch } from '../tui/search-matches';
import { selectedItems } from '../tui/targets';
import { isBottomLine } from './bottom-line';
import { type Hint, hintFor, hintLine } from './hints';
import { drawLine, drawLineEndingAt, type Pen, styleOf } from './pen';
import { cutLine, type Line, lineWidth, type Span, span, wrapLine } from './span';
import { spinnerSign } from './spinner-sign';
import type { Ink } from './theme';
import { workProgress } from './work-progress';

/** What stands in the status bar. */
export interface StatusBar {
  /** From the left, as many columns as are free; one line, or two of a long message. */
  readonly lines: readonly Line[];
  /** At the right of the last line. */
  readonly right: Line;
}

/**
 * Where the user is, or what has just happened, then keys that work now. A message that finds no room beside what was
 * typed takes a second line; what is still left of it is cut.
 */
export function statusBarOf(model: Model): StatusBar {
  const left = statusLine(model);
  const room = Math.max(1, model.size.cols - 2);
  const beside = (right: Line) => Math.max(1, room - (right.length === 0 ? 0 : lineWidth(right) + 2));
  const { pending, choices } = rightLines(model);
  const whole = choices.find((right) => lineWidth(left) <= beside(right));
  if (whole || !model.status || !hasRoomForTwo(model)) {
    const right = whole ?? pending;
    return { lines: [cutLine(left, beside(right))], right };
  }
  const right = choices.find((each) => wrapLine(left, beside(each)).length <= 2) ?? pending;
  const [first = [], ...more] = wrapLine(left, beside(right));
  const rest = more.flatMap((line, index) => (index > 0 ? [span(' '), ...line] : line));
  return { lines: [first, cutLine(rest, beside(right))], right };
}

/** Draws it at the bottom. */
export function drawStatusBar(pen: Pen, area: Rect, { lines, right }: StatusBar): void {
  if (area.height === 0) return;
  pen.frame.fill(area, styleOf(pen.theme, 'panel', 'text'));
  lines.slice(0, area.height).forEach((line, index) => {
    drawLine(pen, { x: area.x + 1, y: area.y + index, columns: area.width - 2 }, 'panel', line);
  });
  drawLineEndingAt(pen, area.x + area.width - 1, area.y + area.height - 1, 'panel', right);
}

/** Rows of a screen in which a second line leaves enough of the list. */
const LEAST_ROWS = 7;

/** Rows of a screen in which it leaves enough of a box, which gives way to it. */
const LEAST_ROWS_OF_BOX = 10;

/** A box of a line of text reaches down to it, and the caret must not be under it. */
function hasRoomForTwo(model: Model): boolean {
  const { size, modal } = model;
  if (modal !== null) return size.rows >= LEAST_ROWS_OF_BOX && !isBottomLine(modal);
  if (size.rows < LEAST_ROWS) return false;
  const { area, caret } = layOutList(model);
  return caret === null || caret.y < area.y + area.lines - 1;
}

/** The mode, whether the list can only be read, and a message if there is one, else what is on the screen. */
export function statusLine(model: Model): Line {
  const mode: Span = { text: modeWord(model), ink: 'accent', bold: true };
  const closed: Line = model.list.readOnly ? [span('[READONLY]  ', 'question')] : [];
  // While a run is previewed it is the user who is waited for.
  const isWorking = model.slow && model.modal?.kind !== 'preview';
  const said = model.status
    ? messageLine(model.status)
    : (workProgress(model) ?? (isWorking ? workLine(model) : placeLine(model)));
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
    case 'gallery':
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
    case 'search':
      return 'SEARCH';
    case 'filter':
      return 'FILTER';
    case 'due':
      return 'WHEN';
    case 'projects':
      return 'PROJECTS';
    case 'description':
      return 'DESCRIPTION';
    case 'rollover':
      return 'ROLL OVER';
    case 'statistics':
      return 'STATISTICS';
    case 'find':
      return 'FIND';
    case undefined:
      if (model.mode === 'edit') return 'EDIT';
      return model.selection ? 'VISUAL' : 'NAVIGATE';
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
  const filtered = filteredOf(model);
  const shown = filtered ? `${filtered.count} of ${items} fit` : items;
  const selected = selectedItems(model);
  return [
    ...(selected ? [span(`${selected.last - selected.first + 1} selected  `, 'accent')] : []),
    ...searchLine(model),
    span(projectName),
    span(`  ${key.date}${key.date === model.today ? ' today' : ''}`),
    span(`  ${shown}${complete ? '' : ', loading…'}`, 'dim'),
  ];
}

/** What is searched for, and which of the matches the cursor is on. */
function searchLine(model: Model): Line {
  const { search, cursor } = model;
  if (search === null || model.modal?.kind === 'search') return [];
  const match = nextMatch(model, search, cursor, 1, true);
  const place = match && !match.wrapped && match.id === cursor ? `${match.number} of ` : '';
  const text = truncate(cleanText(search.text), SEARCH_COLUMNS);
  return [span(`/${text}`, 'accent'), span(`  ${match ? `${place}${match.total}` : 'no match'}  `, 'dim')];
}

/** Columns of what is searched for. */
const SEARCH_COLUMNS = 20;

/** Pending keys, hints and version, from everything to the least; what was typed is shown in any case. */
function rightLines(model: Model): { readonly pending: Line; readonly choices: readonly Line[] } {
  const typed = `${model.count ?? ''}${readable(model.pending)}`;
  const pending: Line = typed === '' ? [] : [{ text: `${typed}…`, ink: 'question', bold: true }];
  const hints = hintsNow(model);
  const version = [span(`v${model.version}`, 'dim')];
  // Beside a message all of them stand or none; otherwise as many as there is room for, the first one first.
  const counts = model.status ? [hints.length] : hints.map((_, index) => hints.length - index);
  const choices = counts.map((count) => join([pending, hintLine(hints.slice(0, count))]));
  return { pending, choices: [join([pending, hintLine(hints), version]), ...choices, pending] };
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
  if (model.selection) return visualHints(keymaps);
  if (model.search) {
    return [
      ...hintFor(keymaps, 'matches', 'next_match', 'next'),
      ...hintFor(keymaps, 'matches', 'previous_match', 'before'),
      ...hintFor(keymaps, 'navigate', 'close', 'end search'),
    ];
  }
  return [
    ...(model.filter ? hintFor(keymaps, 'navigate', 'close', 'show all') : []),
    ...(list.readOnly
      ? hintFor(keymaps, 'navigate', 'go_to_today', 'today')
      : hintFor(keymaps, 'navigate', 'new_item', 'new')),
    ...hintFor(keymaps, 'navigate', 'help', 'help'),
    ...hintFor(keymaps, 'navigate', 'quit', 'quit'),
  ];
}

function visualHints(keymaps: Keymaps): Hint[] {
  return [
    ...hintFor(keymaps, 'visual', 'toggle_state', 'done'),
    ...hintFor(keymaps, 'visual', 'delete', 'delete'),
    ...hintFor(keymaps, 'visual', 'close', 'let go'),
  ];
}
