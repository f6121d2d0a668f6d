/** `plugin conform DIR`: the exit code says whether there are errors; warnings are told and no more. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkoutWorkshop } from '../plugin/kit/testing/workshop';
import { home, shell } from './testing/shell';

const MANIFEST =
  '[plugin]\nname = "tried"\nversion = "0.1.0"\nentry = "plugin.js"\n\n[hooks]\non_todo_deleted = true\n';

it.each([
  ['warns and is done', "throw new Error('not now')", 0, '1 warning'],
  ['fails for an error', 'return null.todo', 1, 'error: on_todo_deleted'],
])('conform %s', { timeout: 60_000 }, async (_, body, code, words) => {
  const folder = home();
  const plugin = path.join(folder, 'tried');
  mkdirSync(plugin);
  writeFileSync(path.join(plugin, 'manifest.toml'), MANIFEST);
  writeFileSync(
    path.join(plugin, 'plugin.js'),
    `exports.on_todo_deleted = ({ todo }) => { if (todo.description === '\\n\\n\\n') { ${body}; } };`,
  );
  const { ask, opened } = shell(folder, await checkoutWorkshop());
  const answer = await ask(['plugin', 'conform', plugin]);
  expect(answer).toMatchObject({ code, out: expect.stringContaining(words) });
  expect(opened).toEqual([]);
});
