/**
 * Frames as the terminal reads them: the one place in the program that writes ESC. The symbols it passes on come out of
 * frames, which hold cleaned text only. Control functions are those of ECMA-48. One
 * frame is one write, which the terminal draws at once; the marks of a synchronized update (`CSI ? 2026`) would make
 * xterm.js 6 draw every row anew at each key.
 */
import { BLANK, CONTINUATION, isPlain } from './cell';
import type { Run } from './diff';
import type { Frame } from './frame';
import { ATTRIBUTES, COLOUR_MASK, HAS_COLOUR } from './style';

/** Where the terminal's own cursor shows, in columns and rows from 0. */
export interface Caret {
  readonly x: number;
  readonly y: number;
}

const CSI = '\u001b[';
const HIDE_CURSOR = `${CSI}?25l`;
const SHOW_CURSOR = `${CSI}?25h`;
const RESET_STYLE = `${CSI}m`;

/**
 * What a terminal is told before the first frame: to use its alternate screen, which neither scrolls back nor breaks
 * rows anew when its size changes. On the normal one a change of size moves rows about behind the encoder's back.
 */
export const ENTER_SCREEN = `${CSI}?1049h`;

/**
 * The bytes that bring `runs` of `frame` to a terminal. The output starts and ends in the default
 * style, and leaves the cursor hidden or, for an input, shown at `caret`. Give it the runs of `diffFrames`; write the
 * answer in one piece.
 */
export function encodeRuns(frame: Frame, runs: readonly Run[], caret: Caret | null = null): string {
  const writer = new RunWriter(frame);
  for (const run of runs) writer.write(run);
  return HIDE_CURSOR + writer.finish() + (caret === null ? '' : moveTo(caret.x, caret.y) + SHOW_CURSOR);
}

function moveTo(x: number, y: number): string {
  return `${CSI}${y + 1};${x + 1}H`;
}

/** Writes runs one after the other and remembers how the terminal stands: its style, its row, whether its column is sure. */
class RunWriter {
  private output = '';
  private fore = 0;
  private back = 0;
  private row = -1;

  constructor(private readonly frame: Frame) {}

  finish(): string {
    return this.fore === 0 && this.back === 0 ? this.output : this.output + RESET_STYLE;
  }

  write({ y, start, end }: Run): void {
    const offset = y * this.frame.cols;
    let x = start;
    let placed = false;
    while (x < end) {
      const plainEnd = this.plainEnd(offset, x, end);
      const single = plainEnd === x;
      // Each cluster that is not plain stands between two moves, so that whatever a terminal makes of it, it joins
      // nothing beside it and the next one starts where it should.
      if (!placed || single) this.move(x, y);
      this.style(offset + x);
      if (single) x = this.cluster(offset, x);
      else {
        this.output += plainText(this.frame.symbols, offset + x, offset + plainEnd);
        x = plainEnd;
      }
      placed = !single;
    }
  }

  /** The end of the plain cells of one style that start at `x`; `x` itself if that is none. */
  private plainEnd(offset: number, x: number, end: number): number {
    const { symbols, fores, backs } = this.frame;
    const first = offset + x;
    let cell = first;
    while (
      cell < offset + end &&
      isPlain(symbols[cell] ?? 0) &&
      fores[cell] === fores[first] &&
      backs[cell] === backs[first]
    ) {
      cell++;
    }
    return cell - offset;
  }

  private move(x: number, y: number): void {
    this.output += y === this.row ? `${CSI}${x + 1}G` : moveTo(x, y);
    this.row = y;
  }

  /** Writes the cluster at `x` and answers the column after it. */
  private cluster(offset: number, x: number): number {
    this.output += this.frame.text(offset + x);
    return x + 1 < this.frame.cols && this.frame.symbols[offset + x + 1] === CONTINUATION ? x + 2 : x + 1;
  }

  private style(cell: number): void {
    const fore = this.frame.fores[cell] ?? 0;
    const back = this.frame.backs[cell] ?? 0;
    if (fore === this.fore && back === this.back) return;
    this.output += styleChange(this.fore, this.back, fore, back);
    this.fore = fore;
    this.back = back;
  }
}

/** Plain symbols as text, letter by letter: for runs of a few words, spreading them costs twice as much. */
function plainText(symbols: Uint32Array, start: number, end: number): string {
  let text = '';
  for (let cell = start; cell < end; cell++) text += String.fromCharCode(symbols[cell] ?? BLANK);
  return text;
}

/** The shortest SGR that leads from one style to another. */
function styleChange(fromFore: number, fromBack: number, fore: number, back: number): string {
  if (fore === 0 && back === 0) return RESET_STYLE;
  const parameters: (number | string)[] = [];
  const lost = fromFore & ~fore;
  let had = fromFore;
  for (const { bit, off } of ATTRIBUTES) {
    if ((lost & had & bit) === 0) continue;
    parameters.push(off);
    // Bold and dim are switched off together.
    for (const other of ATTRIBUTES) if (other.off === off) had &= ~other.bit;
  }
  for (const { bit, on } of ATTRIBUTES) if (fore & ~had & bit) parameters.push(on);
  if (colourOf(fromFore) !== colourOf(fore)) parameters.push(colour(38, fore));
  if (fromBack !== back) parameters.push(colour(48, back));
  return `${CSI}${parameters.join(';')}m`;
}

const colourOf = (packed: number): number => packed & (HAS_COLOUR | COLOUR_MASK);

/** The parameters of a 24-bit colour: 38 for the foreground, 48 for the background; one more is the default. */
function colour(selector: 38 | 48, packed: number): string {
  if ((packed & HAS_COLOUR) === 0) return String(selector + 1);
  return `${selector};2;${(packed >> 16) & 255};${(packed >> 8) & 255};${packed & 255}`;
}
