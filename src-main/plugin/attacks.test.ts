/**
 * Attacks at the seams between the parts, by real plugins in real sandboxes with the real doors to the outside: what
 * is hidden stays hidden, what was taken back stays taken back, and no secret is written where it can be read.
 */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type DataFlow, OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import { DEFAULT_POLICY, type PluginPolicy } from '../../src-core/plugin/plugin-policy';
import { idOf, TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { adding, openWorld, shown, type World } from '../storage/testing/world';
import { returning, type WorldParts, writePlugin } from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';

const HERE = { list: TODAYS_LIST, selected: null };

/** A plugin system with everything real but the user and the clock. */
async function open(write: (folder: string) => void, more: Partial<WorldParts> = {}) {
  const world = openWorld();
  write(world.paths.plugins);
  const plugins = await openPluginsIn(world, { reaching: {}, ...more });
  return { world, ...plugins };
}

const add = (world: World, content: string, indent = 0) =>
  world.store.dispatch([adding(TODAYS_LIST, content, { id: idOf(content), indent })], { kind: 'user' });

const hiding = (hides: Partial<DataFlow>): PluginPolicy => ({
  ...DEFAULT_POLICY,
  preview: 'never',
  hides: { ...OPEN_DATA_FLOW, ...hides },
});

const SECRET = 'tok-0a1b2c3d4e5f-very-secret';
const FIELD = '[settings.token]\ntype = "secret"\n';

/** Everything that the data directory holds of the database, as text. */
function stored({ paths, database }: World): string {
  database.pragma('wal_checkpoint(FULL)');
  return ['', '-wal'].map((end) => readFileSync(`${paths.database}${end}`, 'latin1')).join('');
}

/** A server on this machine that notes the headers it is sent; `answers` false leaves every request waiting. */
async function listening(answers = true) {
  const tokens: string[] = [];
  let gone = 0;
  const server = createServer((request, response) => {
    tokens.push(String(request.headers.authorization ?? ''));
    request.socket.on('close', () => {
      gone += 1;
    });
    if (answers) response.end('fine');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const drop = () => server.closeAllConnections();
  return { url: `http://localhost:${port}/`, host: `localhost:${port}`, tokens, gone: () => gone, drop };
}

const network = (host: string) => `[permissions]\nnetwork = ["${host}"]\n`;

describe('what is hidden', () => {
  const tell = `
    exports.handle_action = ({ context }) => { console.log(JSON.stringify(context)); };
    exports.on_key_press = ({ context }) => { console.log(JSON.stringify(context)); };`;

  it('is not in the context of an action or a key, when the user stands in a hidden project', async () => {
    const { world, manager } = await open((folder) =>
      writePlugin(folder, 'p', tell, '[hooks]\non_key_press = true\n'),
    );
    await manager.loadAll();
    await manager.settings.setPolicy('p', hiding({ projects: [DEFAULT_PROJECT] }));
    add(world, 'wages');
    const target = { list: TODAYS_LIST, selected: idOf('wages') };
    await manager.runs.invoke('p', 'go', target);
    manager.runs.keyPressed('x', target);
    await manager.idle();
    const said = manager.records.logs('p').map(({ message }) => message);
    expect(said).toHaveLength(2);
    expect(said.join()).not.toContain('wages');
    expect(said.join()).not.toContain(idOf('wages'));
  });

  const secret = idOf('diary #private');
  const below = idOf('page one');
  it.each([
    ['changed', { type: 'update_todo', id: secret, updates: { content: 'mine now' } }],
    ['changed below one', { type: 'update_todo', id: below, updates: { state: 'done' } }],
    ['deleted', { type: 'delete_todo', id: secret }],
    ['moved', { type: 'move_todo', id: secret, index: 0 }],
    ['used as a place', { type: 'move_todo', id: idOf('milk'), before: secret }],
    ['added to', { type: 'create_todo', content: 'x', parent_id: secret }],
    ['remembered', { type: 'set_todo_metadata', todo_id: secret, key: 'k', value: 'v' }],
    ['badged', { type: 'add_decoration', todo_id: secret, text: 'seen' }],
  ])('cannot be %s by its id: it is answered as one that is not there', async (_deed, command) => {
    const { world, manager, notices } = await open((folder) => writePlugin(folder, 'p', returning(command)));
    await manager.loadAll();
    await manager.settings.setPolicy('p', hiding({ tags: ['private'] }));
    for (const [content, indent] of [
      ['milk', 0],
      ['diary #private', 0],
      ['page one', 1],
    ] as const)
      add(world, content, indent);
    const before = shown(world, TODAYS_LIST);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(before);
    expect(manager.decorations()).toEqual([]);
    const named = Object.values(command).find((value) => value === secret || value === below);
    expect(notices.at(-1)).toContain(`there is no todo “${named}”`);
  });

  it('is not deleted along with what stands above it before the user has seen that', async () => {
    const plugins = await open((folder) =>
      writePlugin(folder, 'p', returning({ type: 'delete_todo', id: idOf('milk') })),
    );
    const { manager, world } = plugins;
    await manager.loadAll();
    await manager.settings.setPolicy('p', hiding({ tags: ['private'] }));
    add(world, 'milk');
    add(world, 'oat #private', 1);
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => plugins.previews.length).toBe(1);
    expect(plugins.previews[0]?.rows[0]).toMatchObject({ mark: '-', detail: '(and 1 below it)' });
    manager.previews.answer(plugins.previews[0]?.id ?? '', { take: null, always: false });
    await run;
    expect(shown(world, TODAYS_LIST)).toHaveLength(2);
  });

  it('in a project cannot be changed either, whatever list the plugin is called for', async () => {
    const { world, manager } = await open((folder) =>
      writePlugin(folder, 'p', returning({ type: 'delete_todo', id: idOf('milk') })),
    );
    await manager.loadAll();
    await manager.settings.setPolicy('p', hiding({ projects: [DEFAULT_PROJECT] }));
    add(world, 'milk');
    await manager.runs.invoke('p', 'go', { list: { project: 'other', date: TODAY }, selected: null });
    expect(shown(world, TODAYS_LIST)).toHaveLength(1);
  });
});

describe('a secret', () => {
  const using = (url: string) => `
    let kept = null;
    exports.handle_action = () => {
      if (kept === null) {
        kept = host.get_secret({ name: 'token' });
        throw new Error('the first call fails');
      }
      const { status } = host.http_request({ url: '${url}', headers: { authorization: 'Bearer ' + kept } });
      return { commands: [{ type: 'set_status_message', message: 'answered ' + status }] };
    };
    exports.on_todo_created = () => {
      const token = host.get_secret({ name: 'token' });
      const { status } = host.http_request({ url: '${url}', headers: { authorization: 'Bearer ' + token } });
      return { commands: [{ type: 'set_status_message', message: 'answered ' + status }] };
    };`;

  it('is in no file readably, although runs that used it can be played again', async () => {
    const server = await listening();
    const more = `${FIELD}${network(server.host)}[hooks]\non_todo_created = true\n`;
    const { world, manager, answers } = await open((folder) =>
      writePlugin(folder, 'p', using(server.url), more),
    );
    answers.push('allow');
    await manager.loadAll();
    expect(await manager.settings.save('p', {}, { token: SECRET })).toEqual({ ok: true });
    add(world, 'milk');
    await manager.idle();
    expect(server.tokens).toEqual([`Bearer ${SECRET}`]);
    const [run] = manager.records.audit({ kind: 'run', limit: 1 });
    expect(run?.entry).toMatchObject({ end: 'done' });
    expect(stored(world)).not.toContain(SECRET);
    const again = await manager.records.replay(run?.entry.kind === 'run' ? run.entry.run : '');
    expect(again).toMatchObject({ ok: true, value: { same: true } });
    expect(server.tokens).toHaveLength(1); // a replay reaches nothing
    expect(manager.records.audit({ kind: 'run', limit: 9 })[0]).toEqual(run); // and is in no record
    await manager.packages.remove('p', true);
    expect(world.database.prepare('SELECT count(*) AS left FROM plugin_recordings').get()).toEqual({
      left: 0,
    });
  });

  it('that a failed call kept in the instance is not recorded with the next', async () => {
    const server = await listening();
    const more = `${FIELD}${network(server.host)}`;
    const { world, manager, answers } = await open((folder) =>
      writePlugin(folder, 'p', using(server.url), more),
    );
    answers.push('allow');
    await manager.loadAll();
    await manager.settings.save('p', {}, { token: SECRET });
    await manager.runs.invoke('p', 'go', HERE);
    await manager.runs.invoke('p', 'go', HERE);
    expect(server.tokens).toEqual([`Bearer ${SECRET}`]);
    manager.records.auditBroken(); // writes what waits
    expect(stored(world)).not.toContain(SECRET);
  });

  it('in what a careless plugin says is taken out of the log, the record and the reason that is kept', async () => {
    const script = `exports.handle_action = () => {
      const token = host.get_secret({ name: 'token' });
      console.log('using ' + token);
      if (Date.now() < 0) return;
      throw new Error('401 for ' + token);
    };`;
    const refused = `exports.handle_action = () => ({ commands: [{ type: 'delete_todo', id: host.get_secret({ name: 'token' }) }] });`;
    const { world, manager, logged, notices } = await open((folder) => {
      writePlugin(folder, 'p', script, FIELD);
      writePlugin(folder, 'q', refused, FIELD);
    });
    await manager.loadAll();
    for (const name of ['p', 'q']) {
      await manager.settings.save(name, {}, { token: SECRET });
      await manager.runs.invoke(name, 'go', HERE);
    }
    manager.records.auditBroken();
    expect(notices.join()).toContain('401 for');
    expect(stored(world)).not.toContain(SECRET);
    expect(logged.join()).not.toContain(SECRET);
    expect(JSON.stringify(manager.records.logs('p'))).not.toContain(SECRET);
    expect(JSON.stringify(manager.summaries()) + notices.join()).not.toContain(SECRET);
  });
});

describe('taking back', () => {
  it.each(['revoke', 'disable'] as const)('%s ends a request that is under way, at once', async (deed) => {
    const server = await listening(false);
    const script = `exports.handle_action = () => { host.http_request({ url: '${server.url}' }); };`;
    const { manager, answers } = await open((folder) =>
      writePlugin(folder, 'p', script, network(server.host)),
    );
    answers.push('allow');
    await manager.loadAll();
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => server.tokens.length).toBe(1);
    await manager.switches[deed]('p');
    await run;
    await expect.poll(() => server.gone()).toBe(1);
    expect(manager.reach.accessOf('p')).toBeUndefined();
    await manager.runs.invoke('p', 'go', HERE);
    expect(server.tokens).toHaveLength(1);
  });
});

describe('a preview', () => {
  const ask = async (plugins: Awaited<ReturnType<typeof open>>) => {
    await expect.poll(() => plugins.previews.length).toBe(1);
    const question = plugins.previews.at(-1);
    if (!question) throw new Error('no preview');
    return question;
  };

  it('that is refused switches no question off, whatever else the answer says', async () => {
    const plugins = await open((folder) =>
      writePlugin(folder, 'p', returning({ type: 'create_todo', content: 'x' })),
    );
    await plugins.manager.loadAll();
    await plugins.manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    for (const take of [null, [], [7, 99]]) {
      plugins.previews.length = 0;
      const run = plugins.manager.runs.invoke('p', 'go', HERE);
      plugins.manager.previews.answer((await ask(plugins)).id, { take, always: true });
      await run;
      expect(plugins.manager.settings.policy('p')).toMatchObject({ value: { preview: 'always' } });
    }
    expect(shown(plugins.world, TODAYS_LIST)).toEqual([]);
  });

  it('that is never asked again is written into the record', async () => {
    const plugins = await open((folder) =>
      writePlugin(folder, 'p', returning({ type: 'create_todo', content: 'x' })),
    );
    const { manager } = plugins;
    await manager.loadAll();
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    const run = manager.runs.invoke('p', 'go', HERE);
    manager.previews.answer((await ask(plugins)).id, { take: [0], always: true });
    await run;
    expect(manager.settings.policy('p')).toMatchObject({ value: { preview: 'never' } });
    const [newest] = manager.records.audit({ kind: 'decision', limit: 1 });
    expect(newest?.entry).toMatchObject({ decision: 'policy_changed', plugin: 'p' });
    expect(JSON.stringify(newest?.entry)).toContain('never');
  });

  it('is asked for by the policy that holds when the run ends, not by the one when it began', async () => {
    const server = await listening(false);
    const script = `exports.handle_action = () => {
      try { host.http_request({ url: '${server.url}' }); } catch {}
      return { commands: [{ type: 'create_todo', content: 'x' }] };
    };`;
    const plugins = await open((folder) => writePlugin(folder, 'p', script, network(server.host)));
    const { manager } = plugins;
    plugins.answers.push('allow');
    await manager.loadAll();
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'never' });
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => server.tokens.length).toBe(1);
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    server.drop();
    manager.previews.answer((await ask(plugins)).id, { take: null, always: false });
    await run;
    expect(shown(plugins.world, TODAYS_LIST)).toEqual([]);
  });
});

describe('what was shown', () => {
  it('is what is done: no answer leaves out the stored names that what was shown stands on', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map(idOf);
    const named = (todo_id: string | undefined, value: string) => ({
      type: 'set_todo_metadata',
      todo_id,
      key: 'external_id',
      value,
    });
    const batches = [
      [named(c, 'x')],
      [
        named(a, 'x'),
        named(a, 'y'),
        { type: 'delete_todo_metadata', todo_id: c, key: 'external_id' },
        named(b, 'x'),
        { type: 'delete_todo', id: 'x' },
      ],
    ];
    const script = `const batches = ${JSON.stringify(batches)}; exports.handle_action = () => ({ commands: batches.shift() });`;
    const plugins = await open((folder) => writePlugin(folder, 'p', script));
    const { manager, world } = plugins;
    await manager.loadAll();
    for (const content of ['a', 'b', 'c']) add(world, content);
    await manager.runs.invoke('p', 'go', HERE);
    await manager.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => plugins.previews.length).toBe(1);
    const [question] = plugins.previews;
    expect(question?.rows.find(({ mark }) => mark === '-')?.text).toBe('b');
    manager.previews.answer(question?.id ?? '', { take: [0, 1, 4], always: false });
    await run;
    // Without them x would be the name of c, or of nobody.
    expect(shown(world, TODAYS_LIST)).toEqual(['a', 'c']);
  });
});

describe('a plugin that asks for more and more', () => {
  it('puts one question before the user, and after a no is quiet for a while', async () => {
    const hosts = Array.from({ length: 16 }, (_, i) => `h${i}.example.org`);
    const more = `[permissions.optional]\nnetwork = ${JSON.stringify(hosts)}\n`;
    const script = `exports.handle_action = () => {
      for (const name of ${JSON.stringify(hosts)})
        try { host.http_request({ url: 'https://' + name + '/' }); } catch {}
    };`;
    const { manager, asked, time } = await open((folder) => writePlugin(folder, 'p', script, more));
    await manager.loadAll();
    await manager.runs.invoke('p', 'go', HERE);
    expect(asked).toHaveLength(1);
    await manager.runs.invoke('p', 'go', HERE);
    expect(asked).toHaveLength(1);
    await time.advance(61_000);
    await manager.runs.invoke('p', 'go', HERE);
    expect(asked).toHaveLength(2);
  });
});

describe('a higher limit', () => {
  it('is not had by bytes whose stored grant does not name it', async () => {
    const { world, manager, answers, state } = await open((folder) =>
      writePlugin(
        folder,
        'p',
        returning({ type: 'create_todo', content: 'x' }),
        '[limits]\nmemory_mib = 64\n',
      ),
    );
    answers.push('allow');
    await manager.loadAll();
    expect(state('p')).toBe('enabled');
    world.database.prepare(`UPDATE plugin_grants SET permissions = '[]'`).run();
    expect(await manager.switches.reload('p')).toMatchObject({ ok: false });
    expect(state('p')).toMatch(/^needs_consent/);
    expect(manager.reach.accessOf('p')).toBeUndefined();
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });
});

describe('another plugin', () => {
  it('gains nothing from one that may do more, though both run at the same time', async () => {
    const server = await listening();
    const ask = `exports.on_todo_created = () => {
      let said = 'reached';
      try { host.http_request({ url: '${server.url}' }); } catch (error) { said = error.code; }
      let token = 'none';
      try { token = host.get_secret({ name: 'token' }); } catch (error) { token = error.code; }
      console.log(said + ' ' + token);
    };`;
    const hook = '[hooks]\non_todo_created = true\n';
    const { world, manager, answers } = await open((folder) => {
      writePlugin(folder, 'a', `${returning()}${ask}`, hook);
      writePlugin(folder, 'b', `${returning()}${ask}`, `${FIELD}${network(server.host)}${hook}`);
    });
    answers.push('allow');
    await manager.loadAll();
    await manager.settings.save('b', {}, { token: SECRET });
    for (let i = 0; i < 10; i += 1) add(world, `todo ${i}`);
    await manager.idle();
    const said = (name: string) => manager.records.logs(name).map(({ message }) => message);
    expect(said('a')).toEqual(Array.from({ length: 10 }, () => 'E_PERMISSION E_PERMISSION'));
    expect(said('b')).toHaveLength(10);
    expect(server.tokens).toHaveLength(10);
  });
});

describe('programs and files', () => {
  it('a program and all it started end with the consent, and a file is not written after it', async () => {
    const script = `exports.handle_action = ({ context }) => {
      host.run_command({ program: 'sh', args: ['-c', 'sleep 300 & echo $! > started; sleep 300'] });
      host.write_file({ path: 'after', content: 'x' });
    };`;
    const more = '[permissions]\nexecute = ["sh"]\nfilesystem = true\n';
    const { world, manager, answers } = await open((folder) => writePlugin(folder, 'p', script, more));
    answers.push('allow');
    await manager.loadAll();
    const run = manager.runs.invoke('p', 'go', HERE);
    const own = join(world.paths.home, 'data', 'p');
    const text = () => (existsSync(join(own, 'started')) ? readFileSync(join(own, 'started'), 'utf8') : '');
    await expect.poll(text).toMatch(/^\d+\n$/);
    await manager.switches.revoke('p');
    await run;
    const isThere = () => {
      try {
        return !readFileSync(`/proc/${text().trim()}/stat`, 'utf8').includes(') Z ');
      } catch {
        return false;
      }
    };
    if (process.platform === 'linux') await expect.poll(isThere).toBe(false);
    expect(existsSync(join(own, 'after'))).toBe(false);
  });

  it("that are another plugin's are not reached through a link in the place of one's own folder", async () => {
    const script = `exports.handle_action = () => {
      for (const deed of [() => host.read_file({ path: 'note' }), () => host.write_file({ path: 'note', content: 'mine' }), () => host.list_directory({ path: '.' })])
        try { deed(); console.log('done'); } catch (error) { console.log(error.code); }
    };`;
    const { world, manager, answers } = await open((folder) =>
      writePlugin(folder, 'p', script, '[permissions]\nfilesystem = true\n'),
    );
    const other = join(world.paths.home, 'data', 'other');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'note'), 'theirs');
    symlinkSync(other, join(world.paths.home, 'data', 'p'));
    answers.push('allow');
    await manager.loadAll();
    await manager.runs.invoke('p', 'go', HERE);
    expect(manager.records.logs('p').map(({ message }) => message)).toEqual(Array(3).fill('E_PERMISSION'));
    expect(readFileSync(join(other, 'note'), 'utf8')).toBe('theirs');
  });
});

describe('plugins that answer one another', () => {
  it('do not turn one todo into thousands, and the user is heard afterwards', async () => {
    const many = JSON.stringify(
      Array.from({ length: 10 }, () => ({ type: 'create_todo', content: 'again' })),
    );
    const script = `exports.on_todo_created = ({ cause }) => {
      if (cause.kind === 'user') console.log('the user');
      return { commands: ${many} };
    };`;
    const names = ['a', 'b', 'c'];
    const { world, manager, logged } = await open((folder) => {
      for (const name of names)
        writePlugin(folder, name, `${returning()}${script}`, '[hooks]\non_todo_created = true\n');
    });
    await manager.loadAll();
    add(world, 'milk');
    await manager.idle();
    expect(world.store.list(TODAYS_LIST).rows.length).toBeLessThan(1_100);
    expect(logged.join()).toContain('hooks changed too much');
    add(world, 'bread');
    await manager.idle();
    for (const name of names) {
      const heard = manager.records.logs(name).filter(({ message }) => message === 'the user');
      expect(heard).toHaveLength(2);
    }
  });
});

describe('the thread of an installed plugin', { timeout: 30_000 }, () => {
  it('is a new one for each of its instances, whatever ended the one before', async () => {
    const { manager, runtime, killHost } = await open((folder) =>
      writePlugin(folder, 'p', "exports.handle_action = () => { throw new Error('no'); };"),
    );
    const loads = vi.spyOn(runtime, 'load');
    await manager.loadAll();
    await manager.switches.reload('p');
    const lost = new Promise<void>((resolve) => void runtime.onLost(() => resolve()));
    killHost();
    await lost;
    await manager.runs.invoke('p', 'go', HERE);
    expect(loads.mock.calls.map(([request]) => [request.plugin, request.keepsThread])).toEqual(
      Array.from({ length: 3 }, () => ['p', undefined]),
    );
  });
});
