import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchScore, searched } from './fuzzy';

const score = (typed: string, text: string) => matchScore(typed, searched(text));

describe('a fuzzy match', () => {
  it.each([
    ['rbj', 'roll back jira-sync'],
    ['roba', 'roll back'],
    ['prvw', 'preview'],
    ['jira roll', 'roll back jira-sync'],
    ['東', '東京 office'],
  ])('of %s is in %s', (typed, text) => expect(score(typed, text)).toBeDefined());

  it.each([
    ['jbr', 'roll back jira-sync'],
    ['ollack', 'roll back'],
    ['undoo', 'undo'],
    ['x', ''],
  ])('of %s is not in %s', (typed, text) => expect(score(typed, text)).toBeUndefined());

  it.each([
    ['undo', 'undo', 'undo the last'],
    ['re', 'redo', 'explore'],
    ['log', 'logs of jira', 'dialog'],
    ['move up', 'move up', 'move: one row up'],
    ['rb', 'roll back', 'crab'],
  ])('of %s is better in %s than in %s', (typed, better, worse) => {
    expect(score(typed, better)).toBeGreaterThan(score(typed, worse) ?? 0);
  });

  it('finds every text by itself, by each of its words and by the first letters of its words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(' ');
        const initials = words.map((each) => each.charAt(0)).join('');
        for (const typed of [text, ...words, initials]) expect(score(typed, text)).toBeDefined();
      }),
    );
  });

  it('takes only letters that occur, in order', () => {
    const letters = fc.stringMatching(/^[ab ]{0,12}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{1,6}$/), letters, (typed, text) => {
        if (score(typed, text) === undefined) return;
        let at = -1;
        for (const letter of typed) {
          at = text.indexOf(letter, at + 1);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('ends soon, whatever the text', () => {
    const wicked = searched('a '.repeat(500));
    const typed = `${'a'.repeat(60)}b`;
    expect(matchScore(typed, wicked)).toBeUndefined();
    expect(matchScore(`${'a'.repeat(60)}`, searched(`${'a a'.repeat(60)} b`))).toBeDefined();
    expect(
      matchScore(`${'ab'.repeat(30)}c`, searched(`${'a b '.repeat(60)}`.replace(/.{4}$/, ' xc'))),
    ).toBeUndefined();
  });
});
