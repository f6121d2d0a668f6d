import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClean } from '../lib/clean-text';
import { graphemes, textWidth } from '../lib/text-width';
import {
  cutBack,
  cutOn,
  lengthOf,
  moveBack,
  moveInLine,
  moveOn,
  newLine,
  redoTyping,
  type TextArea,
  textAreaOf,
  textOf,
  toFirst,
  toLast,
  typeInto,
  undoTyping,
} from './text-area';
import { type AreaSize, layOutArea, moveRows, scrollArea, showCaret } from './text-area-layout';
import * as line from './text-input';

const MAX = 100;

/** `|` is the caret. */
const read = (text: string): TextArea => {
  const area = textAreaOf(text.replace('|', ''));
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return { ...area, line: before.length - 1, caret: before.at(-1)?.length ?? 0 };
};
const print = (area: TextArea): string =>
  area.lines
    .map((text, n) => (n === area.line ? `${text.slice(0, area.caret)}|${text.slice(area.caret)}` : text))
    .join('\n');
const typed = (area: TextArea, text: string): TextArea =>
  [...text].reduce((before, letter) => typeInto(before, letter, MAX).area, area);

const DEEDS: Readonly<Record<string, (area: TextArea) => TextArea>> = {
  left: (area) => moveBack(area, line.charLeft),
  right: (area) => moveOn(area, line.charRight),
  'word left': (area) => moveBack(area, line.wordLeft),
  'word right': (area) => moveOn(area, line.wordRight),
  home: (area) => moveInLine(area, line.textStart),
  end: (area) => moveInLine(area, line.textEnd),
  first: toFirst,
  last: toLast,
  back: (area) => cutBack(area, line.deleteBack),
  del: (area) => cutOn(area, line.deleteForward),
  'word back': (area) => cutBack(area, line.deleteWordBack),
  'to start': (area) => cutBack(area, line.deleteToStart),
  'to end': (area) => cutOn(area, line.deleteToEnd),
  enter: (area) => newLine(area, MAX).area,
  undo: undoTyping,
  redo: redoTyping,
};
const does = (name: string): ((area: TextArea) => TextArea) => DEEDS[name] ?? ((area) => area);

describe('the editor of several lines', () => {
  it.each([
    ['left', 'a\n|b', 'a|\nb'],
    ['left', '|a', '|a'],
    ['right', 'a|\nb', 'a\n|b'],
    ['right', 'a\nb|', 'a\nb|'],
    ['left', 'a👩‍👧|', 'a|👩‍👧'],
    ['word left', 'one two\n|x', 'one two|\nx'],
    ['word right', 'one|\ntwo', 'one\n|two'],
    ['home', 'a\nb c|', 'a\n|b c'],
    ['end', '|a b\nc', 'a b|\nc'],
    ['first', 'a\nb|', '|a\nb'],
    ['last', '|a\nb', 'a\nb|'],
    ['back', 'a\n|b', 'a|b'],
    ['back', 'a👩‍👧|', 'a|'],
    ['back', '|a', '|a'],
    ['del', 'a|\nb', 'a|b'],
    ['del', 'a\nb|', 'a\nb|'],
    ['word back', 'see http://a.b  |x', 'see |x'],
    ['word back', 'see\n|x', 'see|x'],
    ['to start', 'a\nbc|d', 'a\n|d'],
    ['to start', 'a\n|d', 'a|d'],
    ['to end', 'a|bc\nd', 'a|\nd'],
    ['to end', 'a|\nd', 'a|d'],
    ['enter', 'ab|cd', 'ab\n|cd'],
  ])('%s: %j → %j', (deed, before, after) => {
    expect(print(does(deed)(read(before)))).toBe(after);
  });

  it.each([
    ['a|c', 'b', 'ab|c'],
    ['a|d', 'b\r\n\tc', 'ab\n  c|d'],
    ['a|', 'b\n', 'ab\n|'],
    ['|', '\u001b[2Jx\u2028y', '\ufffd[2Jx\ny|'],
    ['e|', '\u0301', 'e\u0301|'],
    ['|', 'safe\u202etxt', 'safetxt|'],
  ])('text put into %j: %j → %j', (before, text, after) => {
    expect(print(typeInto(read(before), text, MAX).area)).toBe(after);
  });

  it('joins what meets where a line end is taken away, and keeps the caret between clusters', () => {
    expect(print(does('back')(read('e\n|\u0301x')))).toBe('e\u0301|x');
  });

  it.each([
    ['abc|', 'd', 'abc|', 1],
    ['ab|', '😀', 'ab|', 1],
    ['a|', 'b\nc\ndef', 'ab\n|', 5],
    ['ab|', '\nx', 'ab\n|', 1],
    ['abc|', '\n', 'abc|', 1],
  ])('leaves out what finds no room in three units: %j and %j', (before, text, after, leftOut) => {
    const put = typeInto(read(before), text, 3);
    expect([print(put.area), put.leftOut]).toEqual([after, leftOut]);
  });

  it('takes a large paste at once', () => {
    const many = '\n'.repeat(99_000);
    expect(typeInto(read('a|b'), many, 100_000).area.lines).toHaveLength(99_001);
  });
});

describe('undo while typing', () => {
  it('takes back a word at a time, with the blank before it', () => {
    const area = typed(read('|'), 'one two');
    expect(print(undoTyping(area))).toBe('one|');
    expect(print(undoTyping(undoTyping(area)))).toBe('|');
    expect(print(redoTyping(undoTyping(area)))).toBe('one two|');
  });

  it('begins a step where the caret was moved, and at every line end', () => {
    expect(print(undoTyping(typed(does('left')(typed(read('|'), 'ab')), 'cd')))).toBe('a|b');
    expect(print(undoTyping(typed(read('|'), 'ab\ncd')))).toBe('ab\n|');
  });

  it('forgets what could be brought back when something else is typed', () => {
    const area = typed(undoTyping(typed(read('|'), 'one two')), '!');
    expect(redoTyping(area)).toBe(area);
  });

  it('keeps nothing that changed nothing', () => {
    expect(undoTyping(typeInto(read('a|'), '\u202e', MAX).area)).toMatchObject({ past: [] });
  });

  it('keeps the last 500 steps', () => {
    let area = textAreaOf('');
    for (let n = 0; n < 600; n += 1) area = newLine(area, 10_000).area;
    for (let n = 0; n < 600; n += 1) area = undoTyping(area);
    expect(area.lines).toHaveLength(101);
  });
});

const letter = fc.constantFrom('a', ' ', '東', '👩‍👧', '\u0301', 'e\u0301', '\n', '\t', '\u202e', 'word ');
const anyText = fc.array(letter, { maxLength: 40 }).map((parts) => parts.join(''));
const step = fc.oneof(fc.constantFrom(...Object.values(DEEDS)), anyText);
const size = fc.record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 5 }) });
const made = fc
  .tuple(anyText, fc.array(step, { maxLength: 20 }))
  .map(([text, steps]) => steps.reduce<TextArea>(act, textAreaOf(text)));

function act(area: TextArea, each: string | ((area: TextArea) => TextArea)): TextArea {
  return typeof each === 'string' ? typeInto(area, each, MAX).area : each(area);
}

describe('whatever is done', () => {
  it('the lines stay clean, the caret between clusters, the whole within its length', () => {
    fc.assert(
      fc.property(made, (area) => {
        expect(area.lines.every(isClean)).toBe(true);
        const text = area.lines[area.line] ?? '';
        const ends = [0, ...graphemes(text).map((_, n, all) => all.slice(0, n + 1).join('').length)];
        expect(ends).toContain(area.caret);
        expect(lengthOf(area)).toBe(textOf(area).length);
        expect(lengthOf(area)).toBeLessThanOrEqual(MAX);
      }),
    );
  });

  it('undoing everything gives the beginning, redoing everything the end', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText), (text, typings) => {
        const end = typings.reduce((area, each) => typeInto(area, each, MAX).area, textAreaOf(text));
        const steps = end.past.length;
        let area = end;
        for (let n = 0; n < steps; n += 1) area = undoTyping(area);
        expect(textOf(area)).toBe(textOf(textAreaOf(text)));
        for (let n = 0; n < steps; n += 1) area = redoTyping(area);
        expect(textOf(area)).toBe(textOf(end));
      }),
    );
  });

  it('the window holds the caret, no row is too wide, and no row is left free that need not be', () => {
    fc.assert(
      fc.property(made, size, fc.integer({ min: -20, max: 20 }), (area, window, by) => {
        const shown = showCaret(scrollArea(area, by, window), window);
        const { rows, caret } = layOutArea(shown, window);
        expect(caret).not.toBeNull();
        expect(caret?.column).toBeLessThan(Math.max(1, window.columns));
        expect(rows.length).toBeLessThanOrEqual(window.rows);
        for (const row of rows)
          expect(textWidth(row.text)).toBeLessThanOrEqual(Math.max(2, window.columns - 1));
        const all = layOutArea({ ...shown, top: { line: 0, row: 0 } }, { ...window, rows: 1_000 });
        expect(rows.length).toBe(Math.min(all.rows.length, window.rows));
      }),
    );
  });

  it('down and up again comes back to the row, and as far as the rows are long to the column', () => {
    fc.assert(
      fc.property(made, size, fc.integer({ min: 1, max: 3 }), (area, { columns }, by) => {
        const whole: AreaSize = { columns, rows: 1_000 };
        const rowOf = (each: TextArea) => layOutArea({ ...each, top: { line: 0, row: 0 } }, whole).caret;
        const from = rowOf(area);
        const down = moveRows(area, by, columns);
        if (from === null || (rowOf(down)?.row ?? 0) !== from.row + by) return;
        expect(rowOf(moveRows(down, -by, columns))?.row).toBe(from.row);
        expect(down.goal).toBe(from.column);
      }),
    );
  });
});

describe('rows of a window', () => {
  const rows = (area: TextArea, window: AreaSize) => layOutArea(area, window).rows.map(({ text }) => text);

  it('wraps between words and keeps the column by what is seen', () => {
    const area = read('one two three\n東京東京\nab|cdefghij');
    expect(rows(area, { columns: 9, rows: 9 })).toEqual(['one two', 'three', '東京東京', 'abcdefgh', 'ij']);
    expect(print(moveRows(area, -1, 9))).toBe('one two three\n東|京東京\nabcdefghij');
    const odd = read('東京\nabc|d');
    expect(print(moveRows(odd, -1, 20))).toBe('東|京\nabcd');
    expect(print(moveRows(moveRows(odd, -1, 20), 1, 20))).toBe('東京\nabc|d');
  });

  it('walks through the rows of one long line, and never past the end of a row', () => {
    const area = read('abcde|fghijkl');
    const window: AreaSize = { columns: 6, rows: 3 };
    expect(layOutArea(area, window).caret).toEqual({ row: 1, column: 0 });
    expect(print(moveRows(area, 1, 6))).toBe('abcdefghij|kl');
    expect(print(moveRows(read('abcdefghijkl|'), -1, 6))).toBe('abcdefg|hijkl');
    expect(print(moveRows(area, 9, 6))).toBe('abcdefghij|kl');
    const full = read('abcdefghij\nvwxyz|');
    expect(print(moveRows(moveRows(full, -1, 6), -1, 6))).toBe('abcd|efghij\nvwxyz');
  });

  it('keeps the caret in sight, at the top and at the bottom', () => {
    const window: AreaSize = { columns: 20, rows: 2 };
    const end = showCaret(read('1\n2\n3\n4|'), window);
    expect(rows(end, window)).toEqual(['3', '4']);
    expect(rows(showCaret(moveRows(end, -2, 20), window), window)).toEqual(['2', '3']);
    expect(rows(scrollArea(end, -9, window), window)).toEqual(['1', '2']);
    expect(rows(scrollArea(end, 9, window), window)).toEqual(['3', '4']);
  });
});
