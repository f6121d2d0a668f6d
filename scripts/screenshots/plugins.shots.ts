import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, ROOT, type RunningApp, type StartOptions, start, test } from '../../e2e/app.fixture';
import { type Place, startJira, writeHabits, writeRepository, writeTasks } from './plugin-worlds';

/* One picture, one small entry: what is pressed, and what must be on the screen before the next key or the picture. */

const IMAGES = path.join(ROOT, 'docs/images');

/** Keys, what is seen then, and how long that may take, in ms. */
type Step = readonly [keys: string, seen: string | RegExp, within?: number];

interface Picture {
  /** The file, below docs/images. */
  readonly name: string;
  /** Shipped plugins that are installed. */
  readonly plugins: readonly string[];
  /** What the plugin finds, before the application starts. */
  readonly prepare?: (place: Place) => Promise<void> | void;
  readonly options?: StartOptions;
  readonly steps: readonly Step[];
}

const LIST = 'nPrepare the review #work<Enter>Write to Ana #people<Enter>Buy bike lights<Esc>';

const PICTURES: readonly Picture[] = [
  {
    name: 'plugins/hello',
    plugins: ['hello'],
    steps: [
      [`${LIST}gg<C-x>m`, 'review #work ★'],
      ['<C-x>h', 'greeting 1'],
      ['<C-x>h', 'greeting 2'],
      ['<C-x>c', /\d open, \d done/],
    ],
  },
  {
    name: 'plugins/hello-js',
    plugins: ['hello-js'],
    steps: [
      [`${LIST}k<C-j>m`, 'Ana #people ★'],
      ['<C-j>h', 'Hello from JavaScript on'],
      ['jx', 'Well done'],
    ],
  },
  {
    name: 'plugins/claude-tasks',
    plugins: ['claude-tasks'],
    prepare: writeTasks,
    steps: [
      [LIST, 'Buy bike lights'],
      ['<C-j>t', /Try it with ten years.*blocked by/],
    ],
  },
  {
    name: 'plugins/quick-tags',
    plugins: ['quick-tags'],
    steps: [
      ['nCall the bank ;w<Esc>', 'Call the bank #work'],
      ['nPay the electrician<Enter>Oil the garden door<Esc>', 'Oil the garden door'],
      ['<C-t>', /\? /],
      ['h', 'Oil the garden door #home'],
      ['k<C-t>', '#errand'],
    ],
  },
  {
    name: 'plugins/markdown-links',
    plugins: ['markdown-links'],
    steps: [
      ['nRead [the notes](https://notes.example.org/2026) before the call<Esc>', '↗ notes.example.org'],
      ['nhttps://example.com/a or https://example.net/b<Esc>', '↗ 2 links'],
      ['nFill in the [minutes]()<Esc>', /minutes.*⚠/],
      ['nBuy bike lights<Esc>gg<C-x>y', 'https://notes.example.org/2026'],
    ],
  },
  {
    name: 'plugins/git-branch',
    plugins: ['git-branch'],
    prepare: writeRepository,
    steps: [
      ['nABC-123 Put the peas in the second bed #garden<Enter>Write to Ana #people<Esc>', 'Ana'],
      [':plugin config git-branch repository=~/garden<Enter>', /repository|saved|settings/i],
      ['<Esc>gg<C-x>n', 'feature/ABC-123'],
      ['<C-x>b', 'garden: feature'],
    ],
  },
];

async function open({ home, dataDir }: Place, picture: Partial<Picture>): Promise<RunningApp> {
  await mkdir(home, { recursive: true });
  await mkdir(dataDir, { recursive: true });
  await writeFile(path.join(dataDir, 'config.toml'), 'theme = "dark"\nreduced_motion = true\n');
  const { plugins = [], options = {} } = picture;
  const env = { HOME: home, ...options.env };
  const app = await start(dataDir, { ...options, plugins, env });
  const size = [960, 400] as const;
  await app.electron.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
  await app.tui.page.waitForFunction(([, height]) => window.innerHeight === height, size);
  return app;
}

/** Presses, looks, takes the picture and ends the application. */
async function take(app: RunningApp, name: string, steps: readonly Step[]): Promise<void> {
  const { page } = app.tui;
  for (const [keys, seen, within] of steps) {
    await app.tui.press(keys);
    await app.tui.expectScreen(seen, within);
  }
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  await app.quit();
}

const placeIn = (folder: string): Place => ({
  home: path.join(folder, 'home'),
  dataDir: path.join(folder, 'data'),
});

for (const picture of PICTURES) {
  test(picture.name, async ({ dataDir }) => {
    const place = placeIn(dataDir);
    await mkdir(place.home, { recursive: true });
    await picture.prepare?.(place);
    await take(await open(place, picture), picture.name, picture.steps);
  });
}

test('plugins/jira-claude', async ({ dataDir }) => {
  const place = placeIn(dataDir);
  const { address, end } = await startJira(place);
  const app = await open(place, { options: { env: { TO_TUI_KEYCHAIN: 'plain' } } });
  const site = `<Enter>http://${address}/browse<Enter>`;
  await take(app, 'plugins/jira-claude', [
    [LIST, 'Buy bike lights'],
    ['P', /jira-claude.*needs the setting Site/],
    ['s', 'Your Jira site'],
    [`${site}j<Enter>ann@example.org<Enter>j<Enter>token<Enter>j<Enter>sk-secret<Enter>`, 'ann@example.org'],
    ['<C-s>', /jira-claude.*enabled/],
    ['<Esc>:plugin generate jira-claude abc-123<Enter>', /Enter apply \d/],
  ]);
  end();
});

test('plugins/pomodoro', async ({ dataDir }) => {
  test.setTimeout(90_000);
  const place = placeIn(dataDir);
  const before = await open(place, {
    plugins: ['pomodoro'],
    options: { clock: '2026-01-30T09:34:40+01:00' },
  });
  await before.tui.press(`${LIST}gg<C-x>p`);
  await before.tui.expectScreen(/Prepare the review.*25 min/);
  await before.quit();
  const app = await open(place, { options: { clock: '2026-01-30T09:59:30+01:00' } });
  await take(app, 'plugins/pomodoro', [['', /break 5 min ●[\s\S]*is over, 1 today/, 60_000]]);
});

test('plugins/habit-streaks', async ({ dataDir }) => {
  const place = placeIn(dataDir);
  const before = await open(place, {});
  await before.tui.press('nRun #habit<Enter>Stretch #habit<Enter>Write to Ana #people<Esc>');
  await before.tui.expectScreen('Ana');
  await before.quit();
  writeHabits(place);
  const app = await open(place, { plugins: ['habit-streaks'] });
  await take(app, 'plugins/habit-streaks', [
    // In text: a machine without a font for emoji shows a box in place of the flame.
    ['gg:plugin config habit-streaks badge=days<Enter>', 'are saved'],
    ['', /Stretch #habit.*4d/],
    ['x', /Run #habit.*12d/],
    ['<C-x>z', /Habits on 2026-01-30[\s\S]*Stretch .*4 now/],
    ['<C-x>k', /“Run”: 12 days in a row/],
  ]);
});

test('gallery, gallery-page and trial', async ({ dataDir }) => {
  const app = await open(placeIn(dataDir), {});
  const { tui } = app;
  const shoot = (name: string) => tui.page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  await tui.press(`${LIST}P`);
  await tui.expectScreen('No plugins yet');
  await tui.press('<Tab>');
  await tui.expectScreen('quick-tags');
  await shoot('gallery');
  await tui.press('/jira<Enter><Enter>');
  await tui.expectScreen('Keys it suggests');
  await shoot('gallery-page');
  await tui.press('<Esc><Esc>/quick-tags<Enter>t');
  await tui.expectScreen(/quick-tags 0\.1\.0 is .*trial/);
  await tui.press('<Esc><Esc><Esc><Esc>');
  await tui.expectTodos(['[ ] Prepare the review #work', '[ ] Write to Ana #people', '[ ] Buy bike lights']);
  await tui.press('nCall the bank ;w<Esc>');
  await tui.expectScreen('Call the bank ;w');
  await tui.press('P');
  await tui.expectScreen(/quick-tags.*on trial.*\d runs? noted/);
  await tui.press('w');
  await tui.expectScreen('Call the bank #work');
  await shoot('trial');
  expect(await tui.screen()).toContain('quick-tags');
  await app.quit();
});
