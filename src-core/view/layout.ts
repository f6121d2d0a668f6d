import { inset, type Rect, splitBottom } from '../screen/rect';
import type { Size } from '../tui/model';

/** The parts of the screen. The rows of the list stand where `tui/list-layout.ts` puts them, inside `frame`. */
export interface Areas {
  /** The list with its border. */
  readonly frame: Rect;
  /** Where a box of keys may cover the list: inside of its border, as long as there is room for one. */
  readonly cover: Rect;
  /** The last line, or the last two while a long message stands there. */
  readonly statusBar: Rect;
}

/** The areas at a size. In a single line the status bar is all there is. */
export function areasFor(size: Size, statusLines = 1): Areas {
  const screen = { x: 0, y: 0, width: size.cols, height: size.rows };
  const [frame, statusBar] = splitBottom(screen, statusLines);
  const cover = frame.width >= 40 && frame.height >= 10 ? inset(frame) : frame;
  return { frame, cover, statusBar };
}
