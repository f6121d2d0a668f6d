/** The lines at the bottom, in the place of the status bar: a command, a search, a filter; and above, how it stands. */
import type { Rect } from '../screen/rect';
import type { Completing, SearchModal } from '../tui/modal';
import type { Model } from '../tui/model';
import { filteredOf } from '../tui/rows';
import { nextMatch } from '../tui/search-matches';
import type { BottomLine } from './bottom-line';
import { fittingHints, type Hint, hintFor, hintLine } from './hints';
import type { Caret } from './modals/draw-dialog';
import { drawLine, type Pen, styleOf } from './pen';
import { type Line, lineWidth, span, wrapLine } from './span';
import { messageLine } from './status-bar-view';
import { visibleInput } from './visible-input';

/** What stands before the line. */
export const PROMPTS: Readonly<Record<BottomLine['kind'], string>> = {
  command: ':',
  search: '/',
  filter: 'filter: ',
};

/** Lines above the command line, at most. */
const MOST_LINES = 4;

/** Draws the line at the bottom, and answers where its caret is. */
export function drawCommandLine(pen: Pen, area: Rect, model: Model, modal: BottomLine): Caret | null {
  if (area.height === 0) return null;
  const prompt = PROMPTS[modal.kind];
  const columns = Math.max(1, area.width - 2);
  const above = aboveLines(model, modal, columns).slice(0, Math.min(MOST_LINES, area.y));
  const top = area.y - above.length;
  pen.frame.fill({ ...area, y: top, height: above.length + 1 }, styleOf(pen.theme, 'panel', 'text'));
  above.forEach((line, index) => {
    drawLine(pen, { x: area.x + 1, y: top + index, columns }, 'panel', line);
  });
  const { text, caret } = visibleInput(modal.input, Math.max(1, columns - prompt.length));
  drawLine(pen, { x: area.x + 1, y: area.y, columns }, 'panel', [span(prompt, 'accent'), span(text)]);
  return { x: area.x + 1 + prompt.length + caret, y: area.y };
}

/** What stands above the line: the reason, the ways to complete, a message that came meanwhile, or the keys. */
export function aboveLines(model: Model, modal: BottomLine, columns: number): readonly Line[] {
  if (modal.kind === 'search') return [searchState(model, modal)];
  if (modal.fault !== null)
    return wrapLine([span('✗ ', 'important'), span(modal.fault, 'important')], columns);
  if (modal.completing !== null && modal.completing.words.length > 0) {
    return [waysLine(modal.completing, columns)];
  }
  if (model.status) return wrapLine(messageLine(model.status), columns);
  return [modal.kind === 'filter' ? filterState(model) : fittingHints(commandHints(model), columns)];
}

function commandHints({ keymaps }: Model): Hint[] {
  return [
    ...hintFor(keymaps, 'command', 'accept', 'run'),
    ...hintFor(keymaps, 'command', 'complete', 'complete'),
    ...hintFor(keymaps, 'command', 'history_back', 'command before'),
    ...hintFor(keymaps, 'command', 'close', 'close'),
  ];
}

/** Which match it is, of how many. */
function searchState(model: Model, { input, from }: SearchModal): Line {
  const { keymaps } = model;
  const hints = hintLine([
    ...hintFor(keymaps, 'search', 'accept', 'keep'),
    ...hintFor(keymaps, 'search', 'close', 'go back'),
  ]);
  if (input.text === '') return hints;
  const match = nextMatch(model, { text: input.text }, from.cursor, 1, true);
  if (!match) return [span('✗ not in this list  ', 'important'), ...hints];
  return [span(`${match.number} of ${match.total}  `), ...hints];
}

/** How many rows fit. */
function filterState(model: Model): Line {
  const { keymaps, list } = model;
  const filtered = filteredOf(model);
  const rows = list.todos.rows.length;
  return [
    ...(filtered ? [span(`${filtered.count} of ${rows}  `)] : []),
    ...hintLine([
      ...hintFor(keymaps, 'filter', 'accept', 'keep'),
      ...hintFor(keymaps, 'filter', 'complete', 'complete'),
      ...hintFor(keymaps, 'filter', 'close', 'go back'),
    ]),
  ];
}

/** The ways in a row, from the first that lets the chosen one be seen. */
function waysLine({ words, chosen }: Completing, columns: number): Line {
  const cells = words.map((word, index) =>
    index === chosen ? span(`❯${word}  `, 'accent') : span(` ${word}  `, 'dim'),
  );
  let first = 0;
  while (first < chosen && lineWidth(cells.slice(first, chosen + 1)) > columns - 2) first += 1;
  return first === 0 ? cells : [span('…', 'dim'), ...cells.slice(first)];
}
