import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../tui/model';
import { screenLines } from './screen-lines';
import { idAt, modelOf, PLUGINS, sketchModel } from './testing/sample-model';
import { drawMarked, markedText, rowAt, spotAt, wordAt } from './text-selection';
import { view } from './view';

const frameOf = (model: Model) => view(model).frame;

/** What is copied from one cell to another. */
function copied(model: Model, from: readonly [number, number], to: readonly [number, number]): string {
  const frame = frameOf(model);
  const anchor = spotAt(model, frame, { x: from[0], y: from[1] });
  const head = spotAt(model, frame, { x: to[0], y: to[1] });
  return anchor && head ? markedText(model, frame, { anchor, head }) : '';
}

const WHOLE = [
  [0, 0],
  [79, 21],
] as const;

describe('markedText', () => {
  it('has neither frame nor marks, in either direction', () => {
    const model = modelOf([
      { content: 'Buy milk', state: 'done', priority: 'P0' },
      { content: 'b', indent: 1 },
    ]);
    expect(copied(model, ...WHOLE)).toBe('Buy milk\nb');
    expect(copied(model, [79, 21], [0, 0])).toBe('Buy milk\nb');
  });

  it('makes one line of what was wrapped, with the blanks it had', () => {
    const content = 'word  '.repeat(40).trim();
    expect(copied(modelOf([{ content }]), ...WHOLE)).toBe(content);
    const cjk = '東京オフィスの会議室で'.repeat(9);
    expect(copied(modelOf([{ content: cjk }]), ...WHOLE)).toBe(cjk);
  });

  it('keeps the lines of a description', () => {
    const description = `one\n${'two '.repeat(40).trim()}\nthree`;
    expect(copied(modelOf([{ content: 'a', description }]), ...WHOLE)).toBe(`a\n${description}`);
  });

  it('leaves the count of a folded row out', () => {
    const rows = [{ content: 'a' }, { content: 'b', indent: 1 }];
    expect(copied(modelOf(rows, { folded: new Set([idAt(0)]) }), ...WHOLE)).toBe('a');
  });

  it('takes wide characters whole, whichever half is touched', () => {
    const model = modelOf([{ content: '東京オフィス' }]);
    const { x, y } = screenLines(model, frameOf(model))[0] ?? { x: 0, y: 0 };
    expect(copied(model, [x + 1, y], [x + 2, y])).toBe('東京');
    expect(copied(model, [x + 2, y], [x + 3, y])).toBe('京');
  });

  it('reaches rows that have been scrolled out of sight meanwhile', () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ content: `row ${index}` }));
    const top = modelOf(rows);
    const anchor = spotAt(top, frameOf(top), { x: 0, y: 1 });
    const low = modelOf(rows, { scroll: { top: idAt(150), line: 0 }, cursor: idAt(150) });
    const head = spotAt(low, frameOf(low), { x: 79, y: 1 });
    if (!anchor || !head) throw new Error('no text');
    const text = markedText(low, frameOf(low), { anchor, head });
    expect(text.split('\n')).toEqual(rows.slice(0, 151).map(({ content }) => content));
  });

  it('copies a box as it is read', () => {
    const model = sketchModel({
      plugins: PLUGINS,
      modal: { kind: 'plugins', selected: 'pomodoro', details: false, scroll: 0, search: null },
    });
    const text = copied(model, [0, 0], [79, 23]);
    expect(text).toContain('● jira-sync');
    expect(text).not.toMatch(/[│╭╮╰╯❯]/);
  });

  it('gives back any content at any width', () => {
    const words = fc.array(
      fc.constantFrom('a', 'word', '東京', '👩‍👩‍👧', 'e\u0301te\u0301', 'ｆｕ', '한국'),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 200 }), (parts, cols) => {
        const content = parts.join(' ');
        const model = modelOf([{ content }], { size: { cols, rows: 60 } });
        expect(copied(model, [0, 0], [cols - 1, 57])).toBe(content);
      }),
    );
  });
});

describe('words and rows', () => {
  const model = modelOf([{ content: 'Write to Ana, then #people' }]);
  const frame = frameOf(model);
  const line = screenLines(model, frame)[0] ?? { x: 0, y: 0 };
  const text = (marked: ReturnType<typeof wordAt>) => marked && markedText(model, frame, marked);

  it('finds the word under the mouse, without the comma behind it', () => {
    expect(text(wordAt(model, frame, { x: line.x + 10, y: line.y }))).toBe('Ana');
    expect(text(wordAt(model, frame, { x: line.x + 20, y: line.y }))).toBe('#people');
    expect(wordAt(model, frame, { x: line.x + 5, y: line.y })).toBeUndefined();
    expect(wordAt(model, frame, { x: 1, y: line.y })).toBeUndefined();
  });

  it('finds the whole row', () => {
    expect(text(rowAt(model, frame, { x: 3, y: line.y }))).toBe('Write to Ana, then #people');
  });

  it('draws over exactly what is copied', () => {
    const picture = frameOf(model);
    const marked = wordAt(model, picture, { x: line.x + 10, y: line.y });
    if (!marked) throw new Error('no word');
    drawMarked(model, picture, marked);
    const changed = Array.from({ length: picture.cols }, (_, x) => x).filter(
      (x) => picture.styleAt(x, line.y).bg !== frame.styleAt(x, line.y).bg,
    );
    expect(changed).toEqual([line.x + 9, line.x + 10, line.x + 11]);
  });
});
