import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assembleWat } from '../../plugins/fixtures/build-wat';
import { TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { SqliteGrantRepository, SqlitePluginStateRepository } from '../storage/sqlite-plugin-repositories';
import { adding, openWorld, rowOf, shown, type World } from '../storage/testing/world';
import { type Gate, gate } from './testing/gate';
import {
  manifestFor,
  type PluginWorld,
  returning,
  type WorldParts,
  writePlugin,
} from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';

const NETWORK = '[permissions]\nnetwork = ["api.example.org"]\n';
const HOOKS = '[hooks]\non_todo_created = true\non_todo_completed = true\n';
const HERE = { list: TODAYS_LIST, selected: null };

async function open(write: (folder: string) => void, held?: Gate, more: Partial<WorldParts> = {}) {
  const world = openWorld({ fast: true });
  write(world.paths.plugins);
  const plugins = await openPluginsIn(world, { ...(held && { outside: held.outside }), ...more });
  await plugins.manager.loadAll();
  return { world, ...plugins };
}

/** The next start, in the same data directory. */
async function restart(before: { world: World; manager: PluginWorld['manager'] }) {
  await before.manager.dispose();
  const world = before.world.reopen();
  const plugins = await openPluginsIn(world);
  await plugins.manager.loadAll();
  return { world, ...plugins };
}

const add = (world: World, content: string) =>
  world.store.dispatch([adding(TODAYS_LIST, content)], { kind: 'user' });

describe('an action', () => {
  it('is one commit and one undo step, and its messages reach the user', async () => {
    const script = returning(
      { type: 'create_todo', content: 'PROJ-1', temp_id: 'a' },
      { type: 'create_todo', content: 'below', parent_id: 'a' },
      { type: 'set_todo_metadata', todo_id: 'a', key: 'external_id', value: '7' },
      { type: 'show_notification', message: 'synced\u001b[2J' },
    );
    const { world, manager, notices } = await open((folder) => writePlugin(folder, 'jira', script));
    await manager.runs.invoke('jira', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['PROJ-1', ' below']);
    expect(world.published).toHaveLength(1);
    expect(world.published[0]?.cause).toMatchObject({
      kind: 'plugin',
      plugin: 'jira',
      trigger: 'go',
      depth: 0,
    });
    expect(notices.at(-1)).toBe('jira: synced');
    expect(world.store.undo()).toMatchObject({ ok: true, undone: { cause: { plugin: 'jira' } } });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('knows the selected todo, what it stored, and its external ids, also after a restart', async () => {
    const script = `exports.handle_action = ({ context }) => ({ commands: host.get_metadata({ key: 'id' })
      ? [{ type: 'update_todo', id: 'EXT', updates: { state: 'x' } }]
      : [{ type: 'set_metadata', key: 'id', value: 'yes' },
         { type: 'set_todo_metadata', todo_id: context.selected.id, key: 'external_id', value: 'EXT' }] });`;
    const first = await open((folder) => writePlugin(folder, 'p', script));
    add(first.world, 'milk');
    const selected = rowOf(first.world, TODAYS_LIST, 'milk').id;
    await first.manager.runs.invoke('p', 'go', { list: TODAYS_LIST, selected });
    const second = await restart(first);
    await second.manager.runs.invoke('p', 'go', HERE);
    expect(shown(second.world, TODAYS_LIST)).toEqual(['[x] milk']);
  });

  it('that is refused leaves no trace and says which command', async () => {
    const script = returning({ type: 'create_todo', content: 'a' }, { type: 'delete_todo', id: 'nobody' });
    const { world, manager, notices, state } = await open((folder) => writePlugin(folder, 'p', script));
    await manager.runs.invoke('p', 'go', HERE);
    expect(world.published).toEqual([]);
    expect(notices.at(-1)).toContain('command 2: delete_todo: there is no todo “nobody”');
    await manager.runs.invoke('p', 'go', { list: { ...TODAYS_LIST, date: YESTERDAY }, selected: null });
    expect(notices.at(-1)).toContain('read-only');
    expect(state('p')).toBe('enabled');
  });

  it('may come from a module as well', async () => {
    const wat = `(module
      (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
      (import "extism:host/env" "store_u8" (func $store (param i64 i32)))
      (import "extism:host/env" "output_set" (func $output (param i64 i64)))
      (memory 1)
      (data (i32.const 0) "{\\22commands\\22:[{\\22type\\22:\\22create_todo\\22,\\22content\\22:\\22from a module\\22}]}")
      (func (export "handle_action") (result i32) (local $i i32) (local $to i64)
        (local.set $to (call $alloc (i64.const 63)))
        (loop $copy
          (call $store (i64.add (local.get $to) (i64.extend_i32_u (local.get $i))) (i32.load8_u (local.get $i)))
          (br_if $copy (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 63))))
        (call $output (local.get $to) (i64.const 63))
        i32.const 0))`;
    const { world, manager, state } = await open((folder) => {
      const path = writePlugin(folder, 'p', '');
      writeFileSync(join(path, 'manifest.toml'), manifestFor('p').replace('plugin.js', 'plugin.wasm'));
      writeFileSync(join(path, 'plugin.wasm'), assembleWat(wat));
    });
    expect(state('p')).toBe('enabled');
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['from a module']);
  });

  it('of a plugin that is not on, or has no such action, says so', async () => {
    const { manager, notices } = await open((folder) => writePlugin(folder, 'p', returning()));
    await manager.runs.invoke('p', 'stop', HERE);
    await manager.switches.disable('p');
    await manager.runs.invoke('p', 'go', HERE);
    await manager.runs.invoke('q', 'go', HERE);
    expect(notices.slice(-3)).toEqual([
      'to-tui: p has no action stop',
      'to-tui: p is not on; P shows why',
      'to-tui: q is not on; P shows why',
    ]);
  });

  it('of a plugin that lacks a setting says which, and where it is filled in', async () => {
    const { manager, notices } = await open((folder) =>
      writePlugin(
        folder,
        'p',
        returning(),
        '[hooks]\ngenerate = true\n[settings.site]\ntype = "string"\ntitle = "Site"\nrequired = true\n',
      ),
    );
    const said = 'p is not on: needs the setting Site: press s (in P)';
    await manager.runs.invoke('p', 'go', HERE);
    expect(notices.at(-1)).toBe(`to-tui: ${said}`);
    expect(await manager.runs.generate('p', 'text', HERE)).toEqual({ ok: false, error: said });
  });
});

describe('a plugin that fails', () => {
  const script = `let calls = 0;
    exports.init = () => ({ commands: [{ type: 'set_metadata', key: 'inits', value: String(1 + Number(host.get_metadata({ key: 'inits' }) ?? 0)) }] });
    exports.handle_action = () => {
      if (!host.get_metadata({ key: 'mended' })) for (;;);
      return { commands: [{ type: 'create_todo', content: 'inits ' + host.get_metadata({ key: 'inits' }) }] };
    };`;

  it('is loaded anew at its next use, and is off after three times', async () => {
    const { world, manager, state, notices, summary } = await open((folder) =>
      writePlugin(folder, 'p', script, '[limits]\naction_cpu_ms = 50'),
    );
    await manager.runs.invoke('p', 'go', HERE);
    expect(state('p')).toMatch(/^enabled: .*computed for more than/);
    await manager.runs.invoke('p', 'go', HERE);
    expect(summary('p')).toMatchObject({ failures: 2, keys: [] });
    await manager.runs.invoke('p', 'go', HERE);
    expect(state('p')).toMatch(/^failed: .*computed/);
    expect(notices.at(-1)).toMatch(/^p: switched off after 3 failures in a row/);
    expect(shown(world, TODAYS_LIST)).toEqual([]);

    const next = await restart({ world, manager });
    expect(next.state('p')).toMatch(/^failed: .*computed/);
    await next.manager.switches.enable('p');
    expect(next.state('p')).toBe('enabled');
    expect(next.summary('p').failures).toBe(0);
  });

  it('once is forgiven by a success', async () => {
    const { world, manager, summary } = await open((folder) =>
      writePlugin(folder, 'p', script, '[limits]\naction_cpu_ms = 50'),
    );
    await manager.runs.invoke('p', 'go', HERE);
    expect(summary('p').failures).toBe(1);
    const mended = { type: 'set_metadata', owner: 'p', todoId: null, key: 'mended', value: 'y' } as const;
    world.store.dispatch([mended], { kind: 'user' });
    await manager.runs.invoke('p', 'go', HERE);
    expect(summary('p')).toMatchObject({ failures: 0, reason: null });
    expect(shown(world, TODAYS_LIST)).toEqual(['inits 2']);
  });

  it('in its form counts, and others are not touched', async () => {
    const { world, manager, state } = await open((folder) => {
      writePlugin(folder, 'bad', 'exports.handle_action = () => "{{";');
      writePlugin(folder, 'good', returning({ type: 'create_todo', content: 'fine' }));
      writePlugin(folder, 'half', 'exports.init = () => 1;');
    });
    expect(state('half')).toMatch(/^error: .*declares `handle_action`/);
    for (const _ of [1, 2, 3]) await manager.runs.invoke('bad', 'go', HERE);
    await manager.runs.invoke('good', 'go', HERE);
    expect(state('bad')).toMatch(/^failed/);
    expect(shown(world, TODAYS_LIST)).toEqual(['fine']);
  });

  it('or is switched off while it runs, is thrown away', async () => {
    const slow = `exports.handle_action = () => { host.get_secret({ name: 'any' });
      return { commands: [{ type: 'create_todo', content: 'late' }] }; };`;
    const held = gate();
    const { world, manager, state, summary } = await open((folder) => writePlugin(folder, 'p', slow), held);
    const running = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => held.waiting()).toBe(1);
    await manager.switches.disable('p');
    await running;
    held.open();
    expect(state('p')).toBe('disabled');
    expect(summary('p').failures).toBe(0);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    await manager.switches.enable('p');
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['late']);
  });
});

describe('the process of all plugins', () => {
  const wait = `exports.handle_action = () => { console.log('begun'); for (;;); };`;

  it('that dies is held against nobody who was at rest, however often, and is told of once', async () => {
    const { world, manager, summary, notices, killHost } = await open((folder) => {
      for (const name of ['a', 'b', 'c']) {
        writePlugin(folder, name, returning({ type: 'create_todo', content: `by ${name}` }));
      }
    });
    for (const round of [1, 2, 3]) {
      const before = notices.length;
      killHost();
      await expect.poll(() => notices.length).toBeGreaterThan(before);
      expect(notices.slice(before)).toEqual([
        expect.stringMatching(/^to-tui: The process for plugins ended .* Plugins start again when/),
      ]);
      await manager.runs.invoke('b', 'go', HERE);
      expect(shown(world, TODAYS_LIST)).toHaveLength(round);
    }
    expect(['a', 'b', 'c'].map((name) => summary(name).failures)).toEqual([0, 0, 0]);
    const states = new SqlitePluginStateRepository(world.database);
    expect(['a', 'b', 'c'].map((name) => states.find(name)?.failures ?? 0)).toEqual([0, 0, 0]);
  });

  it('that dies while one is loaded is held against that one, not against those behind it', async () => {
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'a', `console.log('begun'); for (;;);`);
    for (const name of ['b', 'c', 'd']) writePlugin(world.paths.plugins, name, returning());
    const { manager, summary, state, logged, killHost } = await openPluginsIn(world);
    const loading = manager.loadAll();
    await expect.poll(() => logged).toContain('plugin a says: begun');
    killHost();
    await loading;
    expect(state('a')).toMatch(/^enabled: The process for plugins ended unexpectedly/);
    expect(['a', 'b', 'c', 'd'].map((name) => summary(name).failures)).toEqual([1, 0, 0, 0]);
    await manager.runs.invoke('c', 'go', HERE);
    expect([state('c'), summary('c').runs]).toEqual(['enabled', 1]);
  });

  it('that dies is held against a plugin that was at work, and its next run is a new start', async () => {
    const { manager, summary, state, logged, killHost } = await open((folder) => {
      writePlugin(folder, 'good', returning());
      writePlugin(folder, 'wait', wait);
    });
    const waiting = manager.runs.invoke('wait', 'go', HERE);
    await expect.poll(() => logged).toContain('plugin wait says: begun');
    killHost();
    await waiting;
    expect(state('wait')).toMatch(/^enabled: The process for plugins ended unexpectedly/);
    expect([summary('wait').failures, summary('good').failures]).toEqual([1, 0]);
    await manager.runs.invoke('good', 'go', HERE);
    expect(summary('good')).toMatchObject({ failures: 0, reason: null });
  });
});

describe('hooks', () => {
  it('that answer about a todo the user has deleted meanwhile are no news to the user', async () => {
    const late = `${returning({ type: 'delete_todo', id: 'nobody' })}
      exports.on_todo_created = ({ todo }) => {
        host.get_secret({ name: 'any' });
        return { commands: [{ type: 'update_todo', id: todo.id, updates: { state: 'x' } }] };
      };`;
    const held = gate();
    const { world, manager, notices, logged, summary } = await open(
      (folder) => writePlugin(folder, 'late', late, HOOKS.replace(/.*completed.*/, '')),
      held,
    );
    const before = notices.length;
    add(world, 'milk');
    await expect.poll(() => held.waiting()).toBe(1);
    const { id } = rowOf(world, TODAYS_LIST, 'milk');
    world.store.dispatch([{ type: 'delete_todo', id }], { kind: 'user' });
    held.open();
    await manager.idle();
    expect(logged.at(-1)).toMatch(/^plugin late: on_todo_created refused: command 1: .*there is no todo/);
    expect(notices).toHaveLength(before);
    expect(summary('late').failures).toBe(0);
    // The same from an action is somebody's mistake, and told.
    await manager.runs.invoke('late', 'go', HERE);
    expect(notices.at(-1)).toContain('there is no todo “nobody”');
  });

  const marks = (word: string) => `${returning()}
    exports.on_todo_created = ({ todo, cause }) => ({ commands: todo.content.length > 60 ? [] :
      [{ type: 'create_todo', content: '${word}(' + todo.content + (cause.plugin ? ' by ' + cause.plugin : '') + ')' }] });
    exports.on_todo_completed = ({ todo }) => ({ commands: [{ type: 'update_todo', id: todo.id, updates: { priority: 'P0' } }] });`;

  it('answer in the order of names, never themselves, and only so deep', async () => {
    const { world, manager, logged, time } = await open((folder) => {
      writePlugin(folder, 'b', marks('b'), HOOKS);
      writePlugin(folder, 'a', marks('a'), HOOKS);
    });
    add(world, 'x');
    expect(shown(world, TODAYS_LIST)).toEqual(['x']); // the user has been answered
    await manager.idle();
    expect(shown(world, TODAYS_LIST)).toEqual([
      'x',
      'a(x)',
      'b(x)',
      'b(a(x) by a)',
      'a(b(x) by b)',
      'a(b(a(x) by a) by b)',
      'b(a(b(x) by b) by a)',
    ]);
    // Once for both chains, and where the authors of both look.
    const stopped = () => logged.filter((line) => line.includes('too often'));
    const said = 'on_todo_created not told: hooks answered hooks too often (a → b → a → b)';
    expect(stopped()).toEqual([said]);
    for (const name of ['a', 'b'])
      expect(manager.records.logs(name)).toMatchObject([{ plugin: name, level: 'warn', message: said }]);
    expect(world.published.map(({ cause }) => (cause.kind === 'plugin' ? cause.depth : 0))).toEqual([
      0, 1, 1, 2, 2, 3, 3,
    ]);
    add(world, 'y');
    await manager.idle();
    expect(stopped()).toHaveLength(1);
    await time.advance(10_000);
    add(world, 'z');
    await manager.idle();
    expect(stopped()).toHaveLength(2);
  });

  it('hear of what is completed, and nothing of undo and redo', async () => {
    const { world, manager } = await open((folder) => writePlugin(folder, 'a', marks('a'), HOOKS));
    add(world, 'x');
    await manager.idle();
    world.store.dispatch([{ type: 'toggle_todo', id: rowOf(world, TODAYS_LIST, 'x').id }], { kind: 'user' });
    await manager.idle();
    expect(rowOf(world, TODAYS_LIST, 'x')).toMatchObject({ state: 'done', priority: 'P0' });
    const before = world.published.length;
    world.store.undo();
    world.store.undo();
    world.store.redo();
    await manager.idle();
    expect(world.published).toHaveLength(before + 3);
  });
});

describe('consent', () => {
  it('is asked before anything of the plugin runs, in the host’s words', async () => {
    const reason = `${NETWORK}reason.network = "to read\\u001b[2J the ticket ” Allow"\n`;
    const { asked, state, manager, world } = await open((folder) =>
      writePlugin(folder, 'p', returning({ type: 'create_todo', content: 'ran' }), reason),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toBe('p 0.1.0 wants to:');
    expect(asked[0]?.detail).toContain('• connect to api.example.org\n• see the content of your todos');
    expect(asked[0]?.detail).toContain("It says why: “to read the ticket ' Allow”");
    expect(asked[0]?.detail).toMatch(/File [0-9a-f]{4} [0-9a-f]{4} …, not signed/);
    expect(state('p')).toMatch(/^needs_consent: you said no/);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('no is remembered and not asked again until the user wants to; yes too', async () => {
    const first = await open((folder) => writePlugin(folder, 'p', returning(), NETWORK));
    const second = await restart(first);
    expect(second.asked).toHaveLength(0);
    second.answers.push('allow');
    await second.manager.switches.enable('p');
    expect(second.state('p')).toBe('enabled');
    const third = await restart(second);
    expect(third.asked).toHaveLength(0);
    expect(third.state('p')).toBe('enabled');
  });

  it('nobody to ask means not yet', async () => {
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', returning(), NETWORK);
    const plugins = await openPluginsIn(world);
    plugins.answers.push('no_window');
    await plugins.manager.loadAll();
    expect(plugins.state('p')).toMatch(/^needs_consent: enable it/);
    const next = await restart({ world, manager: plugins.manager });
    expect(next.asked).toHaveLength(1);
  });

  it.each([
    ['one that may use the network', NETWORK, 'p 0.1.0 wants to:'],
    ['a harmless one', '', 'Use p 0.1.0? It can:'],
  ])('other bytes switch %s off until the user looks', async (_, more, message) => {
    const world = openWorld({ fast: true });
    const folder = writePlugin(world.paths.plugins, 'p', returning(), more);
    const before = await openPluginsIn(world);
    before.answers.push('allow');
    await before.manager.loadAll();
    expect(before.state('p')).toBe('enabled');
    writeFileSync(join(folder, 'plugin.js'), `${returning()} // x`);

    const after = await restart({ world, manager: before.manager });
    expect(after.state('p')).toMatch(/^changed_on_disk: was [0-9a-f]{4} [0-9a-f]{4}…, is/);
    expect(after.asked).toHaveLength(0);
    after.answers.push('allow');
    await after.manager.switches.enable('p');
    expect(after.asked[0]?.message).toBe(message);
    expect(after.asked[0]?.detail).toContain('changed since you last looked');
    expect(after.state('p')).toBe('enabled');
  });

  it('an edited grant opens nothing', async () => {
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', returning(), NETWORK);
    const before = await openPluginsIn(world);
    before.answers.push('allow');
    await before.manager.loadAll();
    const grants = new SqliteGrantRepository(world.database);
    const row = grants.find('p');
    if (!row) throw new Error('no grant');
    grants.save({ ...row, permissions: '[]' });
    const after = await restart({ world, manager: before.manager });
    expect(after.state('p')).toMatch(/^needs_consent/);
  });

  it('a grant that cannot be written is none', async () => {
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', returning(), NETWORK);
    const broken = {
      find: () => undefined,
      save: () => {
        throw new Error('disk full');
      },
      remove: () => undefined,
    };
    const plugins = await openPluginsIn(world, { grants: broken });
    plugins.answers.push('allow');
    await plugins.manager.loadAll();
    expect(plugins.state('p')).toBe('needs_consent: your decision could not be saved');
  });

  it('a plugin switched off while the question stands stays off', async () => {
    const world = openWorld({ fast: true });
    writePlugin(world.paths.plugins, 'p', returning(), NETWORK);
    const plugins = await openPluginsIn(world);
    let answer: (given: 'allow') => void = () => undefined;
    plugins.answers.push(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const loading = plugins.manager.loadAll();
    await expect.poll(() => plugins.asked.length).toBe(1);
    await plugins.manager.switches.disable('p');
    answer('allow');
    await loading;
    expect(plugins.state('p')).toBe('disabled');
  });
});

describe('the view', () => {
  it('shows every candidate with its state, permissions and keys', async () => {
    const { state, summary, manager } = await open((folder) => {
      const keys = '[keybindings]\n"<C-j>s" = "go"\n"dd" = "go"\n';
      writePlugin(
        folder,
        'one',
        `exports.init = () => ({ commands: [{ type: 'register_keybinding', key: '<C-j>x', action: 'more' }] });${returning()}`,
        keys,
      );
      writePlugin(folder, 'two', returning(), '[keybindings]\n"<C-j>s" = "go"\n');
      const newer = writePlugin(folder, 'newer', returning());
      writeFileSync(join(newer, 'manifest.toml'), manifestFor('newer').replace('entry', 'api = "2"\nentry'));
      writePlugin(folder, 'broken', returning(), 'colour = "red"');
      symlinkSync(join(folder, 'one'), join(folder, 'linked'));
    });
    expect(state('one')).toBe('enabled');
    expect(
      summary('one').keys.map(({ key, bound, conflict, title }) => `${key} ${title} ${bound || conflict}`),
    ).toEqual(['<C-j>s go true', expect.stringMatching(/^dd go taken by .*dd/), '<C-j>x more true']);
    expect(summary('one').actions.map(({ id }) => id)).toEqual(['go', 'more']);
    expect(summary('two').keys[0]?.conflict).toBe('taken by one (C-j s)');
    expect(state('newer')).toMatch(/^incompatible: needs plugin interface 2/);
    expect(state('broken')).toMatch(
      /^error: manifest.toml: line 6: \[actions.go\] has an unknown key “colour”/,
    );
    expect(state('linked')).toMatch(/^error: is not a plain folder/);
    await manager.switches.disable('one');
    expect(summary('two').keys[0]).toMatchObject({ bound: true });
    // Off, it has no key; a conflict says who has what it would not get either if it were on.
    expect(summary('one').keys.map(({ key, bound, conflict }) => [key, bound, conflict])).toEqual([
      ['<C-j>s', false, 'taken by two (C-j s)'],
      ['dd', false, expect.stringMatching(/^taken by .*dd/)],
    ]);
    await manager.switches.disable('two');
    expect(summary('two').keys.map(({ bound, conflict }) => [bound, conflict])).toEqual([[false, undefined]]);
  });
});
