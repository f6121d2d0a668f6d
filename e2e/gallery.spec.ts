import { askedDialogs, expect, start, test } from './app.fixture';

test('the gallery: looked at, tried, reported, kept', async ({ dataDir }) => {
  const app = await start(dataDir);
  const { tui } = app;
  await tui.press('nRead [the notes](https://example.org/notes)<Esc>P');
  await tui.expectScreen('No plugins yet');
  await tui.press('<Tab>');
  await tui.expectScreen('markdown-links');
  // Found by its name, looked at, and put on trial from its own page.
  await tui.press('/hello-js<Enter><Enter>');
  await tui.expectScreen('It needs no permission');
  await tui.press('t');
  await tui.expectScreen(/hello-js 0\.1\.0 is .*trial/);
  expect(await askedDialogs(app)).toHaveLength(1);
  expect((await askedDialogs(app))[0]?.detail).toContain('On trial: what it would change');

  await tui.press('<Esc><Esc><Esc><Esc>');
  await tui.expectTodos(['[ ] Read [the notes](https://example.org/notes)']);
  await tui.press('<C-j>h');
  await tui.expectTodos(['[ ] Read [the notes](https://example.org/notes)']);
  await tui.press('P');
  await tui.expectScreen(/hello-js.*on trial.*1 run noted/);
  await tui.press('w');
  await tui.expectScreen('Hello from JavaScript on 2026-01-30, greeting 1');
  await tui.press('<Esc>');
  await tui.expectScreen(/on trial/);
  await tui.press('K');
  await tui.expectScreen('From now on');
  await tui.press('y');
  await tui.expectScreen(/hello-js.*enabled/);
  await tui.press('<Esc><C-j>h');
  // The one on trial does not count: what it stored about a todo that there is not was kept back with it.
  await tui.expectTodos([
    '[ ] Read [the notes](https://example.org/notes)',
    '[ ] Hello from JavaScript on 2026-01-30, greeting 1',
  ]);
  await app.quit();
});

test('a plugin of the gallery is installed from there and does its work', async ({ dataDir }) => {
  const app = await start(dataDir);
  const { tui } = app;
  await tui.press('nRead [the notes](https://example.org/notes)<Esc>P<Tab>');
  await tui.expectScreen('markdown-links');
  await tui.press('/markdown-links<Enter>I');
  await tui.expectScreen(/markdown-links 0\.1\.0 is installed/);
  await tui.expectScreen(/markdown-links.*installed/);
  await tui.press('<Esc><Esc><Esc>');
  await tui.expectScreen(/Read \[the notes\].*↗ example\.org/);
  await app.quit();
});
