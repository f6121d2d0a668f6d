import { describe, expect, it } from 'vitest';
import { isEmpty, noChanges, reverse } from './changes';
import { OFFERED_ROWS } from './days';
import { offerOf, planRollover } from './rollover';
import { NOW } from './testing/edit';
import { CREATED, idOf, parseRows, printRows, TODAY, TODAYS_LIST, YESTERDAY } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';

const yesterday = (lines: readonly string[]) => parseRows(lines, { date: YESTERDAY });
const request = { project: 'default', from: YESTERDAY, to: TODAY, now: NOW };

/** What is left of yesterday, and what today holds then. */
function rolled(lines: readonly string[], today: readonly string[] = []) {
  const document = memoryDocument([...yesterday(lines), ...parseRows(today)]);
  const changes = planRollover(document, request);
  document.apply(changes);
  const left = printRows(document.list({ project: 'default', date: YESTERDAY }).rows);
  return { document, changes, left, came: printRows(document.list(TODAYS_LIST).rows) };
}

describe('a rollover', () => {
  it.each([
    [
      'takes what is open',
      ['A', '[x] B', '[-] C', '[*] D', '[?] E', '[!] F'],
      ['[x] B', '[-] C'],
      ['A', '[*] D', '[?] E', '[!] F'],
    ],
    [
      'takes the ancestors of what is open, done ones too',
      ['[x] A', ' [-] b', '  c', '[x] D'],
      ['[x] D'],
      ['[x] A', ' [-] b', '  c'],
    ],
    [
      'leaves done children of open parents behind, closed up',
      ['A', ' [x] b', '  [x] c', ' d'],
      ['[x] b', ' [x] c'],
      ['A', ' d'],
    ],
    [
      'hangs nothing from a row that it did not hang from',
      ['A', ' [x] b', '[x] C', ' [x] d', 'E', ' [x] f'],
      ['[x] b', '[x] C', ' [x] d', '[x] f'],
      ['A', 'E'],
    ],
    ['takes nothing when all is done', ['[x] A', ' [-] b'], ['[x] A', ' [-] b'], []],
    ['takes nothing of nothing', [], [], []],
  ])('%s', (_, lines, left, came) => {
    const result = rolled(lines);
    expect(result.left).toEqual(left);
    expect(result.came).toEqual(came);
  });

  it('puts them after what the day holds already', () => {
    expect(rolled(['A', ' b'], ['C', ' d']).came).toEqual(['C', ' d', 'A', ' b']);
  });

  it('keeps ids, fields and stored values, and says when', () => {
    const [row] = parseRows(['A'], {
      date: YESTERDAY,
      priority: 'P1',
      description: 'words',
      recurrence: '+1w',
      reminder: '2026-02-01T09:00',
    });
    if (!row) throw new Error('no row');
    const document = memoryDocument([row]);
    const value = { owner: 'jira', todoId: row.id, key: 'external_id', from: null, to: 'T-1' };
    document.apply({ ...noChanges, metadata: [value] });
    const changes = planRollover(document, request);
    expect(changes).toEqual({
      ...noChanges,
      updated: [[row, { ...row, date: TODAY, rank: expect.any(String), modifiedAt: NOW }]],
    });
    document.apply(changes);
    expect(document.find(row.id)?.createdAt).toBe(CREATED);
    expect(document.metadata('jira', row.id, 'external_id')).toBe('T-1');
  });

  it('is taken back by its reverse', () => {
    const lines = ['A', ' [x] b', 'C'];
    const { document, changes } = rolled(lines, ['D']);
    document.apply(reverse(changes));
    expect(document.list({ project: 'default', date: YESTERDAY }).rows).toEqual(yesterday(lines));
    expect(document.list(TODAYS_LIST).rows).toEqual(parseRows(['D']));
  });

  it('leaves other projects alone, and a day does not go to itself', () => {
    const work = parseRows(['W'], { date: YESTERDAY, project: 'work' });
    const document = memoryDocument([...yesterday(['A']), ...work]);
    expect(planRollover(document, request).updated.map(([, to]) => to.content)).toEqual(['A']);
    expect(isEmpty(planRollover(document, { ...request, to: YESTERDAY }))).toBe(true);
  });
});

describe('an offer', () => {
  const names = { project: 'default', projectName: 'Home', from: YESTERDAY, to: TODAY };

  it('names the rows that would go along, on the levels that they would have', () => {
    const rows = yesterday(['A', ' [x] b', ' [*] c', '[x] D']).map((row) => ({
      ...row,
      priority: 'P0' as const,
    }));
    expect(offerOf(rows, names)).toEqual({
      ...names,
      rows: [
        { id: idOf('A'), indent: 0, state: 'empty', priority: 'P0', content: 'A' },
        { id: idOf('c'), indent: 1, state: 'in_progress', priority: 'P0', content: 'c' },
      ],
      total: 2,
    });
  });

  it('is not made when nothing is open', () => {
    expect(offerOf(yesterday(['[x] A']), names)).toBeUndefined();
  });

  it('names so many at most, and counts them all', () => {
    const rows = yesterday(Array.from({ length: OFFERED_ROWS + 1 }, (_, n) => `row ${n}`));
    const offer = offerOf(rows, names);
    expect(offer?.rows).toHaveLength(OFFERED_ROWS);
    expect(offer?.total).toBe(OFFERED_ROWS + 1);
  });
});
