/** Everything that can happen, drawn as for the laws of the domain, in the real database: rollover and projects too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { applyBatch } from '../../src-core/todo/apply-command';
import { isEmpty } from '../../src-core/todo/changes';
import type { DocumentReader, Draft } from '../../src-core/todo/document';
import { checkInvariants } from '../../src-core/todo/invariants';
import type { Project } from '../../src-core/todo/project';
import { planRollover } from '../../src-core/todo/rollover';
import { TODAY } from '../../src-core/todo/testing/list-notation';
import { memoryDocument } from '../../src-core/todo/testing/memory-document';
import {
  anySteps,
  type Happening,
  happeningOf,
  RANDOM_BEGINNING,
  RANDOM_LISTS,
  RANDOM_PROJECTS,
} from '../../src-core/todo/testing/random-steps';
import type { Todo } from '../../src-core/todo/todo';
import { numberOfPlace, searchPlace } from '../storage/search-place';
import { SqliteSearch } from '../storage/sqlite-search';
import { NOON } from '../storage/testing/temporary';
import { openWorld, type World, walk } from '../storage/testing/world';
import { wellFormed } from './well-formed';

/** How many stories are played; more of them by hand and at night. */
const { TOTUI_LAW_RUNS = '40' } = process.env;

const user = { kind: 'user' } as const;

/** Ids in an order of their own, so that a model gives the same ones. */
function counting(): () => string {
  let n = 0;
  return () => {
    n += 1;
    return `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
  };
}

interface Shape {
  readonly lists: readonly (readonly Todo[])[];
  readonly projects: readonly Project[];
  readonly all: readonly (readonly Todo[])[];
  readonly values: readonly (string | null)[];
}

function shapeOf(document: DocumentReader): Shape {
  const lists = RANDOM_LISTS.map((key) => document.list(key).rows);
  return {
    lists,
    projects: document.projects(),
    all: ['default', ...RANDOM_PROJECTS].map((project) => document.projectRows(project)),
    values: lists.flat().map(({ id }) => document.metadata('jira', id, 'ticket')),
  };
}

/** Does it in the model and in the store, which must agree on what comes of it. */
function play(happening: Happening, model: Draft, world: World, newId: () => string): void {
  if (happening.kind === 'rollover') {
    rollOver(happening, model, world);
    return;
  }
  const commands = wellFormed(happening.commands);
  const expected = applyBatch(model, commands, { now: NOON, today: TODAY, newId });
  const outcome = world.store.dispatch(happening.commands, user);
  if (outcome.ok !== expected.ok) throw new Error(JSON.stringify([outcome, expected]));
  if (expected.ok) model.apply(expected.value.changes);
}

/** The clock shows the next day for as long as it takes: afterwards it has been set back. */
function rollOver({ project, from, to }: Happening & { kind: 'rollover' }, model: Draft, world: World): void {
  const before = model.list({ project, date: from }).rows;
  const changes = planRollover(model, { project, from, to, now: NOON });
  world.today = to;
  expect(world.store.rollover(project, from).ok).toBe(!isEmpty(changes));
  if (!isEmpty(changes)) expect(world.store.shown({ project, date: from }).rows).toEqual(before);
  world.today = TODAY;
  model.apply(changes);
}

/** Rows that can be found and are not there, or are there and cannot be found. */
function searchFaults({ database }: World): unknown[] {
  // Half of it: the rest is caught up with later.
  new SqliteSearch(database).catchUp(10);
  const settled = (number: string) => `${number} NOT IN (SELECT number FROM todos_unsearched)`;
  const place = searchPlace('todos');
  return database
    .prepare<[], { rowid: number }>(
      `SELECT rowid FROM todos
       WHERE deleted_at IS NULL AND ${place} NOT IN (SELECT rowid FROM todos_text) AND ${settled('rowid')}
       UNION ALL
       SELECT rowid FROM todos_text
       WHERE rowid NOT IN (SELECT ${place} FROM todos WHERE deleted_at IS NULL)
         AND ${settled(numberOfPlace('rowid'))}`,
    )
    .all();
}

function expectSound(world: World): void {
  expect(shapeOf(world.store).lists.flatMap(checkInvariants)).toEqual([]);
  expect(searchFaults(world)).toEqual([]);
  expect(world.database.faults('full')).toEqual([]);
}

describe('everything that can happen', () => {
  it('is in the database as in a model, can be taken back to the start and brought back to the end', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(anySteps, fc.nat(12), (draws, restartAfter) => {
        const model = memoryDocument();
        const newId = counting();
        let world = openWorld({ fast: true, newId: counting() });
        const start = shapeOf(world.store);
        play({ kind: 'commands', commands: RANDOM_BEGINNING }, model, world, newId);
        for (const [n, draw] of draws.entries()) {
          play(happeningOf(draw, model), model, world, newId);
          if (n === restartAfter) world = world.reopen();
          expect(shapeOf(world.store)).toEqual(shapeOf(model));
        }
        expectSound(world);
        const steps = world.store.revision() - 1;
        const end = shapeOf(world.store);
        const [undone, undos] = walk(world, 'undo', restartAfter);
        expect(shapeOf(undone.store)).toEqual(start);
        expectSound(undone);
        const [redone, redos] = walk(undone, 'redo', restartAfter);
        expect(shapeOf(redone.store)).toEqual(end);
        expectSound(redone);
        expect(undos).toBe(redos);
        if (draws.length <= restartAfter) expect(undos).toBe(steps);
        redone.store.dispose();
        redone.database.close();
      }),
      { numRuns: Number(TOTUI_LAW_RUNS) },
    );
  });

  it('brings a deleted project back with all its todos, values and pictures of its days', () => {
    const world = openWorld({ fast: true });
    world.store.dispatch(RANDOM_BEGINNING, user);
    const [project] = RANDOM_PROJECTS;
    const tomorrow = addDays(TODAY, 1);
    world.today = tomorrow;
    world.store.rollover(project, TODAY);
    const before = shapeOf(world.store);
    const picture = world.store.shown({ project, date: TODAY });
    world.store.dispatch([{ type: 'delete_project', id: project }], user);
    expect(world.store.projectRows(project)).toEqual([]);
    expect(world.store.shown({ project, date: TODAY }).rows).toEqual([]);
    const again = world.reopen();
    expect(again.store.undo()).toMatchObject({ ok: true });
    expect(shapeOf(again.store)).toEqual(before);
    expect(again.store.shown({ project, date: TODAY })).toEqual(picture);
  });
});
