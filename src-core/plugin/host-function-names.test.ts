import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOST_FUNCTION_NAMES, isHostFunction, readLoggedLine } from './host-function-names';
import { HOST_FUNCTIONS } from './host-functions';

describe('the names of the host functions', () => {
  it('are those of the table, in its order', () => {
    expect(HOST_FUNCTION_NAMES).toEqual(Object.keys(HOST_FUNCTIONS));
    expect(isHostFunction('toString')).toBe(false);
  });
});

describe('a logged line', () => {
  const field = fc.oneof(fc.constantFrom('info', 'warn', 'loud', '', undefined, null), fc.anything());
  const near = fc.dictionary(fc.constantFrom('level', 'message', 'other'), field, { noNullPrototype: true });

  it('is read as the table says, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), near), (input) => {
        const text = JSON.stringify(input);
        const value: unknown = text === undefined ? undefined : JSON.parse(text);
        const wanted = HOST_FUNCTIONS.log.input.safeParse(value);
        const { data } = wanted;
        expect(readLoggedLine(value)).toEqual(
          wanted.success && data ? { level: data.level ?? 'info', message: data.message } : undefined,
        );
      }),
      { numRuns: 500 },
    );
  });
});
