import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgress } from './progress.mjs';

let now = 0;
let lines: string[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  lines = [];
});
afterEach(() => vi.useRealTimers());

const started = () =>
  createProgress(
    (line) => lines.push(line),
    () => now,
  );

it('tells what a step does and how long it took, with the seconds since the start', async () => {
  const progress = started();
  now = 1_000;
  await progress.step('Electron', async (say) => {
    say('downloading');
    now = 13_345;
  });
  expect(lines).toEqual([
    '[setup   1.0 s] Electron: downloading',
    '[setup  13.3 s] Electron: done in 12.3 s',
  ]);
});

it('says nothing of a step that had nothing to do', async () => {
  await started().step('npm packages', async () => {
    now += 20;
  });
  expect(lines).toEqual([]);
});

it('gives a sign of life while steps run in silence, and none afterwards', async () => {
  const progress = started();
  let finish = () => {};
  const step = progress.step('better-sqlite3', () => new Promise<void>((resolve) => (finish = resolve)));
  for (; now < 25_000; now += 1_000) vi.advanceTimersByTime(1_000);
  expect(lines).toEqual([
    '[setup  10.0 s] still at work: better-sqlite3',
    '[setup  20.0 s] still at work: better-sqlite3',
  ]);
  finish();
  await step;
  progress.end();
  for (; now < 60_000; now += 1_000) vi.advanceTimersByTime(1_000);
  expect(lines).toHaveLength(3);
});
