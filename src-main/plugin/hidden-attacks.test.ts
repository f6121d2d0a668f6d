/**
 * What is hidden from a plugin stays hidden whatever becomes of it: when its project is deleted, renamed or moved out
 * of, when days turn, when a series goes on. By real plugins in real sandboxes over the real database.
 */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { type DataFlow, OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import { DEFAULT_POLICY, type PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { UserCommand } from '../../src-core/todo/command';
import { idOf, TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import type { ListKey } from '../../src-core/todo/todo';
import { SqlitePluginPolicyRepository } from '../storage/sqlite-plugin-policies';
import { adding, openWorld, shown, type World } from '../storage/testing/world';
import { writePlugin } from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';

const HOOKS = ['on_todo_created', 'on_todo_updated', 'on_todo_completed', 'on_todo_deleted'] as const;

/** Tells everything that it is told, and what its questions are answered. */
const SPY = `
  const tell = (name) => (input) => { console.log(name + ' ' + JSON.stringify({ ...input, context: input.context.project })); };
  ${HOOKS.map((hook) => `exports.${hook} = tell('${hook}');`).join('\n')}
  exports.handle_action = ({ action, context }) => {
    const answer = (deed) => { try { return deed(); } catch (error) { return error.code; } };
    console.log(JSON.stringify([
      context,
      answer(() => host.list_projects({})),
      answer(() => host.query_todos({})),
      answer(() => host.query_todos({ include_deleted: true })),
      answer(() => host.query_todos({ project: 'diary' })),
      answer(() => host.query_todos({ project: 'journal', date: '${TODAY}' })),
      answer(() => host.query_todos({ project: '${idOf('diary')}', date: '${TODAY}', include_deleted: true })),
      answer(() => host.get_todo({ id: '${idOf('secret')}' })),
    ]));
  };`;

const DIARY: ListKey = { project: idOf('diary'), date: TODAY };

async function open(hides: Partial<DataFlow>, script = SPY, more: Partial<PluginPolicy> = {}) {
  const world = openWorld();
  const hooks = `[hooks]\n${HOOKS.map((hook) => `${hook} = true\n`).join('')}`;
  writePlugin(world.paths.plugins, 'p', script, script === SPY ? hooks : '');
  const plugins = await openPluginsIn(world);
  await plugins.manager.loadAll();
  await plugins.manager.settings.setPolicy('p', {
    ...DEFAULT_POLICY,
    preview: 'never',
    ...more,
    hides: { ...OPEN_DATA_FLOW, ...hides },
  });
  const said = async () => {
    await plugins.manager.idle();
    return plugins.manager.records.logs('p').map(({ message }) => message);
  };
  return { world, ...plugins, said };
}

const does = (world: World, ...commands: UserCommand[]) => {
  const outcome = world.store.dispatch(commands, { kind: 'user' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
};

const makeDiary = (world: World) =>
  does(
    world,
    { type: 'create_project', id: idOf('diary'), name: 'diary' },
    adding(DIARY, 'secret', { id: idOf('secret') }) as UserCommand,
  );

describe('a hidden project', () => {
  it('is deleted, brought back and deleted again without a word to the plugin', async () => {
    const { world, manager, said } = await open({ projects: ['diary'] });
    makeDiary(world);
    does(world, { type: 'delete_project', id: idOf('diary') });
    world.store.undo();
    world.store.redo();
    expect((await said()).join()).not.toContain('secret');
    // Where the user stood when it was deleted.
    await manager.runs.invoke('p', 'go', { list: DIARY, selected: idOf('secret') });
    expect((await said()).join()).not.toContain('secret');
  });

  it('stays hidden when it is renamed, under the new name and after a restart of the plugin', async () => {
    const { world, manager, said } = await open({ projects: ['Diary'] });
    makeDiary(world);
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: null });
    does(world, { type: 'rename_project', id: idOf('diary'), name: 'journal' });
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: null });
    does(world, { type: 'update_todo', id: idOf('secret'), updates: { content: 'still secret' } });
    await manager.switches.reload('p');
    await manager.runs.invoke('p', 'go', { list: DIARY, selected: idOf('secret') });
    expect((await said()).join()).not.toMatch(/secret|journal/);
    expect(new SqlitePluginPolicyRepository(world.database).find('p').hides.projects).toEqual(['journal']);
    world.store.undo();
    world.store.undo();
    expect(manager.settings.policy('p')).toMatchObject({
      ok: true,
      value: { hides: { projects: ['diary'] } },
    });
  });

  it('stays hidden also from a plugin that is not there while it is renamed', async () => {
    const { world } = await open({});
    const policies = new SqlitePluginPolicyRepository(world.database);
    policies.save('away', { ...DEFAULT_POLICY, hides: { ...OPEN_DATA_FLOW, projects: ['diary'] } });
    makeDiary(world);
    does(world, { type: 'rename_project', id: idOf('diary'), name: 'journal' });
    expect(policies.find('away').hides.projects).toEqual(['journal']);
  });

  it('is hidden however its accents are written', async () => {
    const { world, said } = await open({ projects: ['cafe\u0301'] });
    does(world, { type: 'create_project', id: idOf('diary'), name: 'Caf\u00e9' });
    does(world, adding(DIARY, 'secret') as UserCommand);
    expect((await said()).join()).not.toContain('secret');
  });

  it('is answered to every question as one that is not there', async () => {
    const asking = `exports.handle_action = () => {
      const answer = (query) => { try { return host.query_todos(query); } catch (error) { return error.code; } };
      for (const project of ['diary', 'nowhere'])
        console.log(JSON.stringify([{}, { cursor: '${idOf('x')}' }, { include_deleted: true }, { parent_id: null }, { limit: 1 }]
          .map((query) => answer({ ...query, project }))));
    };`;
    const { world, manager, said } = await open({ projects: ['diary'] }, asking);
    makeDiary(world);
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: null });
    const [hidden, missing] = await said();
    expect(hidden).toContain('"todos":[]');
    expect(hidden).toBe(missing);
  });

  it('gives and takes todos without a word, until they stand where the plugin may look', async () => {
    const { world, said } = await open({ projects: ['diary'] });
    makeDiary(world);
    does(world, { type: 'move_to_project', ids: [idOf('secret')], project: 'default' });
    does(world, { type: 'update_todo', id: idOf('secret'), updates: { content: 'public' } });
    does(world, { type: 'move_to_project', ids: [idOf('secret')], project: idOf('diary') });
    const told = (await said()).join('\n');
    expect(told.split('\n')).toHaveLength(1);
    expect(told).toContain('public');
  });
});

describe('a hidden tag', () => {
  const build = (world: World, list: ListKey = TODAYS_LIST) =>
    does(
      world,
      adding(list, 'diary #private', { id: idOf('parent') }) as UserCommand,
      adding(list, 'below-one', { id: idOf('open'), indent: 1 }) as UserCommand,
      adding(list, 'below-two', { id: idOf('done'), indent: 1 }) as UserCommand,
      adding(list, 'plain', { id: idOf('plain') }) as UserCommand,
      { type: 'update_todo', id: idOf('done'), updates: { state: 'done' } },
    );

  it('hides what it hid through a rollover, on both days, and what comes of it', async () => {
    const { world, manager, said } = await open({ tags: ['private'] });
    build(world);
    world.today = addDays(TODAY, 1);
    expect(world.store.rollover('default', TODAY).ok).toBe(true);
    for (const date of [TODAY, world.today]) {
      await manager.runs.invoke('p', 'go', { list: { project: 'default', date }, selected: idOf('open') });
    }
    world.store.undo();
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: idOf('done') });
    world.store.redo();
    await manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: idOf('done') });
    const told = (await said()).join('\n');
    expect(told).toContain('plain');
    expect(told).not.toMatch(/private|below/);
  });

  it('is not copied or changed by a plugin that lets a series go on above it', async () => {
    const completing = `exports.handle_action = () => ({ commands: [
      { type: 'update_todo', id: '${idOf('weekly')}', updates: { state: 'done' } }] });`;
    const { world, manager, previews } = await open({ tags: ['private'] }, completing);
    does(
      world,
      adding(TODAYS_LIST, 'weekly', { id: idOf('weekly') }) as UserCommand,
      { type: 'update_todo', id: idOf('weekly'), updates: { recurrence: '+1w' } },
      adding(TODAYS_LIST, 'diary #private', { id: idOf('parent'), indent: 1 }) as UserCommand,
    );
    void manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected: null });
    // The user sees what the plugin cannot, whatever was said about previews.
    await expect.poll(() => previews.length).toBe(1);
    manager.previews.answer(previews[0]?.id ?? '', { take: null, always: false });
    await manager.idle();
    expect(shown(world, TODAYS_LIST)).toEqual(['weekly', ' diary #private']);
  });

  it('hides the next of a series as it hid the one before', async () => {
    const { world, said } = await open({ tags: ['private'] });
    build(world);
    does(world, { type: 'update_todo', id: idOf('parent'), updates: { recurrence: '+1d' } });
    does(world, { type: 'toggle_todo', id: idOf('parent') });
    expect((await said()).join('\n')).not.toMatch(/private|below/);
  });
});
