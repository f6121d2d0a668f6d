import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Changes,
  countOf,
  isEmpty,
  listsOf,
  type MetadataChange,
  noChanges,
  reverse,
  squash,
} from './changes';
import { parseRows, TODAYS_LIST, YESTERDAY } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';
import type { Todo } from './todo';

const [a] = parseRows(['A']);
if (!a) throw new Error('no row');
const b: Todo = { ...a, content: 'B' };
const c: Todo = { ...a, content: 'C' };
const change = (part: Partial<Changes>): Changes => ({ ...noChanges, ...part });
const value = (from: string | null, to: string | null): MetadataChange => ({
  owner: 'jira',
  todoId: a.id,
  key: 'ticket',
  from,
  to,
});

describe('squash', () => {
  const added = change({ added: [a] });
  const removed = change({ removed: [a] });
  const renamed = change({ updated: [[a, b]] });

  it.each([
    ['added, then changed', added, renamed, change({ added: [b] })],
    ['added, then removed', added, removed, noChanges],
    ['changed twice', renamed, change({ updated: [[b, c]] }), change({ updated: [[a, c]] })],
    ['changed, then changed back', renamed, change({ updated: [[b, { ...a }]] }), noChanges],
    ['changed, then removed', renamed, change({ removed: [b] }), removed],
    ['removed, then brought back', removed, added, noChanges],
    ['removed, then brought back changed', removed, change({ added: [b] }), renamed],
    [
      'a value set twice',
      change({ metadata: [value(null, '1')] }),
      change({ metadata: [value('1', '2')] }),
      change({ metadata: [value(null, '2')] }),
    ],
    [
      'a value set, then cleared',
      change({ metadata: [value(null, '1')] }),
      change({ metadata: [value('1', null)] }),
      noChanges,
    ],
  ])('%s', (_, first, second, together) => {
    expect(squash(first, second)).toEqual(together);
  });

  it('keeps values of other owners and keys apart', () => {
    const other = { ...value(null, 'x'), owner: 'notes' };
    expect(
      squash(change({ metadata: [value(null, '1')] }), change({ metadata: [other] })).metadata,
    ).toHaveLength(2);
  });
});

describe('reverse', () => {
  it('swaps added and removed and turns every pair round', () => {
    const forth = change({ added: [a], updated: [[b, c]], metadata: [value(null, '1')] });
    expect(reverse(forth)).toEqual(change({ removed: [a], updated: [[c, b]], metadata: [value('1', null)] }));
    expect(reverse(reverse(forth))).toEqual(forth);
  });
});

describe('counting', () => {
  it('counts rows and values, and nothing is nothing', () => {
    expect(countOf(change({ added: [a], updated: [[b, c]], metadata: [value(null, '1')] }))).toBe(3);
    expect(isEmpty(noChanges)).toBe(true);
    expect(isEmpty(change({ metadata: [value('1', null)] }))).toBe(false);
  });

  it('names each touched list once, both ends of a move', () => {
    const moved = change({ updated: [[a, { ...a, date: YESTERDAY }]], added: [b] });
    expect(listsOf(moved)).toHaveLength(2);
    expect(listsOf(moved)).toContainEqual(TODAYS_LIST);
  });
});

/** One step on a document of a single row that may or may not be there, and one value. */
function step(present: Todo | undefined, stored: string | null, seed: number): Changes {
  const next = { ...a, ...present, content: `v${seed % 4}` } as Todo;
  const metadata = seed % 2 ? [{ ...value(stored, null), to: seed % 3 ? `${seed % 5}` : null }] : [];
  if (!present) return change({ added: [next], metadata });
  return seed % 5 === 0
    ? change({ removed: [present], metadata })
    : change({ updated: [[present, next]], metadata });
}

describe('laws of changes', () => {
  it('squash equals applying in turn, and its reverse leads back to the start', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (seeds) => {
        const inTurn = memoryDocument();
        let together: Changes = noChanges;
        for (const seed of seeds) {
          const next = step(inTurn.find(a.id), inTurn.metadata('jira', a.id, 'ticket'), seed);
          inTurn.apply(next);
          together = squash(together, next);
        }
        const atOnce = memoryDocument();
        atOnce.apply(together);
        expect(atOnce.find(a.id)).toEqual(inTurn.find(a.id));
        expect(atOnce.list(TODAYS_LIST).rows).toEqual(inTurn.list(TODAYS_LIST).rows);
        expect(atOnce.metadata('jira', a.id, 'ticket')).toBe(inTurn.metadata('jira', a.id, 'ticket'));
        atOnce.apply(reverse(together));
        expect(atOnce.list(TODAYS_LIST).rows).toEqual([]);
        expect(isEmpty(atOnce.changes())).toBe(true);
      }),
    );
  });
});
