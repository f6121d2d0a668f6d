import { expect, it } from 'vitest';
import { ok } from '../../../src-core/lib/result';
import { DEFAULT_POLICY } from '../../../src-core/plugin/plugin-policy';
import { NOTHING_WITHHELD } from '../../../src-core/plugin/trial-note';
import { NO_EFFECTS } from '../batch-commit';
import { PluginPolicies } from '../plugin-policies';
import { memoryPolicies, memoryTrials } from '../testing/memory-repositories';
import { noteRun } from './note-run';
import { TrialBook } from './trial-book';

it.each([
  [true, 1],
  [false, 0],
])('a run that ends when its plugin is on trial: %s, is noted %i times', (trial, times) => {
  const policies = new PluginPolicies(memoryPolicies());
  policies.save('p', { ...DEFAULT_POLICY, trial });
  const log = {
    error: (message: string) => {
      throw new Error(message);
    },
  };
  const trials = new TrialBook({ trials: memoryTrials(), log, blot: (text) => text });
  const withheld = { ...NOTHING_WITHHELD, said: ['hello'] };
  const plugin = { manifest: { name: 'p', actions: [] } } as never;
  const entry = { at: '2026-01-31T12:00:00.000Z', reason: null, reached: [] } as never;
  const done = ok({ end: 'withheld', effects: NO_EFFECTS, commands: 1, todos: 0, withheld } as const);
  noteRun({ trials, policies }, plugin, { trigger: 'go' } as never, done, entry);
  expect(trials.notes('p')).toHaveLength(times);
  expect(trials.find('p') === undefined).toBe(!trial);
});
