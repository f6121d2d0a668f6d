/**
 * The generated width table, read into a form that answers at once. A class is one byte per code point; its layout is
 * written down in width-table.ts.
 */
import { WIDTH_TABLE } from './width-table';

/** Columns a code point or cluster takes on the screen. */
export type Columns = 0 | 1 | 2;

const TABLE_END = 0x20000;

/** The classes of the code points below TABLE_END, and the few runs from there on as [first, last, class]. */
const { near, far } = readTable();

function readTable(): { near: Uint8Array; far: readonly (readonly [number, number, number])[] } {
  const low = new Uint8Array(TABLE_END);
  const high: [number, number, number][] = [];
  for (const { value, runs } of WIDTH_TABLE) {
    for (const run of runs.join(' ').split(' ')) {
      const [first = 0, more = 0] = run.split('+').map((digits) => Number.parseInt(digits, 16));
      if (first < TABLE_END) low.fill(value, first, first + more + 1);
      if (first + more >= TABLE_END) high.push([Math.max(first, TABLE_END), first + more, value]);
    }
  }
  return { near: low, far: high };
}

/** The class of a code point: 0 for an ordinary letter of one column. */
export function classOf(codePoint: number): number {
  if (codePoint < TABLE_END) return near[codePoint] ?? 0;
  for (const [first, last, value] of far) if (codePoint >= first && codePoint <= last) return value;
  return 0;
}

/** The grapheme kind (`GraphemeKind`) of a class. */
export function kindOfClass(value: number): number {
  return value & 31;
}

/** The columns a class gives. */
export function widthOfClass(value: number): Columns {
  const bits = (value >> 5) & 3;
  return bits === 0 ? 1 : bits === 2 ? 2 : 0;
}

/** Whether a code point of this class draws nothing anywhere: format characters, fillers, tags. */
export function isHidden(value: number): boolean {
  return ((value >> 5) & 3) === 3;
}

/**
 * Columns of a code point by itself: 2 for East Asian wide, full width and emoji; 0 for combining and invisible ones;
 * 1 for all others, ambiguous width, controls and unpaired surrogates (drawn as one sign) among them.
 */
export function widthOfCodePoint(codePoint: number): Columns {
  return widthOfClass(classOf(codePoint));
}

/** Whether U+FE0E and U+FE0F choose between text and emoji presentation of a code point of this class. */
export function takesSelector(value: number): boolean {
  return (value & (1 << 7)) !== 0;
}
