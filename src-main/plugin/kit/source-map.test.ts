/** Maps of bundles: one that is good, and whatever else a file could say. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesIn } from './source-map';

const FOLDER = resolve('/home/you/my-plugins/small');
const FROM = resolve(FOLDER, 'dist/.building-1');

/** Lines of the script; the first comes from nowhere, what the second begins with from line 5, column 3. */
const SCRIPT = '// made\n  "🦊", go();\nend\n';
const MAPPINGS = ';EAIE,MAAS;';

function placesOf(map: unknown, script = SCRIPT, folders = [FOLDER]) {
  const text = typeof map === 'string' ? map : JSON.stringify(map);
  return placesIn({ text, script, from: FROM, folders });
}

const good = (source: string, mappings = MAPPINGS) => ({
  version: 3,
  sources: [source],
  names: [],
  mappings,
});

describe('a map', () => {
  const find = placesOf(good('../../src/plugin.ts'));

  it('says where a place comes from, counted as editors count', () => {
    expect(find(2, 3)).toBe('src/plugin.ts:5:3');
    expect(find(2, undefined)).toBe('src/plugin.ts:5');
  });

  it('is asked in code points: a fox is one for the engine and two for the map', () => {
    expect(find(2, 7)).toBe('src/plugin.ts:5:3');
    expect(find(2, 8)).toBe('src/plugin.ts:5:12');
  });

  it('knows nothing of a line that comes from nowhere, nor of lines that are not there', () => {
    for (const line of [0, 1, 3, 4, 5, 9_999_999]) expect(find(line, 1)).toBeUndefined();
    expect(find(2, 1)).toBeUndefined();
  });

  it.each([
    ['../../src/a%20b%2520%23c.ts', 'src/a b%20#c.ts'],
    ['../../node_modules/dep/index.js', 'node_modules/dep/index.js'],
    ['../../..hidden.ts', '..hidden.ts'],
    ['../../src/\u001b[31mred\u0007\u202e\n.ts', 'src/red .ts'],
    ['../../src/%1B%5B31mred.ts', 'src/red.ts'],
  ])('shows %j as %j', (source, shown) => {
    expect(placesOf(good(source))(2, 3)).toBe(`${shown}:5:3`);
  });

  it('shows no more of a long path than fits', () => {
    const shown = placesOf(good(`../../${'long/'.repeat(1_000)}a.ts`))(2, 3) ?? '';
    expect(shown.length).toBeLessThan(180);
  });

  it('knows a folder by each of its names', () => {
    const real = resolve('/private/small');
    expect(placesOf(good('../../../../../../private/small/src/a.ts'), SCRIPT, [FOLDER, real])(2, 3)).toBe(
      'src/a.ts:5:3',
    );
  });
});

describe('a map that names what is none of the plugin’s', () => {
  it.each([
    '../../../../../../etc/passwd',
    '../../../small-too/src/a.ts',
    '../..',
    '/etc/passwd',
    `${FOLDER}/src/a.ts`,
    '..%2F..%2F..%2F..%2F..%2Fetc/passwd',
    'file:///etc/passwd/../../../../../../../etc/passwd',
    '../../src/%E0%A4%A.ts',
    '../../\u0000',
    '',
  ])('%j has no places', (source) => {
    expect(placesOf(good(source))(2, 3)).toBeUndefined();
  });
});

describe('a map that is none', () => {
  const nested = { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: good('../../a.ts') }] };
  it.each([
    ['no JSON', '{"version":3'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['of another version', { ...good('../../a.ts'), version: 4 }],
    ['made of maps', nested],
    ['made of maps of maps', `${'{"version":3,"sections":[{"map":'.repeat(20_000)}1${'}]}'.repeat(20_000)}`],
    ['without names of sources', { ...good('../../a.ts'), sources: [null] }],
    [
      'with more sources than anybody has',
      { ...good('../../a.ts'), sources: Array(10_001).fill('../../a.ts') },
    ],
    ['without mappings', { ...good('../../a.ts'), mappings: 7 }],
    ['larger than any', JSON.stringify({ ...good('../../a.ts'), more: 'x'.repeat(8 * 1024 * 1024) })],
  ])('%s has no places', (_, map) => {
    expect(placesOf(map)(2, 3)).toBeUndefined();
  });

  it.each([
    ['signs that are no digits', ';!!!!,\u0000🦊,AAAA'],
    ['a line before the first', ';EADE'],
    ['a column before the first', ';EAID'],
    ['a line beyond all', ';EA+/////DE'],
    ['a source that is not there', ';EIIE'],
  ])('with %s has no places and breaks nothing', (_, mappings) => {
    expect(placesOf(good('../../a.ts', mappings))(2, 3)).toBeUndefined();
  });

  it('with numbers without end is read to its end', () => {
    const find = placesOf(good('../../a.ts', `;${'g'.repeat(1_000_000)}`));
    expect(() => find(2, 3)).not.toThrow();
  });
});
