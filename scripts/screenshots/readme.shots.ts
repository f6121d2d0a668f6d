import path from 'node:path';
import { ROOT, start, test } from '../../e2e/app.fixture';

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

test('the list, and the plugins', async ({ dataDir }) => {
  const app = await start(dataDir, { plugins: ['hello', 'hello-js'] });
  const { page } = app.tui;
  await page.emulateMedia({ colorScheme: 'dark' });
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 420),
  );
  await app.tui.press(LIST);
  await app.tui.expectScreen('Fax machine');
  await app.tui.press('ggj<C-x>c');
  await app.tui.expectScreen(/\d open, \d done/);
  await page.screenshot({ path: path.join(IMAGES, 'list.png') });
  await app.tui.press('P');
  await app.tui.expectScreen(/hello-js.*enabled/);
  await app.tui.press('<Enter>');
  await page.screenshot({ path: path.join(IMAGES, 'plugin.png') });
  await app.quit();
});
