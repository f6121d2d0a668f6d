import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src-core/plugin/plugin-policy';
import { idOf, TODAY, TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { adding, openWorld, rowOf, shown, type World } from '../storage/testing/world';
import { gate } from './testing/gate';
import { returning, type WorldParts, writePlugin } from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';

const HERE = { list: TODAYS_LIST, selected: null };
const NETWORK = '[permissions]\nnetwork = ["api.example.org"]\n';

async function open(write: (folder: string) => void, more: Partial<WorldParts> = {}) {
  const world = openWorld({ fast: true });
  write(world.paths.plugins);
  const plugins = await openPluginsIn(world, more);
  await plugins.manager.loadAll();
  /** What a plugin logged so far. */
  const said = (name: string) => plugins.manager.records.logs(name).map(({ message }) => message);
  return { world, ...plugins, said };
}

const hooks = (...names: string[]) => `[hooks]\n${names.map((name) => `${name} = true`).join('\n')}\n`;
const TODO_HOOKS = ['on_todo_created', 'on_todo_updated', 'on_todo_completed', 'on_todo_deleted'];

/** A script whose hooks say what they are told, and change nothing. */
function telling(...names: string[]): string {
  const tell = names.map(
    (name) => `exports.${name} = ({ todo, before, fields, cause }) => {
      console.log(['${name.replace('on_todo_', '')}', todo.content, before ? before.content : '', (fields || []).join('+'), cause.kind].join('|'));
    };`,
  );
  return `${returning()}${tell.join('\n')}`;
}

const user = (world: World, ...commands: Parameters<World['store']['dispatch']>[0]) =>
  world.store.dispatch(commands, { kind: 'user' });
const add = (world: World, content: string, more = {}) => user(world, adding(TODAYS_LIST, content, more));

describe('hooks', () => {
  it('hear of everything that is done to a todo, and of nothing that is taken back', async () => {
    const { world, manager, said } = await open((folder) =>
      writePlugin(folder, 'p', telling(...TODO_HOOKS), hooks(...TODO_HOOKS)),
    );
    add(world, 'milk');
    const { id } = rowOf(world, TODAYS_LIST, 'milk');
    user(world, { type: 'update_todo', id, updates: { content: 'oat milk #shop', dueDate: TODAY } });
    user(world, { type: 'toggle_todo', id });
    user(world, { type: 'delete_todo', id });
    await manager.idle();
    const heard = [
      'created|milk|||user',
      'updated|oat milk #shop|milk|content+due_date+tags|user',
      'updated|oat milk #shop|oat milk #shop|state+completed_at|user',
      'completed|oat milk #shop|oat milk #shop|state+completed_at|user',
      'deleted|oat milk #shop|||user',
    ];
    expect(said('p')).toEqual(heard);
    while (world.store.undo().ok);
    while (world.store.redo().ok);
    await manager.idle();
    expect(said('p')).toEqual(heard);
  });

  it('hear of the day, and of no day that did not change', async () => {
    const script = `${returning()} exports.on_day_changed = ({ from, to, context }) => { console.log([from, to, context.reason].join(' ')); };`;
    const { manager, said } = await open((folder) =>
      writePlugin(folder, 'p', script, hooks('on_day_changed')),
    );
    manager.dayChanged(YESTERDAY, TODAY);
    manager.dayChanged(TODAY, TODAY);
    await manager.idle();
    expect(said('p')).toEqual([`${YESTERDAY} ${TODAY} on_day_changed`]);
  });

  it('are never told of their own changes, others are', async () => {
    const answer = `${telling('on_todo_created')}
      exports.handle_action = () => ({ commands: [{ type: 'create_todo', content: 'mine' }] });`;
    const { manager, said } = await open((folder) => {
      writePlugin(folder, 'a', answer, hooks('on_todo_created'));
      writePlugin(folder, 'b', telling('on_todo_created'), hooks('on_todo_created'));
    });
    await manager.runs.invoke('a', 'go', HERE);
    await manager.idle();
    expect([said('a'), said('b')]).toEqual([[], ['created|mine|||plugin']]);
  });

  it('of a plugin that loops delay no other', async () => {
    const { world, manager, logged, time, state } = await open((folder) => {
      writePlugin(
        folder,
        'a',
        `${returning()} exports.on_todo_created = () => { console.log('begun'); for (;;); };`,
        hooks('on_todo_created'),
      );
      writePlugin(folder, 'b', telling('on_todo_created'), hooks('on_todo_created'));
    });
    add(world, 'x');
    await expect.poll(() => logged).toContain('plugin a says: begun');
    await time.advance(50);
    await manager.idle();
    const at = (text: string) => logged.findIndex((line) => line.startsWith(text));
    expect(at('plugin b says: created|x')).toBeGreaterThan(0);
    expect(at('plugin b says: created|x')).toBeLessThan(at('plugin a: on_todo_created failed'));
    expect(state('a')).toMatch(/^enabled: .*computed for more than 250 ms/);
  });

  it('of a plugin that waits delay no other, and come in order when it goes on', async () => {
    const held = gate();
    const wait = `${returning()} exports.on_todo_created = ({ todo }) => { host.get_secret({ name: 'x' }); console.log(todo.content); };`;
    const { world, manager, said, time } = await open(
      (folder) => {
        writePlugin(folder, 'a', wait, hooks('on_todo_created'));
        writePlugin(folder, 'b', telling('on_todo_created'), hooks('on_todo_created'));
      },
      { outside: held.outside },
    );
    for (const content of ['1', '2', '3']) add(world, content);
    await expect.poll(() => held.waiting()).toBe(1);
    await time.advance(50);
    await expect.poll(() => said('b')).toHaveLength(3);
    expect(said('a')).toEqual([]);
    held.open();
    await manager.idle();
    expect(said('a')).toEqual(['1', '2', '3']);
  });

  it('that are not declared are not called', async () => {
    const { world, manager, said } = await open((folder) =>
      writePlugin(folder, 'p', telling(...TODO_HOOKS), hooks('on_todo_deleted')),
    );
    add(world, 'x');
    manager.runs.keyPressed('j', HERE);
    await manager.idle();
    expect(said('p')).toEqual([]);
  });
});

describe('what is hidden from a plugin', () => {
  const secret = `${telling(...TODO_HOOKS)}
    exports.handle_action = ({ context }) => { console.log(JSON.stringify([context.selected || null, context.project, host.query_todos({}).todos.length])); };`;

  it('is never told to it: neither the todo, nor what is below it, nor hidden fields', async () => {
    const { world, manager, said } = await open((folder) =>
      writePlugin(folder, 'p', secret, hooks(...TODO_HOOKS)),
    );
    const hides = { fields: ['content', 'tags'] as const, projects: [], tags: ['private'] };
    await manager.settings.setPolicy('p', {
      ...DEFAULT_POLICY,
      hides: { ...hides, fields: [...hides.fields] },
    });
    add(world, 'diary #private', { id: idOf('diary') });
    add(world, 'page', { indent: 1, id: idOf('page') });
    add(world, 'plain', { indent: 0, id: idOf('plain') });
    user(world, { type: 'update_todo', id: idOf('page'), updates: { content: 'page 2' } });
    user(world, { type: 'update_todo', id: idOf('plain'), updates: { content: 'plain 2' } }); // hidden field only
    user(world, { type: 'update_todo', id: idOf('plain'), updates: { content: 'now #private' } });
    user(world, { type: 'update_todo', id: idOf('plain'), updates: { content: 'plain 3', state: 'done' } });
    user(world, { type: 'delete_todo', id: idOf('page') });
    user(world, { type: 'delete_todo', id: idOf('diary') });
    user(world, { type: 'toggle_todo', id: idOf('plain') });
    await manager.idle();
    expect(said('p')).toEqual(['created||||user', 'updated|||state+completed_at|user']);
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: idOf('plain') });
    expect(JSON.parse(said('p').at(-1) ?? '')).toMatchObject([{ content: '', tags: [] }, 'default', 1]);
  });

  it('does not leak through an event that waited while the list changed', async () => {
    const held = gate();
    const { world, manager, said } = await open(
      (folder) => {
        const wait = `${secret} exports.on_todo_created = ({ todo }) => { host.get_secret({ name: 'x' }); console.log(todo.content); };`;
        writePlugin(folder, 'p', wait, hooks(...TODO_HOOKS));
      },
      { outside: held.outside },
    );
    await manager.settings.setPolicy('p', {
      ...DEFAULT_POLICY,
      hides: { fields: [], projects: [], tags: ['private'] },
    });
    add(world, 'first');
    await expect.poll(() => held.waiting()).toBe(1);
    add(world, 'diary #private', { id: idOf('diary') });
    add(world, 'page', { indent: 1, id: idOf('page') });
    // What made the row hidden is gone before the plugin is told.
    user(world, { type: 'outdent_todo', id: idOf('page'), scope: 'row' });
    user(world, { type: 'delete_todo', id: idOf('diary') });
    held.open();
    await manager.idle();
    expect(said('p')).toEqual(['first']);
  });

  it('is a whole project too, and its name', async () => {
    const { world, manager, said } = await open((folder) =>
      writePlugin(folder, 'p', secret, hooks(...TODO_HOOKS)),
    );
    await manager.settings.setPolicy('p', {
      ...DEFAULT_POLICY,
      hides: { fields: [], projects: ['default'], tags: [] },
    });
    add(world, 'x', { id: idOf('x') });
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: idOf('x') });
    await manager.idle();
    expect(said('p').filter((line) => !line.startsWith('['))).toEqual([]);
    expect(said('p').join()).not.toContain('default');
  });
});

describe('a plugin that fails', () => {
  const failing = `let calls = 0;
    exports.handle_action = () => { if (!host.get_metadata({ key: 'mended' })) throw new Error('no'); };
    exports.on_todo_created = ({ todo }) => { console.log(todo.content); if (!host.get_metadata({ key: 'mended' })) throw new Error('broken'); };`;
  const mend = { type: 'set_metadata', owner: 'p', todoId: null, key: 'mended', value: 'y' } as const;

  it('rests, twice as long each time, is off after three times and back by one key', async () => {
    const { world, manager, said, time, state, logged } = await open((folder) =>
      writePlugin(folder, 'p', failing, hooks('on_todo_created')),
    );
    const hear = async (content: string) => {
      add(world, content);
      await manager.idle();
    };
    await hear('1');
    await hear('dropped');
    await hear('dropped too');
    await time.advance(999);
    await hear('still dropped');
    await time.advance(1);
    await hear('2');
    await time.advance(1_999);
    await hear('dropped again');
    await time.advance(1);
    expect(state('p')).toMatch(/^enabled/);
    await hear('3');
    expect(said('p')).toEqual(['1', '2', '3']);
    expect(state('p')).toMatch(/^failed: .*broken/);
    expect(logged.filter((line) => line.includes('rests after a failure'))).toHaveLength(2);
    expect(manager.records.profiles()[0]).toMatchObject({ plugin: 'p', failures: 3, dropped: 4 });
    expect(manager.records.audit({ kind: 'decision', limit: 9 }).map(({ entry }) => entry)).toContainEqual(
      expect.objectContaining({ decision: 'switched_off' }),
    );

    user(world, mend);
    await manager.switches.enable('p');
    await hear('4');
    expect(said('p').at(-1)).toBe('4');
    expect(state('p')).toBe('enabled');
  });

  it('runs at once for the user while it rests, and a success ends the rest', async () => {
    const { world, manager, said, summary } = await open((folder) =>
      writePlugin(folder, 'p', failing, hooks('on_todo_created')),
    );
    await manager.runs.invoke('p', 'go', HERE);
    expect(summary('p').failures).toBe(1);
    add(world, 'dropped');
    await manager.idle();
    user(world, mend);
    await manager.runs.invoke('p', 'go', HERE);
    expect(summary('p').failures).toBe(0);
    add(world, 'heard');
    await manager.idle();
    expect(said('p')).toEqual(['heard']);
  });
});

describe('ticks', () => {
  const ticking = `${returning()} exports.on_tick = ({ context }) => { host.get_secret({ name: 'x' }); console.log(context.reason); };`;
  const EVERY = '[hooks]\non_tick = { every = "10s" }\n';

  it('are told to who asked, never twice at once, and end with the plugin', async () => {
    const held = gate();
    const { manager, time, said } = await open((folder) => writePlugin(folder, 'p', ticking, EVERY), {
      outside: held.outside,
    });
    await time.advance(10_000);
    await expect.poll(() => held.waiting()).toBe(1);
    await time.advance(3_600_000);
    held.open();
    await manager.idle();
    expect(said('p')).toEqual(['on_tick']);
    await time.advance(10_000);
    await manager.idle();
    expect(said('p')).toEqual(['on_tick', 'on_tick']);
    await manager.switches.disable('p');
    const before = time.timers();
    await time.advance(3_600_000);
    expect([said('p').length, before - time.timers()]).toEqual([2, before]);
  });
});

describe('keys', () => {
  const listening = `${returning()} exports.on_key_press = ({ key, mode }) => { host.get_secret({ name: 'x' }); console.log(key + ' ' + mode); };`;

  it('that flood a slow plugin are told one at a time, and the oldest are forgotten', async () => {
    const held = gate();
    const { manager, said } = await open(
      (folder) => writePlugin(folder, 'p', listening, hooks('on_key_press')),
      { outside: held.outside },
    );
    manager.runs.keyPressed('first', HERE);
    await expect.poll(() => held.waiting()).toBe(1);
    for (let n = 1; n <= 1_000; n += 1) manager.runs.keyPressed(`k${n}`, HERE);
    expect(manager.records.profiles()[0]?.dropped).toBe(984);
    held.open();
    await manager.idle();
    const last = Array.from({ length: 16 }, (_, n) => `k${985 + n} navigate`);
    expect(said('p')).toEqual(['first navigate', ...last]);
  });

  it('are not told while the user is asked for consent', async () => {
    const held = gate();
    held.open();
    const { manager, said, answers, asked } = await open(
      (folder) => {
        writePlugin(folder, 'p', listening, hooks('on_key_press'));
        writePlugin(folder, 'q', returning(), NETWORK);
      },
      { outside: held.outside },
    );
    let answer: (given: 'deny') => void = () => undefined;
    answers.push(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const before = asked.length;
    const enabling = manager.switches.enable('q');
    await expect.poll(() => asked.length).toBeGreaterThan(before);
    manager.runs.keyPressed('s', HERE);
    answer('deny');
    await enabling;
    manager.runs.keyPressed('t', HERE);
    await manager.idle();
    expect(said('p')).toEqual(['t navigate']);
  });
});

describe('the end of a plugin', () => {
  const polite = `${returning()}
    exports.shutdown = (input) => { console.log('bye ' + JSON.stringify(input)); return { commands: [{ type: 'create_todo', content: 'never' }] }; };`;

  it('is told to it when it is switched off and when the application ends, and its answer is ignored', async () => {
    const { world, manager, said } = await open((folder) => writePlugin(folder, 'p', polite));
    await manager.switches.disable('p');
    expect(said('p')).toEqual(['bye {}']);
    await manager.switches.enable('p');
    await manager.dispose();
    expect(said('p')).toEqual(['bye {}', 'bye {}']);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('is not told to one that is ended for cause', async () => {
    const { manager, said, answers } = await open((folder) => {
      writePlugin(
        folder,
        'p',
        polite.replace(
          'exports.handle_action',
          'exports.handle_action = () => { throw new Error("no"); }; exports.other',
        ),
      );
      writePlugin(folder, 'q', polite, NETWORK);
    });
    for (const _ of [1, 2, 3]) await manager.runs.invoke('p', 'go', HERE);
    answers.push('allow');
    await manager.switches.enable('q');
    await manager.switches.revoke('q');
    expect([said('p'), said('q')]).toEqual([[], []]);
  });

  it('is not told either where something is hidden from it from now on, or where its trial ends', async () => {
    const { manager, said } = await open((folder) => writePlugin(folder, 'p', polite));
    const hides = { fields: [], projects: ['default'], tags: [] };
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, hides });
    await manager.trials.tryOut('p');
    await manager.trials.keep('p');
    expect(said('p')).toEqual([]);
    await manager.switches.reload('p');
    expect(said('p')).toEqual(['bye {}']);
  });

  it('is not held up by one that does not end', async () => {
    const stubborn = polite.replace('console.log', 'console.log("begun"); for (;;); console.log');
    const { manager, said, state } = await open((folder) => writePlugin(folder, 'p', stubborn));
    await manager.switches.disable('p');
    expect([said('p'), state('p')]).toEqual([['begun'], 'disabled']);
  });
});

describe('what a plugin shows', () => {
  it('is twenty messages in a minute; the others are counted', async () => {
    const { manager, notices, time } = await open((folder) =>
      writePlugin(
        folder,
        'p',
        returning(
          { type: 'show_notification', message: 'hey' },
          { type: 'set_status_message', message: 'you' },
        ),
      ),
    );
    const shownNow = () => notices.filter((notice) => notice.startsWith('p: ')).length;
    for (let n = 0; n < 15; n += 1) await manager.runs.invoke('p', 'go', HERE);
    expect(shownNow()).toBe(20);
    expect(manager.records.profiles()[0]?.dropped).toBe(10);
    await time.advance(60_000);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shownNow()).toBe(22);
  });

  it('are badges, until it is stopped', async () => {
    const script = `exports.handle_action = ({ context }) => ({ commands: [
      { type: 'add_decoration', todo_id: context.selected.id, text: 'new\\u001b[2J', style: 'ok' }] });`;
    const pushed: number[] = [];
    const { world, manager } = await open((folder) => writePlugin(folder, 'p', script), {
      notices: {
        notify: () => undefined,
        pluginsChanged: () => undefined,
        decorationsChanged: (all) => pushed.push(all.length),
      },
    });
    add(world, 'x', { id: idOf('x') });
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: idOf('x') });
    expect(manager.decorations()).toEqual([{ plugin: 'p', todoId: idOf('x'), text: 'new', style: 'ok' }]);
    expect(world.store.undo()).toMatchObject({ ok: true }); // the todo: a badge is no step
    await manager.switches.disable('p');
    expect([manager.decorations(), pushed]).toEqual([[], [1, 0]]);
  });
});
