import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_POLICY, type PluginPolicy } from '../../../src-core/plugin/plugin-policy';
import { idOf, TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { SqlitePluginPolicyRepository } from '../../storage/sqlite-plugin-policies';
import { adding, openWorld, shown, type World } from '../../storage/testing/world';
import { returning, writePlugin } from '../testing/plugin-world';
import { HERE, NOWHERE, openTrials } from '../testing/trial-world';

const user = (world: World, ...commands: Parameters<World['store']['dispatch']>[0]) =>
  world.store.dispatch(commands, { kind: 'user' });
const add = (world: World, content: string) =>
  user(world, adding(TODAYS_LIST, content, { id: idOf(content) }));

const ON_TRIAL: PluginPolicy = { ...DEFAULT_POLICY, trial: true };

/** Everything that a plugin can return, and a count that goes on. */
const EVERYTHING = `exports.handle_action = () => ({ commands: [
  { type: 'create_todo', content: 'new', temp_id: 'n' },
  { type: 'create_todo', content: 'below', parent_id: 'n', priority: 'P1' },
  { type: 'update_todo', id: '${idOf('milk')}', updates: { state: 'done' } },
  { type: 'move_todo', id: '${idOf('bread')}', index: 0 },
  { type: 'delete_todo', id: '${idOf('bread')}' },
  { type: 'show_notification', message: 'look at me' },
  { type: 'set_status_message', message: 'me too' },
  { type: 'add_decoration', todo_id: '${idOf('milk')}', text: '3 days' },
  { type: 'set_metadata', key: 'count', value: String(1 + Number(host.get_metadata({ key: 'count' }) ?? 0)) },
  { type: 'set_todo_metadata', todo_id: '${idOf('milk')}', key: 'seen', value: 'yes' },
] });`;

type Opening = Parameters<typeof openTrials>[1];

/** With the plugins in the folder on, whatever they ask, and `p` on trial. */
async function onTrial(write: (folder: string) => void, more: Opening = {}) {
  const world = openWorld({ fast: true });
  write(world.paths.plugins);
  const opened = await openTrials(world, more);
  opened.answers.push('allow');
  await opened.manager.loadAll();
  opened.answers.splice(0);
  expect(await opened.manager.trials.tryOut('p')).toMatchObject({ ok: true });
  return opened;
}

const NETWORK = '[permissions]\nnetwork = ["api.example.org"]\n';

const withEverything = () => onTrial((folder) => writePlugin(folder, 'p', EVERYTHING));

describe('a run on trial', () => {
  it('changes nothing, says nothing and is noted line by line', async () => {
    const { world, manager, notices, page, noted } = await withEverything();
    add(world, 'milk');
    add(world, 'bread');
    const before = notices.length;
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk', 'bread']);
    expect(manager.decorations()).toEqual([]);
    expect(notices.slice(before)).toEqual([
      'p: “go” is noted, not done, for it is on trial: w in P shows it',
    ]);
    expect(noted('p')).toEqual([
      '  + new',
      '  +   below   P1',
      '  ~ milk   state [ ] → [x]',
      '  ~ bread   moved to row 1',
      '  - bread',
      '  ⚙ remembers count = 1',
      '  ⚙ remembers seen = yes   for “milk”',
      '  would have said: look at me',
      '  would have said: me too',
      '  would have put a badge: “3 days” on “milk”',
    ]);
    expect(page('p')[0]).toMatch(/^On trial since .*: 1 run noted\.$/);
    expect(page('p').at(-2)).toContain('plugin keep p');
    expect(page('p').at(-1)).toContain('plugin remove p');
  });

  it('stores what is its own, so that it can count, and nothing of that is a step to undo', async () => {
    const script = returning(
      { type: 'set_metadata', key: 'count', value: '1' },
      { type: 'set_todo_metadata', todo_id: idOf('milk'), key: 'seen', value: 'yes' },
      { type: 'set_status_message', message: 'counted' },
    );
    const { world, manager, stored, ends } = await onTrial((folder) => writePlugin(folder, 'p', script));
    add(world, 'milk');
    add(world, 'bread');
    await manager.runs.invoke('p', 'go', HERE);
    expect(stored('p')).toEqual({ count: '1', 'milk: seen': 'yes' });
    expect(ends()).toEqual(['go withheld']);
    world.store.undo();
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
  });

  it('stores nothing about what it would have changed, or it would miss that after the trial', async () => {
    const { world, manager, stored, ends } = await withEverything();
    add(world, 'milk');
    add(world, 'bread');
    await manager.runs.invoke('p', 'go', HERE);
    expect(stored('p')).toEqual({});
    expect(ends()).toEqual(['go withheld']);
  });

  it('is told of in the record, the summary and the page about the plugin', async () => {
    const { world, manager, summary } = await withEverything();
    expect(summary('p').trialRuns).toBe(0);
    add(world, 'milk');
    add(world, 'bread');
    await manager.runs.invoke('p', 'go', HERE);
    expect(summary('p').trialRuns).toBe(1);
    const [run] = manager.records.audit({ kind: 'run', limit: 1 });
    expect(run?.entry).toMatchObject({ end: 'withheld', commands: 10, todos: 4 });
    const decisions = manager.records.audit({ plugin: 'p', kind: 'decision', limit: 1 });
    expect(decisions[0]?.entry).toMatchObject({ decision: 'trial_began' });
    const page = manager.records.describe('p', NOWHERE);
    expect(page.ok && page.value.lines.map(({ text }) => text)).toContain(
      'on trial: 1 run noted, not done; plugin trial p shows them',
    );
    expect(manager.settings.policy('p')).toMatchObject({ value: { trial: true } });
  });

  it('is done as ever when all of it is its own', async () => {
    const script = returning({ type: 'set_metadata', key: 'a', value: 'b' });
    const { manager, noted, ends, notices } = await onTrial((folder) => writePlugin(folder, 'p', script));
    await manager.runs.invoke('p', 'go', HERE);
    expect(ends()).toEqual(['go done']);
    expect(noted('p')).toEqual(['  stored: remembers a = b']);
    expect(notices.join()).not.toContain('noted');
  });

  it('is not noted when it came to nothing', async () => {
    const { manager, page } = await onTrial((folder) => writePlugin(folder, 'p', returning()));
    await manager.runs.invoke('p', 'go', HERE);
    expect(page('p')[0]).toContain('nothing was noted yet');
  });

  it('is noted with what it reached outside', async () => {
    const script = `exports.handle_action = () => { host.http_request({ url: 'https://api.example.org/' }); };`;
    const { manager, noted } = await onTrial((folder) => writePlugin(folder, 'p', script, NETWORK), {
      outside: async ({ run }) => {
        manager.reach.noteReached(run, 'GET https://api.example.org');
        return JSON.stringify({ ok: { status: 200, headers: {}, body: '' } });
      },
    });
    await manager.runs.invoke('p', 'go', HERE);
    expect(noted('p')).toEqual(['  reached: GET https://api.example.org']);
  });

  it('counts as ever when it is refused or fails, and the page says why', async () => {
    const refused = `exports.handle_action = () => ({ commands: [{ type: 'create_todo', content: 'x' }, { type: 'delete_todo', id: 'nobody' }] });
      exports.on_todo_created = () => { throw new Error('broken'); };`;
    const { world, manager, summary, noted, notices, ends } = await onTrial((folder) =>
      writePlugin(folder, 'p', refused, '[hooks]\non_todo_created = true\n'),
    );
    await manager.runs.invoke('p', 'go', HERE);
    expect(notices.at(-1)).toMatch(/^p: go refused, nothing was changed: command 2: /);
    add(world, 'milk');
    await manager.idle();
    expect(summary('p').failures).toBe(1);
    expect(ends()).toEqual(['on_todo_created failed', 'go refused']);
    expect(noted('p')).toEqual([
      expect.stringMatching(/^ {2}came to nothing: .*broken/),
      expect.stringMatching(/^ {2}came to nothing: command 2: /),
    ]);
  });

  it('notes what generate would add, without a preview', async () => {
    const script = `exports.generate = ({ input }) => ({ items: [{ content: input }, { content: 'sub', indent_level: 1 }] });`;
    const { world, manager, noted, previews } = await onTrial((folder) =>
      writePlugin(folder, 'p', `${returning()}${script}`, '[hooks]\ngenerate = true\n'),
    );
    const done = await manager.runs.generate('p', 'ABC-1', HERE);
    expect(done).toMatchObject({ ok: true, value: expect.stringContaining('on trial') });
    expect(previews).toEqual([]);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(noted('p')).toEqual(['  + ABC-1', '  +   sub']);
  });

  it.each(['never', 'large', 'always'] as const)(
    'is withheld whatever the policy says of previews: %s',
    async (preview) => {
      const { world, manager, previews, noted } = await onTrial((folder) =>
        writePlugin(folder, 'p', returning({ type: 'delete_todo', id: idOf('milk') })),
      );
      await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview });
      add(world, 'milk');
      await manager.runs.invoke('p', 'go', HERE);
      expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
      expect(previews).toEqual([]);
      expect(noted('p')).toEqual(['  - milk']);
    },
  );

  it('keeps the newest 200 and counts all', async () => {
    const { world, manager, summary, page, noted } = await onTrial((folder) =>
      writePlugin(folder, 'p', returning({ type: 'create_todo', content: 'x' })),
    );
    const { database } = world;
    await manager.runs.invoke('p', 'go', HERE);
    const [row] = database.prepare<[], { note: string }>('SELECT note FROM plugin_trial_runs').all();
    const insert = database.prepare<[string], never>(
      "INSERT INTO plugin_trial_runs (plugin, note) VALUES ('p', ?)",
    );
    for (let n = 0; n < 204; n++) insert.run((row?.note ?? '').replace('"x"', `"y ${n}"`));
    database.execute("UPDATE plugin_trials SET runs = 205 WHERE plugin = 'p'");
    await manager.runs.invoke('p', 'go', HERE);
    expect(noted('p')).toHaveLength(200);
    expect(page('p')).toContain('6 older runs left out.');
    expect(summary('p').trialRuns).toBe(206);
  });
});

describe('a trial', () => {
  it('goes on after a restart, with what was noted', async () => {
    const { world, manager } = await withEverything();
    add(world, 'milk');
    add(world, 'bread');
    await manager.runs.invoke('p', 'go', HERE);
    await manager.dispose();
    const again = await openTrials(world);
    await again.manager.loadAll();
    expect(again.noted('p')).toContain('  + new');
    await again.manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk', 'bread']);
    expect(again.summary('p').trialRuns).toBe(2);
  });

  it('ends when the plugin is kept: from its start on it does what it returns, and nothing of before', async () => {
    const script = `
      let prepared = [];
      exports.init = () => ({ commands: [{ type: 'create_todo', content: 'started' }] });
      exports.handle_action = () => {
        prepared.push({ type: 'create_todo', content: 'todo ' + prepared.length });
        return { commands: prepared };
      };`;
    const world = openWorld({ fast: true });
    new SqlitePluginPolicyRepository(world.database).save('p', ON_TRIAL);
    writePlugin(world.paths.plugins, 'p', script);
    const { manager, page, summary, ends } = await openTrials(world);
    await manager.loadAll();
    await manager.runs.invoke('p', 'go', HERE);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(await manager.trials.keep('p')).toMatchObject({ ok: true });
    await manager.idle();
    expect(shown(world, TODAYS_LIST)).toEqual(['started']);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['started', 'todo 0']);
    expect(page('p')).toEqual(['p is not on trial: plugin try p begins one']);
    expect(summary('p').trialRuns).toBeNull();
    expect(ends().slice(0, 2)).toEqual(['go done', 'init done']);
    expect(world.database.prepare('SELECT * FROM plugin_trial_runs').all()).toEqual([]);
    expect(await manager.trials.keep('p')).toEqual({ ok: false, error: 'p is not on trial' });
  });

  it('ends with the plugin, and what was noted goes with it', async () => {
    const { world, manager } = await withEverything();
    add(world, 'milk');
    add(world, 'bread');
    await manager.runs.invoke('p', 'go', HERE);
    await manager.packages.remove('p', false);
    for (const table of ['plugin_trials', 'plugin_trial_runs', 'plugin_policy'])
      expect(world.database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
    writePlugin(world.paths.plugins, 'p', returning({ type: 'create_todo', content: 'again' }));
    await manager.loadAll();
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toContain('again');
  });

  it('leaves the badges that were there', async () => {
    const script = returning({ type: 'add_decoration', todo_id: idOf('milk'), text: 'old' });
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', script);
    const { manager } = await openTrials(world);
    await manager.loadAll();
    add(world, 'milk');
    await manager.runs.invoke('p', 'go', HERE);
    await manager.trials.tryOut('p');
    expect(manager.decorations().map(({ text }) => text)).toEqual(['old']);
  });

  it('of one that is off switches it on; one that the user says no to is left as it was', async () => {
    const script = `${returning()} exports.init = () => ({ commands: [{ type: 'create_todo', content: 'ran' }] });`;
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', script, NETWORK);
    const { manager, answers, asked, state, noted } = await openTrials(world);
    await manager.loadAll();
    expect(state('p')).toMatch(/^needs_consent/);
    answers.push('deny');
    expect(await manager.trials.tryOut('p')).toEqual({
      ok: false,
      error: 'p is not on trial: you did not allow it',
    });
    expect(asked.at(-1)?.detail).toContain('On trial: what it would change, say or write is only noted');
    expect(asked.at(-1)?.detail).toContain('Requests and programs that you allow are not held back.');
    expect(new SqlitePluginPolicyRepository(world.database).plugins()).toEqual([]);
    expect(world.database.prepare('SELECT * FROM plugin_trials').all()).toEqual([]);
    answers.push('allow');
    expect(await manager.trials.tryOut('p')).toMatchObject({ ok: true });
    await manager.idle();
    expect(state('p')).toBe('enabled');
    expect(noted('p')).toEqual(['  + ran']);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('keeps what else was decided about the plugin', async () => {
    const { manager } = await onTrial((folder) => writePlugin(folder, 'p', returning()));
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    await manager.trials.keep('p');
    expect(manager.settings.policy('p')).toEqual({
      ok: true,
      value: { ...DEFAULT_POLICY, preview: 'always' },
    });
  });
});

describe('a trial from elsewhere', () => {
  const INIT = `${returning()} exports.init = () => ({ commands: [{ type: 'create_todo', content: 'ran' }] });`;

  function elsewhere(): string {
    const path = mkdtempSync(join(tmpdir(), 'to-tui-try-'));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  }

  it('begins before anything of the plugin runs, its start included', async () => {
    const path = writePlugin(elsewhere(), 'q', INIT);
    const { world, manager, answers, asked, noted, summary } = await openTrials();
    answers.push('allow');
    expect(await manager.trials.tryOut(path)).toEqual({
      ok: true,
      value: 'q 0.1.0 is installed; on trial: w in P (:plugin trial q) shows what it would do',
    });
    await manager.idle();
    expect(asked[0]?.detail).toContain('On trial: what it would change, say or write is only noted');
    expect(asked[0]?.detail).not.toContain('Requests and programs');
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(noted('q')).toEqual(['  + ran']);
    expect(summary('q').trialRuns).toBe(1);
  });

  it('is saved before the files are in place: whoever finds them finds it on trial', async () => {
    const path = writePlugin(elsewhere(), 'q', INIT);
    const world = openWorld({ fast: true });
    const inner = new SqlitePluginPolicyRepository(world.database);
    const seen: boolean[] = [];
    const { manager, answers } = await openTrials(world, {
      policies: {
        plugins: () => inner.plugins(),
        find: (plugin) => inner.find(plugin),
        save: (plugin, policy) => {
          seen.push(existsSync(join(world.paths.plugins, 'q')));
          inner.save(plugin, policy);
        },
        remove: (plugin) => inner.remove(plugin),
      },
    });
    answers.push('allow');
    await manager.trials.tryOut(path);
    expect(seen).toEqual([false]);
  });

  it('leaves nothing behind after a no', async () => {
    const path = writePlugin(elsewhere(), 'q', INIT);
    const { world, manager, answers } = await openTrials();
    answers.push('deny');
    expect(await manager.trials.tryOut(path)).toMatchObject({ ok: false });
    expect(manager.summaries()).toEqual([]);
    for (const table of ['plugin_trials', 'plugin_policy', 'plugin_grants'])
      expect(world.database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  });

  it('that cannot be put in its place leaves no trial behind, and one that was there as it was', async () => {
    const path = writePlugin(elsewhere(), 'q', INIT);
    const { world, manager, answers } = await openTrials();
    writeFileSync(join(world.paths.plugins, 'q'), 'in the way');
    answers.push('allow');
    expect(await manager.trials.tryOut(path)).toMatchObject({ ok: false });
    expect(world.database.prepare('SELECT * FROM plugin_policy').all()).toEqual([]);
    expect(world.database.prepare('SELECT * FROM plugin_trials').all()).toEqual([]);
  });

  it('of the very bytes that are installed tries these; of others it updates', async () => {
    const folder = elsewhere();
    const path = writePlugin(folder, 'p', INIT, '', '0.2.0');
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', returning());
    const { manager, answers, asked, summary, noted } = await openTrials(world);
    await manager.loadAll();
    answers.push('allow');
    expect(await manager.trials.tryOut(path)).toMatchObject({ ok: true });
    await manager.idle();
    expect(asked[0]?.message).toContain('Replace p 0.1.0 by 0.2.0?');
    expect(asked[0]?.detail).toContain('On trial: ');
    expect(summary('p').version).toBe('0.2.0');
    expect(noted('p')).toEqual(['  + ran']);
    await manager.trials.keep('p');
    expect(await manager.trials.tryOut(path)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(1);
    expect(summary('p').trialRuns).toBe(0);
  });

  it('by name takes a plugin of the gallery, and says so of a name that nobody has', async () => {
    const gallery = elsewhere();
    writePlugin(gallery, 'q', INIT);
    mkdirSync(join(gallery, 'empty'));
    const { manager, answers, summary } = await openTrials(openWorld({ fast: true }), { gallery });
    answers.push('allow');
    expect(await manager.trials.tryOut('q')).toMatchObject({ ok: true });
    expect(summary('q').trialRuns).not.toBeNull();
    for (const name of ['empty', 'nobody', '../q', ''])
      expect(await manager.trials.tryOut(name)).toMatchObject({ ok: false });
  });
});
