import { continuations, type KeyHint } from '../keymap/keymap';
import { readable, readableKeys } from '../keymap/readable-keys';
import { padEnd, textWidth } from '../lib/text-width';
import type { Rect } from '../screen/rect';
import type { Model } from '../tui/model';
import { drawLine, type Pen, styleOf } from './pen';
import { type Line, lineWidth, span } from './span';

/** What can follow the pending keys, in a box in the lower right corner of `bounds`. */
export function drawWhichKey(pen: Pen, bounds: Rect, model: Model): void {
  const lines = cut(whichKeyLines(model), bounds.height - 2);
  const title = `${readable(model.pending)} …`;
  const widest = Math.max(textWidth(title) + 2, 'Esc cancels'.length + 2, ...lines.map(lineWidth));
  const width = Math.min(bounds.width, widest + 4);
  const height = Math.min(bounds.height, lines.length + 2);
  const x = bounds.x + bounds.width - width;
  const y = bounds.y + bounds.height - height;
  pen.frame.fill({ x, y, width, height }, styleOf(pen.theme, 'panel', 'text'));
  pen.frame.box({ x, y, width, height }, styleOf(pen.theme, 'panel', 'accent'), {
    title,
    footer: 'Esc cancels',
  });
  lines.forEach((line, index) => {
    drawLine(pen, { x: x + 2, y: y + 1 + index, columns: width - 4 }, 'panel', line);
  });
}

/** Each next key with its deed, and whose it is. */
export function whichKeyLines(model: Model): Line[] {
  const hints = continuations(model.keymaps, model.mode, model.pending);
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(textWidth));
  const keys = widest(hints.map((hint) => readableKeys(hint.keys)));
  const titles = widest(hints.map((hint) => hint.title));
  return hints.map((hint) => whichKeyLine(hint, keys, titles));
}

function whichKeyLine(hint: KeyHint, keys: number, titles: number): Line {
  return [
    span(`${padEnd(readableKeys(hint.keys), keys)}  `, 'accent'),
    ...(hint.plugin === null
      ? [span(hint.title)]
      : [span(`${padEnd(hint.title, titles)}  `), span(hint.plugin, 'plugin')]),
  ];
}

/** At most `rows` lines; the last one says how many more there are. */
function cut(lines: readonly Line[], rows: number): readonly Line[] {
  if (lines.length <= rows) return lines;
  const shown = Math.max(0, rows - 1);
  return [...lines.slice(0, shown), [span(`… ${lines.length - shown} more`, 'dim')]];
}
