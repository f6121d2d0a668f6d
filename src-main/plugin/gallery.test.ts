import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readGallery, shippedFolder } from './gallery';
import { returning, writePlugin } from './testing/plugin-world';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-gallery-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function read(gallery: string) {
  const warnings: string[] = [];
  const plugins = await readGallery(
    gallery,
    (name) => (name === 'a' ? { version: '0.1.0', state: 'enabled', onTrial: true } : null),
    (message) => warnings.push(message),
  );
  return { plugins, warnings };
}

describe('the gallery', () => {
  it('reads each plugin as an installation would, and says how it stands', async () => {
    const gallery = folder();
    const more = `[permissions]\nnetwork = ["api.example.org"]\n`;
    writePlugin(gallery, 'b', returning(), more);
    writeFileSync(join(writePlugin(gallery, 'a', returning()), 'README.md'), '# A\u001b[2J\n');
    const { plugins, warnings } = await read(gallery);
    expect(warnings).toEqual([]);
    expect(plugins.map(({ name, installed }) => [name, installed?.onTrial])).toEqual([
      ['a', true],
      ['b', undefined],
    ]);
    expect(plugins[0]).toMatchObject({ version: '0.1.0', permissions: [], readme: ['# A'] });
    expect(plugins[1]?.permissions).toEqual([
      'connect to api.example.org',
      expect.stringContaining('see the content of your todos'),
    ]);
  });

  it('leaves out what is broken or called otherwise, and says so; what is no plugin it passes over', async () => {
    const gallery = folder();
    writePlugin(gallery, 'good', returning());
    writeFileSync(join(writePlugin(gallery, 'broken', returning()), 'manifest.toml'), 'not toml');
    rmSync(join(writePlugin(gallery, 'empty', returning()), 'plugin.js'));
    const other = writePlugin(gallery, 'other', returning());
    writeFileSync(
      join(other, 'manifest.toml'),
      '[plugin]\nname = "good"\nversion = "0.1.0"\nentry = "plugin.js"\n',
    );
    mkdirSync(join(gallery, 'testing'));
    writePlugin(gallery, 'UPPER', returning());
    writeFileSync(join(gallery, 'file'), '');
    const { plugins, warnings } = await read(gallery);
    expect(plugins.map(({ name }) => name)).toEqual(['good']);
    expect(warnings.map((text) => /plugin (\S+) is/.exec(text)?.[1])).toEqual(['broken', 'empty', 'other']);
    expect(warnings.at(-1)).toContain('its manifest calls it good');
  });

  it('is empty where there is none', async () => {
    expect(await read(join(folder(), 'nowhere'))).toEqual({ plugins: [], warnings: [] });
  });
});

describe('a name of the gallery', () => {
  it.each(['../a', 'a/../a', '/a', '.', '', 'A', 'con', 'x'.repeat(41), 'b'])('is none: %s', async (name) => {
    const gallery = folder();
    writePlugin(gallery, 'a', returning());
    expect(await shippedFolder(gallery, name)).toBeUndefined();
  });

  it('means its folder', async () => {
    const gallery = folder();
    const path = writePlugin(gallery, 'a', returning());
    expect(await shippedFolder(gallery, 'a')).toBe(path);
  });
});
