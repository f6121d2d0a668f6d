import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, mustRun, npmProgram, onPath } from './command.mjs';

const node = process.execPath;

describe('command', () => {
  it('gives back the exit code and both outputs', async () => {
    const { code, output } = await command(node, [
      '-e',
      'console.log("out"); console.error("err"); process.exit(3)',
    ]);
    expect(code).toBe(3);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('keeps the end of a long output', async () => {
    const { output } = await command(node, ['-e', 'console.log("x".repeat(100_000) + "the end")']);
    expect(output.length).toBe(20_000);
    expect(output.endsWith('the end\n')).toBe(true);
  });

  it('ends a program that takes too long', async () => {
    expect(await command(node, ['-e', 'setInterval(() => {}, 1e6)'], { limitMs: 50 })).toMatchObject({
      killed: 'SIGTERM',
    });
  });

  it.runIf(process.platform === 'linux')('ends a program and its children when it is given up', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-command-'));
    const abort = new AbortController();
    const pidFile = path.join(folder, 'pid');
    const running = command('sh', ['-c', `sleep 60 & echo $! >${pidFile}; wait`], { signal: abort.signal });
    await expect.poll(() => fs.existsSync(pidFile) && fs.readFileSync(pidFile, 'utf8')).toMatch(/\n/);
    abort.abort(new Error('given up'));
    await expect(running).rejects.toThrow('given up');
    const grandchild = Number(fs.readFileSync(pidFile, 'utf8'));
    await expect.poll(() => isRunning(grandchild)).toBe(false);
    fs.rmSync(folder, { recursive: true });
  });

  it('says so when there is no such program', async () => {
    await expect(command('no-such-program', [])).rejects.toThrow('no-such-program could not be started');
  });
});

describe('mustRun', () => {
  it('fails with the command, its output and the advice', async () => {
    const failing = mustRun(node, ['-e', 'console.error("disk full"); process.exit(1)'], {
      advice: 'Make room.',
    });
    await expect(failing).rejects.toThrow(/^node -e .*\nfailed \(1\):\ndisk full\nMake room\.$/s);
  });
});

describe('npmProgram', () => {
  it('is the npm that started us', () => {
    const cli = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-npm-'));
    fs.writeFileSync(path.join(cli, 'npm-cli.js'), '');
    expect(npmProgram({ npm_execpath: path.join(cli, 'npm-cli.js') })).toEqual([
      node,
      path.join(cli, 'npm-cli.js'),
    ]);
    fs.rmSync(cli, { recursive: true });
  });

  it('is never another package manager', () => {
    expect(npmProgram({ npm_execpath: '/opt/pnpm.cjs' }).join(' ')).not.toContain('pnpm');
  });
});

it('onPath looks at every folder of the PATH and only for programs', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-path-'));
  fs.writeFileSync(path.join(folder, 'tool'), '', { mode: 0o755 });
  fs.writeFileSync(path.join(folder, 'text'), '', { mode: 0o644 });
  const env = { PATH: ['/nowhere', folder].join(path.delimiter) };
  expect([onPath('tool', env), onPath('text', env), onPath('absent', env), onPath('tool', {})]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  fs.rmSync(folder, { recursive: true });
});

function isRunning(pid: number): boolean {
  try {
    return !fs.readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
