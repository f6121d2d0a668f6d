import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { charProperties, widthOfCodePoint } from '../lib/text-width';
import { type Caret, encodeRuns } from './ansi';
import { diffFrames } from './diff';
import { Frame } from './frame';
import type { Style } from './style';

const COLS = 12;
const ROWS = 4;

/** A real terminal emulator, with our width table, and everything about it that no frame may change. */
class Glass {
  readonly answers: string[] = [];
  private readonly terminal = new Terminal({ cols: COLS, rows: ROWS, allowProposedApi: true });
  private frame: Frame | null = null;

  constructor() {
    this.terminal.unicode.register({ version: 'own', wcwidth: widthOfCodePoint, charProperties });
    this.terminal.unicode.activeVersion = 'own';
    this.terminal.onData((data) => this.answers.push(data));
    this.terminal.onTitleChange((title) => this.answers.push(`title ${title}`));
    this.terminal.onBell(() => this.answers.push('bell'));
    this.terminal.onScroll(() => this.answers.push('scroll'));
  }

  show(next: Frame, caret: Caret | null = null): Promise<void> {
    const output = encodeRuns(next, diffFrames(this.frame, next), caret);
    this.frame = next;
    return new Promise((done) => this.terminal.write(output, done));
  }

  cells(): unknown[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: COLS * ROWS }, (_, index) => {
      const cell = active.getLine(active.baseY + Math.floor(index / COLS))?.getCell(index % COLS);
      if (cell === undefined) throw new Error(`no cell ${index}`);
      const style = {
        ...(cell.isFgRGB() ? { fg: cell.getFgColor() } : {}),
        ...(cell.isBgRGB() ? { bg: cell.getBgColor() } : {}),
        ...(cell.isBold() ? { bold: true } : {}),
        ...(cell.isDim() ? { dim: true } : {}),
        ...(cell.isItalic() ? { italic: true } : {}),
        ...(cell.isUnderline() ? { underline: true } : {}),
        ...(cell.isInverse() ? { inverse: true } : {}),
        ...(cell.isStrikethrough() ? { strikethrough: true } : {}),
      };
      return [cell.getChars(), cell.getWidth(), style];
    });
  }

  /** What must be as in a terminal that was never written to. */
  state(): unknown {
    const { active, normal } = this.terminal.buffer;
    const { ...modes } = this.terminal.modes;
    return { modes, type: active.type, baseY: active.baseY, rows: normal.length, answers: this.answers };
  }

  cursor(): Caret {
    return { x: this.terminal.buffer.active.cursorX, y: this.terminal.buffer.active.cursorY };
  }

  dispose(): void {
    this.terminal.dispose();
  }
}

const cellsOf = (frame: Frame): unknown[] =>
  Array.from({ length: COLS * ROWS }, (_, index) => {
    const [x, y] = [index % COLS, Math.floor(index / COLS)];
    const width = frame.isContinuation(x, y) ? 0 : frame.isContinuation(x + 1, y) ? 2 : 1;
    return [frame.symbolAt(x, y), width, frame.styleAt(x, y)];
  });

const ATTACKS = [
  '\u001b[2J',
  '\u001b]0;owned\u0007',
  '\u001b[6n',
  '\u001b[c',
  '\u001bP1$r0m\u001b\\',
  '\u009b5n',
  '\u009d0;t\u009c',
  '\u001b[?1049h',
  '\u001b[?1000h',
  '\u001bc',
  '\u0007',
  '\r\n\n\n\n\n',
  '\u000e',
  '\u0085',
  '\u007f',
  '\t\t',
  '\u0000',
];
const WRITING = [
  'milk',
  '東京',
  'ｶﾞ',
  '👨‍👩‍👧‍👦',
  '👍🏽',
  '🇩🇪',
  '🇩',
  '❤\ufe0f',
  '⌚',
  '⌚\ufe0e',
  '1\ufe0f\u20e3',
  'a\ufe0f',
  'e\u0301',
  '\u0301',
  '\u1112\u1161\u11ab',
  '\u1161',
  '한',
  'का',
  '\u093f',
  'क्ष',
  'กำ',
  '\u0600١',
  '\u0600',
  'שלום',
  'العربية',
  '─│╭',
  '▀',
  '…',
  `a${'\u0301'.repeat(40)}`,
  '👩\u200d'.repeat(40),
  '\ud83d',
  '\udc69',
  '\u202eabc',
  '\u200b',
  '\ufeff',
  '\u{e0041}',
  '\u3000',
  '\uffff',
  '\u{10ffff}',
  '\ue0b0',
  'ﾞ',
  '🏽',
  '\u{1f6d8}',
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.constantFrom(...WRITING),
      fc.constantFrom(...WRITING),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const colour = fc.option(fc.constantFrom(0, 0x7fb4ff, 0xffffff), { nil: undefined });
const flag = fc.option(fc.constant(true), { nil: undefined, freq: 2 });
const style = fc
  .record({
    fg: colour,
    bg: colour,
    bold: flag,
    dim: flag,
    italic: flag,
    underline: flag,
    inverse: flag,
    strikethrough: flag,
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Style);
const x = fc.integer({ min: -3, max: COLS });
const y = fc.integer({ min: -1, max: ROWS });
const rect = fc.record({
  x,
  y,
  width: fc.integer({ min: 0, max: COLS }),
  height: fc.integer({ min: 0, max: ROWS }),
});
type Stroke = (frame: Frame) => unknown;
const stroke: fc.Arbitrary<Stroke> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(x, y, text, style, fc.integer({ min: 0, max: COLS })).map(
      (put): Stroke =>
        (frame) =>
          frame.put(...put),
    ),
  },
  fc.tuple(rect, style, fc.constantFrom(' ', '東', '─', '⌚\ufe0e', '\u001b')).map(
    (fill): Stroke =>
      (frame) =>
        frame.fill(...fill),
  ),
  fc.tuple(rect, style, text).map(
    ([area, look, title]): Stroke =>
      (frame) =>
        frame.box(area, look, { title, footerRight: title }),
  ),
  fc.tuple(rect, style).map(
    (restyle): Stroke =>
      (frame) =>
        frame.restyle(...restyle),
  ),
);

/** Each frame continues the last one's drawing or starts afresh, so that both small and large differences occur. */
const film = fc
  .array(fc.record({ afresh: fc.boolean(), strokes: fc.array(stroke, { maxLength: 6 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((scenes) => {
    let drawn: Stroke[] = [];
    return scenes.map(({ afresh, strokes }) => {
      drawn = afresh ? strokes : [...drawn, ...strokes];
      const frame = Frame.blank(COLS, ROWS, { bg: 0x10141b });
      for (const draw of drawn) draw(frame);
      return frame;
    });
  });

describe('a terminal that reads the encoder', () => {
  const glasses: Glass[] = [];
  const open = (): Glass => {
    const glass = new Glass();
    glasses.push(glass);
    return glass;
  };
  afterEach(() => {
    for (const glass of glasses.splice(0)) glass.dispose();
  });

  it('shows exactly the cells of every frame, and nothing else of it changes', {
    timeout: 60_000,
  }, async () => {
    const untouched = open().state();
    await fc.assert(
      fc.asyncProperty(film, async (frames) => {
        const glass = new Glass();
        try {
          for (const frame of frames) {
            await glass.show(frame);
            expect(glass.cells()).toEqual(cellsOf(frame));
            expect(glass.state()).toEqual(untouched);
          }
        } finally {
          glass.dispose();
        }
      }),
      { numRuns: 600 },
    );
  });

  it.each(WRITING)(
    'shows %j at every column, over wide and narrow neighbours, and away again',
    async (symbol) => {
      const glass = open();
      for (const ground of ['x', '東', '⌚\ufe0e']) {
        for (let column = 0; column < COLS; column++) {
          const before = Frame.blank(COLS, ROWS);
          before.fill(before.bounds, {}, ground);
          const after = Frame.blank(COLS, ROWS);
          after.fill(after.bounds, {}, ground);
          after.put(column, 1, symbol, { fg: 0x7fb4ff });
          for (const frame of [before, after, before]) {
            await glass.show(frame);
            expect(glass.cells()).toEqual(cellsOf(frame));
          }
        }
      }
    },
  );

  it('shows one cluster in place of another, though both frames number it the first', async () => {
    const glass = open();
    for (const cluster of ['❤\ufe0f', '👍🏽', '🇩🇪']) {
      const frame = Frame.blank(COLS, ROWS);
      frame.put(3, 1, cluster, {});
      await glass.show(frame);
      expect(glass.cells()).toEqual(cellsOf(frame));
    }
  });

  it('keeps a vowel sign in its own cell, though text would join it to the letter before', async () => {
    const glass = open();
    const frame = Frame.blank(COLS, ROWS);
    frame.put(0, 0, 'a', {});
    frame.put(1, 0, '\u093f', {});
    await glass.show(frame);
    expect(glass.cells()).toEqual(cellsOf(frame));
  });

  it('shows the cursor where an input has its caret', async () => {
    const glass = open();
    const frame = Frame.blank(COLS, ROWS);
    frame.put(0, 2, '東京', {});
    await glass.show(frame, { x: 4, y: 2 });
    expect(glass.cursor()).toEqual({ x: 4, y: 2 });
  });
});

describe('encodeRuns', () => {
  const encode = (before: Frame | null, after: Frame): string =>
    encodeRuns(after, diffFrames(before, after)).replaceAll('\u001b[', '^');
  const row = (text: string, look: Style = {}): Frame => {
    const frame = Frame.blank(COLS, 1);
    frame.put(0, 0, text, look);
    return frame;
  };
  const framed = (output: string): string => `^?25l${output}`;

  it('writes nothing but the frame of the update where nothing changed', () => {
    expect(encode(row('milk'), row('milk'))).toBe(framed(''));
  });

  it('writes only what changed', () => {
    expect(encode(row('[ ] milk'), row('[x] milk'))).toBe(framed('^1;2Hx'));
  });

  it('goes on over a few unchanged cells rather than moving', () => {
    expect(encode(row('a1234b'), row('x1234y'))).toBe(framed('^1;1Hx1234y'));
    expect(encode(row('a12345678b'), row('x12345678y'))).toBe(framed('^1;1Hx^10Gy'));
  });

  it('places every cluster that is not plain, but draws lines in one piece', () => {
    expect(encode(row(''), row('a東b'))).toBe(framed('^1;1Ha^2G東^4Gb'));
    expect(encode(row(''), row('╭──╮'))).toBe(framed('^1;1H╭──╮'));
  });

  it('starts and ends in the default style, and changes as little as it can', () => {
    const plain = row('abc');
    const styled = row('abc');
    styled.put(0, 0, 'a', { bold: true, fg: 0xff7b72 });
    styled.put(1, 0, 'b', { bold: true, fg: 0x7fb4ff });
    styled.put(2, 0, 'c', { dim: true, fg: 0x7fb4ff });
    expect(encode(plain, styled)).toBe(framed('^1;1H^1;38;2;255;123;114ma^38;2;127;180;255mb^22;2mc^m'));
  });

  it('shows the cursor at a caret, and hides it without', () => {
    const frame = row('milk');
    expect(encodeRuns(frame, [], { x: 4, y: 0 })).toContain('\u001b[1;5H\u001b[?25h');
    expect(encodeRuns(frame, [])).not.toContain('\u001b[?25h');
  });
});
