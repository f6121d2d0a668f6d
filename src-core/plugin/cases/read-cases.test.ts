import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_FIELDS, TRIGGERS } from './case-schema';
import { CASE_FIELDS, EXPECTATION_FIELDS, RUN_FIELDS, TODO_FIELDS, TRIGGER_FIELDS } from './case-table';
import { readCases } from './read-cases';

function faultsOf(one: unknown): readonly string[] {
  return readCases('tests/a.json', JSON.stringify(one)).flatMap(({ faults }) => faults);
}

const GREETS = { case: 'greets', run: { action: 'greet' } };

it('reads one case, and a list of them', () => {
  expect(readCases('tests/a.json', JSON.stringify(GREETS))).toMatchObject([{ name: 'greets', faults: [] }]);
  const two = readCases('tests/a.json', `\uFEFF${JSON.stringify([GREETS, { ...GREETS, case: 'again' }])}`);
  expect(two.map(({ name }) => name)).toEqual(['greets', 'again']);
});

it('takes what people write for states and priorities', () => {
  const todos = [
    { content: 'A', state: 'open', priority: 1 },
    { content: 'B', state: 'x', priority: 'P0' },
  ];
  const [read] = readCases('a', JSON.stringify({ ...GREETS, todos }));
  expect(read?.case?.todos).toMatchObject([
    { state: 'empty', priority: 'P1' },
    { state: 'done', priority: 'P0' },
  ]);
});

it('keeps the cases beside one that is wrong', () => {
  const read = readCases('a', JSON.stringify([{ case: 'bad' }, GREETS]));
  expect(read.map(({ faults }) => faults.length)).toEqual([1, 0]);
});

describe('says where and what', () => {
  it.each([
    [{ ...GREETS, selcted: 'a' }, 'selcted: is not known; did you mean “selected”?'],
    [{ case: 'a', run: { action: 'a', comands: [] } }, 'run.comands: is not known; did you mean “commands”?'],
    [
      { case: 'a', runs: [{ action: 'a' }, { tick: true, nwo: '' }] },
      'runs[1].nwo: is not known; did you mean “now”?',
    ],
    [
      { ...GREETS, todos: [{ content: 'A', children: [{ content: 'B', prority: 1 }] }] },
      'todos[0].children[0].prority: is not known; did you mean “priority”?',
    ],
    [
      { ...GREETS, network: [{ url: 'https://a', answer: { staus: 1 } }] },
      'network[0].answer.staus: is not known; did you mean “status”?',
    ],
    [{ run: { action: 'a' } }, 'case: Invalid input: expected string, received undefined'],
    [{ case: 'a' }, 'needs run, or runs, and not both'],
    [{ ...GREETS, runs: [{ tick: true }] }, 'needs run, or runs, and not both'],
    [{ case: 'a', run: {} }, 'run: needs one of action, key'],
    [{ case: 'a', run: { action: 'a', tick: true } }, 'run: needs one of action, key'],
    [{ case: 'a', run: { updated: 'a' } }, 'run: updated and before go together'],
    [{ ...GREETS, today: 'monday' }, 'today: is not a date like'],
    [{ ...GREETS, now: 'noon' }, 'now: is not a moment like'],
    [
      { ...GREETS, programs: [{ program: '/bin/sh', answer: {} }] },
      'programs[0].program: is not the plain name',
    ],
    [{ ...GREETS, todos: [{ content: 'two\nlines' }] }, 'todos[0].content: is one line'],
  ])('%j', (one, message) => {
    expect(faultsOf(one).join('\n')).toContain(message);
  });

  it('of a file that is no JSON, or empty', () => {
    expect(readCases('a', '{')[0]?.faults[0]).toContain('is not JSON');
    expect(readCases('a', '[]')[0]?.faults).toEqual(['has no case in it']);
  });
});

it('takes any JSON without throwing, and has a fault or a case for each', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      for (const read of readCases('a', text)) expect(read.case === undefined).toBe(read.faults.length > 0);
    }),
  );
});

it('has a row in the table for each field, and none besides', () => {
  const names = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name).sort();
  expect(names(CASE_FIELDS.flatMap(({ fields }) => fields))).toEqual(KNOWN_FIELDS['']?.toSorted());
  expect(names([...TRIGGER_FIELDS, ...RUN_FIELDS, ...EXPECTATION_FIELDS])).toEqual(
    KNOWN_FIELDS.run?.toSorted(),
  );
  expect(names(TODO_FIELDS)).toEqual(KNOWN_FIELDS.todos?.toSorted());
  expect(names(TRIGGER_FIELDS)).toEqual([...TRIGGERS].sort());
});

describe('a file that is made to keep its reader busy', () => {
  it.each([
    ['todos', (deep: number) => `[${'{"content":"a","children":['.repeat(deep)}${']}'.repeat(deep)}]`],
    ['commands', (deep: number) => `[{"a":${'['.repeat(deep)}${']'.repeat(deep)}}]`],
  ])('by %s in each other is one fault', (field, nested) => {
    const text = `{"case":"deep","run":{"tick":true},"${field}":${nested(30_000)}}`;
    expect(readCases('a', text)).toEqual([
      { file: 'a', name: 'deep', faults: ['is nested deeper than anybody reads'] },
    ]);
  });

  it('by more cases than are run is one fault, and none of them is looked at', () => {
    const text = `[${'{"a":1},'.repeat(100_000)}{}]`;
    expect(readCases('a', text)).toEqual([
      { file: 'a', name: 'the file', faults: ['has 100001 cases; at most 1000 are run'] },
    ]);
  });

  it('by names that are not known is told of a few, and only for these a better one is sought', () => {
    const strange = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, 1]));
    const since = performance.now();
    expect(faultsOf({ ...GREETS, ...strange })).toHaveLength(5);
    expect(performance.now() - since).toBeLessThan(1_000);
  });
});
