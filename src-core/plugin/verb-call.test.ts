import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWord } from './nearest-word';
import { isPluginVerb, PLUGIN_VERB_NAMES, PLUGIN_VERBS, usageOf } from './plugin-verbs';
import { readVerbCall } from './verb-call';

describe('a call of a verb', () => {
  it.each([
    ['list', { verb: 'list', args: [] }],
    [
      'audit jira --since 2h --json',
      { args: ['jira'], options: new Map(Object.entries({ '--since': '2h', '--json': '' })) },
    ],
    ['audit --since=2h', { args: [], options: new Map([['--since', '2h']]) }],
    ['install a b c', { args: ['a', 'b', 'c'] }],
    ['generate jira -- --json is a word', { args: ['jira', '--json', 'is', 'a', 'word'] }],
    ['config jira', { args: ['jira'] }],
  ])('%s is understood', (line, call) => {
    expect(readVerbCall(line.split(' '))).toMatchObject({ ok: true, value: call });
  });

  it.each([
    ['', 'plugin does not know “”'],
    ['lits', 'did you mean “list”?'],
    ['unistall x', 'did you mean “install”?'],
    ['dance', 'known: list, info, enable'],
    ['__proto__', 'known: list'],
    ['constructor', 'known: list'],
    ['info', 'NAME is missing: plugin info NAME'],
    ['revert jira', 'since is missing: plugin revert NAME since WHEN…'],
    ['info a b', '“b” is one word too many: plugin info NAME [--json]'],
    ['list --jsn', 'plugin list does not know --jsn; did you mean “--json”? (usage: plugin list [--json])'],
    ['list --json=yes', '--json takes no value'],
    ['audit --since', '--since needs WHEN behind it'],
    ['disable a --purge', 'plugin disable does not know --purge'],
  ])('%s is refused: %s', (line, error) => {
    expect(readVerbCall(line.split(' '))).toEqual({ ok: false, error: expect.stringContaining(error) });
  });

  it('needs a verb, and takes whatever it is given without throwing', () => {
    expect(readVerbCall([])).toMatchObject({ ok: false, error: expect.stringContaining('needs a verb') });
    fc.assert(fc.property(fc.array(fc.string()), (words) => typeof readVerbCall(words).ok === 'boolean'));
  });
});

describe('the table', () => {
  it('has one line of help and a usage for each verb', () => {
    for (const name of PLUGIN_VERB_NAMES) {
      expect(PLUGIN_VERBS[name].help).toMatch(/^\S.*[^.]$/);
      expect(usageOf(name).length).toBeLessThan(80);
    }
    expect(isPluginVerb('toString')).toBe(false);
  });
});

describe('the nearest word', () => {
  it.each([
    ['enabel', 'enable'],
    ['rollbakc', 'rollback'],
    ['conf', 'config'],
    ['zzz', undefined],
  ])('to %s is %s', (word, nearest) => {
    expect(nearestWord(word, PLUGIN_VERB_NAMES)).toBe(nearest);
  });
});
