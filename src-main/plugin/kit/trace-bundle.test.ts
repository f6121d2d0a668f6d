/** Where the lines of a bundle come from, with the real esbuild; and that finding out changes nothing that is built. */
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AS_BUILT } from '../../../src-core/plugin/source-places';
import { buildPlugin } from './build';
import { packPlugin } from './pack';
import { emptyFolder, manifestFor, writeSource } from './testing/sources';
import { CHECKOUT_PLACES } from './testing/workshop';
import { traceBundle } from './trace-bundle';

const MANIFEST = { 'manifest.toml': manifestFor('plugin.js') };

async function build(folder: string, traced: boolean) {
  const built = await buildPlugin(folder, CHECKOUT_PLACES, { traced });
  if (!built.ok) throw new Error(built.error.sentence);
  const script = readFileSync(join(built.value.folder, 'plugin.js'), 'utf8');
  return { ...built.value, script };
}

/** Where the author reads that a word of the bundle stands. */
async function placeOf(word: string, folder: string): Promise<string> {
  const { script, toSource } = await build(folder, true);
  const lines = script.split('\n');
  const line = lines.findIndex((one) => one.includes(word));
  const points = [...(lines[line] ?? '').split(word, 1).join('')].length;
  return toSource(`(plugin.js:${line + 1}:${points + 1})`);
}

const TWO_FILES = {
  ...MANIFEST,
  'src/plugin.ts': "import { far } from './far';\nexport const handle_action = () => far(1);\n",
  'src/far.ts': 'type Unused = string;\n\nexport const far = (n: number): number =>\n  needle(n);\n',
};

describe('a traced build', () => {
  it('is the same, byte for byte, and has no file more', async () => {
    const plain = await build(writeSource(TWO_FILES), false);
    const folder = writeSource(TWO_FILES);
    const traced = await build(folder, true);
    expect(traced.script).toBe(plain.script);
    expect(traced.script).not.toContain('sourceMappingURL');
    expect(readdirSync(traced.folder).sort()).toEqual(readdirSync(plain.folder).sort());
    expect(readdirSync(join(folder, 'dist'))).toEqual(['small']);
    expect(plain.toSource).toBe(AS_BUILT);
    expect(traced.toSource).not.toBe(AS_BUILT);
  });

  it('is packed as one that never was', async () => {
    const [one, other] = [writeSource(TWO_FILES), writeSource(TWO_FILES)];
    await build(other, true);
    const packed = await Promise.all([one, other].map((folder) => packPlugin(folder, CHECKOUT_PLACES)));
    const [first, second] = packed.map((zip) => (zip.ok ? zip.value : undefined));
    expect(second?.sha256).toBe(first?.sha256);
    expect(first?.members.map(({ name }) => name)).toEqual(['manifest.toml', 'plugin.js']);
  });

  it('of a script that is its own source leaves places alone', async () => {
    const folder = writeSource({ ...MANIFEST, 'plugin.js': 'exports.handle_action = () => needle();\n' });
    expect((await build(folder, true)).toSource).toBe(AS_BUILT);
  });
});

describe('a place in a bundle', () => {
  it('is one in the file that was written, whichever it is', async () => {
    const folder = writeSource(TWO_FILES);
    expect(await placeOf('needle', folder)).toBe('(src/far.ts:4:3)');
    expect(await placeOf('far(1)', folder)).toBe('(src/plugin.ts:2:36)');
    expect(await placeOf('__toCommonJS =', folder)).toMatch(/^\(plugin\.js:\d+:\d+\)$/);
  });

  it.each([
    ['src/a b%20#c?.ts', 'src/plugin.ts', './a b%20#c?'],
    ['node_modules/dep/index.js', 'src/plugin.ts', 'dep'],
    ['lib/far.mjs', 'plugin.js', './lib/far.mjs'],
    ['lib/far', 'plugin.js', './lib/far'],
    ['sdk/far.ts', 'src/plugin.ts', '../sdk/far'],
  ])('in %s is named, imported from %s', async (file, from, name) => {
    const folder = writeSource({
      ...MANIFEST,
      [from]: `import { far } from ${JSON.stringify(name)};\nexport const handle_action = () => far;\n`,
      [file]: '\nexport const far = () => needle();\n',
    });
    expect(await placeOf('needle', folder)).toBe(`(${file}:2:26)`);
  });

  it('is found through a folder that is a link', async () => {
    const link = join(emptyFolder(), 'link');
    symlinkSync(writeSource(TWO_FILES), link);
    expect(await placeOf('needle', link)).toBe('(src/far.ts:4:3)');
  });

  it('outside the plugin’s folder is not named', async () => {
    const folder = writeSource({
      ...MANIFEST,
      'src/plugin.ts': "import { far } from '../../sdk/far';\nexport const handle_action = () => far;\n",
      '../sdk/far.ts': 'export const far = () => needle();\n',
    });
    expect(await placeOf('needle', folder)).toMatch(/^\(plugin\.js:\d+:\d+\)$/);
  });
});

describe('a map that a source names', () => {
  /** What a bundler would read of it: names of files that are none of the plugin's. */
  const MAP = JSON.stringify({ version: 3, sources: ['stolen.ts'], names: [], mappings: 'AAAA;AACA;AACA' });

  it.each([
    ['by a path', (path: string) => `//# sourceMappingURL=${path}`],
    ['in the old way', (path: string) => `//@ sourceMappingURL=${path}`],
    ['in a longer comment', (path: string) => `/*# sourceMappingURL=${path} */`],
    ['in itself', () => `//# sourceMappingURL=data:application/json,${MAP}`],
  ])('%s is not read', async (_, comment) => {
    const folder = writeSource({
      ...TWO_FILES,
      'src/far.ts': 'export const far = (n: number) => needle(n);\n',
    });
    const map = join(folder, '../stolen.map');
    writeFileSync(map, MAP);
    for (const [file, text] of [
      ['src/plugin.ts', TWO_FILES['src/plugin.ts']],
      ['src/far.ts', 'export const far = (n: number) => needle(n);\n'],
    ] as const) {
      writeFileSync(join(folder, file), `${text}${comment(map)}`);
    }
    expect(await placeOf('needle', folder)).toBe('(src/far.ts:1:35)');
  });

  it.each([
    ['plugin.js itself', 'stolen.map', {}],
    ['a file without an ending', 'a', { a: 'export default 1;\n//# sourceMappingURL=broken.map' }],
    ['a style sheet', 'a.css', { 'a.css': 'a { color: red }\n/*# sourceMappingURL=broken.map */' }],
  ])('is not read for %s either, when plugin.js is bundled', async (_, name, more) => {
    const imported = name === 'stolen.map' ? '' : `import "./${name}";`;
    const folder = writeSource({
      ...MANIFEST,
      'plugin.js': `${imported}\nexport const handle_action = () => needle();\n//# sourceMappingURL=stolen.map`,
      'stolen.map': MAP,
      // A map that cannot be read is an error, which would leave no map at all.
      'broken.map': '{',
      ...more,
    });
    expect(await placeOf('needle', folder)).toBe('(plugin.js:2:36)');
  });
});

it('a bundle of what was saved meanwhile is not taken for the one that was built', async () => {
  const folder = writeSource(TWO_FILES);
  const built = await build(folder, false);
  const outFile = join(built.folder, 'plugin.js');
  const job = { folder, places: CHECKOUT_PLACES, outFile, ownCompilers: true, traced: true };
  const trace = () => traceBundle(job, { entryPoints: ['src/plugin.ts'] }, [folder]);
  expect(await trace()).not.toBe(AS_BUILT);
  writeFileSync(join(folder, 'src/far.ts'), TWO_FILES['src/far.ts'].replace('needle', 'thread'));
  expect(await trace()).toBe(AS_BUILT);
  writeFileSync(join(folder, 'src/far.ts'), 'const = 1');
  expect(await trace()).toBe(AS_BUILT);
});
