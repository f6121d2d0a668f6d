import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './align';
import type { CaseOutcome, RunOutcome } from './case-outcome';
import { caseReport, noCases } from './case-report';
import type { Case } from './case-schema';
import { differences } from './compare-value';
import { judgeCase } from './judge-case';

const RUN: RunOutcome = {
  called: 'action greet',
  commands: [
    { type: 'create_todo', content: 'Hello you', priority: 'P1' },
    { type: 'update_todo', id: 'milk', updates: { content: 'Buy milk ★' } },
  ],
  items: [],
  says: ['Greeted you 1 time'],
  logs: ['one', 'two'],
  failed: null,
  list: ['☐ Buy milk ★', '  ☑ oats'],
  stores: { greetings: '1' },
};

function outcome(more: Partial<RunOutcome> = {}, rest: Partial<CaseOutcome> = {}): CaseOutcome {
  return {
    runs: [{ ...RUN, ...more }],
    asked: ['GET https://a.org/'],
    wrote: { 'a.json': '{}' },
    findings: [],
    ...rest,
  };
}

function judged(expected: Partial<Case>, came = outcome()): readonly string[] {
  return judgeCase({ case: 'a', run: { action: 'greet' }, ...expected }, came);
}

describe('each expectation, met and not met', () => {
  it.each<[Partial<Case>, Partial<Case>, string]>([
    [
      { commands: [{ type: 'create_todo', content: 'Hello …' }, { type: 'update_todo' }] },
      { commands: [] },
      '  + {"type":"create_todo"',
    ],
    [{ items: [] }, { items: [{ content: 'A' }] }, '  - {"content":"A"}'],
    [{ list: ['[ ] Buy milk…', '  [x] oats'] }, { list: ['☐ Buy milk ★'] }, '  +   ☑ oats'],
    [{ says: 'Greeted … 1' }, { says: 'twice' }, 'says: expected “twice”'],
    [{ says: ['Greeted', '1 time'] }, { says: ['Greeted', 'twice'] }, '  got “Greeted you 1 time”'],
    [{ logs: ['one', 'two'] }, { logs: ['two', 'one'] }, 'logs: expected “one” after the one before'],
    [
      { stores: { greetings: '1', other: null } },
      { stores: { greetings: '2' } },
      'stores greetings: expected "2", got "1"',
    ],
    [{ wrote: { 'a.json': '{…' } }, { wrote: { 'a.json': null } }, 'wrote a.json: expected null, got "{}"'],
    [{ asked: ['GET https://a.org…'] }, { asked: [] }, '  + GET https://a.org/'],
  ])('%j', (met, unmet, line) => {
    expect(judged(met)).toEqual([]);
    expect(judged(unmet).some((one) => one.startsWith(line) || one.includes(line))).toBe(true);
  });

  it('fails', () => {
    const failing = outcome({ failed: 'command 1: no such todo' });
    expect(judged({ fails: 'no such' }, failing)).toEqual([]);
    expect(judged({ fails: 'too large' }, failing)).toEqual([
      'fails: expected “too large”, got “command 1: no such todo”',
    ]);
    expect(judged({ fails: 'no such' })).toEqual(['fails: expected “no such”, but it went well']);
    expect(judged({ commands: [...RUN.commands] as never }, failing)).toEqual([
      'action greet failed: command 1: no such todo',
    ]);
  });

  it('is all that is said of a run that failed unexpectedly', () => {
    const failing = outcome({ failed: 'no handle_action', commands: [], says: [], list: [] });
    expect(judged({ commands: [...RUN.commands] as never, list: ['☐ a'], says: 'hello' }, failing)).toEqual([
      'action greet failed: no handle_action',
    ]);
  });
});

it('names the place of a difference, and lines up what is the same', () => {
  const lines = judged({
    commands: [
      { type: 'set_status_message', message: 'first' },
      { type: 'create_todo', content: 'Hello you' },
      { type: 'update_todo', id: 'tea', updates: { content: 'Buy milk ★' } },
    ],
  });
  expect(lines).toEqual([
    'commands: expected 3, got 2 (- is missing, + is too much)',
    '  - {"type":"set_status_message","message":"first"}',
    '    {"type":"create_todo","content":"Hello you","priority":"P1"}',
    '  ≠ {"type":"update_todo","id":"milk","updates":{"content":"Buy milk ★"}}',
    '      id: expected "tea", got "milk"',
  ]);
});

it('judges each run by itself, and all of them together', () => {
  const came: CaseOutcome = {
    ...outcome(),
    runs: [
      { ...RUN, says: ['a'] },
      { ...RUN, says: ['b'], failed: 'no' },
    ],
  };
  const runs = [
    { action: 'greet', says: 'a' },
    { action: 'greet', says: 'a' },
  ];
  expect(judgeCase({ case: 'a', runs, says: ['a', 'b'], fails: 'no' }, came)).toEqual([
    'run 2 (action greet): says: expected “a”',
    '  got “b”',
  ]);
  const failing = [
    { action: 'greet', says: 'a' },
    { action: 'greet', fails: 'no' },
  ];
  expect(judgeCase({ case: 'a', runs: failing }, came)).toEqual([]);
});

it('gives a case that expects nothing what it may expect', () => {
  const [sentence, ...json] = judged({});
  expect(sentence).toContain('expects nothing');
  const pasted = JSON.parse(`{${json.join('\n')}}`) as Partial<Case>;
  expect(pasted).toEqual({ commands: RUN.commands, list: RUN.list, says: RUN.says[0] });
  expect(judged(pasted)).toEqual([]);
});

describe('comparing', () => {
  it('takes any value for itself, and for what leaves fields out', () => {
    const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('…'));
    fc.assert(
      fc.property(plain, (value) => {
        expect(differences(value, value)).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.integer()),
        fc.dictionary(fc.string(), fc.integer()),
        (some, more) => {
          expect(differences(some, { ...more, ...some })).toEqual([]);
        },
      ),
    );
  });

  it('does not take nothing for null, nor anything for nothing', () => {
    expect(differences({ a: null }, {})).toHaveLength(1);
    expect(differences({ a: '…' }, {})).toHaveLength(1);
    expect(differences({ a: '…' }, { a: 7 })).toEqual([]);
    expect(differences(['a'], ['a', 'b'])).toHaveLength(1);
  });

  it('lays every entry of both lists down once, in order', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, (expected, got) => {
        const rows = align(expected, got, () => true);
        expect(rows.flatMap((row) => (row.kind === 'missing' ? [] : [row.got]))).toEqual(got);
        expect(rows.filter(({ kind }) => kind !== 'extra')).toHaveLength(expected.length);
        expect(rows.every(({ kind }) => kind === 'same')).toBe(expected.join() === got.join());
      }),
    );
  });
});

it('puts it all on a page, which fails when a case does', () => {
  const one = { file: 'tests/a.json', ms: 3, findings: [], logs: [] };
  const good = { ...one, name: 'good', passed: true, lines: [] };
  const bad = {
    ...one,
    name: 'bad\u001b[2J',
    passed: false,
    lines: ['says: \u001b[31mred\u001b[0m'],
    findings: ['asked: GET'],
    logs: ['hm'],
  };
  const { lines } = caseReport('hello 0.1.0', [good, bad]);
  expect(lines.map(({ text }) => text)).toEqual([
    '  ok    good  3 ms',
    '  FAIL  bad  tests/a.json  3 ms',
    '    says: red',
    '    asked: GET',
    '    log: hm',
    '',
    '1 passed, 1 failed',
  ]);
  expect(lines.at(-1)?.tone).toBe('error');
  expect(caseReport('a', [good]).lines.some(({ tone }) => tone === 'error')).toBe(false);
  expect(noCases('a').lines[0]?.text).toContain('tests/greets.json');
});
