import { expect, it } from 'vitest';
import { QUIET_ROW } from '../../src-core/plugin/testing/quiet-row';
import { describePlugin } from './plugin-description';
import { newEntry } from './plugin-entry';
import { SAMPLE_SUMMARIES } from './verbs/testing/sample-administration';

const [SUMMARY] = SAMPLE_SUMMARIES;
if (!SUMMARY) throw new Error('there is a sample');

const PROFILE = { ...QUIET_ROW, plugin: SUMMARY.name, calls: 0, p50Ms: null };

const texts = (say: string): string[] =>
  describePlugin({
    entry: newEntry(SUMMARY.name, {
      kind: 'refused',
      folder: '/plugins/p',
      manifest: null,
      version: '',
      previousVersion: null,
    } as never),
    summary: {
      ...SUMMARY,
      trialRuns: 2,
      keys: [
        { key: '<C-j>h', action: 'greet', title: 'Greet', bound: true },
        { key: '<C-x>p', action: 'sync', title: 'Sync', bound: false, conflict: 'taken by other (C-x p)' },
      ],
    },
    profile: PROFILE,
    audit: [],
    present: { today: '2026-01-31', zone: 'UTC' } as never,
    say,
  }).lines.map(({ text }) => text);

it('writes keys as every screen does', () => {
  expect(texts('')).toEqual(
    expect.arrayContaining(['  C-j h Greet', '  C-x p Sync (not bound: taken by other (C-x p))']),
  );
});

it('names the page of a trial as it is asked for where it is read', () => {
  const tried = `on trial: 2 runs noted, not done; :plugin trial ${SUMMARY.name} shows them`;
  expect(texts(':')).toContain(tried);
});
