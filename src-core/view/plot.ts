/**
 * Plots in cells: a number for each day, as bars or as the ground under a line, with numbers at the left and dates
 * below. Lines of spans, so that a box draws them like any other; eighth blocks, which every font that draws boxes has.
 * It knows no todos, and draws nothing outside the columns and rows it is given, however few.
 */
import type { CalendarDate } from '../lib/calendar-date';
import { type Line, span } from './span';
import type { Ink } from './theme';

/** A day and its number, which is not negative. */
export interface PlotPoint {
  readonly date: CalendarDate;
  readonly value: number;
}

/** How to plot. */
export interface PlotLook {
  /** `bars` stand apart and add up where several days share one; `ground` has no gaps and takes the last day. */
  readonly kind: 'bars' | 'ground';
  readonly columns: number;
  /** Lines, the dates below among them. */
  readonly rows: number;
  readonly ink: Ink;
  /** Digits that the numbers at the left have room for at least, so that plots below each other begin together. */
  readonly digits?: number;
}

/** A plot. */
export interface Plot {
  /** Exactly as many as were asked for. */
  readonly lines: readonly Line[];
  /** How many days each bar stands for. */
  readonly daysPerBar: number;
}

/** From an eighth to the whole of a cell. */
const EIGHTHS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** The widest bar, in columns. */
const MAX_BAR = 6;

/** Fewer columns than this are for bars alone. */
const LEAST_COLUMNS = 12;

/** Draws a plot of the points, oldest first. Nothing fits into no columns or no rows. */
export function plot(points: readonly PlotPoint[], look: PlotLook): Plot {
  const columns = Math.max(0, Math.floor(look.columns));
  const rows = Math.max(0, Math.floor(look.rows));
  const digits = Math.max(look.digits ?? 0, String(greatest(points)).length);
  const numbers = columns >= LEAST_COLUMNS ? digits : 0;
  const left = numbers > 0 && columns - numbers - 1 >= LEAST_COLUMNS / 2 ? numbers + 1 : 0;
  const room = columns - left;
  const daysPerBar = Math.max(1, Math.ceil(points.length / Math.max(1, room)));
  const bars = grouped(points, daysPerBar, look.kind);
  const step = bars.length === 0 ? 1 : Math.max(1, Math.min(MAX_BAR, Math.floor(room / bars.length)));
  const hasDates = rows >= 3 && room >= DATE_COLUMNS && points.length > 0;
  const height = hasDates ? rows - 1 : rows;
  const drawing: Drawing = { bars, step, height, top: Math.max(1, greatest(bars)) };
  const lines = columns === 0 ? [] : bodyOf(drawing, look, left);
  const dates = hasDates ? [[span(' '.repeat(left)), span(dateLine(bars, step, room), 'dim')]] : [];
  const blank: Line[] = Array.from({ length: rows - lines.length - dates.length }, () => []);
  return { lines: [...blank, ...lines, ...dates], daysPerBar };
}

interface Drawing {
  readonly bars: readonly PlotPoint[];
  /** Columns from one bar to the next. */
  readonly step: number;
  /** Rows for bars. */
  readonly height: number;
  /** The number that fills the height. */
  readonly top: number;
}

function greatest(points: readonly PlotPoint[]): number {
  return points.reduce((most, { value }) => Math.max(most, Math.floor(value)), 0);
}

/** So many days to a bar, counted from the last one; a bar carries the date of its last day. */
function grouped(points: readonly PlotPoint[], days: number, kind: PlotLook['kind']): PlotPoint[] {
  if (days === 1) return [...points];
  const bars: PlotPoint[] = [];
  for (let end = points.length; end > 0; end -= days) {
    const group = points.slice(Math.max(0, end - days), end);
    const last = group.at(-1);
    const value = kind === 'bars' ? group.reduce((sum, point) => sum + point.value, 0) : (last?.value ?? 0);
    if (last) bars.unshift({ date: last.date, value });
  }
  return bars;
}

/** The rows of the bars, the highest first, with the greatest number, the middle and 0 beside them. */
function bodyOf(drawing: Drawing, look: PlotLook, left: number): Line[] {
  const { height, top } = drawing;
  const levels = drawing.bars.map((bar) => levelOf(bar.value, drawing));
  return Array.from({ length: height }, (_, index) => {
    const row = height - 1 - index;
    const cells = levels.map((level) => cellsOf(level - row * 8, drawing.step, look.kind)).join('');
    const bars = span(cells.trimEnd(), look.ink);
    if (left === 0) return [bars];
    const number = scaleAt(row, height, top);
    return [span(`${number.padStart(left - 1)}${number === '' ? '│' : '┤'}`, 'dim'), bars];
  });
}

/** Height in eighths of a row. What is there at all is to be seen. */
function levelOf(value: number, { height, top }: Drawing): number {
  if (!(value > 0)) return 0;
  return Math.max(1, Math.min(height * 8, Math.round((value / top) * height * 8)));
}

/** One bar in one row. */
function cellsOf(eighths: number, step: number, kind: PlotLook['kind']): string {
  const sign = EIGHTHS[Math.min(8, eighths) - 1] ?? ' ';
  const gap = kind === 'bars' && step > 1 ? 1 : 0;
  return sign.repeat(step - gap) + ' '.repeat(gap);
}

/** The number beside a row; empty where there is none. */
function scaleAt(row: number, height: number, top: number): string {
  if (row === height - 1) return String(top);
  if (row === 0) return '0';
  const isMiddle = height % 2 === 1 && height >= 5 && row === (height - 1) / 2;
  return isMiddle && top % 2 === 0 ? String(top / 2) : '';
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Columns of the longest date. */
const DATE_COLUMNS = 'Jan 30'.length;

/** `Jan 30` */
export function dayAndMonth(date: CalendarDate): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${Number(date.slice(8))}`;
}

/** Dates under their bars: the last one, the first, and between them as many as stand two columns apart. */
function dateLine(bars: readonly PlotPoint[], step: number, room: number): string {
  const cells = ' '.repeat(room).split('');
  const put = (index: number): void => {
    const text = dayAndMonth(bars[index]?.date ?? ('' as CalendarDate));
    const from = Math.max(0, Math.min(index * step, room - text.length));
    const around = cells.slice(Math.max(0, from - 2), from + text.length + 2);
    if (around.some((cell) => cell !== ' ')) return;
    cells.splice(from, text.length, ...text);
  };
  put(bars.length - 1);
  put(0);
  const apart = Math.max(1, Math.ceil((DATE_COLUMNS + 4) / step));
  for (let index = bars.length - 1 - apart; index > 0; index -= apart) put(index);
  return cells.join('').trimEnd();
}
