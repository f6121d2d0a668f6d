import { expect, test } from './app.fixture';

test('the window is sandboxed, isolated and reaches nothing but its bridge', async ({ app, tui }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
      getURL(): string;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, url: contents.getURL() };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    url: 'app://to-tui/index.html',
  });
  const seen = await tui.page.evaluate(async () => {
    const status = (url: string) =>
      fetch(url).then(
        (answer) => answer.status,
        () => 'blocked',
      );
    return {
      process: typeof (globalThis as { process?: unknown }).process,
      require: typeof (globalThis as { require?: unknown }).require,
      bridge: Object.keys((globalThis as unknown as { totui: object }).totui).sort(),
      climbing: await status('app://to-tui/%2e%2e/%2e%2e/package.json'),
      network: await status('https://example.com/'),
      // In a timer: what the test runner evaluates itself is exempt from the policy.
      eval: await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return 1')());
          } catch {
            resolve('blocked');
          }
        }),
      ),
    };
  });
  expect(seen).toEqual({
    process: 'undefined',
    require: 'undefined',
    bridge: ['pathOf', 'request', 'subscribe'],
    climbing: 404,
    network: 'blocked',
    eval: 'blocked',
  });
});

test('requests that are not well formed are refused, whoever sends them', async ({ tui }) => {
  const answers = await tui.page.evaluate(async () => {
    const { request } = (
      globalThis as unknown as {
        totui: { request(name: string, payload?: unknown): Promise<unknown> };
      }
    ).totui;
    const ask = (name: string, payload?: unknown) =>
      Promise.resolve()
        .then(() => request(name, payload))
        .then(
          () => 'done',
          (error: Error) => error.message,
        );
    return [
      await ask('dispatch', {
        commands: [{ type: 'set_metadata', owner: 'x', todoId: null, key: 'k', value: 'v' }],
      }),
      await ask('grant_permission', { plugin: 'hello' }),
      await ask('copy_text', { text: 7 }),
    ];
  });
  expect(answers[0]).toContain('not well formed');
  expect(answers[1]).toContain('unknown channel');
  expect(answers[2]).toContain('not well formed');
});

test('nothing leads out of the window', async ({ app, tui }) => {
  await tui.page.evaluate(() => {
    window.open('https://example.com/');
    location.href = 'https://example.com/';
  });
  await tui.press('nstill here<Esc>');
  await tui.expectTodos(['[ ] still here']);
  expect(app.electron.windows()).toHaveLength(1);
});
