import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type PluginPolicy } from '../../src-core/plugin/plugin-policy';
import { idOf, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { SqlitePluginPolicyRepository } from '../storage/sqlite-plugin-policies';
import { SqlitePluginMetadataReader } from '../storage/sqlite-plugin-repositories';
import { adding, openWorld, shown, type World } from '../storage/testing/world';
import { returning, type WorldParts, writePlugin } from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';

const NOWHERE = { today: TODAYS_LIST.date, zone: 'UTC' };
const HERE = { list: TODAYS_LIST, selected: null };
const NETWORK = '[permissions]\nnetwork = ["api.example.org"]\n';
const ALWAYS: PluginPolicy = { ...DEFAULT_POLICY, preview: 'always' };

async function open(write: (folder: string) => void, more: Partial<WorldParts> = {}) {
  const world = openWorld({ fast: true });
  write(world.paths.plugins);
  const plugins = await openPluginsIn(world, more);
  await plugins.manager.loadAll();
  /** The preview that is shown next, once there are so many. */
  const preview = async (count = 1) => {
    await expect.poll(() => plugins.previews.length).toBe(count);
    const question = plugins.previews.at(-1);
    if (!question) throw new Error('no preview');
    return question;
  };
  const ends = () =>
    plugins.manager.records
      .audit({ kind: 'run', limit: 9 })
      .map(({ entry }) => (entry.kind === 'run' ? entry.end : ''));
  return { world, ...plugins, preview, ends };
}

const user = (world: World, ...commands: Parameters<World['store']['dispatch']>[0]) =>
  world.store.dispatch(commands, { kind: 'user' });
const add = (world: World, content: string, id = idOf(content)) =>
  user(world, adding(TODAYS_LIST, content, { id }));
const take = (...indexes: number[]) => ({ take: indexes, always: false });

const BATCH = returning(
  { type: 'create_todo', content: 'a', temp_id: 'a' },
  { type: 'create_todo', content: 'b', parent_id: 'a' },
  { type: 'create_todo', content: 'c' },
  { type: 'update_todo', id: idOf('milk'), updates: { state: 'done' } },
  { type: 'show_notification', message: 'there' },
);

describe('a preview', () => {
  it('shows what would be done, and does the part that is taken, on the document as it is then', async () => {
    const { world, manager, preview, notices, ends } = await open((folder) =>
      writePlugin(folder, 'p', BATCH),
    );
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    const run = manager.runs.invoke('p', 'go', HERE);
    const question = await preview();
    expect(question).toMatchObject({ plugin: 'p', trigger: 'go', todos: 4 });
    expect(question.rows.map(({ index, mark, text }) => `${index}${mark}${text}`)).toEqual([
      '0+a',
      '1+b',
      '2+c',
      '3~milk',
    ]);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
    // Meanwhile the user goes on.
    user(world, { type: 'update_todo', id: idOf('milk'), updates: { content: 'oat milk' } });
    add(world, 'bread');
    const revision = world.store.revision();
    manager.previews.answer(question.id, take(1, 2, 3));
    await run;
    expect(shown(world, TODAYS_LIST)).toEqual(['[x] oat milk', 'bread', 'c']);
    expect(world.store.revision()).toBe(revision + 1);
    expect(notices.at(-1)).toBe('p: there');
    expect(ends()).toEqual(['done']);
    world.store.undo();
    expect(shown(world, TODAYS_LIST)).toEqual(['oat milk', 'bread']);
  });

  it('says nothing of values, and stores those of what is taken', async () => {
    const store = (todo_id: string, key: string) => ({ type: 'set_todo_metadata', todo_id, key, value: 'y' });
    const code = returning(
      { type: 'create_todo', content: 'a', temp_id: 'a' },
      store('a', 'of a'),
      { type: 'create_todo', content: 'b', temp_id: 'b' },
      store('b', 'of b'),
      store(idOf('milk'), 'of milk'),
    );
    const { world, manager, preview } = await open((folder) => writePlugin(folder, 'p', code));
    const stored = () => new SqlitePluginMetadataReader(world.database).metadataOf('p').map(({ key }) => key);
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    const none = manager.runs.invoke('p', 'go', HERE);
    const question = await preview();
    expect(question.rows.map(({ index, text }) => `${index} ${text}`)).toEqual(['0 a', '2 b']);
    manager.previews.answer(question.id, take());
    await none;
    expect([shown(world, TODAYS_LIST), stored()]).toEqual([['milk'], []]);
    const some = manager.runs.invoke('p', 'go', HERE);
    manager.previews.answer((await preview(2)).id, take(2));
    await some;
    expect([shown(world, TODAYS_LIST), stored().toSorted()]).toEqual([
      ['milk', 'b'],
      ['of b', 'of milk'],
    ]);
  });

  it('says what a value was when there is nothing else to decide about', async () => {
    const code = `let count = 6;
      exports.handle_action = () => {
        count += 1;
        return { commands: [{ type: 'set_metadata', key: 'count', value: String(count) }] };
      };`;
    const { manager, preview } = await open((folder) => writePlugin(folder, 'p', code));
    await manager.settings.setPolicy('p', ALWAYS);
    const shownAt = async (nth: number) => {
      const run = manager.runs.invoke('p', 'go', HERE);
      const { id, rows } = await preview(nth);
      manager.previews.answer(id, take(0));
      await run;
      return rows.map(({ text, detail }) => [text, detail]);
    };
    expect(await shownAt(1)).toEqual([['remembers count = 7', '']]);
    expect(await shownAt(2)).toEqual([['remembers count = 8', 'was “7”']]);
  });

  it('does nothing at all when a taken part no longer can be done, and says which', async () => {
    const { world, manager, preview, notices, ends } = await open((folder) =>
      writePlugin(folder, 'p', BATCH),
    );
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    const run = manager.runs.invoke('p', 'go', HERE);
    const question = await preview();
    user(world, { type: 'delete_todo', id: idOf('milk') });
    manager.previews.answer(question.id, take(2, 3));
    await run;
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(notices.at(-1)).toMatch(/^p: go refused, nothing was changed: command 4: .*there is no todo/);
    expect(ends()).toEqual(['refused']);
  });

  it.each([
    ['none is taken', null],
    ['numbers that are none are taken', [99, -1]],
    ['only what cannot be alone is taken', [1]],
  ])('changes nothing when %s', async (_, indexes) => {
    const { world, manager, preview, notices, ends } = await open((folder) =>
      writePlugin(folder, 'p', BATCH),
    );
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    const run = manager.runs.invoke('p', 'go', HERE);
    const before = notices.length;
    manager.previews.answer((await preview()).id, { take: indexes, always: false });
    await run;
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
    expect(notices).toHaveLength(before);
    expect(ends()).toEqual(['declined']);
  });

  it('is not asked for again when the user says so', async () => {
    const { world, manager, preview, previews } = await open((folder) => writePlugin(folder, 'p', BATCH));
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    const run = manager.runs.invoke('p', 'go', HERE);
    manager.previews.answer((await preview()).id, { take: [2], always: true });
    await run;
    await manager.runs.invoke('p', 'go', HERE);
    expect(previews).toHaveLength(1);
    expect(manager.settings.policy('p')).toMatchObject({ value: { preview: 'never' } });
    expect(shown(world, TODAYS_LIST)).toHaveLength(5);
  });

  it('comes by itself for a run that deletes or is large, and for no other', async () => {
    const many = returning(
      ...Array.from({ length: 11 }, (_, n) => ({ type: 'create_todo', content: `t${n}` })),
    );
    const few = returning(
      ...Array.from({ length: 10 }, (_, n) => ({ type: 'create_todo', content: `t${n}` })),
    );
    const { world, manager, preview, previews } = await open((folder) => {
      writePlugin(folder, 'deletes', returning({ type: 'delete_todo', id: idOf('milk') }));
      writePlugin(folder, 'few', few);
      writePlugin(folder, 'many', many);
    });
    add(world, 'milk');
    await manager.runs.invoke('few', 'go', HERE);
    expect(previews).toHaveLength(0);
    const large = manager.runs.invoke('many', 'go', HERE);
    manager.previews.answer((await preview()).id, take());
    await large;
    const deleting = manager.runs.invoke('deletes', 'go', HERE);
    manager.previews.answer((await preview(2)).id, take(0));
    await deleting;
    expect(shown(world, TODAYS_LIST)).toHaveLength(10);
  });

  it('holds for hooks and for init as well, and the start of others does not wait for it', async () => {
    const script = `${returning()}
      exports.init = () => ({ commands: [{ type: 'create_todo', content: 'at start' }] });
      exports.on_todo_created = ({ todo }) => ({ commands: [{ type: 'delete_todo', id: todo.id }] });`;
    const world = openWorld({ fast: true });
    new SqlitePluginPolicyRepository(world.database).save('p', ALWAYS);
    const hooks = '[hooks]\non_todo_created = true\n';
    writePlugin(world.paths.plugins, 'p', script, hooks);
    writePlugin(world.paths.plugins, 'q', returning());
    const { manager, previews, state } = await openPluginsIn(world);
    await manager.loadAll();
    expect(state('q')).toBe('enabled');
    await expect.poll(() => previews.map(({ trigger }) => trigger)).toEqual(['init']);
    manager.previews.answer(previews[0]?.id ?? '', take(0));
    await manager.idle();
    expect(shown(world, TODAYS_LIST)).toEqual(['at start']);
    add(world, 'milk');
    await expect.poll(() => previews.map(({ trigger }) => trigger)).toEqual(['init', 'on_todo_created']);
    expect(shown(world, TODAYS_LIST)).toEqual(['at start', 'milk']);
    manager.previews.answer(previews[1]?.id ?? '', take(0));
    await manager.idle();
    expect(shown(world, TODAYS_LIST)).toEqual(['at start']);
  });

  it('is taken back when the plugin is revoked, and its changes are withheld', async () => {
    const { world, manager, preview, withdrawn, answers, ends } = await open((folder) =>
      writePlugin(folder, 'p', BATCH, NETWORK),
    );
    answers.push('allow');
    await manager.switches.enable('p');
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    const run = manager.runs.invoke('p', 'go', HERE);
    const question = await preview();
    await manager.switches.revoke('p');
    manager.previews.answer(question.id, take(0, 1, 2, 3));
    await run;
    expect(withdrawn).toEqual([question.id]);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
    expect(ends()).toEqual(['withdrawn']);
  });

  it('that nobody can see changes nothing', async () => {
    const { world, manager, ends } = await open((folder) => writePlugin(folder, 'p', BATCH), {
      previews: { ask: () => false, withdraw: () => undefined },
    });
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    await manager.runs.invoke('p', 'go', HERE);
    expect([shown(world, TODAYS_LIST), ends()]).toEqual([['milk'], ['declined']]);
  });

  it('keeps keys from plugins while it stands', async () => {
    const script = `${BATCH} exports.on_key_press = ({ key }) => { console.log(key); };`;
    const { world, manager, preview } = await open((folder) => {
      writePlugin(folder, 'p', BATCH);
      writePlugin(folder, 'q', script, '[hooks]\non_key_press = true\n');
    });
    await manager.settings.setPolicy('p', ALWAYS);
    add(world, 'milk');
    const run = manager.runs.invoke('p', 'go', HERE);
    const { id } = await preview();
    manager.runs.keyPressed('a', HERE);
    manager.previews.answer(id, take());
    await run;
    manager.runs.keyPressed('b', HERE);
    await manager.idle();
    expect(manager.records.logs('q').map(({ message }) => message)).toEqual(['b']);
  });
});

describe('generating', () => {
  const script = `${returning()} exports.generate = ({ input }) => ({ items: input === '' ? [] : [
    { content: input, indent_level: 0, priority: 'P1' },
    { content: 'below', indent_level: 1 },
    { content: 'other', indent_level: 0 } ] });`;
  const GENERATES = '[hooks]\ngenerate = true\n';

  it('is always previewed, whatever the policy, and added all, some or none', async () => {
    const { world, manager, preview } = await open((folder) => writePlugin(folder, 'p', script, GENERATES));
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'never' });
    const generated = manager.runs.generate('p', 'PROJ-1', HERE);
    const question = await preview();
    expect(question.rows.map(({ text, indent, needs }) => [text, indent, needs])).toEqual([
      ['PROJ-1', 0, []],
      ['below', 1, [0]],
      ['other', 0, []],
    ]);
    manager.previews.answer(question.id, take(0, 1));
    expect(await generated).toEqual({ ok: true, value: 'p added 2 todos' });
    expect(shown(world, TODAYS_LIST)).toEqual(['PROJ-1', ' below']);
    const declined = manager.runs.generate('p', 'x', HERE);
    manager.previews.answer((await preview(2)).id, { take: null, always: false });
    expect(await declined).toEqual({ ok: true, value: 'Nothing was added' });
    expect(await manager.runs.generate('p', '', HERE)).toEqual({ ok: true, value: 'p had nothing to add' });
  });

  it('is not held against the plugin when it says itself why not', async () => {
    const code = `${returning()} exports.generate = ({ input }) => {
      if (input === 'loop') for (;;);
      throw new Error('there is no ticket ' + input); };
      exports.on_key_press = ({ key }) => console.log('heard ' + key);`;
    const limits = '[limits]\naction_cpu_ms = 50\n';
    const { manager, summary, state, notices } = await open((folder) =>
      writePlugin(folder, 'p', code, `${GENERATES}on_key_press = true\n${limits}`),
    );
    for (const ticket of ['A-1', 'A-2', 'A-3', 'A-4']) {
      const error = expect.stringContaining(`there is no ticket ${ticket}`);
      expect(await manager.runs.generate('p', ticket, HERE)).toMatchObject({ ok: false, error });
      expect(notices.at(-1)).toContain(`there is no ticket ${ticket}`);
    }
    expect([state('p'), summary('p').failures]).toEqual(['enabled', 0]);
    // It is written down all the same, and what it did not say itself counts.
    expect(manager.records.audit({ kind: 'run', limit: 9 }).map(({ entry }) => entry)).toEqual(
      Array(4).fill(expect.objectContaining({ end: 'failed', reason: expect.stringContaining('no ticket') })),
    );
    manager.runs.keyPressed('k', HERE);
    await manager.idle();
    expect(manager.records.logs('p').map(({ message }) => message)).toContain('heard k'); // it does not rest
    await manager.runs.generate('p', 'loop', HERE);
    expect(summary('p').failures).toBe(1);
  });

  it('says why it cannot be', async () => {
    const { manager } = await open((folder) => {
      writePlugin(folder, 'p', returning());
      writePlugin(
        folder,
        'bad',
        `${returning()} exports.generate = () => ({ items: [{ content: '' }] });`,
        GENERATES,
      );
    });
    expect(await manager.runs.generate('nobody', 'x', HERE)).toMatchObject({
      error: 'there is no plugin nobody',
    });
    expect(await manager.runs.generate('p', 'x', HERE)).toMatchObject({ error: 'p generates nothing' });
    expect(await manager.runs.generate('bad', 'x', HERE)).toMatchObject({
      error: expect.stringMatching(/^bad: command 1: item: .*blank/),
    });
  });
});

describe('a replay', () => {
  const script = `let calls = 0;
    exports.init = () => ({ commands: [{ type: 'set_metadata', key: 'start', value: String(Math.random()) }] });
    exports.handle_action = ({ context }) => { calls += 1; console.log('ran ' + calls); return { commands: [
      { type: 'create_todo', content: [calls, Math.random(), Date.now(), host.query_todos({}).todos.length, host.get_metadata({ key: 'start' })].join(' ') } ] }; };`;

  async function recorded() {
    let seed = 1;
    const opened = await open((folder) => writePlugin(folder, 'p', script), {
      randomSeed: () => ++seed * 7919,
    });
    const { world, manager, time } = opened;
    for (let n = 0; n < 3; n += 1) {
      await manager.runs.invoke('p', 'go', HERE);
      await time.advance(12_345);
    }
    const runs = manager.records
      .audit({ kind: 'run', limit: 9 })
      .flatMap(({ entry }) => (entry.kind === 'run' ? [entry] : []));
    return { ...opened, runs, before: shown(world, TODAYS_LIST) };
  }

  it('of any run gives the same bytes, long after, and does nothing', async () => {
    const { world, manager, runs, before, logged } = await recorded();
    user(world, { type: 'delete_todo', id: world.store.list(TODAYS_LIST).rows[0]?.id ?? '' });
    const after = shown(world, TODAYS_LIST);
    expect(new Set(before.map((content) => content.split(' ')[1])).size).toBe(3);
    const lines = logged.length;
    for (const { run } of runs) {
      const replayed = await manager.records.replay(run);
      if (!replayed.ok) throw new Error(replayed.error);
      expect(replayed).toMatchObject({ ok: true, value: { run, plugin: 'p', same: true } });
      if (replayed.ok) expect(replayed.value.output).toBe(replayed.value.recorded);
    }
    expect(runs).toHaveLength(4);
    expect(shown(world, TODAYS_LIST)).toEqual(after);
    expect(logged.slice(lines)).toEqual([]); // nor does it speak
  });

  it('shows a recording that was changed', async () => {
    const { world, manager, runs } = await recorded();
    const run = runs[0]?.run ?? '';
    world.database
      .prepare(
        'UPDATE plugin_recordings SET output = replace(output, \'"content"\', \'"Content"\') WHERE run = ?',
      )
      .run(run);
    expect(await manager.records.replay(run)).toMatchObject({ ok: true, value: { same: false } });
  });

  it('says why it cannot be', async () => {
    const { world, manager, runs, answers } = await recorded();
    expect(await manager.records.replay('nothing')).toMatchObject({
      error: expect.stringContaining('is not recorded'),
    });
    const run = runs[0]?.run ?? '';
    const folder = join(world.paths.plugins, 'p');
    writeFileSync(join(folder, 'plugin.js'), `${script}// other bytes`);
    answers.push('allow');
    await manager.switches.reload('p');
    expect(await manager.records.replay(run)).toMatchObject({
      error: expect.stringContaining('neither the installed p'),
    });
    world.database.prepare('DELETE FROM plugin_recordings WHERE place = 1').run();
    expect(await manager.records.replay(run)).toMatchObject({
      error: expect.stringContaining('a run before it'),
    });
  });
});

describe('the record', () => {
  it('has every run with what it was for, took, asked and came to', async () => {
    const script = `exports.handle_action = () => { host.get_secret({ name: 'x' });
      host.query_todos({}); return { commands: [{ type: 'create_todo', content: 'a' }] }; };`;
    const reach: { note: (run: string) => void } = { note: () => undefined };
    const { manager } = await open((folder) => writePlugin(folder, 'p', script), {
      outside: async ({ run }) => {
        reach.note(run);
        return JSON.stringify({ ok: null });
      },
    });
    reach.note = (run) => manager.reach.noteReached(run, 'GET https://api.example.org');
    await manager.runs.invoke('p', 'go', HERE);
    const [entry] = manager.records.audit({ kind: 'run', limit: 1 });
    expect(entry?.entry).toMatchObject({
      plugin: 'p',
      version: '0.1.0',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      export: 'handle_action',
      trigger: 'go',
      chain: [],
      end: 'done',
      reason: null,
      reached: ['GET https://api.example.org'],
      commands: 1,
      todos: 1,
      hostCalls: expect.arrayContaining([{ name: 'query_todos', count: 1, refused: 0 }]),
    });
    expect(manager.records.auditBroken()).toBeNull();
    const page = manager.records.describe('p', NOWHERE);
    expect(page.ok && page.value.lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '  GET https://api.example.org 1 run',
        expect.stringMatching(/running; 1 runs/),
      ]),
    );
    expect(manager.records.describe('nobody', NOWHERE).ok).toBe(false);
  });
});
