import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../lib/text-width';
import { badgeText, MAX_DECORATION } from './decoration';

describe('the text of a badge', () => {
  it.each([
    ['stays when it is short', 'in review', 'in review'],
    ['has no colours of its own', '\u001b[7mfake\u001b[0m', 'fake'],
    ['is cut by letters', 'x'.repeat(30), `${'x'.repeat(23)}…`],
    ['is cut by columns where a letter takes two', '東'.repeat(20), `${'東'.repeat(11)}…`],
    ['may fill its columns', '東'.repeat(12), '東'.repeat(12)],
  ])('%s', (_, raw, shown) => expect(badgeText(raw)).toBe(shown));

  it('is never wider than its columns, nor longer in characters', () => {
    const wide = fc.array(fc.constantFrom('東', 'a', '👩‍👩‍👦', 'e\u0301', '🇩🇪', '\u001b[1m'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(wide, (parts) => {
        const shown = badgeText(parts.join(''));
        expect(textWidth(shown)).toBeLessThanOrEqual(MAX_DECORATION);
        expect([...shown].length).toBeLessThanOrEqual(MAX_DECORATION);
      }),
    );
  });
});
