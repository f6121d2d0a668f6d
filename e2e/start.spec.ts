import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { expect, ROOT, test } from './app.fixture';

test.skip(process.platform !== 'linux', 'other systems always have a display');

test('npm start without a display prints the first screen as text, and Ctrl-C ends it well', async ({
  dataDir,
}) => {
  const started = startWithoutDisplay(dataDir);
  try {
    await expect
      .poll(() => started.output().split('first screen:\n')[1], { timeout: 20_000 })
      .toContain('to-tui');
    expect(started.notes()).toContain('There is no display here');
  } finally {
    started.process.kill('SIGINT');
  }
  expect(await started.ended).toEqual({ code: 0, signal: null });
});

interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  output(): string;
  /** What it said besides. */
  notes(): string;
}

function startWithoutDisplay(dataDir: string): Started {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, XAUTHORITY: _cookie, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs'), `--data-dir=${dataDir}`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [text, notes] = ['', ''];
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    notes += chunk;
  });
  return {
    process: child,
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal }))),
    output: () => text,
    notes: () => notes,
  };
}
