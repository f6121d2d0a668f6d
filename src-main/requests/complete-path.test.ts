import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { completePath } from './complete-path';

/** A home with these entries; one that ends with a slash is a folder. */
function home(...entries: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'to-tui-paths-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const entry of entries) {
    const file = path.join(folder, entry);
    mkdirSync(entry.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!entry.endsWith('/')) writeFileSync(file, '');
  }
  return { folder, ways: (text: string) => completePath(text, { home: folder, cwd: folder }) };
}

describe('how a path goes on', () => {
  it('from the home, from the root, and from nowhere', async () => {
    const { folder, ways } = home('Documents/', 'Downloads/', 'notes.md');
    expect(await ways('')).toEqual(['Documents/', 'Downloads/', 'notes.md']);
    expect(await ways('~')).toEqual(['~/']);
    expect(await ways('~/Do')).toEqual(['~/Documents/', '~/Downloads/']);
    expect(await ways(`${folder}/n`)).toEqual([`${folder}/notes.md`]);
    expect(await ways('./n')).toEqual(['./notes.md']);
  });

  it('one folder at a time', async () => {
    const { ways } = home('a/b/c.md', 'a/my file.md');
    expect(await ways('a')).toEqual(['a/']);
    expect(await ways('a/')).toEqual(['a/b/', 'a/my file.md']);
    expect(await ways('a/b/')).toEqual(['a/b/c.md']);
  });

  it('as it is written before as it could be meant', async () => {
    const { ways } = home('notes.md', 'Notes/', 'Other');
    expect(await ways('n')).toEqual(['notes.md']);
    expect(await ways('o')).toEqual(['Other']);
  });

  it('without what is hidden, unless a dot asks for it', async () => {
    const { ways } = home('.secret/', '.profile', 'shown');
    expect(await ways('~/')).toEqual(['~/shown']);
    expect(await ways('~/.')).toEqual(['~/.profile', '~/.secret/']);
  });

  it('through links, also one that leads nowhere', async () => {
    const { folder, ways } = home('real/');
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'to-folder'));
    symlinkSync(path.join(folder, 'gone'), path.join(folder, 'to-nothing'));
    expect(await ways('to')).toEqual(['to-folder/', 'to-nothing']);
  });

  it('without names that no line can show', async () => {
    const { ways } = home('a\nb', 'a\u001b[31m', 'a\u202etxt.exe', 'a plain one');
    expect(await ways('a')).toEqual(['a plain one']);
    expect(await ways('a\n')).toEqual([]);
  });

  it('nowhere, where nothing can be read', async () => {
    const { folder, ways } = home('file', 'locked/inside');
    expect(await ways('gone/')).toEqual([]);
    expect(await ways('file/')).toEqual([]);
    expect(await ways('file://x')).toEqual([]);
    expect(await ways('//server/share/')).toEqual([]);
    expect(await ways('\0')).toEqual([]);
    chmodSync(path.join(folder, 'locked'), 0);
    if (process.getuid?.() !== 0) expect(await ways('locked/')).toEqual([]);
    chmodSync(path.join(folder, 'locked'), 0o700);
  });

  it('in two hundred ways at most, the first by name', async () => {
    const { ways } = home(...Array.from({ length: 250 }, (_, n) => `f${String(n).padStart(3, '0')}`));
    const found = await ways('f');
    expect(found).toHaveLength(200);
    expect([found[0], found[199]]).toEqual(['f000', 'f199']);
  });
});
