/** Text marked with the mouse: from the press to what is drawn and copied. What a text is says `view/text-selection.ts`. */
import type { Frame } from '../src-core/screen/frame';
import type { Model } from '../src-core/tui/model';
import {
  drawMarked,
  type MarkedText,
  markedText,
  rowAt,
  spotAt,
  wordAt,
} from '../src-core/view/text-selection';

/** A cell of the screen. */
interface Cell {
  readonly x: number;
  readonly y: number;
}

/** What is marked, and what becomes of it. */
export interface Marking {
  /** A press: begins a mark that nothing shows of yet; the second one marks a word, the third the row. */
  press(cell: Cell, presses: number): void;
  /** The mark reaches to this cell from now on. */
  reach(cell: Cell): void;
  /** What is marked; empty for nothing. */
  text(): string;
  clear(): void;
  /** Draws the mark over a picture of the model; drops it when its text is not what it was. */
  draw(model: Model, frame: Frame): void;
}

/** Makes a marking with nothing marked. `changed` is called when a picture would look different. */
export function createMarking(changed: () => void): Marking {
  let shown: { readonly model: Model; readonly frame: Frame } | undefined;
  let begin: MarkedText['anchor'] | undefined;
  let marked: MarkedText | undefined;
  let text = '';

  function mark(next: MarkedText | undefined): void {
    if (next === undefined && marked === undefined) return;
    marked = next;
    text = shown && next ? markedText(shown.model, shown.frame, next) : '';
    changed();
  }

  return {
    press(cell, presses) {
      if (!shown) return;
      const { model, frame } = shown;
      begin = spotAt(model, frame, cell);
      if (presses === 2) mark(wordAt(model, frame, cell));
      else if (presses >= 3) mark(rowAt(model, frame, cell));
      else mark(undefined);
      if (marked) begin = marked.anchor;
    },
    reach(cell) {
      const head = shown && spotAt(shown.model, shown.frame, cell);
      if (!begin || !head || (begin.id === null) !== (head.id === null)) return;
      mark({ anchor: begin, head });
    },
    text: () => text,
    clear: () => mark(undefined),
    draw(model, frame) {
      const same = shown?.model.list.todos === model.list.todos && shown.model.modal === model.modal;
      shown = { model, frame };
      if (marked && !same && markedText(model, frame, marked) !== text) {
        marked = undefined;
        text = '';
      }
      if (marked) drawMarked(model, frame, marked);
    },
  };
}
