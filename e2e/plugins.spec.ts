import { writeFile } from 'node:fs/promises';
import { expect, PLUGINS, placePlugin, start, test } from './app.fixture';
import { sql } from './database';
import { installPlugin } from './made-plugin';

const GUESTS = [
  { name: 'hello', prefix: '<C-x>', language: 'AssemblyScript' },
  { name: 'hello-js', prefix: '<C-j>', language: 'JavaScript' },
] as const;

for (const { name, prefix, language } of GUESTS) {
  test.describe(`the plugin ${name}`, () => {
    test.use({ startOptions: { plugins: [name] } });

    test('its keys run its actions, and one undo takes a whole run back', async ({ tui, dataDir }) => {
      await tui.press('nmilk<Esc>');
      await tui.press(`${prefix}h`);
      await tui.expectTodos(['[ ] milk', `[ ] Hello from ${language} on 2026-01-30, greeting 1`]);
      await tui.expectScreen('Greeted you 1 time');
      expect(sql(dataDir, `select value from plugin_metadata where key = 'greetings'`)).toEqual([
        { value: '1' },
      ]);
      await tui.press('u');
      await tui.expectTodos(['[ ] milk']);
      expect(sql(dataDir, `select value from plugin_metadata where key = 'greetings'`)).toEqual([]);
      await tui.press('<C-r>');
      await tui.expectTodos(['[ ] milk', `[ ] Hello from ${language} on 2026-01-30, greeting 1`]);
      await tui.press(`${prefix}h`);
      await tui.expectScreen('greeting 2');
      await tui.press(`${prefix}s`);
      await tui.expectScreen('would change 2 todos');
      await tui.expectArmedPreview();
      await tui.press('<Enter>');
      await tui.expectTodos(['[ ] milk']);
    });

    test('it reads the list and the todo under the cursor', async ({ tui }) => {
      await tui.press('nmilk<Enter>eggs<Esc>x');
      // The hook has spoken; the action's own message comes after it.
      await tui.expectScreen('Well done: eggs');
      await tui.press(`${prefix}c`);
      await tui.expectScreen('1 open, 1 done');
      await tui.press(`${prefix}m`);
      await tui.expectTodos(['[ ] milk', '[x] eggs ★']);
      await tui.press(`${prefix}m`);
      await tui.expectScreen('Marked 2 times');
    });

    test('it hears of todos that are created and completed', async ({ tui, dataDir }) => {
      await tui.press('nmilk<Esc>x');
      await tui.expectScreen('Well done: milk');
      await expect
        .poll(() => sql(dataDir, `select key, value from plugin_metadata order by key`))
        .toEqual([
          { key: 'completed', value: '1' },
          { key: 'first_seen', value: '2026-01-30' },
        ]);
    });

    test('help and the box of following keys show its keys', async ({ tui }) => {
      await tui.press(prefix);
      await tui.expectScreen(/h\s+Greet\s+hello/);
      await tui.press('<Esc>?/greet');
      await tui.expectScreen(/Greet/);
      await tui.expectScreen(name);
    });
  });
}

test('a plugin with a broken manifest is shown with its reason; the others run', async ({ dataDir }) => {
  await placePlugin(dataDir, `${PLUGINS}/hello`);
  const app = await start(dataDir, { plugins: ['hello-js'] });
  await app.quit();
  await writeFile(
    `${dataDir}/plugins/hello-js/manifest.toml`,
    '[plugin]\nname = "hello-js"\nverzion = "1.0.0"\n',
  );
  const again = await start(dataDir);
  await again.tui.press('P');
  await again.tui.expectScreen(/hello\s.*enabled/);
  await again.tui.expectScreen(/hello-js.*(error|verzion)/);
  await again.quit();
});

test('d switches a plugin off, e on again, and a restart remembers it', async ({ dataDir }) => {
  const first = await start(dataDir, { plugins: ['hello-js'] });
  await first.tui.press('P');
  await first.tui.expectScreen(/hello-js.*enabled/);
  await first.tui.press('d');
  await first.tui.expectScreen(/hello-js.*disabled/);
  await first.quit();
  const second = await start(dataDir);
  await second.tui.press('P');
  await second.tui.expectScreen(/hello-js.*disabled/);
  await second.tui.press('e');
  await second.tui.expectScreen(/hello-js.*enabled/);
  await second.tui.press('<Esc><C-j>h');
  await second.tui.expectScreen('Hello from JavaScript');
  await second.quit();
});

test('a dozen plugins start together, and each hears of a todo', async ({ dataDir }) => {
  const names = Array.from({ length: 12 }, (_, index) => `listener-${index}`);
  const script = `exports.on_todo_created = ({ todo }) => ({
    commands: [{ type: 'set_todo_metadata', todo_id: todo.id, key: 'heard', value: todo.content }],
  });`;
  for (const name of names) {
    await installPlugin(dataDir, { name, script, tables: '[hooks]\non_todo_created = true\n' });
  }
  const app = await start(dataDir);
  await app.tui.press('nmilk<Esc>');
  await expect
    .poll(() => sql(dataDir, `select plugin_id from plugin_metadata where value = 'milk'`).length, {
      timeout: 10_000,
    })
    .toBe(names.length);
  await app.tui.press('u');
  await app.tui.expectTodos([]);
  await app.quit();
});
