import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, type RunningApp, start, test } from '../../e2e/app.fixture';
import { type MadePlugin, writePlugin } from '../../e2e/made-plugin';

const IMAGES = path.join(ROOT, 'docs/images');

/** What is typed to make the list of the picture. */
const LIST = [
  'nShip the plugin platform<Esc>pi<Esc>',
  'n<Tab>manifest with the study’s example<Enter>consent dialog<Enter>attack suite<Enter><Tab>archives<Enter>modules<Enter>text<Esc>',
  'xkkkk<Space><Space>kx',
  'jjc',
  'Gn<BackTab><BackTab>Write to Ana about the release #people<Esc>pp',
  'nTokyo office — which time zone?<Esc><Space><Space><Space>',
  'nRenew certificate<Esc><Space><Space><Space><Space>',
  'nFax machine<Esc><Space><Space><Space><Space><Space>',
].join('');

/** A run with something of each kind in it: new, changed and deleted todos, a stored value, badges. */
const RELEASE = `exports.handle_action = () => {
  const found = (text) => host.query_todos({ text }).todos[0];
  const [ana, cert, fax] = ['Ana', 'certificate', 'Fax'].map(found);
  return { commands: [
    { type: 'create_todo', content: 'Release 0.2.0', priority: 'P1', temp_id: 'release' },
    { type: 'create_todo', content: 'tag the commit', parent_id: 'release' },
    { type: 'create_todo', content: 'write the notes', parent_id: 'release', due_date: '2026-02-02' },
    { type: 'move_todo', id: ana.id, after: 'release' },
    { type: 'update_todo', id: cert.id, updates: { priority: 'P0', due_date: '2026-01-31' } },
    { type: 'delete_todo', id: fax.id },
    { type: 'set_todo_metadata', todo_id: 'release', key: 'milestone', value: '0.2.0' },
    { type: 'add_decoration', todo_id: cert.id, text: 'blocks 0.2.0', style: 'warning' },
  ] };
};`;

/** Puts a plugin in place that says of itself what it is for. */
async function place(dataDir: string, plugin: MadePlugin & { readonly about: string }): Promise<void> {
  const manifest = path.join(await writePlugin(path.join(dataDir, 'plugins'), plugin), 'manifest.toml');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace('made for a test', plugin.about));
}

async function fillPlugins(dataDir: string): Promise<void> {
  await place(dataDir, {
    name: 'release-plan',
    version: '0.3.1',
    about: 'Makes a plan of the next milestone',
    script: RELEASE,
    tables:
      '[permissions]\nnetwork = ["api.github.com"]\n[actions.plan]\ntitle = "Plan the release"\nkey = "<C-x>r"',
  });
  await place(dataDir, {
    name: 'word-count',
    version: '1.0.2',
    about: 'Counts words',
    script: "exports.handle_action = () => { throw new Error('there are no words'); };",
    tables: '[actions.count]\ntitle = "Count words"\nkey = "<C-x>w"',
  });
  await place(dataDir, {
    name: 'tag-rules',
    about: 'Tags new todos',
    script: '',
    tables: '[hooks]\non_todo_made = true',
  });
}

async function open(dataDir: string): Promise<RunningApp> {
  await fillPlugins(dataDir);
  const app = await start(dataDir, { plugins: ['hello', 'hello-js'] });
  await app.tui.page.emulateMedia({ colorScheme: 'dark' });
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 420),
  );
  await app.tui.press(LIST);
  // The plugins have said all that they have to say about the list.
  await app.tui.expectScreen('hello-js: Well done: Fax machine');
  return app;
}

test('the list, and what there is about plugins', async ({ dataDir }) => {
  const app = await open(dataDir);
  const { tui } = app;
  const shoot = (name: string) => tui.page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  for (let time = 1; time <= 3; time += 1) {
    await tui.press('<C-x>w');
    await tui.expectScreen(time < 3 ? 'there are no words' : 'switched off after 3');
  }
  await tui.press('ggj<C-x>c');
  await tui.expectScreen(/\d open, \d done/);
  await tui.press('<C-x>r');
  await tui.expectScreen(/release-plan · .*would change 6 todos/);
  await tui.expectArmedPreview();
  await tui.press('jj<Space>');
  await shoot('preview');
  await tui.press('<Enter>');
  await tui.expectScreen('blocks 0.2.0');
  await tui.press('P');
  await tui.expectScreen(/word-count.*failed/);
  await shoot('plugins');
  await tui.press('jj<Enter>');
  await tui.expectScreen('connect to api.github.com');
  await shoot('plugin');
  await tui.press('<Esc><Esc><Esc>');
  await tui.page.keyboard.type(':plugin audit\n');
  await tui.expectScreen(/release-plan 0\.3\.1.*plan.*done/);
  await shoot('audit');
  await app.quit();
});
