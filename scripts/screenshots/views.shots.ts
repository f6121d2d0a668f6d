import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, type RunningApp, start, test } from '../../e2e/app.fixture';
import { writePlugin } from '../../e2e/made-plugin';
import { writeSampleDays } from './sample-days';

/* One picture, one small entry: what is pressed, and what must be on the screen before it is taken. */

const IMAGES = path.join(ROOT, 'docs/images');

/** A list with something of each kind in it. */
const DAY = `# January 30, 2026
- [*] Ship the todo application #work @priority(P0) @due(2026-01-31)
  - [x] pictures of the days
  - [*] rollover at midnight
  - [ ] notes for the release
- [ ] Write to Ana about the release #people @priority(P1)
> She asked for the **numbers**, not the adjectives.
- [?] 東京オフィス — 何時から？ @due(2026-02-02)
- [!] Renew the certificate #ops @priority(P0) @due(2026-01-28)
- [ ] Buy bike lights @priority(P2) @due(2026-02-06)
- [x] 서울 팀에 답장
- [-] Fax machine
`;

/** Puts a badge on the row under the cursor. */
const POMODORO = `exports.handle_action = ({ context }) => ({ commands: [
  { type: 'add_decoration', todo_id: context.selected.id, text: 'pomodoro 2', style: 'info' },
] });`;

interface Picture {
  readonly name: string;
  readonly keys: string;
  readonly seen: string | RegExp;
  readonly leave: string;
}

const PICTURES: readonly Picture[] = [
  { name: 'list', keys: 'gg<C-x>p', seen: 'pomodoro 2', leave: '' },
  { name: 'which-key', keys: 'g', seen: 'Esc cancels', leave: '<Esc>' },
  { name: 'palette', keys: '<C-S-p>move', seen: /Move.*m/i, leave: '<Esc>' },
  { name: 'due', keys: 'ggDnext fri', seen: 'in 7 days', leave: '<Esc>' },
  { name: 'filter', keys: 'fstate:open p:1', seen: 'Ana', leave: '<Esc><Esc>' },
  {
    name: 'description',
    keys: 'ggjjjje<Enter><Enter>- start-up 0.9 s<Enter>- 10 plugins at once<Enter>- 集計は金曜まで',
    seen: 'line 5 of 5',
    leave: '<Esc>',
  },
  { name: 'projects', keys: '<C-p>', seen: 'garden', leave: '<Esc>' },
  { name: 'statistics', keys: 'gs', seen: 'Done on each day', leave: '<Esc>' },
  { name: 'find', keys: 'g/review', seen: 'found', leave: '<Esc>' },
  { name: 'help', keys: '?/project', seen: 'to project', leave: '<Esc><Esc>' },
];

async function open(dataDir: string, height = 500): Promise<RunningApp> {
  const app = await start(dataDir);
  const size = [960, height] as const;
  await app.electron.evaluate(
    ({ BrowserWindow }, [width, tall]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, tall),
    size,
  );
  await app.tui.page.waitForFunction(([, tall]) => window.innerHeight === tall, size);
  return app;
}

/** A data directory with a month behind it, a project or two, and a plugin. */
async function livedIn(dataDir: string, config: string): Promise<void> {
  await writeFile(path.join(dataDir, 'config.toml'), config);
  await writePlugin(path.join(dataDir, 'plugins'), {
    name: 'pomodoro',
    version: '1.0.3',
    script: POMODORO,
    tables: '[actions.start]\ntitle = "Start the timer"\nkey = "<C-x>p"',
  });
  const manifest = path.join(dataDir, 'plugins/pomodoro/manifest.toml');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace('made for a test', 'Counts how long you worked'));
  const before = await start(dataDir, { clock: '2026-01-29T10:00:00+01:00' });
  for (const name of ['work', '庭の手入れ', 'garden']) {
    await before.tui.press('<C-p>');
    await before.tui.expectScreen('Projects');
    await before.tui.press(`n${name}<Enter>`);
    await before.tui.expectScreen(`[${name}]`);
  }
  await before.tui.press('nsow the peas<Enter>prune the apple tree<Esc><C-p>/default<Enter><Enter>');
  await before.tui.expectScreen('[default]');
  await before.quit();
  writeSampleDays(dataDir);
}

/** Takes today's todos in. */
async function fillToday({ tui, dataDir }: RunningApp): Promise<void> {
  await writeFile(path.join(dataDir, 'day.md'), DAY);
  await tui.page.keyboard.type(`:import ${path.join(dataDir, 'day.md')}\n`);
  await tui.expectScreen('Fax machine');
  await tui.press('<Esc>gg');
}

/** Pictures are taken when all fonts of what is seen have come, and nothing is said any more. */
async function shoot({ tui }: RunningApp, name: string): Promise<void> {
  await tui.page.evaluate(() => document.fonts.ready);
  await tui.page.screenshot({ path: path.join(IMAGES, `view-${name}.png`) });
}

test('the main views', async ({ dataDir }) => {
  test.setTimeout(120_000);
  await livedIn(dataDir, 'theme = "dark"\nreduced_motion = true\n');
  const app = await open(dataDir);
  await app.tui.expectScreen('Prepare the review');
  await app.tui.expectRollover();
  await shoot(app, 'rollover');
  await app.tui.press('n');
  await app.tui.expectScreen('They stay where they are');
  await fillToday(app);
  await app.tui.expectScreen(/items/, 10_000);
  for (const { name, keys, seen, leave } of PICTURES) {
    await app.tui.press(keys);
    await app.tui.expectScreen(seen);
    await shoot(app, name);
    await app.tui.press(leave);
  }
  await app.quit();
});

for (const theme of ['light', 'high_contrast']) {
  test(`the list, theme ${theme}`, async ({ dataDir }) => {
    await writeFile(path.join(dataDir, 'config.toml'), `theme = "${theme}"\nreduced_motion = true\n`);
    const app = await open(dataDir);
    await fillToday(app);
    await shoot(app, theme.replace('_', '-'));
    await app.quit();
  });
}

test('what is in conflict, in the help of the keymap vim', async ({ dataDir }) => {
  const config = 'theme = "dark"\nkeymap = "vim"\n\n[keybindings.navigate]\nd = "delete"\n';
  await appendFile(path.join(dataDir, 'config.toml'), config);
  const app = await open(dataDir);
  await app.tui.press('?');
  await app.tui.expectScreen('Help');
  await shoot(app, 'conflicts');
  await app.quit();
});
