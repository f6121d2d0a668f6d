import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { adding, openWorld, rowOf } from '../storage/testing/world';
import { openPage } from './list-page';
import { documentPort, listSource } from './ports';

describe('opening a list', () => {
  function withFive() {
    const world = openWorld();
    world.store.dispatch(
      ['a', 'b', 'c', 'd', 'e'].map((content) => adding(TODAYS_LIST, content)),
      { kind: 'user' },
    );
    return world;
  }

  it('gives pages that make up the whole', () => {
    const { store, repository } = withFive();
    const pages = [0, 2, 4, 6].map((offset) => openPage(store, repository, TODAYS_LIST, offset, 2));
    expect(pages.map((page) => page.rows.map((row) => row.content).join(''))).toEqual(['ab', 'cd', 'e', '']);
    expect(new Set(pages.map((page) => `${page.total} of ${page.revision}`))).toEqual(new Set(['5 of 2']));
    expect(pages[0]).toMatchObject({ projectName: 'default', readOnly: false, selected: null, offset: 0 });
  });

  it('remembers folds and the selected row, while it is there', () => {
    const world = withFive();
    const { store, repository } = world;
    const [b, d] = [rowOf(world, TODAYS_LIST, 'b'), rowOf(world, TODAYS_LIST, 'd')];
    repository.rememberFold(d.id, true);
    repository.rememberSelected(TODAYS_LIST, b.id);
    expect(openPage(store, repository, TODAYS_LIST, 0, 2)).toMatchObject({ folded: [], selected: b.id });
    expect(openPage(store, repository, TODAYS_LIST, 2, 2)).toMatchObject({ folded: [d.id] });
    store.dispatch([{ type: 'delete_todo', id: b.id }], { kind: 'user' });
    expect(openPage(store, repository, TODAYS_LIST, 0).selected).toBeNull();
  });

  it('is read-only once the day is over', () => {
    const world = withFive();
    world.today = addDays(TODAY, 1);
    expect(openPage(world.store, world.repository, TODAYS_LIST, 0).readOnly).toBe(true);
  });
});

describe('the store as plugins meet it', () => {
  it('tells changes with their cause and revision, and lists with theirs', () => {
    const world = openWorld();
    const port = documentPort(world.store);
    const heard: unknown[] = [];
    const leave = port.subscribe((changes, cause, revision) =>
      heard.push([changes.added.length, cause, revision]),
    );
    port.dispatch([adding(TODAYS_LIST, 'milk')], { kind: 'user' });
    leave();
    port.dispatch([adding(TODAYS_LIST, 'bread')], { kind: 'user' });
    expect(heard).toEqual([[1, { kind: 'user' }, 2]]);
    expect(listSource(world.store).list(TODAYS_LIST)).toEqual({ revision: 3, rows: port.list(TODAYS_LIST) });
    expect(port.list(TODAYS_LIST)).toHaveLength(2);
    const source = listSource(world.store);
    const milk = rowOf(world, TODAYS_LIST, 'milk');
    expect([source.listOf(milk.id), source.listOf('nobody')]).toEqual([TODAYS_LIST, undefined]);
    expect(source.projects()).toEqual([{ id: 'default', name: 'default' }]);
    expect(source.deleted(TODAYS_LIST)).toEqual([]);
    port.dispatch([{ type: 'delete_todo', id: milk.id }], { kind: 'user' });
    expect(source.deleted(TODAYS_LIST)).toEqual([milk]);
    expect([source.deleted({ ...TODAYS_LIST, project: 'other' }), source.listOf(milk.id)]).toEqual([
      [],
      undefined,
    ]);
    expect([port.projectName('default'), port.projectName('unknown'), port.today(), port.revision()]).toEqual(
      ['default', 'unknown', TODAY, 4],
    );
  });
});
