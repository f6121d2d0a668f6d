import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankBetween, ranksBetween } from '../lib/rank';
import { type Changes, noChanges, reverse } from './changes';
import { compareRows } from './row-order';
import { idOf, parseRows, printRows, TODAYS_LIST, YESTERDAY } from './testing/list-notation';
import type { Todo } from './todo';
import { TodoList } from './todo-list';

const rows = parseRows(['A', ' b', ' c', 'D']);
const list = TodoList.of(TODAYS_LIST, rows);
const row = (content: string): Todo => {
  const found = list.get(idOf(content));
  if (!found) throw new Error(`no ${content}`);
  return found;
};
const lines = (changes: Partial<Changes>, base = list) =>
  printRows(base.with({ ...noChanges, ...changes }).rows);

describe('a list', () => {
  it('is ordered by rank, whatever order the rows come in', () => {
    expect(TodoList.of(TODAYS_LIST, rows.toReversed()).rows).toEqual(rows);
  });

  it('orders rows of equal rank by id', () => {
    const tied = rows.map((r) => ({ ...r, rank: 'a0' }));
    expect(TodoList.of(TODAYS_LIST, tied).rows.map((r) => r.id)).toEqual(rows.map((r) => r.id).sort());
  });

  it('refuses rows of another day', () => {
    expect(() => TodoList.of({ project: 'default', date: YESTERDAY }, rows)).toThrow(/does not belong/);
  });

  it('knows where a row is', () => {
    expect(list.indexOf(idOf('c'))).toBe(2);
    expect(list.indexOf(idOf('nobody'))).toBe(-1);
    expect(list.get(idOf('nobody'))).toBeUndefined();
  });
});

describe('a list after a change', () => {
  it('has rows replaced, taken out and put in', () => {
    const b = row('b');
    const renamed = { ...b, content: 'B' };
    const between = {
      ...row('c'),
      id: idOf('new'),
      content: 'new',
      rank: rankBetween(b.rank, row('c').rank),
    };
    expect(lines({ updated: [[b, renamed]] })).toEqual(['A', ' B', ' c', 'D']);
    expect(lines({ removed: [b] })).toEqual(['A', ' c', 'D']);
    expect(lines({ added: [between] })).toEqual(['A', ' b', ' new', ' c', 'D']);
  });

  it('has a row whose rank changed in its new place', () => {
    const moved = { ...row('b'), rank: rankBetween(row('D').rank, null) };
    expect(lines({ updated: [[row('b'), moved]] })).toEqual(['A', ' c', 'D', ' b']);
  });

  it('loses a row that moved to another list, and gains one that came', () => {
    const elsewhere = { ...row('D'), date: YESTERDAY };
    expect(lines({ updated: [[row('D'), elsewhere]] })).toEqual(['A', ' b', ' c']);
    const before = TodoList.of({ project: 'default', date: YESTERDAY }, []);
    expect(lines({ updated: [[row('D'), elsewhere]] }, before)).toEqual(['D']);
  });

  it('is the same object when the change is about other lists', () => {
    expect(list.with({ ...noChanges, added: [{ ...row('A'), project: 'other' }] })).toBe(list);
  });

  it('leaves the list it came from as it was', () => {
    const next = list.with({ ...noChanges, removed: [row('b')] });
    expect(next.indexOf(idOf('b'))).toBe(-1);
    expect(list.indexOf(idOf('b'))).toBe(1);
    expect(printRows(list.rows)).toEqual(['A', ' b', ' c', 'D']);
  });

  it('refuses a change that belongs to another state', () => {
    const stale = { ...row('b'), rank: rankBetween(row('D').rank, null) };
    expect(() => list.with({ ...noChanges, removed: [stale] })).toThrow(/is not there/);
  });
});

/** A change that removes, moves and adds the rows that the seeds pick. */
function scramble(before: TodoList, seeds: readonly number[]): Changes {
  const last = before.rows.at(-1)?.rank ?? null;
  const spare = ranksBetween(last, null, seeds.length);
  const changes = { added: [] as Todo[], removed: [] as Todo[], updated: [] as [Todo, Todo][] };
  const used = new Set<string>();
  seeds.forEach((seed, n) => {
    const old = before.rows[seed % Math.max(before.rows.length, 1)];
    const rank = spare[n] ?? '';
    const [fresh] = parseRows([`new ${before.rows.length} ${n} ${rank}`]);
    if (fresh && (seed % 3 === 0 || !old)) changes.added.push({ ...fresh, rank });
    else if (old && !used.has(old.id)) {
      used.add(old.id);
      if (seed % 3 === 1) changes.removed.push(old);
      else changes.updated.push([old, seed % 2 ? { ...old, rank } : { ...old, content: 'changed' }]);
    }
  });
  return { ...noChanges, ...changes };
}

describe('laws of a list', () => {
  const seeds = fc.array(fc.array(fc.nat(), { maxLength: 60 }), { maxLength: 6 });

  it('every version finds exactly its own rows, in order, and a change reversed leads back', () => {
    fc.assert(
      fc.property(fc.nat(80), seeds, (size, steps) => {
        const start = parseRows(Array.from({ length: size }, (_, index) => `row ${index}`));
        const versions = [TodoList.of(TODAYS_LIST, start)];
        for (const step of steps) {
          const before = versions.at(-1) ?? list;
          // Some versions are searched before they are changed: those after them share what was learnt.
          if (step.length % 2 === 1) before.indexOf(idOf('nobody'));
          const change = scramble(before, step);
          const after = before.with(change);
          expect(after.with(reverse(change)).rows).toEqual(before.rows);
          versions.push(after);
        }
        const everybody = new Set(versions.flatMap((version) => version.rows.map((r) => r.id)));
        for (const version of versions) {
          expect(version.rows).toEqual(version.rows.toSorted(compareRows));
          const places = new Map(version.rows.map((r, index) => [r.id, index]));
          for (const id of everybody) expect(version.indexOf(id)).toBe(places.get(id) ?? -1);
        }
      }),
    );
  });
});
