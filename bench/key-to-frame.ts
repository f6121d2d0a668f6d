/**
 * From a key to the end of the frame that shows it, in both windows by the same means. The clock starts with the
 * event's own time stamp and ends in the first task after the animation frame in which the rows of the terminal
 * changed: by then style, layout and paint are done.
 */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { ROOT } from '../scripts/setup/project-root.mjs';
import { type Benchmark, type Effort, type Figure, timesBare } from './benchmark';
import { type Amount, fillDataDirectory } from './data-directory';
import { scratchFolder } from './scratch';
import { figuresOf } from './statistics';
import { inTurns, rounds } from './turns';
import { bareWindow, environmentOf, type Launch, ourWindow } from './windows';

const FEW: Amount = { today: 10, total: 10 };
const MANY: Amount = { today: 100_000, total: 100_000 };

/** Down and up again by fewer rows than the smallest list has. */
const STROKE = 8;
/** Whole strokes, so that each begins at the first row. */
const WARM_UP = 2 * STROKE;

const BUDGET = { p50: timesBare(1.15), p95: timesBare(1.25) };

/** See the head of this file. */
export const keyToFrame: Benchmark = { name: 'keys', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('keys');
  const [few, many] = [path.join(folder, 'few'), path.join(folder, 'many')];
  fillDataDirectory(few, FEW);
  fillDataDirectory(many, MANY);
  const presses = rounds(effort, 128, 64);
  const { bare, ...ours } = await inTurns(rounds(effort, 3, 1), {
    bare: () => samplesOf(bareWindow(path.join(folder, 'bare')), presses),
    few: () => samplesOf(ourWindow(few), presses),
    many: () => samplesOf(ourWindow(many), presses, { last: 'todo 99999:' }),
  });
  return [
    ...figuresOf('key to frame, 10 rows', ours.few, bare, BUDGET),
    ...figuresOf('key to frame, 100,000 rows', ours.many, bare, BUDGET),
  ];
}

/** What is done before keys are measured. */
export interface Preparation {
  /** Words of the list's last row: it is gone to and back first, so that the whole list is there. */
  readonly last?: string;
  /** Done when the window is there, and when the keys are warm. */
  readonly opened?: (electron: ElectronApplication) => Promise<void>;
  readonly warm?: (page: Page) => Promise<void>;
}

/** Starts a window, presses keys in it, and answers how long each took until its frame. */
export async function samplesOf(
  launch: Launch,
  presses: number,
  { last, opened, warm }: Preparation = {},
): Promise<number[]> {
  const electron = await _electron.launch({
    args: [...launch.args],
    cwd: ROOT,
    chromiumSandbox: process.getuid?.() !== 0,
    env: environmentOf(launch),
  });
  try {
    await opened?.(electron);
    const page = await electron.firstWindow();
    await page.waitForFunction(
      () => (document.querySelector('.xterm-rows')?.textContent ?? '').trim() !== '',
    );
    if (last !== undefined) await visitEnd(page, last);
    await page.evaluate(watchKeys);
    await press(page, WARM_UP);
    await warm?.(page);
    await page.evaluate('keyTimes.length = 0');
    await press(page, presses);
    const times: unknown = await page.evaluate('keyTimes');
    return checked(times, presses);
  } finally {
    await electron.close();
  }
}

async function visitEnd(page: Page, last: string): Promise<void> {
  const shows = (text: string) => (document.querySelector('.xterm-rows')?.textContent ?? '').includes(text);
  for (let tries = 0; tries < 100; tries += 1) {
    await page.keyboard.press('G');
    const there = await page.waitForFunction(shows, last, { timeout: 300 }).catch(() => null);
    if (there !== null) break;
  }
  await page.keyboard.type('gg');
  await page.waitForFunction(shows, 'todo 0:');
}

/** Each key after the one before has been seen, and at uneven moments of the frame, as people type. */
async function press(page: Page, presses: number): Promise<void> {
  for (let n = 0; n < presses; n += 1) {
    await page.keyboard.press(n % (2 * STROKE) < STROKE ? 'j' : 'k');
    await page.evaluate('seen()');
    await pause((n * 7) % 17);
  }
}

/**
 * Runs in the page: collects times in `keyTimes`; `seen` waits for the key that was pressed last. A key that changes
 * nothing in a second is left out, and missed in the count.
 */
function watchKeys(): void {
  const times: number[] = [];
  let pressed: number | null = null;
  let told = (): void => undefined;
  const after = new MessageChannel();
  after.port1.onmessage = () => {
    if (pressed !== null) times.push(performance.now() - pressed);
    pressed = null;
    told();
  };
  addEventListener('keydown', (event) => {
    pressed = event.timeStamp;
  });
  // xterm.js writes its rows in an animation frame, and what is observed there comes before that frame is painted.
  const rows = document.querySelector('.xterm-rows');
  if (rows === null) throw new Error('the page has no terminal');
  new MutationObserver(() => after.port2.postMessage(null)).observe(rows, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  const seen = (): Promise<void> =>
    new Promise((resolve) => {
      if (pressed === null) resolve();
      told = resolve;
      setTimeout(resolve, 1_000);
    });
  Object.assign(globalThis, { keyTimes: times, seen });
}

function checked(times: unknown, presses: number): number[] {
  const samples = Array.isArray(times) ? times.filter((time) => typeof time === 'number') : [];
  if (samples.length < presses * 0.95) {
    throw new Error(`of ${presses} keys only ${samples.length} changed the screen`);
  }
  return samples;
}
