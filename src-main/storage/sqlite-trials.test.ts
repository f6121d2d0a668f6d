import { describe, expect, it } from 'vitest';
import { MAX_TRIAL_RUNS, NOTHING_WITHHELD, type TrialNote } from '../../src-core/plugin/trial-note';
import { SqliteTrialRepository } from './sqlite-trials';
import { NOON, opened, temporaryPaths } from './testing/temporary';

const note = (said: string): TrialNote => ({
  ...NOTHING_WITHHELD,
  at: NOON,
  times: 1,
  trigger: 'go',
  reason: null,
  reached: [],
  said: [said],
});

function setUp() {
  const { database } = opened(temporaryPaths());
  database.pragma('synchronous = OFF');
  return { database, trials: new SqliteTrialRepository(database) };
}

describe('trials in the database', () => {
  it('begin once, count every run and keep the newest of each plugin, newest first', () => {
    const { trials } = setUp();
    trials.begin('p', NOON);
    trials.begin('p', '2027-01-01T00:00:00.000Z');
    trials.begin('q', NOON);
    trials.note('q', note('other'));
    for (let n = 1; n <= MAX_TRIAL_RUNS + 3; n++) trials.note('p', note(`${n}`));
    expect(trials.find('p')).toEqual({ since: NOON, runs: MAX_TRIAL_RUNS + 3 });
    const kept = trials.notes('p');
    expect(kept).toHaveLength(MAX_TRIAL_RUNS);
    expect([kept[0]?.said, kept.at(-1)?.said]).toEqual([[`${MAX_TRIAL_RUNS + 3}`], ['4']]);
    expect(trials.notes('q')).toHaveLength(1);
  });

  it('note nothing of a plugin that is not on trial, and forget all when they end', () => {
    const { database, trials } = setUp();
    trials.note('p', note('early'));
    expect(trials.find('p')).toBeUndefined();
    trials.begin('p', NOON);
    trials.note('p', note('x'));
    trials.end('p');
    expect([trials.find('p'), trials.notes('p')]).toEqual([undefined, []]);
    expect(database.prepare('SELECT * FROM plugin_trial_runs').all()).toEqual([]);
  });

  it('keep a run that is like the last one together with it', () => {
    const { trials } = setUp();
    trials.begin('p', NOON);
    const later = '2026-01-31T12:30:00.000Z';
    trials.note('p', note('again'));
    trials.note('p', { ...note('again'), at: later });
    trials.note('p', note('other'));
    trials.note('p', note('again'));
    expect(trials.find('p')?.runs).toBe(4);
    expect(trials.notes('p')).toEqual([
      note('again'),
      note('other'),
      { ...note('again'), at: later, times: 2 },
    ]);
  });

  it('leave out a note that is damaged', () => {
    const { database, trials } = setUp();
    trials.begin('p', NOON);
    for (const text of ['', '{}', JSON.stringify({ ...note('x'), more: -1 }), JSON.stringify(note('fine'))])
      database
        .prepare<[string], never>("INSERT INTO plugin_trial_runs (plugin, note) VALUES ('p', ?)")
        .run(text);
    expect(trials.notes('p').map(({ said }) => said)).toEqual([['fine']]);
  });
});
