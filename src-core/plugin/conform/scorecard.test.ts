/** The page of `plugin conform`. */
import { describe, expect, it } from 'vitest';
import type { Conformance, ConformCheck } from './conform-check';
import { scorecard } from './scorecard';

const CHECK: ConformCheck = {
  group: 'worlds',
  called: 'init',
  given: 'a usual list',
  level: 'pass',
  came: '',
};

function card(checks: readonly Partial<ConformCheck>[], more: Partial<Conformance> = {}) {
  const all = { checks: checks.map((one) => ({ ...CHECK, ...one })), cut: {}, unjudged: 0, measured: [] };
  return scorecard('twin 0.1.0', { ...all, ...more }).lines;
}

const texts = (lines: ReturnType<typeof card>) => lines.map(({ text }) => text.trimEnd());

describe('a scorecard', () => {
  it('has a line for every group, and counts what passed', () => {
    const lines = card([{}, {}, { group: 'cost' }]);
    expect(texts(lines)).toEqual([
      '  worlds              2 of 2',
      '  host errors         not used',
      '  network             not used',
      '  files and programs  not used',
      '  stored values       not used',
      '  texts               not used',
      '  time and memory     1 of 1',
      '  determinism         not used',
      '  secrets             not used',
      '',
      '3 of 3',
    ]);
    expect(lines.at(-1)?.tone).toBe('ok');
  });

  it('says the same fault once, with what it was given, the worst first', () => {
    const bad = { level: 'warning', came: 'breaks' } as const;
    const lines = card([
      ...['a', 'b', 'c', 'd', 'e'].map((given) => ({ ...bad, given })),
      { level: 'error', came: 'traps', given: 'f', called: 'on_tick' },
    ]);
    expect(texts(lines).slice(0, 5)).toEqual([
      '  worlds              0 of 6',
      '    error: on_tick, given f',
      '      traps',
      '    warning: init, given a; b; c; and 2 more',
      '      breaks',
    ]);
    expect(texts(lines).at(-1)).toBe('0 of 6, 1 error, 5 warnings');
  });

  it('has an error line for errors alone, which the exit code goes by', () => {
    const tones = (level: ConformCheck['level']) => card([{ level, came: 'x' }]).map(({ tone }) => tone);
    expect(tones('warning')).not.toContain('error');
    expect(tones('recommendation')).not.toContain('error');
    expect(tones('error')).toContain('error');
  });

  it('shows so many of a group, and counts the rest', () => {
    const many = Array.from({ length: 25 }, (_, at) => ({ level: 'warning' as const, came: `fault ${at}` }));
    const shown = texts(card(many));
    expect(shown).toContain('    and 5 more');
    expect(shown.filter((text) => text.includes('warning: init'))).toHaveLength(20);
  });

  it('says last what was left out, and what could not be judged', () => {
    const why = 'the time was up';
    const lines = texts(
      card([{}], { cut: { texts: { why, left: 12 }, cost: { why, left: 3 } }, unjudged: 2 }),
    );
    expect(lines).toContain('    cut short: the time was up');
    expect(lines.slice(-3)).toEqual([
      '  2 runs left what was recorded, and could not be judged',
      '1 of 1',
      'left out: 12 of texts, 3 of time and memory',
    ]);
  });
});
