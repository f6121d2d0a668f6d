/** Very many reminders at once, and reminders that somebody prepared: told once, in clean words, and in no time. */
import { describe, expect, it } from 'vitest';
import { TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { SILENT_LOG } from '../log';
import { SqliteReminders } from '../storage/sqlite-reminders';
import { NOON } from '../storage/testing/temporary';
import { openWorld, type World } from '../storage/testing/world';
import { Reminders } from './reminders';
import type { Told } from './tell-reminders';

function remindersOf(world: World) {
  const told: Told[] = [];
  const said: string[] = [];
  const reminders = new Reminders({
    repository: new SqliteReminders(world.database),
    find: (id) => world.store.find(id),
    present: () => ({ now: NOON, today: TODAY, zone: 'UTC' }),
    after: () => () => undefined,
    wanted: () => true,
    notify: (one) => told.push(one) > 0,
    say: (text) => said.push(text),
    reveal: () => undefined,
    log: SILENT_LOG,
  });
  return { reminders, told, said };
}

const bring = (world: World, count: number, content = (n: number) => `todo ${n}`) =>
  world.store.dispatch(
    [
      {
        type: 'create_todos',
        list: TODAYS_LIST,
        place: { kind: 'end' },
        items: Array.from({ length: count }, (_, n) => ({
          indent: 0,
          content: content(n),
          reminder: '2026-01-31T09:00',
        })),
      },
    ],
    { kind: 'import' },
  );

describe('reminders', () => {
  it('of ten thousand todos are noted at once and not one by one', () => {
    const world = openWorld();
    bring(world, 10_000);
    let commits = 0;
    const count = world.database.transaction.bind(world.database);
    world.database.transaction = (what, deed) => {
      commits += 1;
      return count(what, deed);
    };
    const { reminders, told } = remindersOf(world);
    reminders.start();
    expect(told).toHaveLength(1);
    expect(commits).toBe(1);
    expect(new SqliteReminders(world.database).dueReminders('9999-12-31T23:59')).toEqual([]);
  });

  it('say nothing that steers, turns or marks up', () => {
    const world = openWorld();
    bring(world, 1, () => 'one \u001b]0;x\u0007\u202e<a href="x">y</a>&amp;');
    const one = remindersOf(world);
    one.reminders.start();
    const another = openWorld();
    bring(another, 5, (n) => `${n} \u009b31m\u2066<b>&`);
    const many = remindersOf(another);
    many.reminders.start();
    for (const { title, body, line } of [...one.told, ...many.told]) {
      expect(title + line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]|[<>&]/u);
    }
    expect([...one.said, ...many.said].join()).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});
