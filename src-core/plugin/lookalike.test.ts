import { describe, expect, it } from 'vitest';
import { isOneEditAway, lookalikeWarning, mixesScripts, skeleton } from './lookalike';

const plugin = (name: string, title = name) => ({ name, title });
const INSTALLED = [plugin('modern-jira', 'Modern Jira'), plugin('claude-tasks')];

describe('a lookalike', () => {
  it.each([
    ['rn for m', plugin('rnodern-jira')],
    ['1 for i', plugin('modern-j1ra')],
    ['0 for o', plugin('m0dern-jira')],
    ['hyphens moved', plugin('mode-rnjira')],
    ['cl for d', plugin('modern-jira2', 'Moclern Jira')],
    ['a Cyrillic title', plugin('other', 'Mоdеrn Jіra')],
    ['full width', plugin('other', 'Ｍodern Jira')],
    ['mathematical letters', plugin('other', '𝐌𝐨𝐝𝐞𝐫𝐧 𝐉𝐢𝐫𝐚')],
    ['Greek and Armenian letters', plugin('other', 'Μοԁеrո Jιra')],
    ['Cherokee capitals', plugin('other', 'Ꮇodern Ꭻira')],
    ['small capitals', plugin('other', 'ᴍᴏᴅᴇʀɴ ᴊɪʀᴀ')],
    ['marks on letters', plugin('other', 'Mödérn Jirà')],
    ['strokes through letters', plugin('other', 'Møđern Jira')],
    ['invisible letters between', plugin('other', 'Mod\u200bern\u00ad Ji\u2060ra')],
    ['nn for m', plugin('nnodern-jira')],
    ['a letter more', plugin('modern-jiraa')],
    ['a letter less', plugin('modern-jra')],
    ['another letter', plugin('modern-jire')],
    ['two letters swapped', plugin('modren-jira')],
    ['the hyphen gone', plugin('modernjira')],
  ])('is named: %s', (_, wicked) => {
    expect(lookalikeWarning(wicked, INSTALLED)).toContain('modern-jira');
  });

  it('an installed plugin is not its own double, others are left alone', () => {
    expect(lookalikeWarning(plugin('modern-jira'), INSTALLED)).toBeUndefined();
    expect(lookalikeWarning(plugin('jira-claude', 'Задачи'), INSTALLED)).toBeUndefined();
  });

  it('mixed alphabets are said even when nothing is installed', () => {
    expect(lookalikeWarning(plugin('pay', 'Pаypal'), [])).toContain('mixes alphabets');
    expect(mixesScripts('東京 Tasks')).toBe(false);
    expect(mixesScripts('Задачи Jira')).toBe(false);
    expect(lookalikeWarning({ ...plugin('pay'), author: 'Pаypal Inc.' }, [])).toContain('author mixes');
    expect(lookalikeWarning(plugin('pay', '𝐏𝐚𝐲'), [])).toContain('title is written in letters');
    expect(lookalikeWarning({ ...plugin('pay'), author: 'Ｐaypal' }, [])).toContain('author is written');
  });

  it('leaves series, short names and distant names alone', () => {
    const known = [plugin('list-1'), plugin('git'), plugin('claude-tasks')];
    expect(lookalikeWarning(plugin('list-2'), known)).toBeUndefined();
    expect(lookalikeWarning(plugin('gist'), known)).toBeUndefined();
    expect(lookalikeWarning(plugin('claude-notes'), known)).toBeUndefined();
  });

  it('one edit is one edit', () => {
    for (const [a, b] of [
      ['abc', 'abcd'],
      ['abc', 'bc'],
      ['abc', 'axc'],
      ['abc', 'acb'],
      ['', 'a'],
    ] as const) {
      expect([a, b, isOneEditAway(a, b), isOneEditAway(b, a)]).toEqual([a, b, true, true]);
    }
    for (const [a, b] of [
      ['abc', 'abc'],
      ['abc', 'cba'],
      ['abc', 'abcde'],
      ['abcd', 'badc'],
      ['', 'ab'],
    ] as const) {
      expect([a, b, isOneEditAway(a, b), isOneEditAway(b, a)]).toEqual([a, b, false, false]);
    }
  });

  it('the skeleton answers for any text', () => {
    for (const text of ['', '\ud800', 'ﷺ'.repeat(100), '\u0000']) expect(() => skeleton(text)).not.toThrow();
  });
});
