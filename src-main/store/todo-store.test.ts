import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import type { Cause } from '../../src-core/todo/cause';
import { TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { adding, openWorld, rowOf, shown, type World } from '../storage/testing/world';

const user: Cause = { kind: 'user' };
const hello: Cause = {
  kind: 'plugin',
  plugin: 'hello',
  trigger: 'greet',
  run: '1',
  depth: 0,
  chain: ['hello'],
};
const TOMORROW = addDays(TODAY, 1);

function withRows(...contents: string[]): World {
  const world = openWorld();
  world.store.dispatch(
    contents.map((content) => adding(TODAYS_LIST, content)),
    user,
  );
  return world;
}

describe('dispatching commands', () => {
  it('makes one durable change of them and tells it once', () => {
    const world = openWorld();
    const outcome = world.store.dispatch([adding(TODAYS_LIST, 'milk'), adding(TODAYS_LIST, 'bread')], user);
    expect(outcome).toMatchObject({ ok: true, revision: 2, focus: { list: TODAYS_LIST } });
    expect(world.published).toHaveLength(1);
    expect(world.published[0]).toMatchObject({ revision: 2, cause: user });
    expect(world.published[0]?.events.map((event) => event.type)).toEqual(['todo_created', 'todo_created']);
    expect(shown(world.reopen(), TODAYS_LIST)).toEqual(['milk', 'bread']);
  });

  it('does none of them when one is refused', () => {
    const world = withRows('milk');
    const lost = '00000000-0000-4000-8000-000000000000';
    const outcome = world.store.dispatch(
      [adding(TODAYS_LIST, 'bread'), { type: 'delete_todo', id: lost }],
      user,
    );
    expect(outcome).toEqual({ ok: false, refusal: { kind: 'no_such_todo', id: lost }, index: 1 });
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
    expect(world.published).toHaveLength(1);
  });

  it('tells nothing when nothing changes', () => {
    const world = withRows('milk');
    const { id } = rowOf(world, TODAYS_LIST, 'milk');
    const outcome = world.store.dispatch([{ type: 'update_todo', id, updates: { content: 'milk' } }], user);
    expect(outcome).toMatchObject({ ok: true, revision: 2 });
    expect(world.published).toHaveLength(1);
  });

  it('refuses a day that is over, for plugins too', () => {
    const world = withRows('milk');
    world.today = TOMORROW;
    const refusal = { kind: 'read_only_day', date: TODAY };
    expect(world.store.dispatch([adding(TODAYS_LIST, 'late')], user)).toMatchObject({ ok: false, refusal });
    expect(world.store.dispatch([adding(TODAYS_LIST, 'late')], hello)).toMatchObject({ ok: false, refusal });
  });

  it('says that there is no such project', () => {
    const world = openWorld();
    const outcome = world.store.dispatch([adding({ project: 'garden', date: TODAY }, 'dig')], user);
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'no_such_project', id: 'garden' } });
  });

  it('leaves no trace when saving fails in the middle', () => {
    const world = withRows('milk', 'bread');
    // The second of the two rows cannot be written.
    world.database.execute(`CREATE TRIGGER fault BEFORE UPDATE ON todos WHEN new.content = 'bread, cut'
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    const before = world.store.list(TODAYS_LIST);
    const outcome = world.store.dispatch(
      ['milk', 'bread'].map((content) => ({
        type: 'update_todo',
        id: rowOf(world, TODAYS_LIST, content).id,
        updates: { content: `${content}, cut` },
      })),
      user,
    );
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { kind: 'not_saved', message: 'the disk is on fire' },
    });
    expect(world.store.list(TODAYS_LIST)).toBe(before);
    expect(world.store.revision()).toBe(2);
    expect(world.published).toHaveLength(1);
    world.database.execute('DROP TRIGGER fault');
    const again = world.reopen();
    expect(shown(again, TODAYS_LIST)).toEqual(['milk', 'bread']);
    expect(again.store.undo()).toMatchObject({ ok: true, undone: { added: 2, updated: 0 } });
  });

  it('goes on when a full disk has room again', () => {
    const world = withRows('milk');
    const pages = Number(world.database.pragma('page_count'));
    world.database.pragma(`max_page_count = ${pages}`);
    const long = adding(TODAYS_LIST, 'x'.repeat(9_000));
    const refusal = { kind: 'not_saved', message: 'database or disk is full' };
    expect(world.store.dispatch([long, long, long], user)).toMatchObject({ ok: false, refusal });
    world.database.pragma(`max_page_count = ${pages + 100}`);
    expect(world.store.dispatch([adding(TODAYS_LIST, 'bread')], user)).toMatchObject({ ok: true });
    expect(shown(world.reopen(), TODAYS_LIST)).toEqual(['milk', 'bread']);
  });

  it('saves nothing more once it is disposed of', () => {
    const world = withRows('milk');
    world.store.dispose();
    world.store.dispose();
    expect(world.store.dispatch([adding(TODAYS_LIST, 'bread')], user)).toMatchObject({ ok: false });
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
  });
});

describe('undo and redo', () => {
  it('say what they took back and who had done it, and where', () => {
    const world = withRows('milk');
    world.store.dispatch([adding(TODAYS_LIST, 'bread')], hello);
    expect(world.store.undo()).toMatchObject({
      ok: true,
      focus: { id: rowOf(world, TODAYS_LIST, 'milk').id, list: TODAYS_LIST },
      undone: { direction: 'undo', cause: hello, added: 1, updated: 0, removed: 0 },
    });
    expect(world.published.at(-1)).toMatchObject({ cause: { kind: 'undo' }, revision: 4 });
    expect(world.store.redo()).toMatchObject({ ok: true, undone: { direction: 'redo', cause: hello } });
    expect(world.published.at(-1)?.cause).toEqual({ kind: 'redo' });
    expect(shown(world, TODAYS_LIST)).toEqual(['milk', 'bread']);
  });

  it('survive a restart, across days', () => {
    let world = withRows('milk');
    const next = { ...TODAYS_LIST, date: TOMORROW };
    world.store.dispatch([adding(next, 'bread')], user);
    world = world.reopen();
    expect(world.store.undo()).toMatchObject({ ok: true });
    world = world.reopen();
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect([shown(world, TODAYS_LIST), shown(world, next)]).toEqual([[], []]);
    expect(world.store.undo()).toMatchObject({ ok: false, refusal: { kind: 'nothing_to_undo' } });
    world = world.reopen();
    world.store.redo();
    world.store.redo();
    expect([shown(world, TODAYS_LIST), shown(world, next)]).toEqual([['milk'], ['bread']]);
    expect(world.store.redo()).toMatchObject({ ok: false, refusal: { kind: 'nothing_to_redo' } });
  });

  it('forget what was undone when something new is done', () => {
    const world = withRows('milk');
    world.store.undo();
    world.store.dispatch([adding(TODAYS_LIST, 'bread')], user);
    expect(world.store.redo()).toMatchObject({ refusal: { kind: 'nothing_to_redo' } });
    expect(shown(world, TODAYS_LIST)).toEqual(['bread']);
  });

  it('keep what was undone when something new is refused', () => {
    const world = withRows('milk');
    world.store.undo();
    world.store.dispatch([adding(TODAYS_LIST, ' ')], user);
    expect(world.store.redo()).toMatchObject({ ok: true });
  });

  it('leave a day that is over as it was when it closed', () => {
    const world = withRows('milk');
    world.store.dispatch([{ type: 'delete_todo', id: rowOf(world, TODAYS_LIST, 'milk').id }], user);
    world.today = TOMORROW;
    expect(world.store.undo()).toMatchObject({ ok: false, refusal: { kind: 'read_only_day' } });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('take steps that nobody saw along with the step that they answered', () => {
    const world = withRows('milk');
    const { id } = rowOf(world, TODAYS_LIST, 'milk');
    const remember = (owner: string, depth: number) =>
      world.store.dispatch([{ type: 'set_metadata', owner, todoId: id, key: 'seen', value: 'yes' }], {
        kind: 'plugin',
        plugin: owner,
        trigger: 'on_todo_created',
        run: `run of ${owner}`,
        depth,
        chain: [owner],
      });
    remember('first', 1);
    remember('second', 1);
    expect(world.store.undo()).toMatchObject({ ok: true, undone: { added: 1 } });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(world.store.redo()).toMatchObject({
      ok: true,
      undone: { added: 1 },
      revision: world.store.revision(),
    });
    expect(world.store.metadata('second', id, 'seen')).toBe('yes');
    expect(world.store.redo()).toMatchObject({ refusal: { kind: 'nothing_to_redo' } });
    // What the user asked a plugin for is a step of its own, seen or not.
    remember('asked', 0);
    expect(world.store.undo()).toMatchObject({ undone: { added: 0 } });
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
  });

  it('take along what a plugin stored at every tick of the clock', () => {
    const world = withRows('milk');
    for (const value of ['1', '2', '3']) {
      const [trigger, run] = ['on_tick', `tick ${value}`];
      const cause = { kind: 'plugin', plugin: 'timer', trigger, run, depth: 0, chain: ['timer'] } as const;
      const command = { type: 'set_metadata', owner: 'timer', todoId: null, key: 'ticks', value } as const;
      world.store.dispatch([command], cause);
    }
    expect(world.store.undo()).toMatchObject({ undone: { added: 1 } });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(world.store.redo()).toMatchObject({ undone: { added: 1 } });
    expect(world.store.metadata('timer', null, 'ticks')).toBe('3');
  });

  it('refuse each step that no longer fits once, and go on with the one before', () => {
    const world = withRows('milk');
    world.store.dispatch([adding(TODAYS_LIST, 'bread')], user);
    const { id } = rowOf(world, TODAYS_LIST, 'bread');
    world.store.dispatch([{ type: 'toggle_todo', id }], user);
    world.database.execute(`UPDATE todos SET content = 'changed by another program' WHERE id = '${id}'`);
    const again = world.reopen();
    expect(again.store.undo()).toMatchObject({ ok: false });
    expect(again.store.undo()).toMatchObject({ ok: false });
    expect(shown(again, TODAYS_LIST)).toEqual(['milk', '[x] changed by another program']);
    expect(again.published).toEqual([]);
    expect(again.store.undo()).toMatchObject({ ok: true, undone: { added: 1 } });
    expect(shown(again, TODAYS_LIST)).toEqual(['[x] changed by another program']);
  });
});
