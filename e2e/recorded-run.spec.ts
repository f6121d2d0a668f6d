import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, ROOT, type RunningApp, start, test } from './app.fixture';

/** The document that this test plays and compares; `UPDATE_RECORDING=1` writes it anew. */
const DOCUMENT = path.join(ROOT, 'docs/recorded-run.md');

const COLS = 80;
const ROWS = 12;

/** Gives the terminal a fixed number of cells, whatever a cell measures on this machine. */
async function fitWindow({ electron, tui }: RunningApp): Promise<void> {
  const cell = await tui.page.evaluate(() => {
    const screen = document.querySelector('.xterm-screen')?.getBoundingClientRect();
    const lines = document.querySelectorAll('.xterm-rows > div').length;
    const columns = Math.max(
      ...(globalThis as unknown as { screenText(): string[] }).screenText().map((row) => row.length),
    );
    return { width: (screen?.width ?? 0) / columns, height: (screen?.height ?? 0) / lines };
  });
  const margin = 12; // the page's frame around the terminal, in CSS pixels, both sides
  const size = { width: cell.width * COLS + margin + 1, height: cell.height * ROWS + margin + 1 };
  await electron.evaluate(
    ({ BrowserWindow }, { width, height }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(Math.ceil(width), Math.ceil(height)),
    size,
  );
  await expect.poll(async () => (await tui.rows()).length).toBe(ROWS);
}

test('the recorded run in the documentation is what happens', async ({ dataDir }) => {
  test.skip(process.platform !== 'linux', 'windows have other sizes elsewhere; not run on macOS and Windows');
  const parts: string[] = [];
  const note = async (heading: string, app: RunningApp, text: string | RegExp) => {
    await app.tui.expectScreen(text);
    parts.push(`## ${heading}\n\n\`\`\`\n${(await app.tui.rows()).join('\n')}\n\`\`\`\n`);
  };

  const first = await start(dataDir);
  await fitWindow(first);
  await note('The first start', first, 'n adds a todo');
  await first.tui.press('nPack<Enter><Tab>passport<Enter><BackTab>Water the plants<Esc>');
  await note(
    'Three todos: `n`, a line, `Enter`, `Tab` for one level deeper, `Esc`',
    first,
    '[ ] Water the plants',
  );
  await first.tui.press('kk<A-S-Down>');
  await note('A subtree moved: `k` `k`, then `Alt+Shift+Down`', first, /Water the plants.*Pack.*passport/s);
  await first.tui.press('u');
  await note('Undo: `u`', first, /Pack.*passport.*Water the plants/s);
  await first.quit();

  const second = await start(dataDir);
  await note('Quit and started again', second, /Pack.*passport.*Water the plants/s);
  await second.tui.press('<C-r>');
  await note('Redo: `Ctrl+R`', second, /Water the plants.*Pack.*passport/s);
  await second.quit();

  const head =
    '# A recorded run\n\nScreens of the real window as text, at 80 × 12. Played and compared by `e2e/recorded-run.spec.ts`.\n';
  const played = [head, ...parts].join('\n');
  if (process.env.UPDATE_RECORDING === '1') await writeFile(DOCUMENT, played);
  expect(played).toBe(await readFile(DOCUMENT, 'utf8'));
});
