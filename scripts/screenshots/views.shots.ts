import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, type RunningApp, start, test } from '../../e2e/app.fixture';

/* One picture, one small function: what is pressed, and what must be on the screen before it is taken. */

const IMAGES = path.join(ROOT, 'docs/images');

/** A list with something of each kind in it, typed as a user would. */
const LIST = [
  'nShip the plugin platform<Esc>pi<Esc>',
  'n<Tab>manifest with the study’s example<Enter>consent dialog<Enter>attack suite<Esc>',
  'xk<Space><Space>',
  'Gn<BackTab><BackTab>Write to Ana about the release #people<Esc>pp',
  'n東京オフィス — 何時から？<Esc><Space><Space><Space>',
  'nRenew certificate #ops<Esc><Space><Space><Space><Space>',
  'nFax machine<Esc><Space><Space><Space><Space><Space>',
].join('');

interface Picture {
  readonly name: string;
  readonly keys: string;
  /** Without it the picture is taken at once. */
  readonly seen: string | RegExp;
  readonly leave?: string;
}

const PICTURES: readonly Picture[] = [
  { name: 'which-key', keys: 'g', seen: 'Esc cancels', leave: '<Esc>' },
  { name: 'palette', keys: '<C-S-p>due', seen: 'due date', leave: '<Esc>' },
  { name: 'due', keys: 'ggDnext fri', seen: 'in 7 days', leave: '<Esc>' },
  { name: 'filter', keys: 'f#people', seen: '#people', leave: '<Esc><Esc>' },
  {
    name: 'description',
    keys: '/Write<Enter>eShe asked for the **numbers**, not the adjectives.<Enter><Enter>- start-up 0.9 s<Enter>- 集計は金曜まで',
    seen: '集計は金曜まで',
    leave: '<Esc><Esc>',
  },
  { name: 'projects', keys: '<C-p>', seen: 'Projects', leave: '<Esc>' },
  { name: 'statistics', keys: 'gs', seen: 'Done on each day', leave: '<Esc>' },
  { name: 'plugins', keys: 'P', seen: 'hello', leave: '<Esc>' },
  { name: 'cjk', keys: 'ggjjjj', seen: '東京オフィス' },
];

async function open(dataDir: string, config: string): Promise<RunningApp> {
  await writeFile(path.join(dataDir, 'config.toml'), config);
  const app = await start(dataDir, { plugins: ['hello'] });
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 460),
  );
  return app;
}

/** Pictures are taken when all fonts of what is seen have come. */
async function shoot({ tui }: RunningApp, name: string): Promise<void> {
  await tui.page.evaluate(() => document.fonts.ready);
  await tui.page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
}

async function take(app: RunningApp, { name, keys, seen, leave }: Picture): Promise<void> {
  await app.tui.press(keys);
  await app.tui.expectScreen(seen);
  await shoot(app, `view-${name}`);
  if (leave !== undefined) await app.tui.press(leave);
}

test('the main views', async ({ dataDir }) => {
  const app = await open(dataDir, 'theme = "dark"\nreduced_motion = true\n');
  await app.tui.press(LIST);
  await app.tui.expectScreen('Fax machine');
  for (const picture of PICTURES) await take(app, picture);
  await app.quit();
});

test('the light theme', async ({ dataDir }) => {
  const app = await open(dataDir, 'theme = "light"\n');
  await app.tui.press(LIST);
  await app.tui.expectScreen('Fax machine');
  await shoot(app, 'view-light');
  await app.quit();
});
