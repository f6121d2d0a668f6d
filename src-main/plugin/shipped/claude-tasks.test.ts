/** The shipped plugin claude-tasks, with real folders, the real sandbox and real previews. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../plugins/claude-tasks/src/order';
import { parseTask } from '../../../plugins/claude-tasks/src/task-file';
import { buildPlugin } from '../../../scripts/build-plugins';
import { addDays } from '../../../src-core/lib/calendar-date';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { SqlitePluginMetadataReader } from '../../storage/sqlite-plugin-repositories';
import { rowOf, shown } from '../../storage/testing/world';
import { openShipped, type Shipped, type ShippedOptions } from './testing/shipped-world';

const NAME = 'claude-tasks';

interface RawTask {
  readonly subject?: unknown;
  readonly status?: unknown;
  readonly [field: string]: unknown;
}

interface Opened extends Shipped {
  write(list: string, id: string | number, task: RawTask | string): void;
  remove(path: string): void;
  /** Ten seconds pass, and the plugin looks at the files. */
  tick(): Promise<void>;
  /** Seven looks pass: all is compared anew. */
  minute(): Promise<void>;
}

async function open(options: ShippedOptions = {}): Promise<Opened> {
  return withTasks(await openShipped(await buildPlugin(NAME), options));
}

/** The folder of tasks in the user's home. */
function withTasks(shipped: Shipped): Opened {
  const root = join(shipped.home, '.claude/tasks');
  const tick = () => shipped.passes(10_000);
  mkdirSync(root, { recursive: true });
  return {
    ...shipped,
    tick,
    minute: async () => {
      for (let look = 0; look < 7; look += 1) await tick();
    },
    write: (list, id, task) => {
      mkdirSync(join(root, list), { recursive: true });
      const text = typeof task === 'string' ? task : JSON.stringify({ id: String(id), ...task });
      writeFileSync(join(root, list, `${id}.json`), text);
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
  };
}

const HEAD = 'Claude tasks: sprint';

describe('the plugin claude-tasks', { timeout: 60_000 }, () => {
  it('shows a list below its header, in the order of the work, with states, badges and descriptions', async () => {
    const { write, tick, rows, badges, world } = await open();
    write('sprint', 1, { subject: 'Ship it', status: 'pending', blockedBy: ['3'] });
    write('sprint', 2, { subject: 'Look around', status: 'completed', blocks: ['3'] });
    write('sprint', 3, {
      subject: 'Write it',
      status: 'in_progress',
      activeForm: 'Writing it',
      description: 'a\nb',
    });
    await tick();
    expect(rows()).toEqual([HEAD, ' [x] Look around', ' [*] Write it', ' Ship it']);
    await tick();
    expect(badges().sort()).toEqual(['Ship it: warning blocked by #3', 'Write it: info Writing it']);
    expect(rowOf(world, TODAYS_LIST, 'Write it').description).toBe('a\nb');
    world.store.undo();
    expect(rows()).toEqual([]);
  });

  it('follows the files: states, texts, new tasks in their place, and blocks that are gone', async () => {
    const { write, tick, rows, badges } = await open();
    write('sprint', 1, { subject: 'First', status: 'in_progress' });
    write('sprint', 2, { subject: 'Second', status: 'pending', blockedBy: ['1'] });
    await tick();
    await tick();
    expect(badges()).toEqual(['Second: warning blocked by #1']);
    write('sprint', 1, { subject: 'First of all', status: 'completed' });
    write('sprint', 3, { subject: 'Before the second', status: 'pending', blocks: ['2'] });
    await tick();
    await tick();
    expect(rows()).toEqual([HEAD, ' [x] First of all', ' Before the second', ' Second']);
    expect(badges()).toEqual(['Second: warning blocked by #3']);
  });

  it('notices what was changed without a change of length', async () => {
    const { write, tick, rows } = await open();
    write('sprint', 1, { subject: 'aaaa', status: 'pending' });
    await tick();
    write('sprint', 1, { subject: 'bbbb', status: 'pending' });
    await tick();
    expect(rows()).toEqual([HEAD, ' bbbb']);
  });

  it('does nothing, and makes no step of undo, while the files stay', async () => {
    const { write, tick, world, manager } = await open();
    write('sprint', 1, { subject: 'One', status: 'pending' });
    await tick();
    const before = world.published.length;
    for (let look = 0; look < 8; look += 1) await tick();
    expect(world.published.length).toBe(before);
    expect(manager.records.logs(NAME)).toEqual([]);
  });

  it('leaves what the user wrote, ticked, added and deleted', async () => {
    const opened = await open();
    const { write, minute, tick, rows, does, world } = opened;
    for (const [id, subject] of ['Write', 'Tick', 'Keep', 'Delete'].entries()) {
      write('sprint', id + 1, { subject, status: 'pending' });
    }
    await tick();
    const id = (content: string) => rowOf(world, TODAYS_LIST, content).id;
    await does(
      { type: 'update_todo', id: id('Write'), updates: { content: 'Write, says the user' } },
      { type: 'toggle_todo', id: id('Tick') },
      {
        type: 'create_todo',
        list: TODAYS_LIST,
        place: { kind: 'child_of', id: id('Keep') },
        content: 'mine',
      },
      { type: 'delete_todo', id: id('Delete') },
    );
    for (const [id, subject] of ['Write more', 'Tick', 'Keep', 'Delete'].entries()) {
      write('sprint', id + 1, { subject, status: 'in_progress' });
    }
    await minute();
    expect(rows()).toEqual([HEAD, ' [*] Write, says the user', ' [x] Tick', ' [*] Keep', '  mine']);
    await opened.act('refresh');
    expect(rows()).toEqual([
      HEAD,
      ' [*] Write, says the user',
      ' [x] Tick',
      ' [*] Keep',
      '  mine',
      ' [*] Delete',
    ]);
    expect(opened.notices.at(-1)).toBe(`${NAME}: Claude's tasks: 4 tasks in 1 list`);
  });

  it('does not do again what was undone, until the file says something else', async () => {
    const { write, tick, minute, rows, world } = await open();
    write('sprint', 1, { subject: 'One', status: 'pending' });
    await tick();
    write('sprint', 1, { subject: 'One', status: 'in_progress' });
    await tick();
    expect(rows()).toEqual([HEAD, ' [*] One']);
    world.store.undo();
    await minute();
    expect(rows()).toEqual([HEAD, ' One']);
    write('sprint', 1, { subject: 'One', status: 'completed' });
    await tick();
    expect(rows()).toEqual([HEAD, ' [x] One']);
  });

  it('takes a row away with its file, when the preview is answered so, and asks once', async () => {
    const { write, remove, tick, minute, rows, previews, manager } = await open();
    for (const id of [1, 2, 3]) write('sprint', id, { subject: `Task no ${id}`, status: 'pending' });
    await tick();
    remove('sprint/1.json');
    const first = tick();
    await expect.poll(() => previews.length).toBe(1);
    expect(previews[0]?.rows.map(({ text }) => text)).toEqual(['Task no 1']);
    manager.previews.answer(previews[0]?.id ?? '', { take: null, always: false });
    await first;
    await minute();
    expect(previews).toHaveLength(1);
    expect(rows()).toHaveLength(4);
    remove('sprint/2.json');
    const second = tick();
    await expect.poll(() => previews.length).toBe(2);
    manager.previews.answer(previews[1]?.id ?? '', {
      take: previews[1]?.rows.map(({ index }) => index) ?? [],
      always: false,
    });
    await second;
    expect(rows()).toEqual([HEAD, ' Task no 1', ' Task no 3']);
  });

  it('takes a list away with its header, but nothing of the user’s', async () => {
    const { write, remove, tick, minute, rows, does, world } = await open({ preview: 'never' });
    for (const list of ['mine', 'sprint']) {
      write(list, 1, { subject: `One of ${list}`, status: 'pending' });
      write(list, 2, { subject: `Two of ${list}`, status: 'completed' });
    }
    await tick();
    const one = rowOf(world, TODAYS_LIST, 'One of mine').id;
    await does({
      type: 'create_todo',
      list: TODAYS_LIST,
      place: { kind: 'child_of', id: one },
      content: 'my note',
    });
    remove('mine');
    remove('sprint');
    await minute();
    expect(rows()).toEqual(['Claude tasks: mine', ' One of mine', '  my note']);
    const stored = new SqlitePluginMetadataReader(world.database).metadataOf(NAME);
    const living = rows().map((row) => rowOf(world, TODAYS_LIST, row.trim()).id);
    expect(stored.filter(({ todoId }) => todoId !== null && living.includes(todoId))).toEqual([]);
    write('sprint', 1, { subject: 'Again', status: 'pending' });
    await tick();
    expect(rows().slice(3)).toEqual([HEAD, ' Again']);
  });

  it('keeps the last state of a file that is half written, and says so once', async () => {
    const { write, minute, tick, rows, manager } = await open();
    write('sprint', 1, { subject: 'Whole', status: 'pending' });
    write('sprint', 2, '{"subject": "never wh');
    await tick();
    write('sprint', 1, '{"id":"1","subject":"Who');
    await minute();
    expect(rows()).toEqual([HEAD, ' Whole']);
    expect(manager.records.logs(NAME).map(({ message }) => message)).toEqual([
      'sprint/2.json cannot be read as a task; it stays as it was',
      'sprint/1.json cannot be read as a task; it stays as it was',
    ]);
    write('sprint', 1, { subject: 'Whole again', status: 'completed' });
    await tick();
    expect(rows()).toEqual([HEAD, ' [x] Whole again']);
  });

  it('takes nothing away while the folder itself is gone', async () => {
    const { write, remove, minute, tick, rows, summary, manager } = await open();
    write('sprint', 1, { subject: 'One', status: 'pending' });
    await tick();
    remove('');
    await minute();
    expect(rows()).toEqual([HEAD, ' One']);
    expect(manager.records.logs(NAME)).toHaveLength(1);
    expect(summary(NAME).failures).toBe(0);
  });

  it('marks circles and ends', async () => {
    const { write, tick, rows, badges } = await open();
    write('sprint', 1, { subject: 'a', status: 'pending', blockedBy: ['2'] });
    write('sprint', 2, { subject: 'b', status: 'pending', blockedBy: ['1'] });
    write('sprint', 3, { subject: 'c', status: 'pending', blockedBy: ['2'] });
    write('sprint', 4, { subject: 'd', status: 'pending', blockedBy: ['4', '99'] });
    await tick();
    await tick();
    expect(rows()).toEqual([HEAD, ' a', ' b', ' c', ' d']);
    expect(badges().sort()).toEqual([
      'a: error waits in a circle',
      'b: error waits in a circle',
      'c: warning blocked by #2',
      'd: error waits in a circle',
    ]);
  });

  it('goes on when the user deletes a row with a badge', async () => {
    const opened = await open();
    const { write, tick, rows, does, world, notices } = opened;
    write('sprint', 1, { subject: 'Busy', status: 'in_progress', activeForm: 'Being busy' });
    write('sprint', 2, { subject: 'Idle', status: 'pending' });
    await tick();
    await tick();
    await does({ type: 'delete_todo', id: rowOf(world, TODAYS_LIST, 'Busy').id });
    write('sprint', 2, { subject: 'Idle', status: 'completed' });
    await tick();
    expect(rows()).toEqual([HEAD, ' [x] Idle']);
    expect(notices.filter((notice) => notice.includes('refused'))).toEqual([]);
  });

  it('brings no lists in that are all done, only those that are wanted, and hides what is completed', async () => {
    const { write, tick, rows } = await open({ settings: { lists: ['new', 'old'], hide_completed: true } });
    write('old', 1, { subject: 'done', status: 'completed' });
    write('new', 1, { subject: 'done', status: 'completed' });
    write('new', 2, { subject: 'open', status: 'pending' });
    write('other', 1, { subject: 'not asked for', status: 'pending' });
    await tick();
    expect(rows()).toEqual(['Claude tasks: new', ' open']);
    write('new', 2, { subject: 'open', status: 'completed' });
    await tick();
    expect(rows()).toEqual(['Claude tasks: new', ' [x] open']);
  });

  it('goes on after a restart, and in the list of the new day', async () => {
    const first = await open();
    first.write('sprint', 1, { subject: 'Open', status: 'in_progress', activeForm: 'Opening' });
    first.write('sprint', 2, { subject: 'Done', status: 'completed' });
    await first.tick();
    const again = withTasks(await first.restart());
    await again.tick();
    expect(again.badges()).toEqual(['Open: info Opening']);
    expect(again.rows()).toHaveLength(3);
    const tomorrow = { ...TODAYS_LIST, date: addDays(TODAYS_LIST.date, 1) };
    again.world.today = tomorrow.date;
    again.write('sprint', 3, { subject: 'New', status: 'pending' });
    for (let look = 0; look < 3; look += 1) await again.tick();
    // Until the user has said what comes along, what was there is not doubled.
    expect(shown(again.world, tomorrow)).toEqual([HEAD, ' New']);
    await again.act('refresh');
    expect(again.notices.at(-1)).toContain("Claude's tasks are in today's list of");
    await again.act('refresh', undefined, tomorrow);
    expect(shown(again.world, tomorrow)).toEqual([HEAD, ' [*] Open', ' New']);
  });

  it('shows a hundred tasks, some in each look, and reads no file that is no task', async () => {
    const { write, tick, rows, previews } = await open({ preview: 'never' });
    for (let id = 1; id <= 105; id += 1) write('sprint', id, { subject: `No ${id}`, status: 'pending' });
    write('sprint', '.highwatermark', '105');
    for (let look = 0; look < 8; look += 1) await tick();
    expect(rows()).toHaveLength(101);
    expect(rows()[100]).toBe(' No 100');
    expect(previews).toEqual([]);
  });

  it('lives with any text in a file', async () => {
    const { write, tick, summary } = await open({ preview: 'never' });
    const values = fc.sample(fc.jsonValue(), { seed: 5, numRuns: 40 });
    values.forEach((value, id) => {
      write('odd', id, {
        subject: value,
        status: value,
        blocks: value,
        blockedBy: value,
        description: value,
        activeForm: value,
      });
      write('raw', id, JSON.stringify(value));
    });
    for (let look = 0; look < 6; look += 1) await tick();
    expect(summary(NAME)).toMatchObject({ state: 'enabled', failures: 0 });
  });
});

describe('the order of tasks', () => {
  const ids = fc.constantFrom('1', '2', '3', '4', '5', '6', '10');
  const tasks = fc
    .uniqueArray(fc.record({ id: ids, blocks: fc.array(ids), blockedBy: fc.array(ids) }), {
      selector: ({ id }) => id,
    })
    .map((all) =>
      all.flatMap(({ id, ...raw }) => parseTask(id, JSON.stringify({ subject: id, ...raw })) ?? []),
    );

  it('has each task once, and outside of circles after what it waits for', () => {
    fc.assert(
      fc.property(tasks, (all) => {
        const ordered = inOrder(all);
        expect(ordered.map(({ task }) => task.id).sort()).toEqual(all.map(({ id }) => id).sort());
        const place = new Map(ordered.map(({ task }, index) => [task.id, index]));
        const inCircle = new Set(ordered.filter((one) => one.inCircle).map(({ task }) => task.id));
        for (const { task, waitsFor } of ordered) {
          for (const before of waitsFor) {
            if (inCircle.has(task.id) && inCircle.has(before)) continue;
            expect(place.get(before) ?? 99).toBeLessThan(place.get(task.id) ?? -1);
          }
        }
      }),
    );
  });

  it('calls a circle what comes back to itself', () => {
    fc.assert(
      fc.property(tasks, (all) => {
        const waits = new Map(inOrder(all).map(({ task, waitsFor }) => [task.id, waitsFor]));
        const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
          (waits.get(from) ?? []).some((id) => id === to || (!seen.has(id) && reaches(id, to, seen.add(id))));
        for (const { task, inCircle } of inOrder(all))
          if (reaches(task.id, task.id)) expect(inCircle).toBe(true);
      }),
    );
  });
});
