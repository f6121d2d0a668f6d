/** The texts on the screen that can be marked with the mouse: of the box that is open, else of the rows of the list. */
import type { Frame } from '../screen/frame';
import type { TodoId } from '../todo/todo';
import { layOutList } from '../tui/list-layout';
import { DIALOG_CHROME, dialogLines } from '../tui/modals/dialog-lines';
import type { Model } from '../tui/model';
import { openDialog } from './modals/open-dialog';

/** One line of text, without the marks around it. */
export interface ScreenLine {
  /** The row that it belongs to; null in a box. */
  readonly id: TodoId | null;
  /** Which line of the row, or of the screen in a box. */
  readonly line: number;
  /** What belongs together when it is copied: the row's text, its description, or a line of a box by itself. */
  readonly part: 'text' | 'description' | 'box';
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What can be marked now, top to bottom. */
export function screenLines(model: Model, frame: Frame): ScreenLine[] {
  return openDialog(model) === null ? listLines(model) : boxLines(model, frame);
}

/** The lines of the list, as far as they are laid out. */
export function listLines(model: Model): ScreenLine[] {
  const { area, lines } = layOutList(model);
  let line = model.scroll.line - 1;
  let id: TodoId | null = lines[0]?.id ?? null;
  return lines.flatMap((each, index) => {
    line = each.id === id ? line + 1 : 0;
    id = each.id;
    if (each.kind === 'box_top' || each.kind === 'box_bottom') return [];
    const part = each.kind === 'box' ? 'description' : 'text';
    const text = each.countAt === null ? each.text : each.text.slice(0, each.countAt).trimEnd();
    return [{ id, line, part, x: each.kind === 'box' ? each.x + 2 : each.x, y: area.y + index, text }];
  });
}

/** The lines inside the frame of the box that is open. */
function boxLines(model: Model, frame: Frame): ScreenLine[] {
  const open = openDialog(model);
  if (!open) return [];
  const { content, columns } = open;
  const header = content.header.length;
  const { y, count } = dialogLines(model.size, content.lines.length, header, content.fillsHeight);
  const width = Math.min(model.size.cols, columns + DIALOG_CHROME);
  const x = Math.floor((model.size.cols - width) / 2) + 3;
  return Array.from({ length: header + count }, (_, index) => {
    const line = y - header + index;
    const cells = Array.from({ length: width - DIALOG_CHROME }, (_, column) =>
      frame.symbolAt(x + column, line),
    );
    return { id: null, line, part: 'box', x, y: line, text: cells.join('').trimEnd() };
  });
}
