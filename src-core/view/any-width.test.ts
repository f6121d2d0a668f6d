import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idAt, modelOf, TODAY } from './testing/sample-model';
import { view } from './view';

const PIECES = [
  'word',
  ' ',
  '\t',
  '東京',
  'ー',
  '👩‍👩‍👧‍👦',
  '👍🏽',
  '🇯🇵',
  'e\u0301',
  'ｆｕｌｌ',
  'שלום',
  '\u2067',
  '\u200b',
  'ß',
];

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const row = fc.record({
  content: text,
  description: fc.option(text),
  indent: fc.integer({ min: 0, max: 6 }),
  priority: fc.constantFrom('P0' as const, null),
});

describe('any text at any width', () => {
  it('leaves the frame of the list where it is', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 60 }),
        (rows, cols, lines) => {
          const { frame } = view(modelOf(rows, { size: { cols, rows: lines } }));
          expect([frame.cols, frame.rows]).toEqual([cols, lines]);
          if (cols < 2 || lines < 5) return;
          for (let y = 1; y < lines - 2; y += 1) {
            expect(frame.symbolAt(0, y)).toBe('│');
            expect(['│', '┃']).toContain(frame.symbolAt(cols - 1, y));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends every mark where the border is, however narrow the window', () => {
    const rows = [
      { content: '東京 word', priority: 'P0' as const, description: '会議\n🗼', dueDate: TODAY },
      { content: 'word', indent: 6, state: 'in_progress' as const },
    ];
    for (let cols = 2; cols <= 40; cols += 1) {
      for (const cursor of [idAt(0), idAt(1)]) {
        const { frame } = view(modelOf(rows, { size: { cols, rows: 20 }, cursor }));
        for (let y = 1; y < 18; y += 1) {
          expect(`${cols} ${y} ${frame.symbolAt(0, y)}`).toBe(`${cols} ${y} │`);
          expect(`${cols} ${y} ${frame.symbolAt(cols - 1, y)}`).toMatch(/ [│┃]$/u);
          expect(frame.styleAt(cols - 1, y).bg).toBe(frame.styleAt(0, 18).bg);
        }
      }
    }
  });

  it('lets what is wrapped hang below the text of its row', () => {
    const content = '東京 word 👩‍👩‍👧‍👦 '.repeat(20);
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 200 }), (cols) => {
        const { frame } = view(modelOf([{ content, priority: 'P1' }], { size: { cols, rows: 40 } }));
        const at = Array.from({ length: cols }, (_, x) => x).find((x) => frame.symbolAt(x, 1) === '東') ?? 0;
        for (let y = 2; y < 38 && frame.symbolAt(at, y).trim() !== ''; y += 1) {
          for (let x = 1; x < at; x += 1) expect(frame.symbolAt(x, y)).toBe(' ');
        }
      }),
    );
  });
});
