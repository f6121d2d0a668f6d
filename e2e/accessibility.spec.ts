import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './app.fixture';
import { startForViews, visitViews, writeTheme } from './every-view';
import type { Tui } from './tui';

test('a screen reader finds the list as a tree and follows the cursor', async ({ tui }) => {
  await tui.press('nA<Enter><Tab>b<Enter><BackTab>C<Esc>');
  await tui.expectTodos(['[ ] A', '  [ ] b', '[ ] C']);
  const tree = tui.tree();
  await expect(tree).toMatchAriaSnapshot(`
    - tree:
      - treeitem /open, A/ [expanded] [level=1]
      - treeitem /open, b/ [level=2]
      - treeitem /open, C/ [level=1] [selected]
  `);
  await expect(tree).toBeFocused();
  await tui.press('x');
  await expect(tui.page.getByRole('treeitem', { selected: true })).toHaveText(/done, C/);
  const active = await tree.getAttribute('aria-activedescendant');
  expect(active).toBe(await tui.page.getByRole('treeitem', { selected: true }).getAttribute('id'));
  await tui.press('ggc');
  await expect(tui.page.getByRole('treeitem', { selected: true })).toHaveAttribute('aria-expanded', 'false');
  await expect(tui.page.getByRole('treeitem')).toHaveCount(2);
});

test('in visual mode the tree says which rows are selected', async ({ tui }) => {
  await tui.press('nA<Enter>b<Enter>C<Esc>gg');
  await tui.expectTodos(['[ ] A', '[ ] b', '[ ] C']);
  await expect(tui.tree()).not.toHaveAttribute('aria-multiselectable');
  await tui.press('vj');
  await expect(tui.tree()).toHaveAttribute('aria-multiselectable', 'true');
  await expect(tui.page.getByRole('treeitem', { selected: true })).toHaveText([/open, A/, /open, b/]);
  const active = await tui.tree().getAttribute('aria-activedescendant');
  expect(active).toBe(await tui.page.getByRole('treeitem', { name: /open, b/ }).getAttribute('id'));
});

test('a click leaves the focus where a screen reader follows it', async ({ tui }) => {
  await tui.press('nA<Esc>');
  await tui.expectTodos(['[ ] A']);
  await tui.page.mouse.click(400, 400);
  await expect(tui.tree()).toBeFocused();
});

test('what happens is spoken, once each time; what stands in the status bar waits to be read', async ({
  tui,
}) => {
  await expect(tui.page.getByRole('group', { name: 'Status bar' })).toContainText('NAVIGATE');
  const live = tui.page.getByRole('status');
  await tui.press('nA<Enter>B<Esc>');
  await tui.expectTodos(['[ ] A', '[ ] B']);
  await tui.press('u');
  await expect(live).toContainText('undid');
  // What is spoken are changes of the region: moving the cursor makes none, the same news once more makes one.
  await live.evaluate((region) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const heard = () => tui.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await tui.press('k');
  await expect(tui.page.getByRole('treeitem', { selected: true })).toHaveText(/open, A/);
  expect(await heard()).toEqual([]);
  await tui.press('<C-r>u');
  await expect.poll(async () => (await heard()).at(-1)).toContain('undid');
});

test('an edited row, and what is typed, have names', async ({ tui }) => {
  await tui.press('nmilk');
  await expect(tui.page.getByRole('textbox', { name: 'New todo' })).toBeFocused();
  await tui.press('<Esc>i');
  await expect(tui.page.getByRole('textbox', { name: 'Edit todo' })).toBeFocused();
  await expect(tui.page.getByRole('treeitem', { selected: true })).toHaveText('editing: milk');
  await tui.press('<Esc>');
  await expect(tui.tree()).toBeFocused();
});

test('a page is a dialog, and the focus is in it as long as it is open', async ({ tui }) => {
  await tui.press('?');
  const dialog = tui.page.getByRole('dialog');
  await expect(dialog).toContainText('undo');
  await expect(dialog).toBeFocused();
  await tui.press('<Esc>');
  await expect(dialog).toHaveCount(0);
  await expect(tui.tree()).toBeFocused();
});

test('what can be chosen is a list of options that follows the cursor, also while something is typed', async ({
  tui,
}) => {
  await tui.press('<C-S-p>');
  const field = tui.page.getByRole('textbox', { name: 'What to do' });
  await expect(field).toBeFocused();
  await tui.press('undo');
  await expect(tui.page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog:
      - listbox:
        - option /undo/ [selected]
      - textbox "What to do": undo
  `);
  const chosen = tui.page.getByRole('option', { selected: true });
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
  await tui.press('<Esc>');
  await expect(tui.tree()).toBeFocused();
});

test('the command line is a dialog with a named text', async ({ tui }) => {
  await tui.press(':');
  await tui.press('plu');
  await expect(tui.page.getByRole('dialog', { name: 'Command line' })).toMatchAriaSnapshot(`
    - dialog "Command line":
      - textbox "Command line": plu
  `);
});

/** Where the focus is, and what is wrong with that: nobody may be sent where a screen reader does not follow. */
async function focusOf(tui: Tui): Promise<{ on: string; faults: string[] }> {
  return tui.page.evaluate(() => {
    const faults: string[] = [];
    const focused = document.activeElement;
    if (focused === null || focused === document.body)
      return { on: 'nothing', faults: ['nothing has the focus'] };
    if (focused.closest('[aria-hidden="true"]')) faults.push('the focus is on what is hidden');
    const dialog = document.querySelector('[role="dialog"]:not([hidden])');
    const owned = (dialog?.getAttribute('aria-owns') ?? '').split(' ');
    if (dialog && !dialog.contains(focused) && !owned.includes(focused.id))
      faults.push('the focus is behind the dialog');
    const active = focused.getAttribute('aria-activedescendant');
    const followed = active === null ? null : document.getElementById(active);
    if (active !== null && (!followed || followed.closest('[hidden]'))) faults.push(`${active} is not there`);
    if (focused.getAttribute('role') !== 'dialog' && !focused.getAttribute('aria-label'))
      faults.push('it has no name');
    return { on: focused.getAttribute('role') ?? focused.tagName.toLowerCase(), faults };
  });
}

/** What axe brings into the page. */
interface Axe {
  run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function violationsOf({ page }: Tui): Promise<string[]> {
  // The builder sends all of axe along with each question, which takes longer than to answer it: it is asked once.
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // The cells are drawn for the eye only; their contrast is checked for every pair of colours in src-core/view.
    const { violations } = await axe.run({ exclude: [['#terminal']] });
    return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(' ')}`);
  });
}

test('every mode and box is heard as it is seen, with the focus in it, reached and left by keys alone', async ({
  dataDir,
}) => {
  test.setTimeout(120_000);
  const app = await startForViews(dataDir, '');
  await visitViews(app, async (name, view) => {
    await expect.soft.poll(() => focusOf(app.tui), name).toEqual({ on: view.focus, faults: [] });
    const inList = view.focus === 'tree' || name === 'edit';
    const heard = inList ? app.tui.tree() : app.tui.page.getByRole('dialog');
    await expect.soft(heard, name).toMatchAriaSnapshot({ name: `${name.replaceAll(' ', '-')}.aria.yml` });
  });
  await expect(app.tui.tree()).toBeFocused();
  await app.quit();
});

const LOOKS = [
  ['dark', 'theme = "dark"\n', {}],
  ['light', 'theme = "light"\n', {}],
  ['high contrast', 'theme = "high_contrast"\n', {}],
  ['a theme file', 'theme = "solar"\n', {}],
  [
    'the default under forced colours',
    '',
    { contrast: 'more', forcedColors: 'active', reducedMotion: 'reduce' },
  ],
] as const;

for (const [look, config, media] of LOOKS) {
  test(`axe finds nothing in any mode or box: ${look}`, async ({ dataDir }) => {
    test.setTimeout(120_000);
    await writeTheme(dataDir);
    const app = await startForViews(dataDir, config);
    await app.tui.page.emulateMedia(media);
    await visitViews(app, async (name) => {
      expect.soft(await violationsOf(app.tui), name).toEqual([]);
    });
    await app.quit();
  });
}
