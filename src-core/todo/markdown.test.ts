import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CreatedItem, lines, markdownOf, type PrintedRow, readMarkdown } from './markdown';
import { MAX_FAULTS, MarkdownReader } from './markdown-reader';
import { dateOf, parseRows } from './testing/list-notation';
import { cleanContent, cleanDescription } from './text';
import { MAX_CONTENT_LENGTH, MAX_DESCRIPTION_LENGTH, MAX_INDENT, PRIORITIES, TODO_STATES } from './todo';

const contentsOf = (text: string, options = {}) =>
  readMarkdown(text, options).items.map((item) => `${' '.repeat(item.indent)}${item.content}`);

describe('printing', () => {
  it('writes the format of the original, and ours for what it lacks', () => {
    const [first, second, third] = parseRows(['[x] Write', ' [*] Read', 'Rest']);
    const rows = [
      { ...first, priority: 'P0', dueDate: dateOf('2026-01-24'), description: 'Two\n\nlines' },
      { ...second, recurrence: '++1w', reminder: '2026-01-24T09:00' },
      third,
    ] as PrintedRow[];
    expect(markdownOf(rows, { heading: dateOf('2025-12-31') })).toBe(`# December 31, 2025

- [x] Write @priority(P0) @due(2026-01-24)
  > Two
  >
  > lines
  - [*] Read @repeat(++1w) @remind(2026-01-24T09:00)
- [ ] Rest
`);
  });

  it('puts a subtree at the margin', () => {
    expect(markdownOf(parseRows(['A', ' b', '  c']).slice(1))).toBe('- [ ] b\n  - [ ] c\n');
  });

  it('of nothing is nothing', () => {
    expect(markdownOf([])).toBe('');
  });
});

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  fc
    .array(
      fc.constantFrom(
        ...[
          '@due(',
          '@due(2026-01-24)',
          '@priority(P0)',
          '@repeat(+1w)',
          '@remind(2026-01-24T09:00)',
          '@id(',
        ],
        ...['\\', ' ', '\t', ')', '> ', '# ', '# December 31, 2025', '# Project: x', '- [', '- [x] ', '[x] '],
        ...['```', '\u202e', '\0', '\x1b[2J', '\u2028', '\v', '\u00a0', 'é', '👩‍🚀', '\ufeff', 'a', '#tag'],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

const day = fc.constantFrom('2026-01-24', '0001-01-01', '9999-12-31').map(dateOf);

const item: fc.Arbitrary<Omit<PrintedRow, 'indent'>> = fc.record({
  content: hostile.map((text) => cleanContent(text) ?? 'x'),
  description: fc.option(
    fc
      .oneof(
        hostile,
        fc.array(hostile).map((all) => all.join('\n')),
      )
      .map(cleanDescription),
    { nil: null },
  ),
  state: fc.constantFrom(...TODO_STATES),
  priority: fc.constantFrom(...PRIORITIES, null),
  dueDate: fc.option(day, { nil: null }),
  recurrence: fc.constantFrom('+1w', '++2d', '.+999m', null),
  reminder: fc.constantFrom('2026-01-24T09:00', null),
});

/** Rows as a list can have them: no indent more than one below the row before. */
const rowsOf = fc.array(fc.tuple(item, fc.nat({ max: 6 })), { maxLength: 20 }).map((all) => {
  let last = -1;
  return all.map(([row, wanted]): PrintedRow => {
    last = Math.min(wanted, last + 1);
    return { ...row, indent: last };
  });
});

const asRow = (read: CreatedItem): PrintedRow => ({
  indent: read.indent,
  content: read.content,
  state: read.state ?? 'empty',
  priority: read.priority ?? null,
  dueDate: read.dueDate ?? null,
  description: read.description ?? null,
  recurrence: read.recurrence ?? null,
  reminder: read.reminder ?? null,
});

describe('what was printed', () => {
  it('is read as it was, whatever is written in it', () => {
    fc.assert(
      fc.property(rowsOf, fc.option(day), fc.boolean(), (rows, date, plain) => {
        const reading = readMarkdown(markdownOf(rows, date ? { heading: date } : {}), { plain });
        expect(reading.items.map(asRow)).toEqual(rows);
        expect(reading).toMatchObject({ faults: [], clamped: 0, leftOut: 0 });
        if (rows.length > 0) expect(reading.date).toBe(date);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read from Windows’ line ends and behind a byte order mark too', () => {
    const rows = parseRows(['A', ' b']);
    const text = `\ufeff${markdownOf(rows, { heading: dateOf('2026-01-24') }).replaceAll('\n', '\r\n')}`;
    expect(contentsOf(text)).toEqual(['A', ' b']);
    expect(readMarkdown(text).date).toBe('2026-01-24');
  });
});

describe('reading', () => {
  it.each([
    ['two spaces', '- [ ] A\n  - [ ] b\n    - [ ] c\n  - [ ] d'],
    ['four spaces', '- [ ] A\n    - [ ] b\n        - [ ] c\n    - [ ] d'],
    ['tabs', '- [ ] A\n\t- [ ] b\n\t\t- [ ] c\n\t- [ ] d'],
    ['tabs and spaces', '- [ ] A\n    - [ ] b\n\t\t- [ ] c\n\t- [ ] d'],
    ['everything further right', '   - [ ] A\n     - [ ] b\n       - [ ] c\n     - [ ] d'],
    ['other bullets, no boxes', '* A\n  + b\n    1. c\n  - d'],
  ])('takes %s', (_, text) => {
    expect(contentsOf(text)).toEqual(['A', ' b', '  c', ' d']);
  });

  it('takes X for done, and says of an unknown state that it is text', () => {
    const reading = readMarkdown('- [X] A\n- [q] B\n- [ ]\n- [link](https://x.org)');
    expect(reading.items.map(({ state, content }) => [state, content])).toEqual([
      ['done', 'A'],
      ['empty', '[q] B'],
      ['empty', '[link](https://x.org)'],
    ]);
    expect(reading.faults).toEqual([
      { line: 2, text: '- [q] B', message: '[q] is no state; taken as text' },
      { line: 3, text: '- [ ]', message: 'nothing to do in it' },
    ]);
  });

  it('names a line that it cannot read and keeps the rest', () => {
    const reading = readMarkdown('> lost\n# Shopping\n\n- [ ] A\nsome words\n- [ ] B\n');
    expect(reading.items.map((one) => one.content)).toEqual(['A', 'B']);
    expect(reading.faults.map(({ line, message }) => [line, message])).toEqual([
      [1, 'a description of no row'],
      [2, 'a heading that names no day'],
      [5, 'not a list item'],
    ]);
  });

  it('takes plain lines for rows when asked', () => {
    const text = '> said\n# Shopping\nmilk\n  the blue one\n- [x] bread\n  > brown\n\neggs #food';
    expect(contentsOf(text, { plain: true })).toEqual([
      '> said',
      'Shopping',
      'milk',
      ' the blue one',
      'bread',
      'eggs #food',
    ]);
  });

  it.each([
    ['# December 31, 2025', '2025-12-31'],
    ['# Todo List - December 31, 2025', '2025-12-31'],
    ['# Todo List - January 05, 2026', '2026-01-05'],
    ['## Wednesday, December 31, 2025', '2025-12-31'],
    ['# 2025-12-31', '2025-12-31'],
    ['# February 30, 2025', null],
    ['#2025-12-31', null],
  ])('takes the day from %s', (heading, date) => {
    expect(readMarkdown(`${heading}\n\n- [ ] A`).date).toBe(date);
  });

  it('tells days and projects of one file apart', () => {
    const reader = new MarkdownReader();
    const text =
      '- A\n# Project: work\n## 2026-01-01\n- B\n## 2026-01-02\n  - C\n# Project: home\n- D\n# Project: none';
    for (const line of lines(text)) reader.line(line);
    expect(
      reader.end().sections.map(({ project, date, items }) => [project, date, items.map((i) => i.content)]),
    ).toEqual([
      [null, null, ['A']],
      ['work', '2026-01-01', ['B']],
      ['work', '2026-01-02', ['C']],
      ['home', null, ['D']],
    ]);
  });

  it('takes tags wherever they stand, the first of a kind, and leaves what says nothing', () => {
    const reading = readMarkdown(
      '- [ ] @due(2026-01-24) call @priority(p1) back @due(2026-01-25) @repeat(often)',
    );
    expect(reading.items).toEqual([
      {
        indent: 0,
        state: 'empty',
        content: 'call back @due(2026-01-25) @repeat(often)',
        dueDate: '2026-01-24',
        priority: 'P1',
      },
    ]);
    expect(reading.faults.map((fault) => fault.message)).toEqual([
      'a second @due; taken as text',
      '@repeat(often) says nothing that is known; taken as text',
    ]);
  });

  it('reads over the ids of old files of the original', () => {
    const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
    expect(contentsOf(`- [ ] A @id(${id})\n- [ ] B @id(${id}) @due(2026-01-24)`)).toEqual(['A', 'B']);
  });
});

describe('limits', () => {
  it('cuts what is too long or too deep, and counts it', () => {
    const deep = Array.from({ length: MAX_INDENT + 3 }, (_, level) => `${'  '.repeat(level)}- ${level}`);
    const text = `- ${'👩'.repeat(MAX_CONTENT_LENGTH)}\n  > ${'d'.repeat(MAX_DESCRIPTION_LENGTH + 1)}\n${deep.join('\n')}`;
    const reading = readMarkdown(text);
    expect(reading.items[0]?.content.length).toBe(MAX_CONTENT_LENGTH);
    expect(reading.items[0]?.description?.length).toBe(MAX_DESCRIPTION_LENGTH);
    expect(Math.max(...reading.items.map((one) => one.indent))).toBe(MAX_INDENT);
    expect(reading.clamped).toBe(1 + 1 + 2);
  });

  it('never cuts a character in two', () => {
    const [first] = readMarkdown(`- a${'👩'.repeat(MAX_CONTENT_LENGTH)}`).items;
    expect(first?.content).not.toMatch(/[\ud800-\udbff]$/);
  });

  it('leaves out rows beyond the limit with their descriptions, and counts them', () => {
    const reading = readMarkdown('- A\n- B\n  > about B\n- C', { maxItems: 1 });
    expect(reading).toMatchObject({ items: [{ content: 'A' }], leftOut: 2, faults: [] });
    expect(reading.items[0]).not.toHaveProperty('description');
  });

  it('names a thousand faults and counts the rest', () => {
    const reading = readMarkdown('?\n'.repeat(MAX_FAULTS + 7));
    expect(reading.faults.length).toBe(MAX_FAULTS);
    expect(reading.faultCount).toBe(MAX_FAULTS + 7);
  });

  it.each([
    ['a line of 10 MB', `- ${'a'.repeat(10_000_000)}`],
    ['10 MB of backslashes', `- ${'\\'.repeat(10_000_000)}@due(`],
    ['10 MB of tags without an end', `- ${'@due('.repeat(2_000_000)}`],
    ['10 MB of spaces', `${' '.repeat(10_000_000)}- a`],
    ['10 MB of description', `- a\n${'> b\n'.repeat(2_500_000)}`],
    ['a million lines', '- [ ] a\n'.repeat(1_000_000)],
    ['a million blank quotes', `- a\n${'>\n\n'.repeat(1_000_000)}`],
  ])('reads %s in seconds', (_, text) => {
    const start = performance.now();
    const { items, faultCount } = readMarkdown(text, { plain: true });
    expect(items.length + faultCount).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  it('never fails on any text', () => {
    fc.assert(
      fc.property(
        fc.array(hostile).map((all) => all.join('\n')),
        fc.boolean(),
        (text, plain) => {
          const { items } = readMarkdown(text, { plain });
          for (const one of items) expect(cleanContent(one.content)).toBe(one.content);
        },
      ),
    );
  });
});
