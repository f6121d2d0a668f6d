import { describe, expect, it } from 'vitest';
import { lookalikeWarning, mixesScripts } from './lookalike';

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
  });
});
