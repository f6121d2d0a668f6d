import type { Rect } from '../screen/rect';
import { STATE_CHARACTERS, type TodoState } from '../todo/todo';
import { type ListLayout, type ListLine, layOutList } from '../tui/list-layout';
import type { Model } from '../tui/model';
import type { RowMarks } from '../tui/row-block';
import { filteredOf } from '../tui/rows';
import { isMotionReduced } from '../tui/spinner';
import { selectionTest } from '../tui/targets';
import { decorationLine } from './decorations';
import { hintFor, hintLine } from './hints';
import { isTextLine } from './list-lines';
import { listTitle } from './list-title';
import { drawLine, type Pen, styleOf } from './pen';
import { contentLine, DUE_INKS, STATE_INKS } from './row-content';
import { drawScrollbar } from './scrollbar';
import { withSearchMarks } from './search-marks';
import { type Line, lineWidth, span } from './span';
import { spinnerSign } from './spinner-sign';
import type { Surface } from './theme';

/** The list in its frame, from where `tui/list-layout.ts` says that everything stands. */
export function drawTodoList(pen: Pen, frame: Rect, model: Model): void {
  const layout = layOutList(model);
  if (layout.total === 0) drawEmpty(pen, frame, model);
  // A long message takes a line from the list, and the border goes up with it.
  const isSelected = selectionTest(model);
  layout.lines.slice(0, Math.max(0, frame.height - 2)).forEach((line, index) => {
    drawListLine(pen, model, layout.area, {
      line,
      isSelected: isSelected(line.id),
      y: layout.area.y + index,
    });
  });
  drawBorder(pen, frame, model, layout);
  const { area, first, last, total } = layout;
  const column = { x: frame.x + frame.width - 1, y: area.y, height: Math.max(0, frame.height - 2) };
  drawScrollbar(pen, column, 'background', { first: first - 1, shown: last - first + 1, total });
}

/** Over the rows: marks keep their places in a window that is too narrow for them, and end where the border is. */
function drawBorder(pen: Pen, frame: Rect, model: Model, layout: ListLayout): void {
  const focused = model.modal === null;
  pen.frame.box(frame, styleOf(pen.theme, 'background', focused ? 'accent' : 'dim'), {
    ...listTitle(model, layout, frame.width),
    labelStyle: styleOf(pen.theme, 'background', 'text'),
  });
}

function drawEmpty(pen: Pen, frame: Rect, model: Model): void {
  const line = emptyLine(model);
  const x = frame.x + Math.max(1, Math.floor((frame.width - lineWidth(line)) / 2));
  const y = frame.y + Math.floor((frame.height - 1) / 2);
  if (frame.height > 2) drawLine(pen, { x, y, columns: frame.width - 2 }, 'background', line);
}

/** What an empty list says: which key comes next, and that what was there is on the day before. */
export function emptyLine(model: Model): Line {
  if (!model.list.complete) return [span('loading…', 'dim')];
  if (model.filter && model.list.todos.rows.length > 0) {
    const all = model.modal ? [] : hintFor(model.keymaps, 'navigate', 'close', 'shows everything');
    return [span('nothing fits the filter', 'dim'), ...dotted(all)];
  }
  const { keymaps } = model;
  if (model.list.readOnly) {
    const today = hintFor(keymaps, 'navigate', 'go_to_today', 'today');
    return [span('nothing was written on this day', 'dim'), ...dotted(today)];
  }
  const add = hintFor(keymaps, 'navigate', 'new_item', 'adds a todo');
  const yesterday = hintFor(keymaps, 'navigate', 'prev_day', 'yesterday');
  const help = hintFor(keymaps, 'navigate', 'help', 'help');
  return [...hintLine(add), ...dotted(yesterday), ...dotted(help)];
}

function dotted(hints: ReturnType<typeof hintFor>): Line {
  return hints.length === 0 ? [] : [span(' · ', 'dim'), ...hintLine(hints)];
}

interface DrawnLine {
  readonly line: ListLine;
  readonly isSelected: boolean;
  readonly y: number;
}

function drawListLine(pen: Pen, model: Model, area: ListLayout['area'], drawn: DrawnLine): void {
  const { line, y } = drawn;
  const isText = isTextLine(line);
  const onBand = isText && (line.id === model.cursor || drawn.isSelected);
  const surface = onBand ? 'selection' : 'background';
  if (onBand) {
    const band = { x: area.x, y, width: area.columns + 1, height: 1 };
    pen.frame.fill(band, styleOf(pen.theme, 'selection', 'text'));
  }
  if (line.marks) {
    const sign = line.id === model.cursor ? '❯' : drawn.isSelected ? '▌' : null;
    drawMarks(pen, model, line.marks, { y, surface, sign });
    const { badges } = line.marks;
    if (badges)
      drawLine(pen, { ...badges, y }, surface, decorationLine(model.decorations.get(line.id) ?? []));
  }
  if (!isText) drawDescription(pen, model, line, y);
  else drawLine(pen, { x: line.x, y, columns: line.columns }, surface, textOf(model, line));
}

function textOf(model: Model, line: ListLine): Line {
  const todo = line.index === null ? undefined : model.list.todos.rows[line.index];
  const edited = model.editing?.target.id === line.id;
  if (edited || todo === undefined) return [span(line.text)];
  const words = withSearchMarks(model, line, contentLine(todo.state, line.text, line.countAt));
  const isContext = line.index !== null && filteredOf(model)?.context.has(line.index) === true;
  return isContext ? words.map((part) => ({ ...part, ink: 'dim' })) : words;
}

function drawMarks(
  pen: Pen,
  model: Model,
  marks: RowMarks,
  at: { readonly y: number; readonly surface: Surface; readonly sign: string | null },
): void {
  const put = (x: number, text: string, ink: Line[number]['ink']) =>
    pen.frame.put(x, at.y, text, styleOf(pen.theme, at.surface, ink));
  if (at.sign !== null) put(marks.cursorX, at.sign, 'accent');
  if (marks.fold !== 'none') put(marks.foldX, marks.fold === 'open' ? '▼' : '▶', 'dim');
  if (marks.priority && marks.priorityX !== null) put(marks.priorityX, `[${marks.priority}]`, marks.priority);
  put(marks.checkboxX, `[${stateSign(model, marks.state)}]`, STATE_INKS[marks.state]);
  if (marks.coming) put(marks.coming.x, marks.coming.text, 'dim');
  if (marks.due) put(marks.due.x, marks.due.text, DUE_INKS[marks.due.urgency]);
}

/** The character in the box: work in progress turns, unless nothing may move or nobody works any more. */
function stateSign(model: Model, state: TodoState): string {
  const still = isMotionReduced(model) || model.list.readOnly;
  if (state !== 'in_progress' || still) return STATE_CHARACTERS[state];
  return spinnerSign(model);
}

function drawDescription(pen: Pen, model: Model, line: ListLine, y: number): void {
  const border = styleOf(pen.theme, 'background', 'dim');
  const inside = '─'.repeat(Math.max(0, line.columns - 2));
  const at = (text: string) => pen.frame.put(line.x, y, text, border, line.columns);
  if (line.kind === 'box_top') at(`╭${inside}╮`);
  else if (line.kind === 'box_bottom') at(`╰${inside}╯`);
  else {
    at('│');
    pen.frame.put(line.x + line.columns - 1, y, '│', border);
    drawLine(
      pen,
      { x: line.x + 2, y, columns: line.columns - 4 },
      'background',
      withSearchMarks(model, line, [span(line.text)]),
    );
  }
}
