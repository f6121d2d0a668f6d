import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './app.fixture';
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
      - paragraph: undo
      - listbox:
        - option /undo/ [selected]
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
      - paragraph: plu
      - textbox "Command line"
  `);
});

/** The main views: how to get there, and what is to be seen then. */
const VIEWS: readonly (readonly [name: string, keys: string, seen: string])[] = [
  ['list', '', 'NAVIGATE'],
  ['edit', 'nnew', 'EDIT'],
  ['visual', 'v', 'VISUAL'],
  ['help', '?', 'HELP'],
  ['palette', '<C-S-p>', 'PALETTE'],
  ['command line', ':', ':'],
  ['plugins', 'P', 'PLUGINS'],
  ['search', '/mil', 'mil'],
  ['question', 'ggdd', 'Delete'],
];

async function expectNoViolations(tui: Tui, view: string): Promise<void> {
  // The cells are drawn for the eye only; their contrast is checked for every pair of colours in src-core/view.
  const { violations } = await new AxeBuilder({ page: tui.page })
    .setLegacyMode(true)
    .exclude('#terminal')
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${view}: ${id} ${nodes.map((node) => node.html).join(' ')}`),
  ).toEqual([]);
}

for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light' }, { contrast: 'more' }] as const) {
  test(`axe finds nothing in any view with ${Object.values(media).join()}`, async ({ tui }) => {
    await tui.page.emulateMedia(media);
    await tui.press('nA<Enter><Tab>b<Enter><BackTab>C<Esc>');
    await tui.expectTodos(['[ ] A', '  [ ] b', '[ ] C']);
    for (const [view, keys, seen] of VIEWS) {
      await tui.press(keys);
      await tui.expectScreen(seen);
      await expectNoViolations(tui, view);
      await tui.press('<Esc><Esc>');
    }
  });
}
