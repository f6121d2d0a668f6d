import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Candidate, discover } from './discovery';
import { packageHash } from './plugin-package';
import { manifestFor, returning, writePlugin } from './testing/plugin-world';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-plugins-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What was found, `name: reason` for what cannot be used. */
async function found(plugins: string): Promise<string[]> {
  return (await discover(plugins)).map((one: Candidate) =>
    one.kind === 'package' ? one.package.manifest.name : `${one.name}: ${one.reason}`,
  );
}

describe('the plugins folder', () => {
  it('has no folder that passes for another by what is not seen in its name', async () => {
    const plugins = folder();
    writePlugin(plugins, 'p', returning());
    mkdirSync(join(plugins, 'p\u200b'));
    mkdirSync(join(plugins, '\u200b..'));
    const names = (await discover(plugins)).map((one) => (one.kind === 'package' ? 'p' : one.name));
    expect(names).toEqual(['p', 'p?', '..?']);
  });

  it('may be missing or hold other things', async () => {
    const plugins = folder();
    expect(await found(join(plugins, 'nowhere'))).toEqual([]);
    writeFileSync(join(plugins, 'notes.txt'), 'x');
    mkdirSync(join(plugins, '.previous'));
    expect(await found(plugins)).toEqual([]);
  });

  it('is read in order, and one that is broken hides no other', async () => {
    const plugins = folder();
    writePlugin(plugins, 'b', returning());
    writePlugin(plugins, 'a', returning());
    mkdirSync(join(plugins, 'empty'));
    expect(await found(plugins)).toEqual(['a', 'b', 'empty: manifest.toml is not there']);
  });

  const attack = (prepare: (path: string) => void) => async () => {
    const plugins = folder();
    const path = writePlugin(plugins, 'p', returning());
    writePlugin(plugins, 'good', returning());
    prepare(path);
    const [good, p] = await found(plugins);
    expect(good).toBe('good');
    return p;
  };
  const write = (name: string, content: string | Uint8Array) => (path: string) =>
    writeFileSync(join(path, name), content);
  const replace = (name: string, how: (path: string) => void) => (path: string) => {
    rmSync(join(path, name));
    how(join(path, name));
  };

  it.each([
    ['another plugin’s name', write('manifest.toml', manifestFor('good')), 'says it is “good”'],
    ['a manifest of 10 MB', write('manifest.toml', 'x'.repeat(10_000_000)), 'at most 65536'],
    ['a manifest that is no text', write('manifest.toml', Uint8Array.of(0xff, 0xfe)), 'not UTF-8'],
    ['a manifest nested 10,000 deep', write('manifest.toml', `a = ${'['.repeat(10_000)}`), 'manifest.toml'],
    ['dots 10,000 deep', write('manifest.toml', `${'a.'.repeat(10_000)}b = 1`), 'nested too deep'],
    ['a key given twice', write('manifest.toml', '[plugin]\nname = "p"\nname = "q"'), 'line 3'],
    ['a poisoned key', write('manifest.toml', '[plugin]\n__proto__ = 1'), 'line 2'],
    [
      'another',
      write('manifest.toml', `${manifestFor('p')}[settings.prototype]\ntype = "string"`),
      'line 7: the key “prototype”',
    ],
    [
      'a truth in quotes',
      write('manifest.toml', `${manifestFor('p')}[permissions]\nnetwork = "false"`),
      'line 8: permissions.network',
    ],
    [
      'an entry elsewhere',
      write('manifest.toml', manifestFor('p').replace('plugin.js', '../good/plugin.js')),
      'line 4: plugin.entry',
    ],
    [
      'a manifest that is a link',
      replace('manifest.toml', (at) => symlinkSync('../good/manifest.toml', at)),
      'manifest.toml is a link',
    ],
    [
      'code that is a link',
      replace('plugin.js', (at) => symlinkSync('../good/plugin.js', at)),
      'plugin.js is a link',
    ],
    ['code that is a folder', replace('plugin.js', (at) => mkdirSync(at)), 'plugin.js is not a plain file'],
    [
      'code that is a pipe',
      replace('plugin.js', (at) => execFileSync('mkfifo', [at])),
      'plugin.js is not a plain file',
    ],
    ['code that is gone', replace('plugin.js', () => undefined), 'plugin.js is not there'],
    [
      'code of 100 MB',
      (path: string) => truncateSync(join(path, 'plugin.js'), 100_000_000),
      'at most 8388608',
    ],
    ['code of nothing', write('plugin.js', ''), 'The script is empty'],
  ])('%s is an error with a reason', async (_, prepare, words) => {
    expect(await attack(prepare)()).toContain(words);
  });

  it('a module is looked over, and must have what the manifest declares', async () => {
    const plugins = folder();
    const path = writePlugin(plugins, 'p', '');
    writeFileSync(join(path, 'manifest.toml'), manifestFor('p').replace('plugin.js', 'plugin.wasm'));
    writeFileSync(join(path, 'plugin.wasm'), 'PK\u0003\u0004 renamed');
    expect(await found(plugins)).toEqual([
      expect.stringContaining('plugin.wasm: The module is not WebAssembly'),
    ]);
    writeFileSync(join(path, 'plugin.wasm'), Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    expect(await found(plugins)).toEqual([
      expect.stringContaining('declares handle_action, which the module'),
    ]);
  });

  it('the hash names both files and where one ends', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(packageHash(bytes('ab'), bytes('c'))).not.toBe(packageHash(bytes('a'), bytes('bc')));
    expect(packageHash(bytes('a'), bytes('b'))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('a hard link is the file itself, read once into memory', async () => {
    const plugins = folder();
    const path = writePlugin(plugins, 'p', returning());
    linkSync(join(path, 'plugin.js'), join(plugins, 'outside'));
    const [candidate] = await discover(plugins);
    writeFileSync(join(plugins, 'outside'), 'exports.other = 1');
    if (candidate?.kind !== 'package') throw new Error('not found');
    expect(new TextDecoder().decode(candidate.package.moduleBytes)).toBe(returning());
    expect(readFileSync(join(path, 'plugin.js'), 'utf8')).toBe('exports.other = 1');
  });

  it('a candidate knows the version before, when that is its own', async () => {
    const plugins = folder();
    for (const name of ['p', 'q', 'r', 's']) writePlugin(plugins, name, returning(), '', '0.2.0');
    writePlugin(join(plugins, '.previous'), 'p', returning(), '', '0.1.0');
    writePlugin(join(plugins, '.previous'), 'other', returning(), '', '0.1.0');
    renameSync(join(plugins, '.previous', 'other'), join(plugins, '.previous', 'q'));
    mkdirSync(join(plugins, '.previous', 'r'));
    symlinkSync('/etc/passwd', join(plugins, '.previous', 'r', 'manifest.toml'));
    const versions = (await discover(plugins)).map(({ previousVersion }) => previousVersion);
    expect(versions).toEqual(['0.1.0', null, null, null]);
  });
});
