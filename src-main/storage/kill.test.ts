import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Paths } from '../paths';
import { type ChildProgram, compileChild, KILL_RUNS } from '../testing/killed-child';
import { searchPlace } from './search-place';
import { opened, temporaryPaths } from './testing/temporary';
import { openWorld } from './testing/world';

const BATCH_ROWS = 10;

let program: ChildProgram;
beforeAll(async () => {
  program = await compileChild('src-main/storage/testing/recorder-child.ts');
}, 60_000);
afterAll(() => program.dispose());

/** Kills a recorder. Resolves with the numbers it said were saved. */
const killedAfter = async (
  ms: number,
  paths: Paths,
  first: number,
  mode: 'whole' | 'row_by_row',
): Promise<number[]> => (await program.killedAfter(ms, [paths.home, String(first), mode])).map(Number);

/** How many rows say each number. */
function rowsByNumber(paths: Paths): Map<number, number> {
  const { database, recovery } = opened(paths);
  expect(recovery).toBeNull();
  expect(database.faults('full')).toEqual([]);
  const counts = database
    .prepare<[], { number: string; rows: number }>(
      'SELECT content AS number, count(*) AS rows FROM todos WHERE deleted_at IS NULL GROUP BY content',
    )
    .all();
  database.close();
  return new Map(counts.map(({ number, rows }) => [Number(number), rows]));
}

/** The days on which the rows of each number are. */
function daysByNumber(paths: Paths): Map<number, readonly string[]> {
  const { database } = opened(paths);
  const days = database
    .prepare<[], { number: string; days: string }>(
      `SELECT content AS number, group_concat(DISTINCT substr(date, 6)) AS days FROM todos
       WHERE deleted_at IS NULL GROUP BY content`,
    )
    .all();
  const unfound = database
    .prepare(
      `SELECT 1 FROM todos WHERE deleted_at IS NULL AND ${searchPlace('todos')} NOT IN (SELECT rowid FROM todos_text)
       AND rowid NOT IN (SELECT number FROM todos_unsearched)`,
    )
    .all();
  expect(unfound).toEqual([]);
  database.close();
  return new Map(days.map(({ number, days: on }) => [Number(number), on.split(',')]));
}

function torn(rows: Map<number, number>): number[] {
  return [...rows].filter(([, count]) => count !== BATCH_ROWS).map(([number]) => number);
}

describe('a process that is killed while it saves', () => {
  it('loses nothing that it said was saved, and tears nothing', { timeout: 600_000 }, async () => {
    const paths = temporaryPaths();
    let saved = 0;
    for (let run = 0; run < KILL_RUNS; run++) {
      const acknowledged = await killedAfter(Math.random() * 60, paths, run * 10_000, 'whole');
      const rows = rowsByNumber(paths);
      expect(acknowledged.filter((number) => !rows.has(number))).toEqual([]);
      expect(torn(rows)).toEqual([]);
      const days = daysByNumber(paths);
      expect([...days].filter(([, on]) => on.length !== 1)).toEqual([]);
      const takenAlong = acknowledged.filter((number) => number % 4 === 1);
      expect(takenAlong.filter((number) => days.get(number)?.[0] !== '01-02')).toEqual([]);
      saved += acknowledged.length;
    }
    expect(saved).toBeGreaterThan(KILL_RUNS);
    expect(openWorld({ paths }).store.undo()).toMatchObject({ ok: true });
  });

  it('would tear if it saved row by row: the test can fail', { timeout: 120_000 }, async () => {
    const paths = temporaryPaths();
    let found = 0;
    for (let run = 0; run < 20 && found === 0; run++) {
      await killedAfter(Math.random() * 20, paths, run * 10_000, 'row_by_row');
      found = torn(rowsByNumber(paths)).length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
