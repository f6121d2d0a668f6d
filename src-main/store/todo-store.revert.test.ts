import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src-core/todo/cause';
import type { Command } from '../../src-core/todo/command';
import { idOf, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { NOON } from '../storage/testing/temporary';
import { adding, openWorld, rowOf, shown, type World } from '../storage/testing/world';

const user: Cause = { kind: 'user' };
const bot: Cause = { kind: 'plugin', plugin: 'bot', trigger: 'go', run: 'r1', depth: 0, chain: ['bot'] };

const A = idOf('A');

function setUp() {
  const world = openWorld();
  world.store.dispatch(
    [adding(TODAYS_LIST, 'A', { id: A }), adding(TODAYS_LIST, 'B', { id: idOf('B') })],
    user,
  );
  return world;
}

const lines = (world: World) => shown(world, TODAYS_LIST);
const rename = (content: string, id = A): Command => ({ type: 'update_todo', id, updates: { content } });
const value = (to: string | null, todoId: string | null = null, owner = 'bot'): Command => ({
  type: 'set_metadata',
  owner,
  todoId,
  key: 'k',
  value: to,
});

describe('taking back what a plugin did', () => {
  it('is one step, saved, told, and can be undone', () => {
    let world = setUp();
    world.store.dispatch([rename('bot'), { type: 'delete_todo', id: idOf('B') }, value('v', A)], bot);
    world.store.dispatch([adding(TODAYS_LIST, 'X')], bot);
    world.store.dispatch([adding(TODAYS_LIST, 'mine')], user);
    expect(world.store.revert('bot', NOON)).toEqual({ ok: true, value: { todos: 3, left: 0, forgotten: 0 } });
    expect(lines(world)).toEqual(['A', 'B', 'mine']);
    expect(world.published.at(-1)?.cause).toEqual({ kind: 'revert', plugin: 'bot' });
    expect(world.store.metadata('bot', A, 'k')).toBeNull();
    expect(world.store.provenanceOf(idOf('B'), 1)[0]).toMatchObject({
      who: 'you',
      trigger: 'revert bot',
      what: 'restored',
    });
    world = world.reopen();
    expect(lines(world)).toEqual(['A', 'B', 'mine']);
    expect(world.store.undo()).toMatchObject({ ok: true, undone: { cause: { kind: 'revert' } } });
    expect(lines(world)).toEqual(['bot', 'X', 'mine']);
    expect(world.store.metadata('bot', A, 'k')).toBe('v');
  });

  it('leaves other plugins, earlier steps and steps that were undone alone', () => {
    const world = setUp();
    world.store.dispatch([rename('of another')], { ...bot, plugin: 'other', chain: ['other'] });
    world.store.dispatch([rename('of bot', idOf('B'))], bot);
    world.store.undo();
    expect(world.store.revert('bot', NOON)).toEqual({ ok: true, value: { todos: 0, left: 0, forgotten: 0 } });
    world.store.dispatch([rename('of bot', idOf('B'))], bot);
    const later = '2026-01-31T12:00:00.001Z';
    expect(world.store.revert('bot', later)).toEqual({
      ok: true,
      value: { todos: 0, left: 0, forgotten: 0 },
    });
    expect(lines(world)).toEqual(['of another', 'of bot']);
    expect(world.published).toHaveLength(5);
  });

  it('says how many todos it changed that the history no longer knows of', () => {
    const world = setUp();
    world.store.dispatch([rename('bot'), rename('bot too', idOf('B'))], bot);
    world.database.execute("DELETE FROM history; UPDATE provenance SET at = '2026-01-31T11:00:00.000Z'");
    world.store.dispatch([adding(TODAYS_LIST, 'mine')], user);
    const reverted = world.store.revert('bot', '2026-01-31T10:00:00.000Z');
    expect(reverted).toEqual({ ok: true, value: { todos: 0, left: 0, forgotten: 2 } });
    expect(lines(world)).toEqual(['bot', 'bot too', 'mine']);
  });

  it('changes nothing when it cannot be saved, and says so', () => {
    const world = setUp();
    world.store.dispatch([rename('bot'), adding(TODAYS_LIST, 'X')], bot);
    world.database.execute(
      "CREATE TRIGGER full BEFORE UPDATE ON todos BEGIN SELECT raise(ABORT, 'no room'); END",
    );
    expect(world.store.revert('bot', NOON)).toEqual({ ok: false, error: 'Nothing was saved: no room' });
    expect(lines(world)).toEqual(['bot', 'B', 'X']);
  });
});

describe('removing what a plugin stored', () => {
  it('is final: told to the replicas, and gone from undo and redo', () => {
    const world = setUp();
    world.store.dispatch([rename('bot'), value('secret', A), value('global')], bot);
    world.store.dispatch([value('secret', A, 'other')], { ...bot, plugin: 'other', chain: ['other'] });
    world.store.dispatch([value('newer')], bot);
    world.store.undo();
    expect(world.store.purgeMetadata('bot')).toEqual({ ok: true, value: 2 });
    expect(world.published.at(-1)).toMatchObject({
      cause: { kind: 'api' },
      changes: { added: [], updated: [], removed: [] },
    });
    expect(world.published.at(-1)?.changes.metadata).toHaveLength(2);
    expect([world.store.metadata('bot', A, 'k'), world.store.metadata('bot', null, 'k')]).toEqual([
      null,
      null,
    ]);
    expect(world.store.metadata('other', A, 'k')).toBe('secret');
    const kept = world.database.prepare<[], { changes: string }>('SELECT changes FROM history').all();
    expect(kept.map(({ changes }) => changes).join()).not.toMatch(/"owner":"bot"/);
    expect(world.store.redo()).toMatchObject({ ok: false, refusal: { kind: 'nothing_to_redo' } });
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect(rowOf(world, TODAYS_LIST, 'A').id).toBe(A);
    world.store.redo();
    expect(world.store.metadata('bot', A, 'k')).toBeNull();
  });

  it('tells nobody when there was nothing', () => {
    const world = setUp();
    expect(world.store.purgeMetadata('bot')).toEqual({ ok: true, value: 0 });
    expect(world.published).toHaveLength(1);
  });
});
