/** Frames as text for people: golden screens, and what a failed test prints. No control codes. */
import type { Frame } from './frame';
import { ATTRIBUTES, type Style } from './style';

/** The rows of a frame without the spaces at their ends; a wide cluster stands once. */
export function frameText(frame: Frame): string[] {
  return Array.from({ length: frame.rows }, (_, y) => {
    let line = '';
    for (let x = 0; x < frame.cols; x++) line += frame.symbolAt(x, y);
    return line.trimEnd();
  });
}

/** One letter a style, the commonest a dot; after the letters come further ones from U+00C0 on. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const letter = (index: number): string =>
  LETTERS[index] ?? String.fromCharCode(0xc0 + index - LETTERS.length);

/**
 * The frame as a golden file: its text; below it a map of the same shape with one letter for the style of each cell,
 * `.` for the commonest; below that what the letters mean. Equal frames give equal text, and a line is changed by
 * nothing outside its row but a new style before it.
 */
export function styledText(frame: Frame): string {
  const rows = Array.from({ length: frame.rows }, (_, y) =>
    Array.from({ length: frame.cols }, (_, x) => describeStyle(frame.styleAt(x, y))),
  );
  const letters = nameStyles(rows.flat());
  const map = rows.map((row) =>
    row
      .map((style) => letters.get(style) ?? '?')
      .join('')
      .replace(/\.+$/, ''),
  );
  const legend = [...letters].map(([style, name]) => `${name} ${style}`);
  return [...frameText(frame), '-- styles --', ...map, '-- legend --', ...legend, ''].join('\n');
}

/** The letter of each style, the commonest first and then as they appear. */
function nameStyles(cells: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const style of cells) counts.set(style, (counts.get(style) ?? 0) + 1);
  const commonest = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])[0];
  const others = [...counts.keys()].filter((style) => style !== commonest);
  return new Map([[commonest, '.'], ...others.map((style, index) => [style, letter(index)] as const)]);
}

function describeStyle(style: Style): string {
  const words: string[] = [];
  if (style.fg !== undefined) words.push(hexColour(style.fg));
  if (style.bg !== undefined) words.push(`on ${hexColour(style.bg)}`);
  for (const { name } of ATTRIBUTES) if (style[name]) words.push(name);
  return words.join(' ') || 'default';
}

const hexColour = (rgb: number): string => `#${rgb.toString(16).padStart(6, '0')}`;
