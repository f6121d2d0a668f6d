/**
 * The screen as a function of the model: the same model gives the same cells. Only draws: it keeps nothing, decides
 * nothing and asks for nothing. Where rows stand is `tui/list-layout.ts`'s word, so that clicks hit what is seen;
 * what a screen reader hears is `accessible-tree.ts`'s, from the same values.
 */
import { Frame } from '../screen/frame';
import { layOutList } from '../tui/list-layout';
import { underOf } from '../tui/modals/pages';
import type { Model } from '../tui/model';
import { isBottomLine } from './bottom-line';
import { drawCommandLine } from './command-line-view';
import { type Areas, areasFor } from './layout';
import { type Caret, drawDialog, reachesDown } from './modals/draw-dialog';
import { openDialog } from './modals/open-dialog';
import { themeOf } from './model-theme';
import { type Pen, styleOf } from './pen';
import { drawStatusBar, statusBarOf } from './status-bar-view';
import { drawTodoList } from './todo-list-view';
import { drawWhichKey } from './which-key-view';

/** What is to be seen. */
export interface Picture {
  readonly frame: Frame;
  /** The cell of the caret; null while nothing is typed. */
  readonly caret: Caret | null;
}

/** Draws a model into a fresh frame of its size. Never fails, however small that is. */
export function view(model: Model): Picture {
  const theme = themeOf(model);
  const { cols, rows } = model.size;
  const frame = Frame.blank(Math.max(1, cols), Math.max(1, rows), styleOf(theme, 'background', 'text'));
  const caret = draw({ frame, theme }, model);
  return { frame, caret: caret && caret.x < cols && caret.y < rows ? caret : null };
}

function draw(pen: Pen, model: Model): Caret | null {
  const bar = statusBarOf(model);
  const areas = areasFor(model.size, bar.lines.length);
  drawTodoList(pen, areas.frame, model);
  drawStatusBar(pen, areas.statusBar, bar);
  if (model.whichKey) drawWhichKey(pen, areas.cover, model);
  const { modal } = model;
  if (isBottomLine(modal)) {
    // A page stays in sight while a command is typed over it.
    drawBox(pen, areas, { ...model, modal: underOf(modal) });
    return drawCommandLine(pen, areasFor(model.size).statusBar, model, modal);
  }
  const box = drawBox(pen, areas, aboveMessage(model, bar.lines.length));
  return box.drawn ? box.caret : layOutList(model).caret;
}

/** A box that reaches down to the second line of a message is one line less high; it begins at the top with or without it. */
function aboveMessage(model: Model, statusLines: number): Model {
  const { size } = model;
  const open = statusLines > 1 ? openDialog(model) : null;
  if (!open || !reachesDown(size, open.content)) return model;
  return { ...model, size: { ...size, rows: size.rows + 1 - statusLines } };
}

/** Draws the box that covers the list, if there is one, and dims what it covers. */
function drawBox(
  pen: Pen,
  areas: Areas,
  model: Model,
): { readonly drawn: boolean; readonly caret: Caret | null } {
  const open = openDialog(model);
  if (!open) return { drawn: false, caret: null };
  pen.frame.restyle(areas.frame, { ...styleOf(pen.theme, 'background', 'dim'), bold: false });
  return { drawn: true, caret: drawDialog(pen, model.size, open.content, open.columns) };
}
