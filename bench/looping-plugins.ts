/**
 * From a key to its frame while ten plugins loop for ever, against the same window while they are at rest. Each may
 * compute for ten seconds, which the benchmark allows them as a user would; the keys are over before that.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { type Benchmark, type Effort, type Figure, timesBare } from './benchmark';
import { fillDataDirectory } from './data-directory';
import { samplesOf } from './key-to-frame';
import { scratchFolder } from './scratch';
import { figuresOf } from './statistics';
import { inTurns, rounds } from './turns';
import { ourWindow } from './windows';

/** Plugins that loop at once. */
const LOOPERS = 10;

const MANIFEST = (index: number) => `
[plugin]
name = "looper-${index}"
version = "1.0.0"
entry = "plugin.js"
[limits]
action_cpu_ms = 10000
[keybindings]
"<C-x>${index}" = "loop"
`;

/** Key to frame with plugins that loop is that without, within the noise of two runs of the same. */
const BUDGET = { p50: timesBare(1.25), p95: timesBare(1.25) };

/** See the head of this file. */
export const loopingPlugins: Benchmark = { name: 'looping', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = path.join(scratchFolder('looping'), 'data');
  fillDataDirectory(folder, { today: 10, total: 10 });
  for (let index = 0; index < LOOPERS; index += 1) place(folder, index);
  const presses = rounds(effort, 128, 64);
  const launch = ourWindow(folder);
  const allowing = { ...launch, env: { ...launch.env, TO_TUI_CONSENT_DELAY_MS: '0' } };
  const { rest, loops } = await inTurns(rounds(effort, 3, 1), {
    rest: () => samplesOf(allowing, presses, { opened: allowAll, warm: allRun }),
    loops: () =>
      samplesOf(allowing, presses, {
        opened: allowAll,
        warm: async (page) => {
          await allRun(page);
          await startLoops(page);
        },
      }),
  });
  return figuresOf('key to frame, ten plugins loop', loops, rest, BUDGET);
}

function place(folder: string, index: number): void {
  const plugin = path.join(folder, 'plugins', `looper-${index}`);
  mkdirSync(plugin, { recursive: true });
  writeFileSync(path.join(plugin, 'manifest.toml'), MANIFEST(index));
  writeFileSync(path.join(plugin, 'plugin.js'), 'exports.handle_action = () => { for (;;); };');
}

/** Says Allow to every question, as soon as Electron is up. */
async function allowAll(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ dialog }) => {
    Object.assign(dialog, { showMessageBox: async () => ({ response: 1, checkboxChecked: false }) });
  });
}

/** Waits until every plugin is on and at rest. */
async function allRun(page: Page): Promise<void> {
  await page.keyboard.press('P');
  await page.waitForFunction(
    (count) =>
      [...document.querySelectorAll('.xterm-rows > div')].filter((row) =>
        /looper-\d.*enabled/.test(row.textContent ?? ''),
      ).length === count,
    LOOPERS,
  );
  await page.keyboard.press('Escape');
}

async function startLoops(page: Page): Promise<void> {
  for (let index = 0; index < LOOPERS; index += 1) {
    await page.keyboard.press('Control+x');
    await page.keyboard.press(String(index));
  }
}
