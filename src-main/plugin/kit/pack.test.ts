/** Packing: the same bytes each time, which the application's own reader takes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../archive';
import { readSource } from '../package-source';
import { packPlugin } from './pack';
import { emptyFolder, manifestFor, SCRIPT, writeSource } from './testing/sources';
import { CHECKOUT_PLACES } from './testing/workshop';
import { writeZip } from './write-zip';

const FILES = {
  'manifest.toml': manifestFor('plugin.js'),
  'plugin.js': SCRIPT,
  'README.md': '# Small ✓\n',
  LICENSE: 'MIT',
  'tests/cases.json': '[]',
  'sdk/to-tui.d.ts': '',
  'secret.env': 'TOKEN=1',
};

async function pack(folder: string, out?: string) {
  const packed = await packPlugin(folder, CHECKOUT_PLACES, out);
  if (!packed.ok) throw new Error([packed.error.sentence, ...packed.error.output].join('\n'));
  return packed.value;
}

describe('packing', () => {
  it('packs what a plugin is made of and nothing else, and the application takes it', async () => {
    const folder = writeSource(FILES);
    const packed = await pack(folder);
    expect(packed).toMatchObject({
      name: 'small',
      version: '1.2.3',
      file: join(folder, 'dist/small-1.2.3.zip'),
    });
    expect(packed.members.map(({ name }) => name)).toEqual([
      'manifest.toml',
      'plugin.js',
      'README.md',
      'LICENSE',
    ]);
    const bytes = readFileSync(packed.file);
    expect(packed.bytes).toBe(bytes.length);
    expect(packed.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const source = await readSource(packed.file);
    if (!source.ok) throw new Error(source.error);
    expect(source.value.package.manifest.name).toBe('small');
    expect(Buffer.from(source.value.package.moduleBytes).toString()).toBe(SCRIPT);
    expect([...source.value.extras.keys()]).toEqual(['README.md', 'LICENSE']);
  });

  it('makes the same bytes anywhere, at any time, whatever the files’ dates and modes', async () => {
    const [one, other] = [writeSource(FILES), writeSource(FILES)];
    const first = readFileSync((await pack(one)).file);
    for (const name of Object.keys(FILES)) utimesSync(join(other, name), 1_000_000, 2_000_000);
    const [cwd, umask] = [process.cwd(), process.umask(0o077)];
    onTestFinished(() => {
      process.umask(umask);
      process.chdir(cwd);
    });
    process.chdir(emptyFolder());
    const second = readFileSync((await pack(other)).file);
    expect(second.equals(first)).toBe(true);
    expect(readFileSync((await pack(other)).file).equals(first)).toBe(true);
  });

  it('puts it where it is told, and refuses a name by which nobody knows a plugin', async () => {
    const folder = writeSource(FILES);
    const out = emptyFolder();
    expect((await pack(folder, join(out, 'mine.zip'))).file).toBe(join(out, 'mine.zip'));
    expect((await pack(folder, out)).file).toBe(join(out, 'small-1.2.3.zip'));
    const refused = await packPlugin(folder, CHECKOUT_PLACES, join(out, 'mine.tar'));
    expect(refused).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('.zip') } });
    const nowhere = await packPlugin(folder, CHECKOUT_PLACES, join(out, 'no/such/a.zip'));
    expect(nowhere).toMatchObject({
      ok: false,
      error: { sentence: expect.stringContaining('is not there') },
    });
    expect(readdirSync(out).sort()).toEqual(['mine.zip', 'small-1.2.3.zip']);
  });

  it('replaces a link instead of writing through it', async () => {
    const folder = writeSource(FILES);
    const [out, kept] = [emptyFolder(), join(emptyFolder(), 'kept.zip')];
    writeFileSync(kept, 'mine');
    symlinkSync(kept, join(out, 'a.zip'));
    await pack(folder, join(out, 'a.zip'));
    expect(readFileSync(kept, 'utf8')).toBe('mine');
  });

  it('packs nothing of what does not build', async () => {
    const folder = writeSource({ ...FILES, 'plugin.js': 'const = 1' });
    const packed = await packPlugin(folder, CHECKOUT_PLACES);
    expect(packed).toMatchObject({
      ok: false,
      error: { sentence: expect.stringContaining('plugin.js:1:7') },
    });
    expect(existsSync(join(folder, 'dist/small-1.2.3.zip'))).toBe(false);
  });
});

describe('a zip', () => {
  const NAME = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,20}\.[a-z]{1,4}$/);

  it('holds what was put in, for the application’s reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ name: NAME, bytes: fc.uint8Array({ maxLength: 300 }) }), {
          maxLength: 6,
          selector: ({ name }) => name.toLowerCase(),
        }),
        async (members) => {
          const archive = await openArchive(writeZip(members));
          if (!archive.ok) throw new Error(archive.error);
          expect(archive.value.names).toEqual(members.map(({ name }) => name));
          for (const { name, bytes } of members) {
            const read = await archive.value.read(name, 1_000);
            expect(read.ok && [...read.value]).toEqual([...bytes]);
          }
        },
      ),
    );
  });

  it('is one that other programs take too', () => {
    if (spawnSync('python3', ['--version']).status !== 0) return;
    const folder = emptyFolder();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'a.zip'), writeZip([{ name: 'ünï.txt', bytes: Buffer.from('✓') }]));
    const script = `import zipfile\nz = zipfile.ZipFile('a.zip')\nprint(z.testzip(), z.infolist())\nz.extractall('out')`;
    const told = execFileSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(told).toContain("filename='ünï.txt' filemode='-rw-r--r--'");
    expect(readFileSync(join(folder, 'out/ünï.txt'), 'utf8')).toBe('✓');
  });
});
