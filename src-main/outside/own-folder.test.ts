import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ownFolder, removeOwnFolder } from './own-folder';

function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'to-tui-own-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const plugin of ['a', 'b']) {
    mkdirSync(join(ownFolder(folder, plugin), 'deep'), { recursive: true });
    writeFileSync(join(ownFolder(folder, plugin), 'deep', 'token'), 'x');
  }
  return folder;
}

it('takes away all of one plugin and nothing of another', () => {
  const folder = home();
  removeOwnFolder(folder, 'a');
  removeOwnFolder(folder, 'never-there');
  expect(existsSync(ownFolder(folder, 'a'))).toBe(false);
  expect(existsSync(join(ownFolder(folder, 'b'), 'deep', 'token'))).toBe(true);
});

it('follows no link', () => {
  const folder = home();
  rmSync(ownFolder(folder, 'a'), { recursive: true });
  symlinkSync(ownFolder(folder, 'b'), ownFolder(folder, 'a'));
  removeOwnFolder(folder, 'a');
  expect(existsSync(ownFolder(folder, 'a'))).toBe(false);
  expect(existsSync(join(ownFolder(folder, 'b'), 'deep', 'token'))).toBe(true);
});

it.each(['..', '.', '', '../data', 'a/deep', 'A'])('deletes nothing for the name %j', (name) => {
  const folder = home();
  removeOwnFolder(folder, name);
  expect(existsSync(join(ownFolder(folder, 'a'), 'deep', 'token'))).toBe(true);
});
