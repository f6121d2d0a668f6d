/** The command line in the place of the status bar, and above it why a command was not run, or how it can go on. */
import type { Rect } from '../screen/rect';
import type { CommandModal } from '../tui/modal';
import type { Model } from '../tui/model';
import { hintFor, hintLine } from './hints';
import type { Caret } from './modals/draw-dialog';
import { drawLine, type Pen, styleOf } from './pen';
import { type Line, lineWidth, span, wrapLine } from './span';
import { messageLine } from './status-bar-view';
import { visibleInput } from './visible-input';

const PROMPT = ':';

/** Lines above the command line, at most. */
const MOST_LINES = 4;

/** Draws the command line at the bottom, and answers where its caret is. */
export function drawCommandLine(pen: Pen, area: Rect, model: Model, modal: CommandModal): Caret | null {
  if (area.height === 0) return null;
  const columns = Math.max(1, area.width - 2);
  const above = aboveLines(model, modal, columns).slice(0, Math.min(MOST_LINES, area.y));
  const top = area.y - above.length;
  pen.frame.fill({ ...area, y: top, height: above.length + 1 }, styleOf(pen.theme, 'panel', 'text'));
  above.forEach((line, index) => {
    drawLine(pen, { x: area.x + 1, y: top + index, columns }, 'panel', line);
  });
  const { text, caret } = visibleInput(modal.input, columns - PROMPT.length);
  drawLine(pen, { x: area.x + 1, y: area.y, columns }, 'panel', [span(PROMPT, 'accent'), span(text)]);
  return { x: area.x + 1 + PROMPT.length + caret, y: area.y };
}

/** What stands above the line: the reason, the ways to complete, a message that came meanwhile, or the keys. */
export function aboveLines(model: Model, modal: CommandModal, columns: number): readonly Line[] {
  if (modal.fault !== null)
    return wrapLine([span('✗ ', 'important'), span(modal.fault, 'important')], columns);
  if (modal.completing !== null && modal.completing.words.length > 0) {
    return [waysLine(modal.completing, columns)];
  }
  if (model.status) return wrapLine(messageLine(model.status), columns);
  return [hintLine(hints(model))];
}

function hints({ keymaps }: Model) {
  return [
    ...hintFor(keymaps, 'command', 'accept', 'run'),
    ...hintFor(keymaps, 'command', 'complete', 'complete'),
    ...hintFor(keymaps, 'command', 'history_back', 'command before'),
    ...hintFor(keymaps, 'command', 'close', 'close'),
  ];
}

/** The ways in a row, from the first that lets the chosen one be seen. */
function waysLine({ words, chosen }: NonNullable<CommandModal['completing']>, columns: number): Line {
  const cells = words.map((word, index) =>
    index === chosen ? span(`❯${word}  `, 'accent') : span(` ${word}  `, 'dim'),
  );
  let first = 0;
  while (first < chosen && lineWidth(cells.slice(first, chosen + 1)) > columns - 2) first += 1;
  return first === 0 ? cells : [span('…', 'dim'), ...cells.slice(first)];
}
