import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { askedDialogs, expect, ROOT, start, test } from './app.fixture';
import { sql } from './database';
import { drop } from './drop-files';
import { listen } from './loopback';
import { installPlugin, type MadePlugin, writePlugin } from './made-plugin';

/** A server on loopback that never answers, and says when somebody asks and when they go. */
async function silentServer() {
  let [asked, left] = [0, 0];
  const server = await listen((request) => {
    asked += 1;
    request.socket.on('close', () => {
      left += 1;
    });
  });
  return { ...server, asked: () => asked, left: () => left };
}

test('revoking while a plugin is at work ends its request at once and asks again before it runs', async ({
  dataDir,
}) => {
  const { host, close, asked, left } = await silentServer();
  await installPlugin(dataDir, {
    name: 'slow',
    script: `exports.handle_action = () => {
      host.http_request({ url: 'http://${host}/' });
      return { commands: [{ type: 'create_todo', content: 'too late' }] };
    };`,
    tables: `[permissions]\nnetwork = ["${host}"]\n[keybindings]\n"<C-x>s" = "ask"`,
  });
  const app = await start(dataDir);
  await app.tui.press('P');
  await app.tui.expectScreen(/slow.*enabled/);
  await app.tui.press('<Esc><C-x>s');
  await expect.poll(asked).toBe(1);
  await app.tui.press('Pry');
  await app.tui.expectScreen(/slow.*needs consent/);
  await expect.poll(left).toBe(1);
  await app.tui.press('<Esc>nalive<Esc>');
  await app.tui.expectTodos(['[ ] alive']);
  const questions = (await askedDialogs(app)).length;
  await app.tui.press('Pe');
  await app.tui.expectScreen(/slow.*enabled/);
  expect((await askedDialogs(app)).length).toBe(questions + 1);
  await app.quit();
  close();
});

const GROWING = (version: string, hosts: readonly string[]): MadePlugin => ({
  name: 'growing',
  version,
  script: `exports.handle_action = () => ({ commands: [{ type: 'set_status_message', message: 'growing ${version} ran' }] });`,
  tables: `[permissions]\nnetwork = ${JSON.stringify(hosts)}\n[keybindings]\n"<C-x>g" = "go"`,
});

test('an update that adds a host shows the difference, asks, and can be rolled back', async ({ dataDir }) => {
  await installPlugin(dataDir, GROWING('0.1.0', ['api.example.com']));
  const update = await writePlugin(
    path.join(dataDir, 'downloads'),
    GROWING('0.2.0', ['api.example.com', 'evil.example.net']),
  );
  const app = await start(dataDir);
  await app.tui.press('P');
  await app.tui.expectScreen(/growing.*0\.1\.0.*enabled/);
  await drop(app, [update]);
  await app.tui.expectScreen(/growing.*0\.2\.0.*enabled/);
  const question = (await askedDialogs(app)).at(-1);
  expect(`${question?.message}\n${question?.detail}`).toContain('evil.example.net');
  expect(`${question?.message}\n${question?.detail}`).toContain('0.1.0');
  await app.tui.press('by');
  await app.tui.expectScreen(/growing.*0\.1\.0.*enabled/);
  await app.tui.press('<Esc><C-x>g');
  await app.tui.expectScreen('growing 0.1.0 ran');
  await app.quit();
});

test('a plugin that fails three times is off, says why, and is back with one key', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'flaky',
    script: `exports.handle_action = () => { throw new Error('the printer is on fire'); };`,
    tables: '[keybindings]\n"<C-x>f" = "fail"',
  });
  const app = await start(dataDir);
  for (const time of [1, 2, 3]) {
    await app.tui.press('<C-x>f');
    await expect
      .poll(() => sql(dataDir, "select failures from plugin_state where name = 'flaky'"))
      .toEqual([{ failures: time }]);
  }
  await app.tui.press('P');
  await app.tui.expectScreen(/flaky.*failed.*the printer is on fire/);
  await app.tui.press('e');
  await app.tui.expectScreen(/flaky.*enabled/);
  await app.quit();
});

test('a preview with one row unticked takes the others, as one step', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'sweeper',
    script: `exports.handle_action = () => ({ commands: [
      ...host.query_todos({}).todos.map(({ id }) => ({ type: 'delete_todo', id })),
      { type: 'create_todo', content: 'swept' },
    ] });`,
    tables: '[keybindings]\n"<C-x>w" = "sweep"',
  });
  const app = await start(dataDir);
  await app.tui.press('none<Esc>ntwo<Esc>nthree<Esc>');
  await app.tui.press('<C-x>w');
  await app.tui.expectScreen(/sweeper · .*would change 4 todos/);
  await app.tui.expectArmedPreview();
  await app.tui.press('j<Space>');
  await app.tui.expectScreen('[ ] - two');
  await app.tui.press('<Enter>');
  await app.tui.expectTodos(['[ ] two', '[ ] swept']);
  await app.tui.press('u');
  await app.tui.expectTodos(['[ ] one', '[ ] two', '[ ] three']);
  await app.quit();
});

test('a revert takes back what a plugin did and leaves what the user changed since', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'marker',
    script: `exports.handle_action = () => ({ commands: host.query_todos({}).todos.map(({ id, content }) => (
      { type: 'update_todo', id, updates: { content: content + '!', priority: 'P1' } })) });`,
    tables: '[keybindings]\n"<C-x>m" = "mark"',
  });
  const app = await start(dataDir);
  await app.tui.press('nmilk<Esc>neggs<Esc><C-x>m');
  await app.tui.expectScreen('eggs!');
  await app.tui.expectScreen('milk!');
  await app.tui.press('ggi and bread<Esc>');
  await app.tui.expectScreen('milk! and bread');
  await app.tui.press(':plugin revert marker since today<Enter>');
  await app.tui.expectTodos(['[ ] milk! and bread', '[ ] eggs']);
  await app.tui.press('gggb');
  await app.tui.expectScreen(/marker/);
  await app.quit();
});

test('a key that two want goes to the first by name, the other says who has it', async ({ dataDir }) => {
  const tables = '[keybindings]\n"<C-x>q" = "go"\n"dd" = "steal"';
  for (const name of ['anna', 'bert']) {
    await installPlugin(dataDir, {
      name,
      script: `exports.handle_action = () => ({ commands: [{ type: 'set_status_message', message: '${name} ran' }] });`,
      tables,
    });
  }
  const app = await start(dataDir);
  await app.tui.press('<C-x>q');
  await app.tui.expectScreen('anna ran');
  await app.tui.press('Pj<Enter>');
  await app.tui.expectScreen(/C-x q.*taken by anna/);
  await app.tui.expectScreen(/dd.*taken by/);
  await app.tui.press('<Esc><Esc>');
  await app.tui.page.keyboard.type(':plugin key bert go <C-x>r\n');
  await app.tui.press('<C-x>r');
  await app.tui.expectScreen('bert ran');
  await app.quit();
});

test('a plugin during whose start the application died is left off and named', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'killer',
    script: `exports.init = () => { for (;;); }; exports.handle_action = () => null;`,
    tables: '[keybindings]\n"<C-x>k" = "kill"\n[limits]\ninit_cpu_ms = 2000',
  });
  const first = await start(dataDir);
  await expect
    .poll(() => sql(dataDir, "select value from view_state where key = 'plugin_starting'"))
    .toEqual([{ value: 'killer' }]);
  first.electron.process().kill('SIGKILL');
  await first.electron.waitForEvent('close').catch(() => undefined);
  const second = await start(dataDir);
  await second.tui.press('P');
  await second.tui.expectScreen(/killer.*failed/);
  await second.quit();
});

test('a safe start runs no plugin', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'eager',
    script: `exports.init = () => ({ commands: [{ type: 'set_status_message', message: 'eager is up' }] });`,
  });
  const app = await start(dataDir, { args: ['--safe'] });
  await app.tui.expectScreen('Started with --safe: no plugin runs');
  await app.tui.press('P');
  await app.tui.expectScreen('eager');
  await app.tui.expectScreen(/safe/);
  expect(await app.tui.screen()).not.toContain('eager is up');
  await app.quit();
});

const FOREIGN = [
  ['@dprint/json', 'plugin.wasm', /none of the functions that to-tui calls/],
  ['@dprint/markdown', 'plugin.wasm', /built for another host \(it imports `host_format`/],
  ['@swc/plugin-noop', 'swc_plugin_noop.wasm', /built for another host \(it imports `__emit_diagnostics`/],
  ['source-map', 'lib/mappings.wasm', /built for another host \(it imports `mapping_callback`/],
  ['sql.js', 'dist/sql-wasm.wasm', /built for another host \(it imports `a`/],
  ['web-tree-sitter', 'web-tree-sitter.wasm', /built for WASI/],
] as const;

test('modules built for other hosts, dropped one by one, are each refused by name', async ({ dataDir }) => {
  const app = await start(dataDir);
  for (const [index, [name, file, verdict]] of FOREIGN.entries()) {
    const module = await readFile(path.join(ROOT, 'node_modules', name, file));
    const folder = await writePlugin(path.join(dataDir, 'downloads'), { name: `guest-${index}`, module });
    await drop(app, [folder]);
    await app.tui.expectScreen(`guest-${index} was not installed`);
    await expect.poll(async () => unwrapped(await app.tui.screen())).toMatch(verdict);
    await app.tui.press('<Esc>');
  }
  await app.tui.press('nalive<Esc>');
  await app.tui.expectTodos(['[ ] alive']);
  expect(await askedDialogs(app)).toEqual([]);
  await app.quit();
});

function unwrapped(screen: string): string {
  return screen.replace(/\s+/g, ' ');
}
