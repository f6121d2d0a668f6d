/** What golden tests compare: a model as it is drawn, and every pair of colours in it. For tests only. */
import { frameText, styledText } from '../../screen/frame-text';
import type { Model, Size, ThemeName } from '../../tui/model';
import { contrast } from '../contrast';
import { view } from '../view';

/** A drawn screen: what is to be read, and how it looks, with the place of the caret. */
export interface DrawnScreen {
  readonly text: string;
  readonly styled: string;
}

/** Draws a model at a size. */
export function drawnScreen(model: Model, size: Size): DrawnScreen {
  const { frame, caret } = view({ ...model, size });
  const caretLine = caret ? `caret ${caret.x},${caret.y}\n` : '';
  return { text: `${frameText(frame).join('\n')}\n`, styled: styledText(frame) + caretLine };
}

/** The faintest contrast between a text and what it stands on, anywhere on the screen, in a theme of ours. */
export function faintestContrast(model: Model, theme: ThemeName): number {
  return faintestPair({ ...model, appearance: { ...model.appearance, theme } });
}

/** The same in the theme that the model is drawn in. */
export function faintestPair(model: Model): number {
  const { frame } = view(model);
  const pairs = new Map<string, number>();
  for (let y = 0; y < frame.rows; y++) {
    for (let x = 0; x < frame.cols; x++) {
      const { fg, bg } = frame.styleAt(x, y);
      const pair = `${fg} ${bg}`;
      if (!pairs.has(pair)) pairs.set(pair, contrast(fg ?? 0, bg ?? 0));
    }
  }
  return Math.min(...pairs.values());
}
