/** From the start of the process to the first picture with the list on it, against an empty window with a terminal. */
import path from 'node:path';
import { type Benchmark, type Effort, type Figure, timesBare } from './benchmark';
import { type Amount, fillDataDirectory } from './data-directory';
import { scratchFolder } from './scratch';
import { median } from './statistics';
import { inTurns, rounds } from './turns';
import { bareWindow, type Launch, openWindow, ourWindow } from './windows';

const SMALL: Amount = { today: 200, total: 200 };
const LARGE: Amount = { today: 200, total: 100_000 };

/** See the head of this file. */
export const start: Benchmark = { name: 'start', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('start');
  const [small, large] = [path.join(folder, 'small'), path.join(folder, 'large')];
  fillDataDirectory(small, SMALL);
  fillDataDirectory(large, LARGE);
  const launches = {
    bare: bareWindow(path.join(folder, 'bare')),
    small: ourWindow(small),
    large: ourWindow(large),
  };
  // Each once before: caches of the system and of Chromium are as on any start but the first.
  for (const launch of Object.values(launches)) await startMs(launch);
  const { bare, ...ours } = await inTurns(rounds(effort, 11, 2), {
    bare: () => startMs(launches.bare),
    small: () => startMs(launches.small),
    large: () => startMs(launches.large),
  });
  const figure = (name: string, samples: readonly number[]): Figure => ({
    name: `start to first picture, ${name}`,
    unit: 'ms',
    ours: median(samples),
    bare: median(bare),
    budget: timesBare(1.25),
    isTail: false,
  });
  return [figure('200 todos', ours.small), figure('100,000 todos', ours.large)];
}

async function startMs(launch: Launch): Promise<number> {
  const running = await openWindow(launch);
  await running.stop();
  return running.paintedMs;
}
