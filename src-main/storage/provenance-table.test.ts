import { describe, expect, it } from 'vitest';
import { idOf, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { PROVENANCE_KEPT } from './provenance-table';
import { NOON } from './testing/temporary';
import { adding, openWorld, rowOf } from './testing/world';

const A = idOf('A');

function withA(fast = false) {
  const world = openWorld({ fast });
  world.store.dispatch([adding(TODAYS_LIST, 'A', { id: A })], { kind: 'user' });
  const words = () => world.store.provenanceOf(A, 10).map(({ who, what }) => `${who}: ${what}`);
  return { world, words };
}

describe('who changed a todo', () => {
  it('is told newest first, for whoever it was, undo and redo and the end included', () => {
    const { world, words } = withA();
    const { store } = world;
    const plugin = {
      kind: 'plugin',
      plugin: 'jira',
      trigger: 'sync',
      run: 'r1',
      depth: 0,
      chain: ['jira'],
    } as const;
    store.dispatch([{ type: 'update_todo', id: A, updates: { priority: 'P1' } }], plugin);
    store.undo();
    store.redo();
    store.dispatch([{ type: 'delete_todo', id: A }], { kind: 'user' });
    store.undo();
    expect(words()).toEqual([
      'undo: restored',
      'you: deleted',
      'redo: priority P1',
      'undo: priority none',
      'jira: priority P1',
      'you: created',
    ]);
    expect(store.provenanceOf(A, 5).at(-1)).toEqual({
      at: NOON,
      who: 'jira',
      run: 'r1',
      trigger: 'sync',
      what: 'priority P1',
    });
    expect(store.provenanceOf(idOf('nobody'), 5)).toEqual([]);
  });

  it('is not written when the change is not saved', () => {
    const { world, words } = withA();
    world.database.execute(
      "CREATE TRIGGER full AFTER INSERT ON provenance BEGIN SELECT raise(ABORT, 'no room'); END",
    );
    const outcome = world.store.dispatch([{ type: 'toggle_todo', id: A }], { kind: 'user' });
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'not_saved' } });
    expect(world.store.find(A)?.state).toBe('empty');
    expect(words()).toEqual(['you: created']);
    world.database.execute('DROP TRIGGER full');
    world.store.dispatch([{ type: 'toggle_todo', id: A }], { kind: 'user' });
    expect(words()).toHaveLength(2);
  });

  it('goes on after a start', () => {
    const { world } = withA();
    world.store.dispatch([{ type: 'toggle_todo', id: A }], { kind: 'user' });
    const again = world.reopen();
    again.store.dispatch([{ type: 'toggle_todo', id: A }], { kind: 'user' });
    expect(again.store.provenanceOf(A, 9).map(({ what }) => what)).toEqual([
      'state [x] → [ ]',
      'state [ ] → [x]',
      'created',
    ]);
  });

  it('is known for the newest changes only', () => {
    const { world } = withA(true);
    for (let n = 0; n < PROVENANCE_KEPT + 5; n++)
      world.store.dispatch([{ type: 'toggle_todo', id: A }], { kind: 'user' });
    const rows = world.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM provenance').get();
    expect(rows?.n).toBe(PROVENANCE_KEPT);
    expect(world.store.provenanceOf(A, 1_000)).toHaveLength(PROVENANCE_KEPT);
  });

  it('passes over an entry that was damaged', () => {
    const { world, words } = withA();
    world.store.dispatch([{ type: 'toggle_todo', id: A }], { kind: 'user' });
    world.database.execute("UPDATE provenance SET cause = 'nobody' WHERE number = 2");
    expect(words()).toEqual(['you: created']);
  });
});

describe('a todo that went to another project', () => {
  it('is said to be in the project by its name', () => {
    const world = openWorld();
    const { store } = world;
    const work = '00000000-0000-4000-8000-00000000000a';
    store.dispatch(
      [
        { type: 'create_project', id: work, name: 'Work' },
        { type: 'create_todo', list: TODAYS_LIST, place: { kind: 'end' }, content: 'mail' },
      ],
      { kind: 'user' },
    );
    const { id } = rowOf(world, TODAYS_LIST, 'mail');
    store.dispatch([{ type: 'move_to_project', ids: [id], project: work }], { kind: 'user' });
    expect(store.provenanceOf(id, 1)[0]?.what).toContain('moved to project Work');
  });
});
