import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { shown } from '../storage/testing/world';
import { inThreads } from './run-task';
import { statisticsBy } from './statistics-task';
import { fileWorkerBundle } from './testing/bundle';
import { openFileWorld } from './testing/file-world';

let bundle: Awaited<ReturnType<typeof fileWorkerBundle>>;
beforeAll(async () => {
  bundle = await fileWorkerBundle();
}, 60_000);
afterAll(() => bundle.dispose());

/** How often this thread came to other things while the deed was done; a clock would measure the machine. */
async function turnsDuring(deed: () => Promise<unknown>): Promise<number> {
  let [turns, goesOn] = [0, true];
  const watch = () => {
    turns += 1;
    if (goesOn) setImmediate(watch);
  };
  watch();
  await deed();
  goesOn = false;
  return turns;
}

describe('a thread', () => {
  it('does what slices do: import, export, backup, restore', async () => {
    const world = openFileWorld({ run: inThreads(bundle.url) });
    await world.import(world.write('in.md', '- A\n  - b\nnonsense\n'));
    expect(shown(world, TODAYS_LIST)).toEqual(['A', ' b']);
    const all = { path: 'all.json', format: null, what: { kind: 'all' }, force: false } as const;
    expect(await world.files.exportTo(all)).toMatchObject({ ok: true, value: { todos: 2 } });
    expect(await world.files.exportTo(all)).toMatchObject({
      ok: false,
      error: expect.stringContaining('--force'),
    });
    expect(await world.import(world.at('all.json'))).toMatchObject({ todos: 0, alreadyThere: 2 });
    expect(await world.files.backup('copy.db')).toMatchObject({ ok: true, value: { todos: 2 } });
    expect(await world.files.planRestore('copy.db')).toMatchObject({
      ok: true,
      value: { theirs: { todos: 2 } },
    });
    expect(world.works.filter((work) => work.ended).length).toBe(6);
    expect(world.leftovers()).toEqual([]);
  });

  it('is ended without a trace when it is cancelled', async () => {
    const world = openFileWorld({
      run: inThreads(bundle.url),
      onWork: (work) => world.files.cancel(work.id),
    });
    const file = world.write('in.md', '- a\n'.repeat(100_000));
    const request = { path: file, format: null, list: TODAYS_LIST, dryRun: false };
    expect(await world.files.importFrom(request)).toEqual({
      ok: false,
      error: 'Cancelled; nothing was changed.',
    });
    const backup = await world.files.backup('copy.db');
    expect(backup.ok).toBe(false);
    expect(existsSync(world.at('copy.db'))).toBe(false);
    expect(world.leftovers()).toEqual([]);
  });

  it('counts what was done, as it is saved and without a hand on it', async () => {
    const run = inThreads(bundle.url);
    const world = openFileWorld({ run });
    await world.import(world.write('in.md', '- [x] A\n- b\n- c\n'));
    const request = { project: null, days: 7, today: TODAYS_LIST.date, zone: 'UTC' };
    const database = world.paths.database;
    expect(await statisticsBy(run, { database, request })).toMatchObject({ open: 2, streak: 1 });
    await expect(statisticsBy(run, { database: world.at('nowhere.db'), request })).rejects.toThrow(
      'Counting',
    );
  });

  it('of a bundle that is not there answers in a sentence', async () => {
    const world = openFileWorld({ run: inThreads(new URL('nowhere.js', bundle.url)) });
    expect(await world.files.backup('copy.db')).toMatchObject({
      ok: false,
      error: expect.stringContaining('failed'),
    });
  });

  it('leaves this one free while 30,000 todos are read, written, and copied', async () => {
    const world = openFileWorld({ run: inThreads(bundle.url) });
    const file = world.write('in.md', '- [ ] a todo of some length #tag @due(2026-02-01)\n'.repeat(30_000));
    const request = { path: file, format: null, list: TODAYS_LIST, dryRun: true } as const;
    const reading = await turnsDuring(() => world.files.importFrom(request));
    await world.import(file);
    const all = { path: 'all.json', format: null, what: { kind: 'all' }, force: false } as const;
    const writing = await turnsDuring(() => world.files.exportTo(all));
    const copying = await turnsDuring(() => world.files.backup('copy.db'));
    // They come in 60 parts, of which three at most are taken in one go. Held up, this thread would come to nothing.
    expect(reading).toBeGreaterThanOrEqual(20);
    expect(Math.min(writing, copying)).toBeGreaterThan(20);
  }, 60_000);
});
