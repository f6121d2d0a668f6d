import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteWords, splitWords } from './command-words';
import { completeWords, type KnownWords } from './complete-words';

describe('the words of a line', () => {
  it.each([
    ['list --json', ['list', '--json']],
    ['  info   jira-sync ', ['info', 'jira-sync']],
    ['install "~/my plugins/a.zip" b', ['install', '~/my plugins/a.zip', 'b']],
    ["generate jira 'fix “that”'", ['generate', 'jira', 'fix “that”']],
    [String.raw`install C:\Users\me\a.zip`, ['install', String.raw`C:\Users\me\a.zip`]],
    [String.raw`a "b \"c\" \\ \d"`, ['a', String.raw`b "c" \ \d`]],
    [`site=it's" "all`, null],
    [`site="a b"c`, ['site=a bc']],
    [
      `add don't stop at 6' or 7" --note='a b'`,
      ['add', "don't", 'stop', 'at', "6'", 'or', '7"', '--note=a b'],
    ],
    [`''`, ['']],
    ['', []],
  ])('%s is %j', (line, words) => {
    expect(splitWords(line)).toEqual(
      words === null
        ? { ok: false, error: expect.stringContaining('not closed') }
        : { ok: true, value: words },
    );
  });

  it('are read back as they were quoted, whatever they are', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...`ab "'\\ \t=é`) }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(splitWords(quoteWords(words))).toEqual({ ok: true, value: words });
      }),
    );
  });
});

const KNOWN: KnownWords = {
  plugins: [
    { name: 'jira-sync', actions: [{ id: 'sync', title: 'Sync', description: '' }] },
    { name: 'hello', actions: [] },
  ],
  fields: (plugin) => (plugin === 'jira-sync' ? ['site', 'token'] : []),
};

/** The line with its end replaced by each candidate. */
function completed(line: string): string[] {
  const { from, candidates } = completeWords(line, KNOWN);
  return candidates.map((one) => line.slice(0, from) + one);
}

describe('completion', () => {
  it.each([
    ['di', ['disable', 'diff'].map((verb) => verb)],
    ['info ', ['info hello', 'info jira-sync']],
    ['info j', ['info jira-sync']],
    ['info "j', ['info jira-sync']],
    ['key jira-sync ', ['key jira-sync sync']],
    ['key jira-sync sync d', ['key jira-sync sync default']],
    ['config jira-sync site=x t', ['config jira-sync site=x token=']],
    [
      'policy hello hide=field:d',
      ['policy hello hide=field:description', 'policy hello hide=field:due_date'],
    ],
    ['revert hello ', ['revert hello since']],
    ['audit --since y', ['audit --since yesterday']],
    ['audit hello --', ['audit hello --since', 'audit hello --json']],
    ['list ', ['list --json']],
    ['keys hello o', ['keys hello on', 'keys hello off']],
    ['dance ', []],
    ['info hello more', []],
  ])('%s becomes %j', (line, lines) => {
    expect(completed(line)).toEqual(lines);
  });

  it('names every verb at the beginning', () => {
    expect(completeWords('', KNOWN)).toMatchObject({ from: 0, kind: 'verb' });
    expect(completed('')).toContain('audit');
  });

  it('says what is expected where it knows no candidates', () => {
    expect(completeWords('install ./', KNOWN)).toEqual({ from: 8, candidates: [], kind: 'path' });
    expect(completeWords('install a ', KNOWN).kind).toBe('path');
  });
});
