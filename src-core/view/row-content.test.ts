import { describe, expect, it } from 'vitest';
import { contentLine } from './row-content';
import { plainText } from './span';

describe('contentLine', () => {
  it('sets tags apart from the words and signs around them', () => {
    const line = contentLine('empty', 'ask (#people), not #42 #A-b', null);
    expect(line.filter((part) => part.ink === 'accent').map((part) => part.text)).toEqual([
      '#people',
      '#A-b',
    ]);
    expect(plainText(line)).toBe('ask (#people), not #42 #A-b');
  });

  it('strikes through what is cancelled, count excepted', () => {
    const line = contentLine('cancelled', 'fax #old (1/2)', 9);
    expect(line.map((part) => [part.text, part.strikethrough ?? false, part.ink])).toEqual([
      ['fax #old ', true, 'complete'],
      ['(1/2)', false, 'dim'],
    ]);
  });
});
