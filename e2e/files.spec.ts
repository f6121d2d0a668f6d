import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, start, test } from './app.fixture';

test('a day goes out as Markdown and comes back', async ({ app, tui, dataDir }) => {
  await tui.press('ntrip<Enter><Tab>hotel<Esc>p');
  await tui.expectScreen('[P0]');
  const file = path.join(dataDir, 'day.md');
  await tui.page.keyboard.type(`:export ${file}`);
  await tui.press('<Enter>');
  await expect
    .poll(() => readFile(file, 'utf8').catch(() => ''))
    .toContain('- [ ] trip\n  - [ ] hotel @priority(P0)');
  expect(app.dataDir).toBe(dataDir);
  await writeFile(file, '- [x] from elsewhere\nnonsense here\n');
  await tui.page.keyboard.type(`:import ${file}`);
  await tui.press('<Enter>');
  await tui.expectScreen('[x] from elsewhere');
});

test('a backup is restored after the counts were shown', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('nmilk<Enter>eggs<Esc>:backup<Enter>');
  await expect.poll(() => readdir(path.join(dataDir, 'backups')).catch(() => [])).not.toHaveLength(0);
  await first.tui.expectScreen(/2 todos/);
  await first.tui.press('<Esc>ddk');
  await first.quit();
});
