import { expect, it } from 'vitest';
import { firstStalePackage } from './packages.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/a/node_modules/zod': { version: '3.0.0' },
  'node_modules/for-a-mac': { version: '1.0.0', optional: true },
};
const installed = {
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/a/node_modules/zod': { version: '3.0.0' },
};
const everywhere = () => true;

it('is content when all is in place, whatever other platforms would have', () => {
  expect(firstStalePackage(wanted, installed, everywhere)).toBeNull();
});

it.each([
  ['nothing was ever installed', {}, 'node_modules/zod'],
  ['a version differs', { ...installed, 'node_modules/zod': { version: '4.6.6' } }, 'node_modules/zod'],
  [
    'a nested package is missing',
    { 'node_modules/zod': { version: '4.6.7' } },
    'node_modules/a/node_modules/zod',
  ],
  [
    'an optional one is of another version',
    { ...installed, 'node_modules/for-a-mac': { version: '0.9.0' } },
    'node_modules/for-a-mac',
  ],
])('notices when %s', (_, have, stale) => {
  expect(firstStalePackage(wanted, have, everywhere)).toBe(stale);
});

it('notices a package whose folder has been deleted', () => {
  expect(firstStalePackage(wanted, installed, (folder) => folder !== 'node_modules/zod')).toBe(
    'node_modules/zod',
  );
});
