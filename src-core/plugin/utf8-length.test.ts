import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Length } from './utf8-length';

it('agrees with an encoder on every text, broken ones included', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'é', 'a') }),
      (a, b) => {
        expect(utf8Length(a + b)).toBe(new TextEncoder().encode(a + b).length);
      },
    ),
  );
});
