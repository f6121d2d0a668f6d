import { type Hint, hintLine } from '../hints';
import { type Line, plainText } from '../span';

/**
 * What a box over the list says, without its place on the screen: drawn as cells and told to screen readers from
 * this one value, so that the two cannot differ.
 */
export interface Dialog {
  readonly title: string;
  /** Stands in the border in the place of {@link title}, which is what is read aloud; null for the title itself. */
  readonly heading: Line | null;
  /** Lines that stay at the top while the others scroll. */
  readonly header: readonly Line[];
  readonly lines: readonly Line[];
  /** The line under the cursor, an index into {@link lines}. */
  readonly selected: number | null;
  /** Where each thing to choose begins, an index into {@link lines}, if these may be longer than a line; null if not. */
  readonly starts: readonly number[] | null;
  /** The first of {@link lines} that is asked for; more than there is shows the last. */
  readonly scroll: number;
  /** The keys that work here. */
  readonly hints: readonly Hint[];
  /** Column of the caret in the first header line, or in {@link caretLine}; null when nothing is typed here. */
  readonly caret: number | null;
  /** The line in which is typed, an index into {@link lines}; null for the first header line. */
  readonly caretLine: number | null;
  /** Stands before the hints: `3 of 112`; empty for nothing. */
  readonly note: string;
  /** What is read aloud in place of {@link lines}, where these are a picture; null for the lines themselves. */
  readonly spoken: readonly Line[] | null;
  /** Whether it is as high as there is room, so that it keeps still while its lines come and go. */
  readonly fillsHeight: boolean;
}

/** A dialog that only says something. */
export function dialog(title: string, lines: readonly Line[], rest: Partial<Dialog> = {}): Dialog {
  return {
    title,
    lines,
    heading: null,
    header: [],
    selected: null,
    starts: null,
    scroll: 0,
    hints: [],
    caret: null,
    caretLine: null,
    note: '',
    spoken: null,
    fillsHeight: false,
    ...rest,
  };
}

/** How many lines the thing has that begins with this one. */
export function linesFrom({ lines, starts }: Dialog, start: number): number {
  return starts === null ? 1 : (starts.find((other) => other > start) ?? lines.length) - start;
}

/** Every line of a dialog as a screen reader says it. */
export function dialogText(content: Dialog): string[] {
  const note: Line = [{ text: content.note, ink: 'dim' }];
  const all = [...content.header, ...(content.spoken ?? content.lines), note, hintLine(content.hints)];
  return all.map((line) => plainText(line).trim()).filter((text) => text !== '');
}
