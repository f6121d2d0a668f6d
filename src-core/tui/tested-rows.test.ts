import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRows } from '../todo/testing/list-notation';
import type { Todo } from '../todo/todo';
import { testRows } from './tested-rows';

const pool = parseRows(Array.from({ length: 30 }, (_, n) => `row ${n}`));
const anyRows = fc
  .subarray(pool, { minLength: 0 })
  .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }));
const isOdd = (row: Todo) => /[13579]$/.test(row.content);
const isWide = (row: Todo) => isOdd(row) || row.content.endsWith('4');

describe('testing the rows of a list', () => {
  it('says of every row what its test says, whatever is known from before', () => {
    fc.assert(
      fc.property(anyRows, anyRows, fc.boolean(), (before, now, isNarrower) => {
        const known = {
          same: testRows(before, isOdd),
          wider: isNarrower ? testRows(now, isWide) : undefined,
        };
        expect([...testRows(now, isOdd, known).passed]).toEqual(now.map((row) => (isOdd(row) ? 1 : 0)));
      }),
    );
  });

  it('tests what a change has touched, and nothing else', () => {
    const tested: string[] = [];
    const test = (row: Todo) => tested.push(row.content) > 0;
    const before = testRows(pool, test);
    const [changed] = parseRows(['changed']);
    tested.length = 0;
    testRows(pool.toSpliced(7, 2, ...(changed ? [changed] : [])), test, { same: before });
    expect(tested).toEqual(['changed']);
  });

  it('leaves out what did not pass a wider test', () => {
    const tested: string[] = [];
    const wider = testRows(pool, (row) => row.content.endsWith('4'));
    testRows(pool, (row) => tested.push(row.content) > 0, { wider });
    expect(tested).toEqual(['row 4', 'row 14', 'row 24']);
  });
});
