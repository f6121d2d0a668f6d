import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, start, test } from './app.fixture';

const FRIDAY = '2026-01-30T10:00:00+01:00';
const SATURDAY = '2026-01-31T10:00:00+01:00';

async function leaveFriday(dataDir: string): Promise<void> {
  const friday = await start(dataDir, { clock: FRIDAY });
  await friday.tui.press('ntrip<Enter><Tab>tickets<Enter>hotel<Enter><BackTab>milk<Esc>kx');
  await friday.tui.expectTodos(['[ ] trip', '  [ ] tickets', '  [x] hotel', '[ ] milk']);
  await friday.quit();
}

test('the question at the start names what is open; yes takes it along, one undo brings it back', async ({
  dataDir,
}) => {
  await leaveFriday(dataDir);
  const app = await start(dataDir, { clock: SATURDAY });
  await app.tui.expectRollover();
  await app.tui.expectScreen('tickets');
  await app.tui.press('y');
  await app.tui.expectTodos(['[ ] trip', '  [ ] tickets', '[ ] milk']);
  await app.tui.press('<');
  await app.tui.expectScreen('Friday, January 30, 2026');
  await app.tui.expectTodos(['[ ] trip', '  [ ] tickets', '  [x] hotel', '[ ] milk']);
  await app.tui.press('x');
  await app.tui.expectScreen('is closed and can only be read');
  await app.tui.press('Tu');
  await app.tui.expectScreen(/undid/);
  await app.tui.press('T');
  await app.tui.expectScreen('Saturday, January 31, 2026');
  await app.tui.expectTodos([]);
  await app.tui.press('<C-r>');
  await app.tui.expectTodos(['[ ] trip', '  [ ] tickets', '[ ] milk']);
  await app.quit();
});

test('no leaves it for R', async ({ dataDir }) => {
  await leaveFriday(dataDir);
  const app = await start(dataDir, { clock: SATURDAY });
  await app.tui.expectRollover();
  await app.tui.press('n');
  await app.tui.expectTodos([]);
  await app.tui.press('R');
  await app.tui.expectRollover();
  await app.tui.press('y');
  await app.tui.expectTodos(['[ ] trip', '  [ ] tickets', '[ ] milk']);
  await app.quit();
});

test('a remembered yes asks never again, and stands in the configuration', async ({ dataDir }) => {
  await writeFile(path.join(dataDir, 'config.toml'), '# mine\ntheme = "dark" # always\n');
  await leaveFriday(dataDir);
  const saturday = await start(dataDir, { clock: SATURDAY });
  await saturday.tui.expectRollover();
  await saturday.tui.press('ay');
  await saturday.tui.expectTodos(['[ ] trip', '  [ ] tickets', '[ ] milk']);
  await expect
    .poll(() => readFile(path.join(dataDir, 'config.toml'), 'utf8'))
    .toMatch(/^# mine\ntheme = "dark" # always\n\s*auto_rollover = "auto_yes"/);
  await saturday.quit();
  const sunday = await start(dataDir, { clock: '2026-02-01T10:00:00+01:00' });
  await sunday.tui.expectScreen('Sunday, February 1, 2026');
  await sunday.tui.expectTodos(['[ ] trip', '  [ ] tickets', '[ ] milk']);
  await sunday.quit();
});

test('auto_no still shows the new day', async ({ dataDir }) => {
  await writeFile(path.join(dataDir, 'config.toml'), 'auto_rollover = "auto_no"\n');
  await leaveFriday(dataDir);
  const app = await start(dataDir, { clock: SATURDAY });
  await app.tui.expectScreen('Saturday, January 31, 2026');
  await app.tui.expectTodos([]);
  await app.quit();
});

test('at midnight what is open comes along', async ({ dataDir }) => {
  await writeFile(path.join(dataDir, 'config.toml'), 'auto_rollover = "auto_yes"\n');
  const app = await start(dataDir, { clock: '2026-01-31T23:59:54+01:00' });
  await app.tui.press('nmilk<Enter>eggs<Esc>x');
  await app.tui.expectScreen('Sunday, February 1, 2026', 15_000);
  await app.tui.expectTodos(['[ ] milk']);
  await app.tui.press('<');
  await app.tui.expectTodos(['[ ] milk', '[x] eggs']);
  await app.quit();
});

test('projects keep their days apart', async ({ dataDir }) => {
  const friday = await start(dataDir, { clock: FRIDAY });
  await friday.tui.press('nhome<Esc><C-p>nwork<Enter>');
  await friday.tui.expectScreen('[work]');
  await friday.tui.press('nmail<Esc>');
  await friday.tui.expectTodos(['[ ] mail']);
  await friday.quit();
  const saturday = await start(dataDir, { clock: SATURDAY });
  await saturday.tui.expectScreen('[work]');
  await saturday.tui.expectRollover();
  await saturday.tui.expectScreen('mail');
  expect(await saturday.tui.screen()).not.toContain('home');
  await saturday.tui.press('y');
  await saturday.tui.expectTodos(['[ ] mail']);
  await saturday.quit();
});

test('who goes on typing has not answered the question that comes up', async ({ dataDir }) => {
  await leaveFriday(dataDir);
  const app = await start(dataDir, { clock: SATURDAY });
  await app.tui.expectScreen(/along\?/);
  await app.tui.press('nBuy milk<Enter>yes<Esc>');
  await app.tui.expectRollover();
  await app.tui.press('n');
  await app.tui.expectScreen('They stay where they are');
  await app.quit();
});
