import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, expect } from '@playwright/test';
import { Tui } from './tui';

/** The root of the repository: the application is started from there, as users of a checkout do. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** The built plugins. */
export const PLUGINS = path.join(ROOT, 'out/plugins');

/** A running application on a data directory of its own. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly tui: Tui;
  readonly dataDir: string;
  /** Ends it as a user would. */
  quit(): Promise<void>;
}

/** What a test may choose about a start. */
export interface StartOptions {
  /** A fresh one is made when none is given. */
  readonly dataDir?: string;
  /** Names of built plugins to put in place before the start. */
  readonly plugins?: readonly string[];
  /** When the clock starts; local zone as written. */
  readonly clock?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further arguments, as `--safe`. */
  readonly args?: readonly string[];
  /** How the consent dialog is answered; `none` leaves the native dialog alone. */
  readonly consent?: 'allow' | 'deny' | 'none';
}

/** The day on which tests take place, unless they say otherwise: a Friday. */
export const CLOCK = '2026-01-30T10:00:00+01:00';

/** How long one step of a start or of an end may take, in ms; far less than a test, so that the step is named. */
const STEP_MS = 10_000;

/** What was started and has not ended. Whatever a test leaves here keeps the tests from ending. */
const running = new Set<ReturnType<ElectronApplication['process']>>();

/** @throws Error that names the step when it takes longer than {@link STEP_MS} */
async function within<T>(step: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${step} took longer than ${STEP_MS} ms`)), STEP_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Ends, without asking, what a test left running. */
async function endLeftovers(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }),
  );
  running.clear();
}

/** Starts the application and waits for its first screen. */
export async function start(dataDir: string, options: StartOptions = {}): Promise<RunningApp> {
  for (const name of options.plugins ?? []) await placePlugin(dataDir, path.join(PLUGINS, name));
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const electron = await _electron.launch({
    args: [ROOT, `--data-dir=${dataDir}`, ...(options.args ?? [])],
    cwd: ROOT,
    timeout: 2 * STEP_MS,
    // Chromium has no sandbox for root; everybody else tests with it.
    chromiumSandbox: process.getuid?.() !== 0,
    env: {
      ...Object.fromEntries(inherited.filter(([name]) => name !== 'TZ')),
      TO_TUI_CLOCK: options.clock ?? CLOCK,
      TO_TUI_CONSENT_DELAY_MS: '0',
      TO_TUI_SAMPLE: 'none',
      ...options.env,
    },
  });
  running.add(electron.process());
  await answerDialogs(electron, options.consent ?? 'allow');
  const page = await within('opening the first window', electron.firstWindow());
  const tui = new Tui(page);
  await expect
    .poll(() => page.evaluate(() => 'screenText' in globalThis).catch(() => false), { timeout: 10_000 })
    .toBe(true);
  await tui.expectScreen(/[╭│]/u, 10_000);
  return { electron, tui, dataDir, quit: () => within('ending the application', electron.close()) };
}

/** Puts a plugin's folder where the application looks for it. */
export async function placePlugin(dataDir: string, folder: string): Promise<void> {
  const target = path.join(dataDir, 'plugins', path.basename(folder));
  await mkdir(path.dirname(target), { recursive: true });
  await cp(folder, target, { recursive: true });
}

/** What a dialog was asked, as noted in main. */
export interface AskedDialog {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
  readonly cancelId: number;
}

/** Answers every message box without showing it, and notes what it said. */
async function answerDialogs(
  electron: ElectronApplication,
  consent: 'allow' | 'deny' | 'none',
): Promise<void> {
  if (consent === 'none') return;
  const answer = () =>
    within(
      'taking the place of the dialogs',
      electron.evaluate(
        ({ dialog }, response) => {
          const asked: unknown[] = [];
          Object.assign(globalThis, { askedDialogs: asked });
          dialog.showMessageBox = async (...args: unknown[]) => {
            asked.push(args.at(-1));
            return { response, checkboxChecked: false };
          };
        },
        consent === 'allow' ? 1 : 0,
      ),
    );
  // While the application starts, the inspector now and then loses what it was asked, and says so or does not.
  await answer().catch((error: unknown) => {
    if (!/garbage collected|took longer/.test(String(error))) throw error;
    return answer();
  });
}

/** The dialogs that were asked so far. */
export async function askedDialogs(app: RunningApp): Promise<AskedDialog[]> {
  return app.electron.evaluate(() => (globalThis as unknown as { askedDialogs: AskedDialog[] }).askedDialogs);
}

/** `app` starts an application for the test and ends it afterwards; `dataDir` is fresh for each test. */
export const test = base.extend<{ dataDir: string; startOptions: StartOptions; app: RunningApp; tui: Tui }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  dataDir: async ({}, use) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'to-tui-e2e-'));
    await use(dir);
    await endLeftovers();
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  },
  startOptions: [{}, { option: true }],
  app: async ({ dataDir, startOptions }, use) => {
    const app = await start(dataDir, startOptions);
    await use(app);
    await app.quit();
  },
  tui: async ({ app }, use) => use(app.tui),
});

export { expect };
