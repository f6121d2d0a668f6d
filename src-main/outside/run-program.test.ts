/** Programs end with the process that started them: nobody would end them afterwards. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundleForNode } from '../testing/node-bundle';

/** A process that starts a program, which writes down its number and stays, and then ends in this way. */
async function left(end: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'to-tui-program-'));
  const bundle = `${folder}/bundle/`;
  await bundleForNode(bundle, { 'run-program': 'src-main/outside/run-program.ts' });
  const number = join(folder, 'number');
  const stays = `require('fs').writeFileSync(${JSON.stringify(number)}, String(process.pid)); setInterval(() => {}, 1000)`;
  const script = join(folder, 'starts.mjs');
  writeFileSync(
    script,
    `import { existsSync } from 'node:fs';
    import { runProgram } from ${JSON.stringify(`${bundle}run-program.js`)};
    const start = { file: process.execPath, args: ['-e', ${JSON.stringify(stays)}], stdin: '', cwd: '/', env: {}, maxBytes: 9 };
    void runProgram(start, new AbortController().signal);
    setInterval(() => { if (existsSync(${JSON.stringify(number)})) { ${end} } }, 20);`,
  );
  spawnSync(process.execPath, [script], { timeout: 20_000 });
  const pid = existsSync(number) ? Number(readFileSync(number, 'utf8')) : 0;
  if (pid === 0) throw new Error('no program was started');
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
    if (lives(pid)) process.kill(pid, 'SIGKILL');
  });
  return pid;
}

/** One that has ended and that nobody has asked about yet does not live. */
function lives(pid: number): boolean {
  try {
    if (process.platform === 'linux') return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a program that is run', { timeout: 60_000 }, () => {
  it.each([
    ['ends', 'process.exit(0)'],
    ['breaks', 'throw new Error("broken")'],
  ])('is ended when the process that started it %s', async (_, end) => {
    const pid = await left(end);
    await expect.poll(() => lives(pid), { timeout: 5_000 }).toBe(false);
  });
});
