import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { noChanges } from '../../src-core/todo/changes';
import { parseRows, printRows, TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { type ListKey, sameList, type Todo } from '../../src-core/todo/todo';
import { SILENT_LOG } from '../log';
import { ListCache } from './list-cache';

/** A cache over rows that a test may change behind its back, and how often they were read. */
function setUp(rows: Todo[] = parseRows(['A', 'B'])) {
  const reads: string[] = [];
  const cache = new ListCache((key) => {
    reads.push(key.date);
    return rows.filter((row) => sameList(row, key));
  }, SILENT_LOG);
  return { rows, reads, cache, show: (key: ListKey) => printRows(cache.get(key).rows) };
}

describe('the lists in memory', () => {
  it('are read once and then follow each change', () => {
    const { cache, reads, rows, show } = setUp();
    expect(show(TODAYS_LIST)).toEqual(['A', 'B']);
    cache.apply({ ...noChanges, removed: rows.slice(0, 1) });
    expect(show(TODAYS_LIST)).toEqual(['B']);
    expect(reads).toEqual([TODAY]);
  });

  it('are few: the one that was not used for longest is forgotten', () => {
    const { reads, show } = setUp();
    const day = (n: number) => ({ ...TODAYS_LIST, date: addDays(TODAY, n) });
    show(day(0));
    show(day(1));
    for (let n = 2; n <= 16; n++) {
      show(day(0));
      show(day(n));
    }
    expect(reads).toHaveLength(17);
    show(day(0));
    expect(reads).toHaveLength(17);
    show(day(1));
    expect(reads).toHaveLength(18);
  });

  it('are read anew when a change does not fit', () => {
    const { cache, rows, show } = setUp();
    show(TODAYS_LIST);
    const [unknown] = parseRows(['C']);
    if (!unknown) throw new Error('no row');
    cache.apply({ ...noChanges, removed: [{ ...unknown, rank: 'zz' }] });
    rows.pop();
    expect(show(TODAYS_LIST)).toEqual(['A']);
  });
});
