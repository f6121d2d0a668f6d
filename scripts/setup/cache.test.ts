import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheRoot, fromCache } from './cache.mjs';

let folder: string;
let made: number;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-cache-'));
  made = 0;
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const entry = () => ({ root: path.join(folder, 'cache'), kind: 'runtime', key: 'abc' });
const kept = (...parts: string[]) => path.join(folder, 'cache', 'runtime', 'abc', ...parts);

async function make(content: string): Promise<void> {
  made += 1;
  fs.mkdirSync(path.join(content, 'locales'));
  fs.writeFileSync(path.join(content, 'program'), 'machine code', { mode: 0o755 });
  fs.writeFileSync(path.join(content, 'locales', 'en.pak'), 'words');
}

async function get(target = 'dist'): Promise<string> {
  return fromCache(entry(), path.join(folder, target), make);
}

function expectWhole(target = 'dist'): void {
  expect(fs.readFileSync(path.join(folder, target, 'program'), 'utf8')).toBe('machine code');
  expect(fs.statSync(path.join(folder, target, 'program')).mode & 0o777).toBe(0o755);
  expect(fs.readFileSync(path.join(folder, target, 'locales', 'en.pak'), 'utf8')).toBe('words');
  expect(fs.readdirSync(folder).filter((name) => /draft|old-/.test(name))).toEqual([]);
}

describe('fromCache', () => {
  it('makes an entry once and gives it to every checkout', async () => {
    expect(await get('one')).toBe('made');
    expect(await get('two')).toBe('restored');
    expect(made).toBe(1);
    expectWhole('one');
    expectWhole('two');
  });

  it('replaces the target whole', async () => {
    fs.mkdirSync(path.join(folder, 'dist'));
    fs.writeFileSync(path.join(folder, 'dist', 'of-an-older-version'), '');
    await get();
    expect(fs.readdirSync(path.join(folder, 'dist')).sort()).toEqual(['locales', 'program']);
  });

  it.each([
    ['a changed byte', () => fs.writeFileSync(kept('content', 'program'), 'machine c0de')],
    ['a file cut short', () => fs.truncateSync(kept('content', 'program'), 3)],
    ['a missing file', () => fs.rmSync(kept('content', 'locales', 'en.pak'))],
    ['a missing manifest', () => fs.rmSync(kept('manifest.json'))],
    ['a manifest cut short', () => fs.truncateSync(kept('manifest.json'), 20)],
    ['an empty manifest', () => fs.writeFileSync(kept('manifest.json'), '{"files":[]}')],
    [
      'a manifest that leads outside',
      () =>
        fs.writeFileSync(
          kept('manifest.json'),
          '{"files":[{"path":"../../../../x","size":0,"mode":420,"sha256":""}]}',
        ),
    ],
  ])('makes an entry with %s again instead of using it', async (_, damage) => {
    await get('before');
    damage();
    const said: string[] = [];
    expect(await fromCache(entry(), path.join(folder, 'dist'), make, (text) => said.push(text))).toBe('made');
    expect(said.join()).toContain('damaged');
    expectWhole();
    expect(await get('after')).toBe('restored');
  });

  it('leaves nothing when the making fails, and keeps the old target', async () => {
    await get();
    fs.rmSync(kept(), { recursive: true });
    const failing = () => Promise.reject(new Error('no space'));
    await expect(fromCache(entry(), path.join(folder, 'dist'), failing)).rejects.toThrow('no space');
    expect(fs.readdirSync(path.join(folder, 'cache', 'runtime'))).toEqual([]);
    expectWhole();
  });

  it('accepts that another checkout made the same entry meanwhile', async () => {
    const slower = async (content: string) => {
      await fromCache(entry(), path.join(folder, 'other'), make);
      await make(content);
    };
    await fromCache(entry(), path.join(folder, 'dist'), slower);
    expectWhole('other');
    expectWhole();
  });

  it('removes what nobody has used for long when something new is made', async () => {
    await get();
    const long = new Date(Date.now() - 61 * 86_400_000);
    fs.utimesSync(kept('manifest.json'), long, long);
    await fromCache({ ...entry(), key: 'new' }, path.join(folder, 'dist'), make);
    expect(fs.readdirSync(path.join(folder, 'cache', 'runtime'))).toEqual(['new']);
  });

  it('says what to do where the cache cannot be written', async () => {
    fs.writeFileSync(path.join(folder, 'cache'), 'a file where a folder should be');
    await expect(get()).rejects.toThrow(/cannot be written.*\nSet TO_TUI_CACHE/s);
  });
});

describe('cacheRoot', () => {
  it.each([
    [{ TO_TUI_CACHE: '/else' }, 'linux', '/else'],
    [{ XDG_CACHE_HOME: '/xdg' }, 'linux', '/xdg/to-tui'],
    [{}, 'linux', '/home/ann/.cache/to-tui'],
    [{ XDG_CACHE_HOME: '' }, 'linux', '/home/ann/.cache/to-tui'],
    [{ XDG_CACHE_HOME: '/xdg' }, 'darwin', '/home/ann/Library/Caches/to-tui'],
    [{ LOCALAPPDATA: '/local' }, 'win32', '/local/to-tui/cache'],
  ] as const)('is, with %o on %s, %s', (env, platform, expected) => {
    expect(cacheRoot(env, platform, '/home/ann')).toBe(expected);
  });
});
