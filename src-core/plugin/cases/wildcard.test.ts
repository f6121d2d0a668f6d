import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fits, within } from './wildcard';

it.each([
  ['Buy milk', 'Buy milk', true],
  ['Buy milk', 'Buy milk!', false],
  ['Buy …', 'Buy milk', true],
  ['… milk', 'Buy milk', true],
  ['B…k', 'Buy milk', true],
  ['B…u…m…k', 'Buy milk', true],
  ['B…m…u…k', 'Buy milk', false],
  ['…', '', true],
  ['aa…aa', 'aaa', false],
  ['a…b…b', 'ab', false],
  ['a…b…b', 'abb', true],
])('%j fits %j: %j', (expected, text, fitting) => {
  expect(fits(expected, text)).toBe(fitting);
});

it('fits whatever stands in the gaps', () => {
  const parts = fc.array(
    fc.string({ maxLength: 4 }).filter((text) => !text.includes('…')),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(
      parts,
      fc.array(fc.string({ maxLength: 4 }), { minLength: 5, maxLength: 5 }),
      (texts, gaps) => {
        const filled = texts.map((text, at) => (at === 0 ? text : `${gaps[at - 1]}${text}`)).join('');
        expect(fits(texts.join('…'), filled)).toBe(true);
      },
    ),
  );
});

it('says the same as a pattern that tries every way', () => {
  const letters = (more: readonly string[]) =>
    fc.array(fc.constantFrom('a', 'b', ...more), { maxLength: 7 }).map((all) => all.join(''));
  fc.assert(
    fc.property(letters(['…']), letters([]), (expected, text) => {
      const pattern = new RegExp(`^${expected.replaceAll('…', '[^]*')}$`);
      expect(fits(expected, text)).toBe(pattern.test(text));
    }),
    { numRuns: 2_000 },
  );
});

it('finds a part anywhere', () => {
  expect(within('mil', 'Buy milk')).toBe(true);
  expect(within('B…milk', 'Buy milk soon')).toBe(true);
  expect(within('tea', 'Buy milk')).toBe(false);
});
