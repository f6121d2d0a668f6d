/** What all processes together hold after a start, against those of an empty window with a terminal. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, type Effort, type Figure, timesBare } from './benchmark';
import { type Amount, fillDataDirectory } from './data-directory';
import { canMeasureMemory, memoryOfTree } from './process-memory';
import { scratchFolder } from './scratch';
import { median } from './statistics';
import { inTurns, rounds } from './turns';
import { bareWindow, type Launch, openWindow, ourWindow } from './windows';

/** Long enough for the pages of a list of 100,000 rows to have come, and for garbage of the start to have gone. */
const SETTLING_MS = { full: 4_000, short: 2_000 } as const;

const SPREAD: Amount = { today: 200, total: 100_000 };
const OPEN: Amount = { today: 100_000, total: 100_000 };

/** See the head of this file. */
export const memory: Benchmark = {
  name: 'memory',
  unavailable: () => (canMeasureMemory() ? null : 'only Linux says what processes share'),
  measure,
};

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('memory');
  const [spread, open] = [path.join(folder, 'spread'), path.join(folder, 'open')];
  fillDataDirectory(spread, SPREAD);
  fillDataDirectory(open, OPEN);
  const { bare, ...ours } = await inTurns(rounds(effort, 5, 1), {
    bare: () => megabytes(bareWindow(path.join(folder, 'bare')), effort),
    spread: () => megabytes(ourWindow(spread), effort),
    open: () => megabytes(ourWindow(open), effort),
  });
  const figure = (name: string, samples: readonly number[]): Figure => ({
    name: `memory, ${name}`,
    unit: 'MB',
    ours: median(samples),
    bare: median(bare),
    budget: timesBare(1.25),
    isTail: false,
  });
  return [
    figure('200 todos open of 100,000', ours.spread),
    figure('100,000 todos in the open list', ours.open),
  ];
}

async function megabytes(launch: Launch, effort: Effort): Promise<number> {
  const running = await openWindow(launch);
  try {
    await pause(SETTLING_MS[effort]);
    return memoryOfTree(running.pid);
  } finally {
    await running.stop();
  }
}
