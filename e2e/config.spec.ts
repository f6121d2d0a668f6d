import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, start, test } from './app.fixture';

test('the configuration is read anew when its file changes; a bad key is named with its line', async ({
  dataDir,
}) => {
  const file = path.join(dataDir, 'config.toml');
  await writeFile(file, 'keymap = "to-tui"\n[keybindings.navigate]\n"X" = "cycle_priority"\n');
  const app = await start(dataDir);
  await app.tui.press('nmilk<Esc>X');
  await app.tui.expectScreen('[P0] [ ] milk');
  await writeFile(file, 'tehme = "dark"\n[keybindings.navigate]\n"Z" = "cycle_priority"\n');
  await app.tui.expectScreen(/tehme/);
  await app.tui.press('Z');
  await app.tui.expectScreen('[P1] [ ] milk');
  await app.quit();
});

test('a setting that is saved keeps the comments', async ({ dataDir }) => {
  const file = path.join(dataDir, 'config.toml');
  await writeFile(file, '# my things\nwhich_key_delay = 300 # quick\n\n[font]\nsize = 15\n');
  const app = await start(dataDir);
  await app.tui.press(':set theme light<Enter>');
  await expect.poll(() => readFile(file, 'utf8')).toContain('theme = "light"');
  const text = await readFile(file, 'utf8');
  expect(text).toContain('# my things\nwhich_key_delay = 300 # quick\n');
  expect(text).toContain('[font]\nsize = 15\n');
  await app.quit();
});

test('the vim keymap pastes with p', async ({ dataDir }) => {
  await writeFile(path.join(dataDir, 'config.toml'), 'keymap = "vim"\n');
  const app = await start(dataDir);
  await app.tui.press('omilk<Esc>yyp');
  await app.tui.expectTodos(['[ ] milk', '[ ] milk']);
  await app.quit();
});

test('the font grows and shrinks, and stays so', async ({ dataDir }) => {
  const app = await start(dataDir);
  const before = (await app.tui.rows()).length;
  await app.tui.press('<C-=><C-=><C-=>');
  await expect.poll(async () => (await app.tui.rows()).length).toBeLessThan(before);
  await expect
    .poll(() => readFile(path.join(dataDir, 'config.toml'), 'utf8').catch(() => ''))
    .toContain('18');
  await app.tui.press('<C-0>');
  await expect.poll(async () => (await app.tui.rows()).length).toBe(before);
  await app.quit();
});

test('the configuration keeps a plugin off as long as it names it', async ({ dataDir }) => {
  const file = path.join(dataDir, 'config.toml');
  await writeFile(file, '[plugins]\ndisabled = ["hello"]\n');
  const app = await start(dataDir, { plugins: ['hello'] });
  await app.tui.press('P');
  await app.tui.expectScreen(/hello.*disabled/);
  await app.tui.expectScreen(/config\.toml keeps it off/);
  await writeFile(file, '');
  await app.tui.expectScreen(/hello.*enabled/);
  await app.quit();
});

test('the font family of the configuration comes before the bundled one, at once', async ({ dataDir }) => {
  const app = await start(dataDir);
  const family = () =>
    app.tui.page.locator('.xterm-rows').evaluate((rows) => getComputedStyle(rows).fontFamily);
  expect(await family()).toMatch(/^"?DejaVu Sans Mono/);
  await writeFile(path.join(dataDir, 'config.toml'), '[font]\nfamily = "Courier New"\n');
  await expect.poll(family).toMatch(/^"?Courier New"?, "?DejaVu Sans Mono/);
  await app.quit();
});
