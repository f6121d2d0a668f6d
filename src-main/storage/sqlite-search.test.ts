import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { noChanges } from '../../src-core/todo/changes';
import { parseRows, TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { FakeTime } from '../days/testing/fake-time';
import { SILENT_LOG } from '../log';
import { createSearchUpkeep } from './search-upkeep';
import { MAX_HITS, SqliteSearch } from './sqlite-search';
import { adding, openWorld, rowOf, type World } from './testing/world';

const user = { kind: 'user' } as const;
const TOMORROW = { ...TODAYS_LIST, date: addDays(TODAY, 1) };

function withRows(...contents: string[]): World {
  const world = openWorld();
  world.store.dispatch(
    contents.map((content) => adding(TODAYS_LIST, content)),
    user,
  );
  return world;
}

const found = (world: World, text: string) =>
  new SqliteSearch(world.database).find(text).map(({ content }) => content);

describe('searching all lists', () => {
  it.each([
    ['a word', 'milk', ['buy milk']],
    ['a part of a word', 'ilk', ['buy milk']],
    ['words in any order', 'milk buy', ['buy milk']],
    ['without regard to case and accents', 'CAFE', ['Café "central"']],
    ['accents where there are none', 'mílk', ['buy milk']],
    ['a quotation mark', '"central"', ['Café "central"']],
    ['a quotation mark that nothing closes', 'central"x', []],
    ['what would be an operator', 'NOT milk', []],
    ['a star', 'mil*', []],
    ['a word of two Chinese characters, in the middle', '会議', ['明日の会議資料']],
    ['a word of two Chinese characters, at the end', '資料', ['明日の会議資料']],
    ['one Chinese character', '料', ['明日の会議資料']],
    ['two letters', 'uy', ['buy milk']],
    ['one letter at the end', 'k', ['buy milk']],
    ['a long and a short word', 'milk uy', ['buy milk']],
    ['a long word and a short one that is elsewhere', 'milk 会議', []],
    ['two short words', 'bu lk', ['buy milk']],
    ['Thai, which puts no spaces', 'ประชุม', ['วันนี้ประชุมใหญ่']],
    ['an emoji', '🎉', ['party 🎉']],
    ['nothing', '  ', []],
    ['control characters alone', '\u0000\u001b', []],
  ])('finds %s', (_, text, contents) => {
    const world = withRows('buy milk', 'Café "central"', '明日の会議資料', 'วันนี้ประชุมใหญ่', 'party 🎉');
    expect(found(world, text)).toEqual(contents);
  });

  it('looks into descriptions, and says where the row is', () => {
    const world = withRows('buy');
    const { id } = rowOf(world, TODAYS_LIST, 'buy');
    world.store.dispatch(
      [{ type: 'update_todo', id, updates: { description: 'two\nbottles of milk' } }],
      user,
    );
    expect(new SqliteSearch(world.database).find('bottles')).toEqual([
      {
        id,
        indent: 0,
        state: 'empty',
        priority: null,
        content: 'buy',
        list: TODAYS_LIST,
        projectName: 'default',
      },
    ]);
  });

  it('follows every change: new words, deletion, undo', () => {
    const world = withRows('buy milk');
    const { id } = rowOf(world, TODAYS_LIST, 'buy milk');
    expect(found(world, 'milk')).toEqual(['buy milk']);
    world.store.dispatch([{ type: 'update_todo', id, updates: { content: 'buy bread' } }], user);
    expect([found(world, 'milk'), found(world, 'bread')]).toEqual([[], ['buy bread']]);
    world.store.dispatch([{ type: 'toggle_todo', id }], user);
    expect(found(world, 'bread')).toEqual(['buy bread']);
    world.store.dispatch([{ type: 'delete_todo', id }], user);
    expect(found(world, 'bread')).toEqual([]);
    world.store.undo();
    expect(found(world, 'bread')).toEqual(['buy bread']);
    expect(found(world.reopen(), 'bread')).toEqual(['buy bread']);
  });

  it('shows the newest day first, and in a day the order of the list', () => {
    const world = withRows('milk 1', 'milk 2');
    world.store.dispatch([adding(TOMORROW, 'milk 3')], user);
    expect(found(world, 'milk')).toEqual(['milk 3', 'milk 1', 'milk 2']);
  });

  it.each(['common', 'co'])('shows the newest day first when %s is found everywhere', (word) => {
    const world = openWorld({ fast: true });
    // The newest day was written first and last, so that the order of writing does not help.
    world.store.dispatch([adding(TOMORROW, 'common word of tomorrow')], user);
    const rows = parseRows(Array.from({ length: 2_500 }, (_, n) => `common ${n}`));
    world.repository.save({ ...noChanges, added: rows }, { kind: 'new', cause: user }, 'x');
    world.store.dispatch([adding(TOMORROW, 'zz common too')], user);
    new SqliteSearch(world.database).catchUp(10_000);
    const hits = found(world, word);
    expect(hits.slice(0, 2)).toEqual(['common word of tomorrow', 'zz common too']);
    expect(hits).toHaveLength(MAX_HITS);
  });

  it('finds a row once, on the day that it has gone to', () => {
    const contents = Array.from({ length: MAX_HITS + 10 }, (_, n) => `milk ${n}`);
    const world = withRows(...contents);
    const last = contents.at(-1) ?? '';
    expect(found(world, 'milk')).not.toContain(last);
    const row = rowOf(world, TODAYS_LIST, last);
    const updated = [[row, { ...row, date: TOMORROW.date }]] as const;
    world.repository.save({ ...noChanges, updated }, { kind: 'new', cause: user }, 'x');
    for (const word of ['milk', 'lk']) {
      expect(found(world, word)[0]).toBe(last);
      expect(new Set(found(world, word)).size).toBe(MAX_HITS);
    }
    const kept = world.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM todos_text').get()?.n;
    expect(kept).toBe(contents.length);
  });

  it('looks through the newest for a character that is nearly everywhere, and everywhere for a rare one', () => {
    const world = openWorld({ fast: true });
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const runs = Array.from({ length: 60 }, (_, n) => `q${letters[n % 26]}${letters[(n * 7) % 26]}`);
    const rows = parseRows(
      Array.from({ length: 1_200 }, (_, n) => `${n} ${runs[n % 60]} ${n === 1 ? '#' : ''}`),
    );
    world.repository.save({ ...noChanges, added: rows }, { kind: 'new', cause: user }, 'x');
    world.store.dispatch([adding(TOMORROW, 'zero'), adding(TOMORROW, 'quick')], user);
    new SqliteSearch(world.database).catchUp(10_000);
    expect(found(world, 'q').slice(0, 2)).toEqual(['quick', '0 qaa ']);
    expect(found(world, 'q')).toHaveLength(MAX_HITS);
    expect(found(world, '#')).toEqual(['1 qbh #']);
    expect(found(world, 'q #')).toEqual(['1 qbh #']);
  });

  it('leaves a deleted project out', () => {
    const world = openWorld();
    world.store.dispatch(
      [{ type: 'create_project', id: '00000000-0000-4000-8000-0000000000aa', name: 'garden' }],
      user,
    );
    const project = world.store.projects().find(({ name }) => name === 'garden')?.id ?? '';
    world.store.dispatch([adding({ project, date: TODAY }, 'dig')], user);
    expect(found(world, 'dig')).toEqual(['dig']);
    world.store.dispatch([{ type: 'delete_project', id: project }], user);
    expect(found(world, 'dig')).toEqual([]);
  });
});

describe('the words of changed todos', () => {
  const waiting = (world: World) =>
    world.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM todos_unsearched').get()?.n;

  it('are taken in while nobody asks, some at a time, once nothing has changed for a while', () => {
    const world = openWorld({ fast: true });
    const time = new FakeTime(0, 'UTC');
    const upkeep = createSearchUpkeep({
      search: new SqliteSearch(world.database),
      after: time.after,
      log: SILENT_LOG,
    });
    world.store.subscribe(() => upkeep.soon());
    const rows = parseRows(Array.from({ length: 500 }, (_, n) => `number ${n}`));
    world.repository.save({ ...noChanges, added: rows }, { kind: 'new', cause: user }, 'x');
    world.store.dispatch([adding(TODAYS_LIST, 'one more')], user);
    time.pass(1_999);
    world.store.dispatch([adding(TODAYS_LIST, 'and one')], user);
    time.pass(1_999);
    expect(waiting(world)).toBe(502);
    time.pass(1);
    expect(waiting(world)).toBe(302);
    time.pass(40);
    expect([waiting(world), time.waits()]).toEqual([0, []]);
    upkeep.soon();
    upkeep.dispose();
    expect(time.waits()).toEqual([]);
  });

  it('wait for the next attempt when it fails', () => {
    const time = new FakeTime(0, 'UTC');
    const failing = {
      catchUp: () => {
        throw new Error('the disk is full');
      },
    };
    const upkeep = createSearchUpkeep({ search: failing, after: time.after, log: SILENT_LOG });
    upkeep.soon();
    time.pass(2_000);
    expect(time.waits()).toEqual([]);
  });
});
