import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAppCall, wordsOfAppCall } from './app-call';
import { APP_VERB_NAMES, appVerb, TERMINAL_VERB_NAMES, usageOfAppVerb } from './app-verbs';
import { completeAppWords } from './complete-app-words';

const KNOWN = { projects: ['default', 'my work'], themes: ['sepia'], filters: ['urgent'] };

function read(...words: string[]) {
  const call = readAppCall(words);
  return call.ok ? [call.value.verb, call.value.args, Object.fromEntries(call.value.options)] : call.error;
}

describe('the verbs of the application', () => {
  it('are told in one line each', () => {
    expect(usageOfAppVerb('add')).toBe(
      'add TEXT… [--project NAME] [--due WORDS] [--priority P0|P1|P2] [--parent TODO] [--remind WORDS] [--repeat WORDS] [--note TEXT] [--json]',
    );
    expect(usageOfAppVerb('restore')).toBe('restore PATH [--yes] [--json]');
    for (const name of APP_VERB_NAMES) expect(appVerb(name).help).toMatch(/^[^.]+$/);
    expect(TERMINAL_VERB_NAMES).toEqual(['add', 'show', 'export', 'import', 'backup', 'restore']);
  });

  it('are read with their options, wherever these stand', () => {
    expect(read('add', 'buy', 'milk', '--due', 'in 3 days', '--json')).toEqual([
      'add',
      ['buy', 'milk'],
      { '--due': 'in 3 days', '--json': '' },
    ]);
    expect(read('add', '--priority=0', 'milk')).toEqual(['add', ['milk'], { '--priority': '0' }]);
    expect(read('add', '--', '--due')).toEqual(['add', ['--due'], {}]);
    expect(read('show')).toEqual(['show', [], {}]);
    expect(read('theme', 'dark')).toEqual(['theme', ['dark'], {}]);
  });

  it.each([
    [['dance'], 'there is no command “dance”'],
    [['ad', 'milk'], 'did you mean “add”?'],
    [['add'], 'TEXT is missing: add TEXT…'],
    [['add', ' ', ''], 'there is nothing in that'],
    [['add', 'milk', '--priority', 'high'], '--priority takes P0, P1 or P2 (usage: add'],
    [['add', 'milk', '--du', 'fri'], 'add does not know --du; did you mean “--due”?'],
    [['add', 'milk', '--due'], '--due needs WORDS behind it'],
    [['add', 'milk', '--json=1'], '--json takes no value'],
    [['export', '--format', 'xml'], '--format takes md, json'],
    [['import', 'a', '--format', 'orignal'], 'did you mean “original”?'],
    [['import'], 'PATH is missing: import PATH'],
    [['import', 'a', '--yes', '--dry-run'], '--dry-run and --yes cannot be said together'],
    [['export', '--all', '--day', 'fri'], '--all and --day cannot be said together'],
    [['show', '--all', '--project', 'x'], 'cannot be said together'],
    [['restore', 'a', 'b'], '“b” is one word too many'],
    [['backup', 'a', '--list'], 'one word too many'],
  ])('%j is not one: %s', (words, error) => {
    expect(read(...words)).toContain(error);
  });

  it('are the same call when they are written anew in as few words as can be', () => {
    for (const words of [
      ['add', 'a', 'b', '--due', 'x=y z', '--json', '--', '--c'],
      ['show', 'last', 'fri', '--all'],
      ['set', 'font.family', 'A', 'B'],
      ['backup'],
    ]) {
      const [first, second] = [read(...words), readAppCall(words)];
      const again = second.ok ? read(...wordsOfAppCall(second.value)) : null;
      const joined = (call: typeof first | null) =>
        (Array.isArray(call) ? JSON.stringify(call) : '').replaceAll('","', ' ');
      expect(joined(again)).toBe(joined(first));
    }
  });

  it('answer any words with a call or a sentence of one line', () => {
    const word = fc.oneof(
      fc.constantFrom(...APP_VERB_NAMES, '--json', '--due', '--', '-', '--due=', '__proto__'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const call = readAppCall(words);
        if (!call.ok) expect(call.error).toMatch(/^[^\p{Cc}]+$/u);
      }),
    );
  });
});

describe('what can be typed next', () => {
  it.each([
    [['theme'], 's', ['sepia']],
    [['project'], '', ['default', "'my work'"]],
    [['add', 'milk', '--project'], 'my', ["'my work'"]],
    [['add', 'milk', '--priority'], '', ['P0', 'P1', 'P2']],
    [['add', 'milk', '--due', 'fri'], '--p', ['--project', '--priority', '--parent']],
    [['add', 'milk', '--json'], '--j', []],
    [['set'], 'keym', ['keymap']],
    [['set', 'keymap'], 'v', ['vim']],
    [['set', 'font.size'], '', ['--reset']],
    [['filter'], 'u', ['urgent']],
    [['import', 'a', '--format'], 'o', ['original']],
    [['restore', 'a'], '', ['--yes', '--json']],
    [['dance'], '', []],
  ])('behind %j, begun with %j: %j', (words, partial, candidates) => {
    expect(completeAppWords(words, partial, KNOWN)).toEqual(candidates);
  });
});
