/** Attacks on a trial by real plugins in real sandboxes: nothing that a plugin on trial returns is seen or lasts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src-core/plugin/plugin-policy';
import { idOf, TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { SqlitePluginPolicyRepository } from '../../storage/sqlite-plugin-policies';
import { SqlitePluginSecretRepository } from '../../storage/sqlite-plugin-secrets';
import { adding, openWorld, shown, type World } from '../../storage/testing/world';
import { gate } from '../testing/gate';
import { returning, writePlugin } from '../testing/plugin-world';
import { HERE, openTrials } from '../testing/trial-world';

const add = (world: World, content: string) =>
  world.store.dispatch([adding(TODAYS_LIST, content, { id: idOf(content) })], { kind: 'user' });

const CREATE = { type: 'create_todo', content: 'mine' };

type Opening = Parameters<typeof openTrials>[1];

/** With the plugins in the folder on, and `p` on trial from before the start. */
async function onTrial(write: (folder: string) => void, more: Opening = {}) {
  const world = openWorld({ fast: true });
  new SqlitePluginPolicyRepository(world.database).save('p', {
    ...DEFAULT_POLICY,
    preview: 'never',
    trial: true,
  });
  write(world.paths.plugins);
  const opened = await openTrials(world, more);
  opened.answers.push('allow');
  await opened.manager.loadAll();
  await opened.manager.idle();
  return opened;
}

const HOOKS = ['on_todo_created', 'on_todo_updated', 'on_todo_completed', 'on_todo_deleted'];
const ALL_HOOKS = `[hooks]\n${[...HOOKS, 'on_key_press', 'on_day_changed'].map((hook) => `${hook} = true\n`).join('')}`;

describe('a plugin on trial', () => {
  it('does nothing by any export in any order, and its withheld changes wake nobody', async () => {
    const deeds = JSON.stringify([
      CREATE,
      { type: 'show_notification', message: 'boo' },
      { type: 'set_status_message', message: 'boo' },
      { type: 'set_metadata', key: 'ran', value: 'x' },
    ]);
    const exports = ['init', 'handle_action', 'on_key_press', 'on_day_changed', ...HOOKS, 'shutdown'];
    const script = exports.map((name) => `exports.${name} = () => ({ commands: ${deeds} });`).join('\n');
    const hears = `${returning()} exports.on_todo_created = ({ todo, cause }) => { console.log(todo.content + ' by ' + cause.kind); };`;
    const { world, manager, notices, noted, ends } = await onTrial((folder) => {
      writePlugin(folder, 'p', script, ALL_HOOKS);
      writePlugin(folder, 'q', hears, '[hooks]\non_todo_created = true\n');
    });
    const before = notices.length;
    add(world, 'milk');
    await manager.idle();
    world.store.dispatch([{ type: 'update_todo', id: idOf('milk'), updates: { state: 'done' } }], {
      kind: 'user',
    });
    await manager.idle();
    manager.runs.keyPressed('x', HERE);
    manager.dayChanged(TODAYS_LIST.date, TODAYS_LIST.date);
    await manager.runs.invoke('p', 'go', HERE);
    world.store.dispatch([{ type: 'delete_todo', id: idOf('milk') }], { kind: 'user' });
    await manager.idle();
    await manager.switches.disable('p');
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(
      world.published.filter(({ changes }) => changes.added.some(({ content }) => content === 'mine')),
    ).toEqual([]);
    expect(notices.slice(before).filter((text) => text.includes('boo'))).toEqual([]);
    expect(manager.records.logs('q').map(({ message }) => message)).toEqual(['milk by user']);
    expect(noted('p').filter((text) => text === '  + mine').length).toBeGreaterThanOrEqual(6);
    expect(ends().filter((end) => end.endsWith(' done'))).toEqual([]);
  });

  it('gets no value stored with a todo that is only on trial itself, by whatever name', async () => {
    const { world, manager, stored, noted } = await onTrial((folder) =>
      writePlugin(
        folder,
        'p',
        returning(
          { type: 'create_todo', content: 'mine', temp_id: 't' },
          { type: 'set_todo_metadata', todo_id: 't', key: 'a', value: '1' },
          { type: 'set_todo_metadata', todo_id: 't', key: 'external_id', value: 'J-1' },
          { type: 'set_todo_metadata', todo_id: 'J-1', key: 'b', value: '2' },
          { type: 'set_todo_metadata', todo_id: idOf('milk'), key: 'external_id', value: 'J-2' },
          { type: 'set_todo_metadata', todo_id: 'J-2', key: 'c', value: '3' },
          { type: 'delete_todo', id: 'J-1' },
          { type: 'update_todo', id: 'J-2', updates: { content: 'theirs' } },
        ),
      ),
    );
    add(world, 'milk');
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
    expect(stored('p')).toEqual({});
    expect(noted('p').filter((text) => text.startsWith('  stored'))).toEqual([]);
    const rows = world.database.prepare("SELECT * FROM todos WHERE content <> 'milk'").all();
    expect(rows).toEqual([]);
  });

  it('gets a key that it asks for, and nothing else of its start', async () => {
    const script = `${returning()} exports.init = () => ({ commands: [
      { type: 'register_keybinding', key: '<C-x>q', action: 'go' }, ${JSON.stringify(CREATE)} ] });`;
    const { world, summary } = await onTrial((folder) => writePlugin(folder, 'p', script));
    expect(summary('p').keys.map(({ key }) => key)).toEqual(['<C-x>q']);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('writes no file from any export, and has none removed', async () => {
    const write = `try { host.write_file({ path: 'note', content: 'mine' }); console.log('wrote'); } catch (error) { console.log(error.code + ' ' + error.message); }
      try { host.write_file({ path: 'kept', content: null }); console.log('removed'); } catch (error) { console.log(error.code); }
      console.log(host.read_file({ path: 'kept' }));`;
    const script = ['init', 'handle_action', 'on_todo_created']
      .map((name) => `exports.${name} = () => { ${write} };`)
      .join('\n');
    const world = openWorld({ fast: true });
    const data = (plugin: string) => join(world.paths.home, 'data', plugin);
    const first = `exports.handle_action = () => host.write_file({ path: 'kept', content: 'before' }) && undefined;`;
    const more = '[permissions]\nfilesystem = true\n[hooks]\non_todo_created = true\n';
    writePlugin(world.paths.plugins, 'p', `${first} exports.on_todo_created = () => {};`, more);
    const opened = await openTrials(world, { reaching: {} });
    const { manager, answers, noted } = opened;
    answers.push('allow', 'allow');
    await manager.loadAll();
    await manager.runs.invoke('p', 'go', HERE);
    expect(readFileSync(join(data('p'), 'kept'), 'utf8')).toBe('before');
    const path = writePlugin(join(world.paths.home, 'new'), 'p', script, more, '0.2.0');
    expect(await manager.trials.tryOut(path)).toMatchObject({ ok: true });
    add(world, 'milk');
    await manager.idle();
    await manager.runs.invoke('p', 'go', HERE);
    await manager.switches.disable('p');
    const said = manager.records.logs('p').map(({ message }) => message);
    expect(said.filter((text) => text === 'wrote' || text === 'removed')).toEqual([]);
    expect(said.filter((text) => text === 'E_PERMISSION on trial: nothing is written')).toHaveLength(3);
    expect(said.filter((text) => text === 'before')).toHaveLength(3);
    expect(existsSync(join(data('p'), 'note'))).toBe(false);
    expect(noted('p').join()).toContain('reached: refused write note');
  });

  it('cannot be let go by a policy that was read before', async () => {
    const { world, manager } = await onTrial((folder) => writePlugin(folder, 'p', returning(CREATE)));
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'never', trial: false });
    await manager.runs.invoke('p', 'go', HERE);
    expect(manager.settings.policy('p')).toMatchObject({ value: { trial: true } });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('cannot be put on trial by a policy either', async () => {
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', returning());
    const { manager } = await openTrials(world);
    await manager.loadAll();
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, trial: true });
    expect(manager.settings.policy('p')).toMatchObject({ value: { trial: false } });
  });

  it('stays on trial when its files are replaced', async () => {
    const { world, manager, answers } = await onTrial((folder) => writePlugin(folder, 'p', returning()));
    answers.push('allow');
    const path = writePlugin(join(world.paths.home, 'new'), 'p', returning(CREATE), '', '0.2.0');
    expect(await manager.packages.install(path)).toMatchObject({ ok: true });
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('leaves no secret that it was handed in what is noted', async () => {
    const SECRET = 'tok-0a1b2c3d4e5f-very-secret';
    const script = `exports.handle_action = () => {
      const token = host.get_secret({ name: 'token' });
      return { commands: [
        { type: 'create_todo', content: 'todo ' + token }, { type: 'show_notification', message: 'say ' + token },
        { type: 'set_metadata', key: 'k', value: token } ] };
    };`;
    const world = openWorld({ fast: true });
    const { database } = world;
    writePlugin(world.paths.plugins, 'p', script, '[settings.token]\ntype = "secret"\n');
    const { manager, noted } = await openTrials(world, {
      secrets: new SqlitePluginSecretRepository(database),
      outside: async ({ plugin }) => JSON.stringify({ ok: manager.reach.secret(plugin, 'token') }),
    });
    await manager.loadAll();
    await manager.trials.tryOut('p');
    await manager.settings.save('p', {}, { token: SECRET });
    await manager.runs.invoke('p', 'go', HERE);
    expect(noted('p')).toContain('  + todo •••');
    expect(JSON.stringify(database.prepare('SELECT note FROM plugin_trial_runs').all())).not.toContain(
      SECRET,
    );
  });
});

describe('a trial that begins or ends in the middle of a run', () => {
  const WAITS = `exports.handle_action = () => { host.get_secret({ name: 'x' }); return { commands: [${JSON.stringify(CREATE)}] }; };`;
  const SECRET = '[settings.x]\ntype = "secret"\n';

  it('withholds what was under way when it began', async () => {
    const held = gate();
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', WAITS, SECRET);
    const { manager, noted, ends } = await openTrials(world, { outside: held.outside });
    await manager.loadAll();
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => held.waiting(), { timeout: 20_000 }).toBe(1);
    await manager.trials.tryOut('p');
    held.open();
    await run;
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(noted('p')).toEqual(['  + mine']);
    expect(ends()).toEqual(['go withheld']);
  });

  it('withholds what is on show for the user to take', async () => {
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', returning(CREATE));
    const { manager, noted, preview, withdrawn } = await openTrials(world);
    await manager.loadAll();
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    const run = manager.runs.invoke('p', 'go', HERE);
    const id = await preview();
    await manager.trials.tryOut('p');
    expect(withdrawn).toEqual([id]);
    manager.previews.answer(id, { take: [0], always: true });
    await run;
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(noted('p')).toEqual(['  + mine']);
    expect(manager.settings.policy('p')).toMatchObject({ value: { trial: true, preview: 'always' } });
  });

  it('withdraws what was under way when it ended', async () => {
    const held = gate();
    const { world, manager, ends } = await onTrial((folder) => writePlugin(folder, 'p', WAITS, SECRET), {
      outside: held.outside,
    });
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => held.waiting(), { timeout: 20_000 }).toBe(1);
    await manager.trials.keep('p');
    held.open();
    await run;
    await manager.idle();
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(ends()).toEqual(['go withdrawn']);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['mine']);
  });
});
