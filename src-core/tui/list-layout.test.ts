import { describe, expect, it } from 'vitest';
import { parseRows, TODAY, TODAYS_LIST } from '../todo/testing/list-notation';
import type { CivilMinute, Todo } from '../todo/todo';
import { comingWords } from './due-words';
import { hitAt } from './hit';
import { layOutList } from './list-layout';
import { Session, session } from './testing/session';

/** The lines of the list as they would be drawn plainly, cursor mark and borders left out. */
function picture(tui: Session): string[] {
  return layOutList(tui.model).lines.map((line) => {
    if (line.kind !== 'row' && line.kind !== 'more') {
      const inner = line.columns - 2;
      const text = line.kind === 'box' ? `│ ${line.text.padEnd(inner - 2)} │` : '─'.repeat(inner + 2);
      return ' '.repeat(line.x) + text;
    }
    const cells = [...' '.repeat(line.x), ...line.text];
    const put = (x: number, text: string) =>
      [...text].forEach((sign, n) => {
        cells[x + n] = sign;
      });
    const { marks } = line;
    if (marks && marks.fold !== 'none') put(marks.foldX, marks.fold === 'open' ? '▼' : '▶');
    if (marks?.priorityX) put(marks.priorityX, `[${marks.priority}]`);
    if (marks) put(marks.checkboxX, '[ ]');
    if (marks?.coming) put(marks.coming.x, marks.coming.text);
    if (marks?.due) put(marks.due.x, marks.due.text);
    return Array.from(cells, (cell) => cell ?? ' ').join('');
  });
}

const fields = (rows: Todo[], index: number, more: Partial<Todo>): Todo[] =>
  rows.map((row, n) => (n === index ? { ...row, ...more } : row));

describe('the lines of a row', () => {
  it('wrap under their text, beside the due date, and carry their marks', () => {
    const rows = fields(parseRows(['Ship the whole plugin platform', ' b']), 0, {
      priority: 'P0',
      dueDate: parseRows(['x'])[0]?.date ?? null,
    });
    const tui = new Session(rows, { size: { cols: 44, rows: 10 } });
    expect(picture(tui)).toEqual([
      '    ▼ [P0] [ ] Ship the whole    due today',
      '               plugin platform',
      '        [ ] b',
    ]);
  });

  it('say how they come again and when they remind, before the due date, as long as there is room', () => {
    const more = {
      dueDate: TODAY,
      recurrence: '++2w',
      reminder: `${TODAY}T14:30` as CivilMinute,
    } as const;
    const rows = fields(parseRows(['Water the plants']), 0, more);
    const at = (cols: number) => picture(new Session(rows, { size: { cols, rows: 10 } }));
    expect(at(90)).toEqual([
      '      [ ] Water the plants         every 2 weeks, catching up  reminder 14:30  due today',
    ]);
    expect(at(64)).toEqual(['      [ ] Water the plants                           due today']);
    const only = fields(parseRows(['Water the plants']), 0, { recurrence: '.+3d' });
    expect(picture(new Session(only, { size: { cols: 60, rows: 10 } }))).toEqual([
      '      [ ] Water the plants         3 days after it is done',
    ]);
  });

  it('say nothing of a reminder that is over, or of a complete row', () => {
    const said = (more: Partial<Todo>) => {
      const [row] = fields(parseRows(['A']), 0, more);
      return row ? comingWords(row, TODAY) : '';
    };
    const reminder = (text: string) => ({ reminder: text as CivilMinute });
    expect(said(reminder('2026-01-30T09:00'))).toBe('');
    expect(said({ ...reminder('2026-01-31T09:00'), state: 'done' })).toBe('');
    expect(said(reminder('2026-02-02T09:00'))).toBe('reminder Feb 2 09:00');
    expect(said({ ...reminder('2027-02-02T09:00'), recurrence: '+1d' })).toBe(
      'every day  reminder Feb 2, 2027 09:00',
    );
  });

  it('show a description in a box until the row is folded, and then how much is done below', () => {
    const rows = fields(parseRows(['A', ' [x] b', ' c']), 0, { description: 'two\nlines' });
    const tui = new Session(rows, { size: { cols: 24, rows: 12 } });
    expect(picture(tui)).toEqual([
      '    ▼ [ ] A',
      '          ────────────',
      '          │ two      │',
      '          │ lines    │',
      '          ────────────',
      '        [ ] b',
      '        [ ] c',
    ]);
    tui.press('c');
    expect(picture(tui)).toEqual(['    ▶ [ ] A (1/2)']);
    expect(layOutList(tui.model).lines[0]).toMatchObject({ countAt: 2 });
  });

  it('keep twenty columns for the text however deep they are', () => {
    const deep = Array.from({ length: 30 }, (_, n) => `${' '.repeat(n)}row`);
    const { lines } = layOutList(session(deep, { size: { cols: 60, rows: 40 } }).model);
    expect(Math.min(...lines.map(({ columns }) => columns))).toBe(20);
  });

  it('never show what steers a terminal', () => {
    const rows = fields(parseRows(['A']), 0, { content: 'A\u001b[2J', description: 'B\u0007' });
    const texts = layOutList(new Session(rows).model).lines.map(({ text }) => text);
    expect(texts).toEqual(['A\ufffd[2J', '', 'B\ufffd', '']);
  });
});

describe('the caret', () => {
  it.each([
    ['i', { x: 12, y: 1 }],
    ['i<C-a>', { x: 10, y: 1 }],
    ['ncd', { x: 12, y: 2 }],
    ['Gi tail that wraps around', { x: 16, y: 3 }],
  ])('stands where %s leaves it', (keys, caret) => {
    const tui = session(['ab', '東'], { size: { cols: 32, rows: 10 } }).press(
      keys.replaceAll(' ', '<Space>'),
    );
    expect(layOutList(tui.model).caret).toEqual(caret);
  });

  it('is nowhere while nobody types', () => expect(layOutList(session(['A']).model).caret).toBeNull());
});

describe('the window', () => {
  const rows = Array.from({ length: 31 }, (_, n) => `row ${n + 1}`);
  const open = () => session(rows, { size: { cols: 40, rows: 13 } }); // ten lines
  const shown = (tui: Session) => {
    const { first, last, total } = layOutList(tui.model);
    return `${first}-${last}/${total}`;
  };

  it.each([
    ['', '1-10/31'],
    ['jjjjjj', '1-10/31'],
    ['jjjjjjj', '2-11/31'],
    ['G', '22-31/31'],
    ['Gkkkkkk', '22-31/31'],
    ['Gkkkkkkk', '21-30/31'],
    ['Ggg', '1-10/31'],
    ['<C-d><C-d>', '5-14/31'],
  ])('keeps three lines around the cursor after %s', (keys, window) =>
    expect(shown(open().press(keys))).toBe(window),
  );

  it('moves with the wheel, and takes the cursor along only when it would be left behind', () => {
    const tui = open().press('jjjj');
    const wheel = (lines: number) => tui.send({ kind: 'wheel', lines, x: 5, y: 5 });
    const cursor = () => tui.model.list.todos.get(tui.model.cursor ?? '')?.content;
    wheel(3);
    expect([shown(tui), cursor()]).toEqual(['4-13/31', 'row 5']);
    wheel(3);
    expect([shown(tui), cursor()]).toEqual(['7-16/31', 'row 7']);
    wheel(100);
    expect([shown(tui), cursor()]).toEqual(['22-31/31', 'row 22']);
    wheel(-100);
    expect([shown(tui), cursor()]).toEqual(['1-10/31', 'row 10']);
  });

  /** The number of the first word in sight, and the row of the cursor, in a window of ten lines. */
  const reading = (tui: Session) => {
    const words = layOutList(tui.model).lines.map(({ text }) => text.trim());
    const cursor = tui.model.list.todos.get(tui.model.cursor ?? '')?.content ?? '';
    return `${words[0]}…${words.at(-1)} ${cursor.slice(0, 2)}`;
  };
  const words = Array.from({ length: 25 }, (_, n) => `word-number-${n + 1}-of-it`);
  const tall = () => session(['A', words.join(' '), 'C'], { size: { cols: 32, rows: 13 } });
  const word = (n: number) => words[n - 1] ?? '';

  it.each([
    ['j', `${word(1)}…${word(10)} wo`],
    ['jj', `${word(2)}…${word(11)} wo`],
    ['jjjkk', `${word(1)}…${word(10)} wo`],
    ['jkk', `A…${word(9)} A`],
    ['j<C-d>', `${word(6)}…${word(15)} wo`],
    ['j<C-d><C-d><C-d>', `${word(16)}…${word(25)} wo`],
    ['j<C-d><C-d><C-d>j', `${word(17)}…C C`],
    ['Gk', `${word(16)}…${word(25)} wo`],
    ['Gk<C-u>k', `${word(10)}…${word(19)} wo`],
    ['jjjx', `${word(3)}…${word(12)} wo`],
    ['jjjgg', `A…${word(9)} A`],
  ])('goes through a row that is taller than it, line by line: %s', (keys, window) =>
    expect(reading(tall().press(keys))).toBe(window),
  );

  it.each(['j', 'k', '<C-d>', '<C-u>'])('shows every line of every row to who only presses %s', (key) => {
    const tui = tall().press(key === 'j' || key === '<C-d>' ? 'gg' : 'G');
    const seen = new Set<string>();
    for (let n = 0; n < 40; n += 1) {
      for (const { text } of layOutList(tui.model).lines) seen.add(text.trim());
      tui.press(key);
    }
    expect([...seen].sort()).toEqual(['A', 'C', ...words].sort());
  });

  it('shows the end of the last description to who goes on down', () => {
    const described = fields(parseRows(['A', 'B', 'C']), 2, { description: 'one\ntwo\nthree\nfour' });
    const tui = new Session(described, { size: { cols: 40, rows: 8 } }).press('jjjjjjjjj');
    expect(layOutList(tui.model).lines.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four', '']);
  });

  it('stays on its lines when rows come or go above', () => {
    const tui = open().press('G');
    tui.change([{ type: 'create_todo', list: TODAYS_LIST, place: { kind: 'start' }, content: 'new' }]);
    expect(shown(tui)).toBe('23-32/32');
  });

  it('shows the cursor again after a resize, with nothing empty below the end', () => {
    const tui = open().press('G').send({ kind: 'resize', cols: 40, rows: 6 });
    expect(shown(tui)).toBe('29-31/31');
    expect(shown(tui.send({ kind: 'resize', cols: 40, rows: 60 }))).toBe('1-31/31');
    expect(shown(tui.send({ kind: 'resize', cols: 1, rows: 1 }))).toBe('31-31/31');
  });
});

describe('hits', () => {
  const zone = (x: number, y: number) => hitAt(session(['A', ' b']).model, x, y)?.zone;
  it.each([
    [4, 1, 'fold'],
    [6, 1, 'checkbox'],
    [8, 1, 'checkbox'],
    [10, 1, 'content'],
    [30, 1, 'content'],
    [6, 2, 'content'],
    [0, 1, undefined],
    [39, 1, undefined],
    [5, 0, undefined],
    [5, 3, undefined],
  ])('column %i of line %i is %s', (x, y, what) => expect(zone(x, y)).toBe(what));
});

describe('a list of 100,000 rows', () => {
  it('answers a key in about a millisecond', () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => `${n % 3 === 0 ? '' : ' '}row ${n}`);
    const tui = session(rows, { pageRows: 100_000 }).press('jk');
    const start = performance.now();
    tui.press('jkG<C-u>kk<C-d>ggjj');
    expect((performance.now() - start) / 11).toBeLessThan(5); // a slow machine's share included
  });
});
