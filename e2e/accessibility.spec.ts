import { expect, test } from './app.fixture';

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

test('a click leaves the focus where a screen reader follows it', async ({ tui }) => {
  await tui.press('nA<Esc>');
  await tui.expectTodos(['[ ] A']);
  await tui.page.mouse.click(400, 400);
  await expect(tui.tree()).toBeFocused();
});

test('the status line is a live region, and a dialog is one', async ({ tui }) => {
  await expect(tui.page.getByRole('status')).toContainText('NAVIGATE');
  await tui.press('?');
  await expect(tui.page.getByRole('dialog')).toContainText('undo');
  await tui.press('<Esc>');
  await expect(tui.page.getByRole('dialog')).toHaveCount(0);
});
