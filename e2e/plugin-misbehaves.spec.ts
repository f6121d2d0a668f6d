import { expect, start, test } from './app.fixture';
import { sql } from './database';
import { installPlugin, type MadePlugin } from './made-plugin';

const KEY = `
[keybindings]
"<C-x>b" = "misbehave"
`;

const BAD_CITIZENS: readonly (readonly [plugin: MadePlugin, reason: RegExp])[] = [
  [
    { name: 'loops', script: 'exports.handle_action = () => { for (;;); };', tables: KEY },
    /loops.*(stopped|2 s|time)/,
  ],
  [{ name: 'loops-wasm', fixture: 'loops-forever.wat', tables: KEY }, /loops-wasm.*(stopped|2 s|time)/],
  [{ name: 'traps', fixture: 'traps.wat', tables: KEY }, /traps.*(broke|trap|unreachable|crashed|wrong)/],
  [
    { name: 'eats-memory', fixture: 'eats-memory.wat', tables: KEY },
    /eats-memory.*(memory|broke|unreachable)/,
  ],
  [{ name: 'lies', fixture: 'lies-in-json.wat', tables: KEY }, /lies.*(JSON|answer)/],
];

for (const [plugin, reason] of BAD_CITIZENS) {
  test(`${plugin.name} is contained: a reason on the screen, the keys answer, nothing changed`, async ({
    dataDir,
  }) => {
    await installPlugin(dataDir, plugin);
    const app = await start(dataDir);
    await app.tui.press('nmilk<Esc>');
    await app.tui.expectTodos(['[ ] milk']);
    await app.tui.press('<C-x>b');
    // While it runs and is being stopped, the list goes on.
    await app.tui.press('neggs<Esc>x');
    await app.tui.expectTodos(['[ ] milk', '[x] eggs']);
    await app.tui.expectScreen(reason, 15_000);
    await app.tui.expectTodos(['[ ] milk', '[x] eggs']);
    expect(sql(dataDir, 'select count(*) as n from plugin_metadata')).toEqual([{ n: 0 }]);
    await app.tui.press('P');
    await app.tui.expectScreen(plugin.name);
    await app.quit();
  });
}

test('a batch with one bad command changes nothing', async ({ dataDir }) => {
  const script = `exports.handle_action = () => ({ commands: [
    { type: 'create_todo', content: 'first' },
    { type: 'delete_todo', id: '00000000-0000-4000-8000-000000000000' },
  ] });`;
  await installPlugin(dataDir, { name: 'half', script, tables: KEY });
  const app = await start(dataDir);
  await app.tui.press('nmilk<Esc><C-x>b');
  await app.tui.expectScreen(/half.*(command|refused)/i);
  await app.tui.expectTodos(['[ ] milk']);
  await app.quit();
});

test('three failures in a row switch a plugin off, and one key brings it back', async ({ dataDir }) => {
  const script = `exports.handle_action = () => { throw new Error('no such ticket'); };`;
  await installPlugin(dataDir, { name: 'throws', script, tables: KEY });
  const app = await start(dataDir);
  await app.tui.press('P');
  await app.tui.expectScreen(/throws.*enabled/);
  await app.tui.press('<Esc><C-x>b');
  await app.tui.expectScreen('no such ticket');
  await app.tui.press('<C-x>b<C-x>bP');
  await app.tui.expectScreen(/throws.*failed/);
  await app.tui.expectScreen(/no such ticket/);
  await app.tui.press('e');
  await app.tui.expectScreen(/throws.*enabled/);
  await app.quit();
});

test('the process for plugins may die: the application says so and goes on', async ({ dataDir }) => {
  const script = `exports.handle_action = () => ({ commands: [{ type: 'set_status_message', message: 'here again' }] });`;
  await installPlugin(dataDir, { name: 'steady', script, tables: KEY });
  const app = await start(dataDir);
  await app.tui.press('<C-x>b');
  await app.tui.expectScreen('here again');
  const killed = await app.electron.evaluate(({ app: electronApp }) => {
    const host = electronApp.getAppMetrics().find((metric) => metric.name === 'to-tui plugins');
    if (host !== undefined) process.kill(host.pid, 'SIGKILL');
    return host !== undefined;
  });
  expect(killed).toBe(true);
  await app.tui.press('nalive<Esc>');
  await app.tui.expectTodos(['[ ] alive']);
  await expect
    .poll(async () => {
      await app.tui.press('<C-x>b');
      return app.tui.screen();
    })
    .toContain('here again');
  await app.quit();
});
