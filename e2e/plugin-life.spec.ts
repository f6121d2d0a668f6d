import { askedDialogs, expect, start, test } from './app.fixture';
import { listen } from './loopback';
import { installPlugin, type MadePlugin } from './made-plugin';
import { runProgram } from './program';

const saying = (message: string) => `{ commands: [{ type: 'set_status_message', message: ${message} }] }`;

test('settings are filled in once and used: a text, a choice, and a secret that never shows', async ({
  dataDir,
}) => {
  await installPlugin(dataDir, {
    name: 'needy',
    script: `exports.handle_action = ({ context: { settings } }) => (${saying(
      "settings.site + ' ' + settings.order + ' ' + (host.get_secret({ name: 'token' }) === 'hunter2')",
    )});`,
    tables: `[keybindings]
"<C-x>n" = "tell"
[settings.site]
type = "string"
required = true
description = "where your tickets are"
[settings.order]
type = "select"
options = ["new", "old"]
default = "new"
[settings.token]
type = "secret"
`,
  });
  const app = await start(dataDir, { env: { TO_TUI_KEYCHAIN: 'plain' } });
  await app.tui.press('P');
  await app.tui.expectScreen(/needy.*needs the setting site/);
  await app.tui.press('s');
  await app.tui.expectScreen('where your tickets are');
  await app.tui.press('<Enter>acme.example<Enter>j<Space>j<Enter>hunter2');
  await app.tui.expectScreen('•••••••');
  await app.tui.press('<Enter><C-s>');
  await app.tui.expectScreen(/needy.*enabled/);
  await app.tui.press('<Esc><C-x>n');
  await app.tui.expectScreen('acme.example old true');
  expect(await app.tui.screen()).not.toContain('hunter2');
  await app.quit();
});

test('an optional permission is asked for when it is first needed, and a no is remembered', async ({
  dataDir,
}) => {
  const { host, close } = await listen((_request, response) => response.end('sunny'));
  const weather: MadePlugin = {
    name: 'weather',
    script: `exports.handle_action = () => {
      try { return ${saying(`host.http_request({ url: 'http://${host}/' }).body`)}; }
      catch (error) { return ${saying("'refused: ' + error.code")}; }
    };`,
    tables: `[permissions.optional]\nnetwork = ["${host}"]\n[keybindings]\n"<C-x>w" = "ask"`,
  };
  await installPlugin(dataDir, weather);
  const app = await start(dataDir);
  await app.tui.expectScreen('weather 0.1.0 is new and on');
  expect(await askedDialogs(app)).toEqual([]);
  await app.tui.press('<C-x>w');
  await app.tui.expectScreen('sunny');
  expect((await askedDialogs(app)).map(({ message, detail }) => `${message} ${detail}`).join()).toContain(
    `${host}`,
  );
  await app.tui.press('<C-x>w');
  await app.tui.expectScreen('sunny');
  expect(await askedDialogs(app)).toHaveLength(1);
  await app.quit();

  const denying = await start(dataDir, { consent: 'deny' });
  await denying.tui.press('Pry');
  await denying.tui.expectScreen(/weather.*needs consent/);
  await denying.quit();
  close();
});

test('generated todos are previewed, taken in part, and are one step', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'splitter',
    script: `exports.generate = ({ input }) => ({ items: input.split(' ').map((content, n) => ({ content, indent_level: n ? 1 : 0 })) });`,
    tables: '[hooks]\ngenerate = true',
  });
  const app = await start(dataDir);
  await app.tui.press(':generate splitter trip tent stove<Enter>');
  await app.tui.expectScreen(/splitter · generate · would change 3 todos/);
  await app.tui.expectArmedPreview();
  await app.tui.press('j<Space><Enter>');
  await app.tui.expectTodos(['[ ] trip', '  [ ] stove']);
  await app.tui.press('u');
  await app.tui.expectTodos([]);
  await app.quit();
});

test('a badge stands on its row and goes with its plugin', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'badger',
    script: `exports.on_todo_created = ({ todo }) => ({ commands: [{ type: 'add_decoration', todo_id: todo.id, text: 'fresh', style: 'ok' }] });`,
    tables: '[hooks]\non_todo_created = true',
  });
  const app = await start(dataDir);
  await app.tui.press('nmilk<Esc>');
  await app.tui.expectScreen(/milk .*⚑ fresh/);
  await app.tui.press('Pd<Esc>');
  await app.tui.expectGone('⚑ fresh');
  await app.quit();
});

test('the palette finds an action of a plugin and runs it', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'greeter',
    script: `exports.handle_action = () => (${saying("'good day'")});`,
    tables: '[actions.greet]\ntitle = "Wish a good day"',
  });
  const app = await start(dataDir);
  await app.tui.press('<C-S-P>wish');
  await app.tui.expectScreen(/Wish a good day.*greeter/);
  await app.tui.press('<Enter>');
  await app.tui.expectScreen('good day');
  await app.quit();
});

test('a new day and keys reach the plugins that listen', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'listener',
    script: `exports.on_day_changed = ({ from, to }) => (${saying("from + ' became ' + to")});
      exports.on_key_press = ({ key }) => key === 'Z' ? ${saying("'heard Z'")} : null;`,
    tables: '[hooks]\non_day_changed = true\non_key_press = true',
  });
  const app = await start(dataDir, { clock: '2026-01-30T23:59:56+01:00' });
  await app.tui.press('Z');
  await app.tui.expectScreen('heard Z');
  await app.tui.expectScreen('2026-01-30 became 2026-01-31', 15_000);
  await app.quit();
});

test('the command line asks the running window, and works alone without one', async ({ dataDir }) => {
  await installPlugin(dataDir, {
    name: 'counted',
    script: `exports.handle_action = () => (${saying("'ran'")});`,
    tables: '[keybindings]\n"<C-x>c" = "run"',
  });
  const plugin = async (...words: string[]): Promise<string> => {
    const { stdout, code } = await runProgram(dataDir, 'plugin', ...words);
    expect(code).toBe(0);
    return stdout;
  };
  const app = await start(dataDir);
  await app.tui.press('<C-x>c');
  await app.tui.expectScreen('ran');
  expect(await plugin('info', 'counted')).toMatch(/[1-9]\d* runs since the start/);
  expect(await plugin('disable', 'counted')).toContain('counted is off');
  await app.tui.press('P');
  await app.tui.expectScreen(/counted.*disabled/);
  await app.quit();
  expect(await plugin('list')).toMatch(/counted\s+0\.1\.0\s+disabled/);
  expect(await plugin('enable', 'counted')).toContain('counted is on');
  expect(await plugin('audit', 'counted')).toContain('disabled');
});
