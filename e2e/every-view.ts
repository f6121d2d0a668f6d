/** A way to each mode that keys can be in, by keys alone: what is pressed, what is to be seen then, and the way back. */
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeyMode } from '../src-core/keymap/action';
import { type RunningApp, start } from './app.fixture';
import { installPlugin } from './made-plugin';
import { runProgram } from './program';

/** How one view is reached from the list, and left. */
export interface View {
  readonly keys: string;
  readonly seen: string | RegExp;
  readonly leave: string;
  /** What the focus is on: the role of the element, or `textarea` where text is typed. */
  readonly focus: 'tree' | 'dialog' | 'listbox' | 'textarea';
}

const list = (keys: string, seen: string | RegExp, leave = '<Esc>'): View => ({
  keys,
  seen,
  leave,
  focus: 'tree',
});
const typing = (keys: string, seen: string | RegExp, leave = '<Esc>'): View => ({
  ...list(keys, seen, leave),
  focus: 'textarea',
});
const box = (keys: string, seen: string | RegExp, leave = '<Esc>'): View => ({
  ...list(keys, seen, leave),
  focus: 'dialog',
});
const options = (keys: string, seen: string | RegExp, leave = '<Esc>'): View => ({
  ...list(keys, seen, leave),
  focus: 'listbox',
});

/** Every mode, in an order in which one can follow the other. The message is not asked for by a key: a plugin ends. */
export const VIEWS: Readonly<Record<KeyMode, View>> = {
  // The question of the start: it stands before anything is pressed.
  rollover: box('', /y take along/, 'n'),
  navigate: list('nA<Enter><Tab>b 東京 #people<Enter><BackTab>C<Esc>ggxx', '[ ] C', ''),
  visual: list('vj', 'VISUAL', '<Esc>'),
  edit: typing('i', 'EDIT'),
  search: typing('/peo', '/peo', '<Esc>'),
  matches: list('/peo<Enter>', 'n', '<Esc>gg'),
  filter: typing('f#peo<Tab>', '#people', '<Esc><Esc>'),
  help: box('?', 'Help'),
  prompt: typing('?/undo', 'undo', '<Esc><Esc>'),
  command: typing(':ex<Tab>', ':ex', '<Esc>'),
  palette: typing('<C-S-p>due', /due/i, '<Esc>'),
  plugins: options('P', 'needy'),
  gallery: options('P<Tab>', 'hello'),
  settings: options('P<End>s', 'where your tickets are', '<Esc><Esc>'),
  setting: typing('P<End>s<Enter>acme', 'acme', '<Esc><Esc><Esc><Esc>'),
  report: box(':plugin list<Enter>', /needy.*setting/),
  provenance: options('gb', 'you'),
  preview: options('G<C-x>d', /Enter apply \d/, '<Esc>gg'),
  message: box('G<C-x>d', /Enter apply \d/, '<Esc>gg'),
  due: typing('Dnext fri', 'in 7 days', '<Esc>'),
  projects: options('<C-p>', 'Projects'),
  project_name: typing('<C-p>ngarden', 'garden', '<Esc><Esc>'),
  description: typing('eShe asked.<Enter><Enter>集計', '集計', '<Esc>'),
  statistics: box('gs', 'Done on each day'),
  find: typing('g/peo', '#people', '<Esc>'),
  confirm: box('ggdd', 'Delete', 'n'),
  notice: box('<i', 'closed', '<Esc>T'),
};

/** Not modes of their own, but other things to see. */
export const MORE_VIEWS: Readonly<Record<string, View>> = {
  'which-key': list('g', 'Esc cancels'),
  'plugin details': box('P<End><Enter>', 'Since the start', '<Esc><Esc>'),
  'description of a past day': box('<e', 'READONLY', '<Esc>T'),
  'past day': list('<', 'READONLY', 'T'),
  'due date that is none': typing('Dxyzzy<Enter>', '“xyzzy”', '<Esc>'),
  'find nothing': typing('g/xyzzy', 'xyzzy', '<Esc>'),
};

/** An application with an open row of yesterday, and plugins for the views that need them. */
export async function startForViews(dataDir: string, config: string): Promise<RunningApp> {
  await installPlugin(dataDir, {
    name: 'deleter',
    script: `exports.handle_action = () => ({
      commands: host.query_todos({ text: 'C' }).todos.map(({ id }) => ({ type: 'delete_todo', id })),
    });`,
    tables: '[actions.delete]\ntitle = "Delete C"\nkey = "<C-x>d"',
  });
  await installPlugin(dataDir, {
    name: 'needy',
    script: 'exports.handle_action = () => ({});',
    tables: '[settings.site]\ntype = "string"\nrequired = true\ndescription = "where your tickets are"',
  });
  const yesterday = await start(dataDir, { clock: '2026-01-29T10:00:00+01:00' });
  await yesterday.tui.press('nfrom yesterday<Esc>ewhat was written<Esc>');
  await yesterday.tui.expectScreen('what was written');
  await yesterday.quit();
  await appendFile(path.join(dataDir, 'config.toml'), config);
  return start(dataDir, { env: { TO_TUI_KEYCHAIN: 'plain' } });
}

/** A theme as somebody would write one. */
export async function writeTheme(dataDir: string): Promise<void> {
  await mkdir(path.join(dataDir, 'themes'), { recursive: true });
  await writeFile(
    path.join(dataDir, 'themes/solar.toml'),
    'base = "dark"\n[surfaces]\nbackground = "#002b36"\npanel = "#073642"\nselection = "#0f4a58"\n',
  );
}

/** Goes through all views; `visit` is called while each of them is on the screen. */
export async function visitViews(
  app: RunningApp,
  visit: (name: string, view: View) => Promise<void>,
): Promise<void> {
  const { tui } = app;
  for (const [name, view] of Object.entries({ ...VIEWS, ...MORE_VIEWS })) {
    await tui.press(view.keys);
    await tui.expectScreen(view.seen);
    if (name === 'message') await endPlugin(app);
    await visit(name, view);
    await tui.press(view.leave);
  }
}

/** The plugin that waits for an answer is switched off elsewhere: what it asked gives way to the reason. */
async function endPlugin({ dataDir, tui }: RunningApp): Promise<void> {
  await runProgram(dataDir, 'plugin', 'disable', 'deleter');
  await tui.expectScreen('its changes were not made');
}
