import { describe, expect, it } from 'vitest';
import { AS_BUILT, type FindPlace, scriptToSource } from './source-places';

/** Line 212 comes from somewhere, and no other. */
const find: FindPlace = (line, column) =>
  line === 212 ? `src/list.ts:31${column === undefined ? '' : `:${column + 2}`}` : undefined;
const toSource = scriptToSource(find);

describe('a place of the script', () => {
  it.each([
    ['The plugin reported: no ticket (plugin.js:212:5)', 'The plugin reported: no ticket (src/list.ts:31:7)'],
    ['no ticket (plugin.js:212)', 'no ticket (src/list.ts:31)'],
    ['plugin.js:212:5: bad', 'src/list.ts:31:7: bad'],
    ['at a (plugin.js:212:1)⏎ at b (plugin.js:212:2)', 'at a (src/list.ts:31:3)⏎ at b (src/list.ts:31:4)'],
  ])('%s becomes one of the source', (text, told) => {
    expect(toSource(text)).toBe(told);
  });

  it.each([
    ['that nobody knows', 'no ticket (plugin.js:3:5)'],
    ['of the prelude', 'at start (prelude.js:212:5)'],
    ['of another file', 'lib/plugin.js:212:5 my-plugin.js:212:5 my.plugin.js:212 \\plugin.js:212'],
    ['that is too far', 'plugin.js:21200000000:1 plugin.js:212:123456789'],
    ['that is cut off', 'plugin.js:2… plugin.js:212… plugin.js:212:… plugin.js:212:5…'],
    ['that is none', 'plugin.js: The script is empty. plugin.js:x'],
  ])('%s stays', (_, text) => {
    expect(toSource(text)).toBe(text);
  });

  it('stays where nothing is known', () => {
    expect(AS_BUILT('plugin.js:212:5')).toBe('plugin.js:212:5');
  });
});
