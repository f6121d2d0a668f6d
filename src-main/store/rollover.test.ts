import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { TODAY, TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { DEFAULT_PROJECT, type Todo } from '../../src-core/todo/todo';
import { adding, openWorld, rowOf, shown, type World } from '../storage/testing/world';
import { openPage } from './list-page';
import { documentPort, listSource } from './ports';

const user = { kind: 'user' } as const;
const YESTERDAYS_LIST = { ...TODAYS_LIST, date: YESTERDAY };

/** `A` with a done and an open child, `B` done with nothing open below it, `C` open; the next day, with `D` on it. */
function overnight(): World {
  const world = openWorld({ today: YESTERDAY });
  const add = (content: string, indent = 0) =>
    world.store.dispatch(
      [adding(world.store.today() === TODAY ? TODAYS_LIST : YESTERDAYS_LIST, content, { indent })],
      user,
    );
  for (const [content, indent] of [
    ['A', 0],
    ['a done', 1],
    ['a open', 1],
    ['B', 0],
    ['C', 0],
  ] as const)
    add(content, indent);
  for (const content of ['a done', 'B'])
    world.store.dispatch([{ type: 'toggle_todo', id: rowOf(world, YESTERDAYS_LIST, content).id }], user);
  world.repository.rememberFold(rowOf(world, YESTERDAYS_LIST, 'A').id, true);
  world.today = TODAY;
  add('D');
  return world;
}

const BEFORE = ['A', ' [x] a done', ' a open', '[x] B', 'C'];
const take = (world: World) => world.store.rollover(DEFAULT_PROJECT, YESTERDAY);
const page = (world: World, list = YESTERDAYS_LIST) => openPage(world.store, world.repository, list, 0);

describe('taking open todos along', () => {
  it('moves them with their ancestors behind what today already holds, and leaves the done ones', () => {
    const world = overnight();
    expect(world.store.rolloverOffer(DEFAULT_PROJECT)).toMatchObject({
      from: YESTERDAY,
      to: TODAY,
      total: 3,
      rows: [{ content: 'A' }, { content: 'a open', indent: 1 }, { content: 'C' }],
    });
    const outcome = take(world);
    expect(shown(world, TODAYS_LIST)).toEqual(['D', 'A', ' a open', 'C']);
    expect(shown(world, YESTERDAYS_LIST)).toEqual(['[x] a done', '[x] B']);
    expect(outcome).toMatchObject({
      ok: true,
      focus: { id: rowOf(world, TODAYS_LIST, 'A').id, list: TODAYS_LIST },
    });
  });

  it('keeps ids, fields, stored values, folds and who changed what', () => {
    const world = overnight();
    const before = rowOf(world, YESTERDAYS_LIST, 'A');
    const value = { owner: 'jira', todoId: before.id, key: 'ticket' };
    world.today = YESTERDAY;
    world.store.dispatch([{ type: 'set_metadata', ...value, value: 'X-1' }], user);
    world.today = TODAY;
    take(world);
    const after = world.store.find(before.id) as Todo;
    expect(after).toEqual({ ...before, date: TODAY, rank: after.rank, modifiedAt: after.modifiedAt });
    expect(world.store.metadata('jira', before.id, 'ticket')).toBe('X-1');
    expect(world.repository.folded(TODAYS_LIST)).toEqual([before.id]);
    expect(world.store.provenanceOf(before.id, 9).map(({ who, what }) => `${who}: ${what}`)).toEqual([
      `rollover: moved to ${TODAY}`,
      'you: created',
    ]);
  });

  it('is one commit with the events of any other change', () => {
    const world = overnight();
    world.published.length = 0;
    take(world);
    expect(world.published).toHaveLength(1);
    expect(world.published[0]?.cause).toEqual({ kind: 'rollover' });
    const moved = world.published[0]?.events.filter(
      (event) => event.type === 'todo_updated' && event.fields.includes('date'),
    );
    expect(moved?.map(({ todo }) => todo.content)).toEqual(['A', 'a open', 'C']);
  });

  it('is one step to undo and redo, before and after a restart', () => {
    let world = overnight();
    const today = shown(world, TODAYS_LIST);
    take(world);
    for (let round = 0; round < 2; round++) {
      expect(world.store.undo()).toMatchObject({ ok: true, undone: { cause: { kind: 'rollover' } } });
      expect([shown(world, YESTERDAYS_LIST), shown(world, TODAYS_LIST)]).toEqual([BEFORE, today]);
      world = world.reopen();
      expect(world.store.redo()).toMatchObject({ ok: true });
      expect(shown(world, TODAYS_LIST)).toEqual(['D', 'A', ' a open', 'C']);
      world = world.reopen();
    }
  });

  it.each([
    [
      'a day that was not offered',
      (world: World) => world.store.rollover(DEFAULT_PROJECT, addDays(YESTERDAY, -1)),
    ],
    ['today', (world: World) => world.store.rollover(DEFAULT_PROJECT, TODAY)],
    ['a project that is not there', (world: World) => world.store.rollover('nobody', YESTERDAY)],
    ['what has come along already', (world: World) => [take(world), take(world)][1]],
  ])('is refused from %s', (_, attempt) => {
    expect(attempt(overnight())).toMatchObject({ ok: false, refusal: { kind: 'nothing_to_roll_over' } });
  });

  it('is refused from a day with open todos before the latest one', () => {
    const world = openWorld({ today: addDays(YESTERDAY, -1) });
    world.store.dispatch([adding({ ...TODAYS_LIST, date: world.today }, 'left there')], user);
    world.today = YESTERDAY;
    world.store.dispatch([adding(YESTERDAYS_LIST, 'open')], user);
    world.today = TODAY;
    expect(world.store.rollover(DEFAULT_PROJECT, addDays(YESTERDAY, -1))).toMatchObject({ ok: false });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('does all of it or nothing, the picture too', () => {
    const world = overnight();
    world.database.execute(`CREATE TRIGGER fault BEFORE UPDATE ON todos WHEN new.content = 'C'
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    expect(take(world)).toMatchObject({ ok: false, refusal: { kind: 'not_saved' } });
    expect(shown(world, YESTERDAYS_LIST)).toEqual(BEFORE);
    expect(world.repository.picture(YESTERDAYS_LIST)).toBeUndefined();
  });

  it('merges with what came along before and was taken back', () => {
    const world = overnight();
    take(world);
    world.store.undo();
    expect(take(world)).toMatchObject({ ok: true });
    expect(shown(world, TODAYS_LIST)).toEqual(['D', 'A', ' a open', 'C']);
    expect(page(world).rows.map(({ content }) => content)).toEqual(['A', 'a done', 'a open', 'B', 'C']);
  });
});

describe('the picture of a day', () => {
  it('shows the list as it was when its open todos left it: rows, order, folds, states', () => {
    const world = overnight();
    const before = page(world);
    take(world);
    world.store.dispatch([{ type: 'toggle_todo', id: rowOf(world, TODAYS_LIST, 'C').id }], user);
    world.store.dispatch([{ type: 'delete_todo', id: rowOf(world, TODAYS_LIST, 'A').id }], user);
    expect(page(world.reopen())).toEqual({ ...before, revision: 1, readOnly: true });
    expect(before.folded).toHaveLength(1);
  });

  it('is what plugins read, in lists and in previews', () => {
    const world = overnight();
    const before = world.store.list(YESTERDAYS_LIST).rows;
    take(world);
    expect(documentPort(world.store).list(YESTERDAYS_LIST)).toEqual(before);
    expect(listSource(world.store).list(YESTERDAYS_LIST).rows).toEqual(before);
  });

  it('is not what today shows, and nothing that can be written to', () => {
    const world = overnight();
    take(world);
    const a = rowOf(world, TODAYS_LIST, 'A');
    expect(page(world, TODAYS_LIST).rows).toHaveLength(4);
    expect(world.store.dispatch([adding(YESTERDAYS_LIST, 'late')], user)).toMatchObject({
      ok: false,
      refusal: { kind: 'read_only_day' },
    });
    // The row of the picture is today's row: a command to it means that one.
    world.store.dispatch([{ type: 'toggle_todo', id: a.id, to: 'done' }], user);
    expect(page(world).rows[0]).toMatchObject({ id: a.id, state: 'empty' });
    world.today = YESTERDAY;
    expect(page(world).rows.map(({ content }) => content)).toEqual(['a done', 'B']);
  });

  it('that was damaged is not shown; what is left of the list is', () => {
    const world = overnight();
    take(world);
    world.database.execute(`UPDATE day_pictures SET rows = '[{"id": 5}]'`);
    expect(page(world).rows.map(({ content }) => content)).toEqual(['a done', 'B']);
    world.database.execute(`UPDATE day_pictures SET rows = 'no json'`);
    expect(page(world).rows).toHaveLength(2);
  });

  it('is forgotten when the day is written to again because the clock was wrong', () => {
    const world = overnight();
    take(world);
    world.today = YESTERDAY;
    world.store.dispatch([adding(YESTERDAYS_LIST, 'late')], user);
    world.today = TODAY;
    expect(page(world).rows.map(({ content }) => content)).toEqual(['a done', 'B', 'late']);
  });
});
