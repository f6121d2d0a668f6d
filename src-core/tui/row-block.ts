/**
 * One row of the list as lines of the screen: where its marks stand and how its text wraps. Places only, no looks.
 * Columns are those of the terminal, from 0; lines are those of the row, from 0.
 */

import type { CalendarDate } from '../lib/calendar-date';
import { cleanText } from '../lib/clean-text';
import { textWidth } from '../lib/text-width';
import { type WrappedLine, wrapText } from '../lib/text-wrap';
import type { Progress } from '../todo/hierarchy';
import type { Priority, Todo, TodoState } from '../todo/todo';
import { comingWords, type DueWords, dueWords } from './due-words';
import type { TextInput } from './text-input';

/** Cells of the terminal in which rows may stand. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly lines: number;
}

/** Whether something is below a row, and whether it shows. */
export type Fold = 'none' | 'open' | 'folded';

/** The signs in front of a row's first line, and the due date behind it. */
export interface RowMarks {
  /** Where the mark of the cursor stands. */
  readonly cursorX: number;
  readonly foldX: number;
  readonly fold: Fold;
  /** Where the badge `[P0]` begins; null without a priority. */
  readonly priorityX: number | null;
  readonly priority: Priority | null;
  /** Where the box `[x]` begins; it takes three columns. */
  readonly checkboxX: number;
  readonly state: TodoState;
  readonly due: (DueWords & { readonly x: number }) | null;
  /** How it comes again and when it reminds, before the due date; null where there is nothing, or no room. */
  readonly coming: { readonly text: string; readonly x: number } | null;
  /** Badges of plugins, before those; null where there is none, or no room. */
  readonly badges: { readonly x: number; readonly columns: number } | null;
}

/** One line of a row. */
export interface BlockLine {
  /**
   * `row` is the first line, `more` a further one of the same text. A description stands in a box of `box_top`, `box`
   * lines and `box_bottom`, whose frame begins at `x` and is `columns` wide; its text stands two columns inside.
   */
  readonly kind: 'row' | 'more' | 'box_top' | 'box' | 'box_bottom';
  /** Where the text begins. */
  readonly x: number;
  /** Columns that the text may take. */
  readonly columns: number;
  /** Clean text, empty in the frame's own lines. */
  readonly text: string;
  /** Where {@link text} begins in what it is a line of: the row's text, or a line of its description. */
  readonly start: number;
  /** Which line of the description it is of, from 0; 0 in other lines. */
  readonly paragraph: number;
  /** Where in {@link text} the count of a folded row, `(2/5)`, begins; null where there is none. */
  readonly countAt: number | null;
  /** On a `row` line only. */
  readonly marks: RowMarks | null;
}

/** All lines of one row, at least one. */
export interface Block {
  readonly lines: readonly BlockLine[];
  /** How many of them are text; the others are the description. */
  readonly textLines: number;
  /** The place of the caret while the row is edited. */
  readonly caret: { readonly x: number; readonly line: number } | null;
}

/** What a block is made of. */
export interface RowContent {
  readonly indent: number;
  readonly state: TodoState;
  readonly priority: Priority | null;
  readonly text: string;
  readonly description: string | null;
  readonly fold: Fold;
  /** How much below is complete; shown on a folded row. */
  readonly progress: Progress | null;
  readonly due: DueWords | null;
  /** How it comes again and when it reminds; empty for neither. */
  readonly coming: string;
  /** Columns that the badges of plugins would take; 0 without any. */
  readonly badgeColumns: number;
  /** The line being typed, which stands in place of `text`; null while nobody types here. */
  readonly input: TextInput | null;
}

/** Columns before the fold mark of a top-level row; the mark of the cursor stands in the second. */
const GUTTER = 3;

/** Columns of one level. */
const LEVEL = 2;

/** Columns between what stands behind the text. */
const GAP = 2;

/** Text keeps this many columns, or half of a narrow area, however deep its row: deeper levels are not drawn deeper. */
const LEAST_TEXT = 20;

/** Fold mark and blank; box and blank; badge and blank. */
const FOLD_COLUMNS = 2;
const CHECKBOX_COLUMNS = 4;
const PRIORITY_COLUMNS = 5;

/** The lines of a row in an area. */
export function layRow(content: RowContent, area: Area): Block {
  const signs = FOLD_COLUMNS + CHECKBOX_COLUMNS + (content.priority === null ? 0 : PRIORITY_COLUMNS);
  const least = Math.min(LEAST_TEXT, Math.floor(area.columns / 2));
  const most = Math.max(0, area.columns - GUTTER - signs - least);
  const foldX = area.x + GUTTER + Math.min(content.indent * LEVEL, most);
  const priorityX = foldX + FOLD_COLUMNS;
  const checkboxX = priorityX + (content.priority === null ? 0 : PRIORITY_COLUMNS);
  const x = checkboxX + CHECKBOX_COLUMNS;
  const columns = Math.max(1, area.x + area.columns - x);
  const due = content.input ? null : placeDue(content.due, x, columns);
  const coming = content.input ? null : placeComing(content.coming, x, due?.x ?? x + columns + GAP);
  const badges = content.input
    ? null
    : placeBadges(content.badgeColumns, x, columns, coming?.x ?? due?.x ?? x + columns + GAP);
  const marks: RowMarks = {
    cursorX: area.x + 1,
    foldX,
    fold: content.fold,
    priorityX: content.priority === null ? null : priorityX,
    priority: content.priority,
    checkboxX,
    state: content.state,
    due,
    coming,
    badges,
  };
  const text = content.input
    ? typedLines(content.input, x, columns, marks)
    : { lines: textLines(content, x, columns, marks), caret: null };
  const box =
    content.description === null || content.fold === 'folded'
      ? []
      : boxLines(content.description, x, columns);
  return { lines: [...text.lines, ...box], textLines: text.lines.length, caret: text.caret };
}

/** What a row looks like on a day, when nobody edits it. */
export function contentOf(
  todo: Todo,
  fold: Fold,
  progress: Progress | null,
  seen: { readonly today: CalendarDate; readonly soonDays: number },
  badgeColumns = 0,
): RowContent {
  const { indent, state, priority, description } = todo;
  const text = cleanText(todo.content);
  return {
    indent,
    state,
    priority,
    text,
    description,
    fold,
    progress,
    due: dueWords(todo, seen.today, seen.soonDays),
    coming: comingWords(todo, seen.today),
    badgeColumns,
    input: null,
  };
}

/** Right-aligned on the first line, two columns from the text; left out where the text would get too narrow. */
function placeDue(due: DueWords | null, x: number, columns: number): RowMarks['due'] {
  if (due === null || columns - due.text.length - GAP < LEAST_TEXT / 2) return null;
  return { ...due, x: x + columns - due.text.length };
}

/** Right-aligned before `behind`; the first to be left out where the text would get narrow. */
function placeComing(text: string, x: number, behind: number): RowMarks['coming'] {
  const at = behind - GAP - text.length;
  return text === '' || at - GAP - x < LEAST_TEXT ? null : { text, x: at };
}

/** Right-aligned before `behind`; cut to a third of the line, left out where the text would get too narrow. */
function placeBadges(wanted: number, x: number, columns: number, behind: number): RowMarks['badges'] {
  const end = behind - GAP;
  const width = Math.min(wanted, Math.floor(columns / 3));
  if (width === 0 || end - width - GAP - x < LEAST_TEXT / 2) return null;
  return { x: end - width, columns: width };
}

function textLines(content: RowContent, x: number, columns: number, marks: RowMarks): BlockLine[] {
  const count =
    content.fold === 'folded' && content.progress && content.progress.total > 0
      ? ` (${content.progress.done}/${content.progress.total})`
      : '';
  const beside = marks.badges ?? marks.coming ?? marks.due;
  const firstColumns = beside === null ? columns : beside.x - GAP - x;
  const lines = wrapText(content.text + count, columns, { firstColumns }).map((wrapped, line) =>
    textLine(wrapped, x, columns, line === 0 ? marks : null),
  );
  const last = lines.at(-1);
  const countAt = last ? last.text.length - count.trimStart().length : 0;
  return last && count !== '' ? [...lines.slice(0, -1), { ...last, countAt: Math.max(0, countAt) }] : lines;
}

function textLine(
  { text, start }: WrappedLine,
  x: number,
  columns: number,
  marks: RowMarks | null,
): BlockLine {
  return { kind: marks ? 'row' : 'more', x, columns, text, start, paragraph: 0, countAt: null, marks };
}

/** One column is kept free, so that the caret can stand behind a full line. */
function typedLines(
  input: TextInput,
  x: number,
  columns: number,
  marks: RowMarks,
): Pick<Block, 'lines' | 'caret'> {
  const width = Math.max(1, columns - 1);
  const parts = wrapText(input.text, width);
  const line = Math.max(
    0,
    parts.findLastIndex((part) => part.start <= input.caret),
  );
  const before = textWidth(input.text.slice(parts[line]?.start ?? 0, input.caret));
  const lines = parts.map((part, n) => textLine(part, x, columns, n === 0 ? marks : null));
  return { lines, caret: { x: x + Math.min(before, columns - 1), line } };
}

const FRAME_COLUMNS = 4;

const NO_TEXT: WrappedLine = { text: '', start: 0 };

function boxLines(description: string, x: number, columns: number): BlockLine[] {
  const inner = Math.max(1, columns - FRAME_COLUMNS);
  const paragraphs = description.split(/\r\n|[\n\r\u2028\u2029]/);
  const line = (kind: BlockLine['kind'], { text, start }: WrappedLine, paragraph = 0): BlockLine => ({
    kind,
    x,
    columns,
    text,
    start,
    paragraph,
    countAt: null,
    marks: null,
  });
  const texts = paragraphs.flatMap((paragraph, number) =>
    wrapText(cleanText(paragraph), inner).map((wrapped) => line('box', wrapped, number)),
  );
  return [line('box_top', NO_TEXT), ...texts, line('box_bottom', NO_TEXT)];
}
