import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChild } from './run-child.mjs';

const node = process.execPath;
const MODULE = path.join(import.meta.dirname, 'run-child.mjs');

describe('runChild', () => {
  it('answers the exit code', async () => {
    expect(await runChild(node, ['-e', 'process.exit(7)'], {})).toEqual({
      exitCode: 7,
      asked: null,
      late: false,
    });
  });

  it('answers as a shell does for a program that a signal ended', async () => {
    expect(await runChild(node, ['-e', 'process.kill(process.pid, "SIGKILL")'], {})).toEqual({
      exitCode: 137,
      asked: null,
      late: false,
    });
  });

  it('hands over standard error in whole lines', async () => {
    const lines: string[] = [];
    const script =
      'process.stderr.write("one\\ntw"); setTimeout(() => process.stderr.write("o\\nthree"), 20)';
    await runChild(node, ['-e', script], { onStderr: (line) => lines.push(line) });
    expect(lines).toEqual(['one', 'two', 'three']);
  });

  it('ends a program that takes too long, one that does not listen too', async () => {
    const deaf = 'process.on("SIGTERM", () => {}); for (;;);';
    const ended = await runChild(node, ['-e', deaf], { limitMs: 300 });
    expect(ended).toEqual({ exitCode: 137, asked: null, late: true });
  });

  it.runIf(process.platform === 'linux')(
    'ends what a shell has started, though the shell ends at once',
    async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-run-'));
      const file = path.join(folder, 'state');
      const slow = `trap 'sleep 0.3; echo saved >${file}; exit' TERM; while :; do sleep 0.1; done`;
      fs.writeFileSync(path.join(folder, 'slow.sh'), slow);
      const ended = await runChild('sh', ['-c', `sh ${folder}/slow.sh; true`], {
        asksAll: true,
        limitMs: 1_000,
      });
      expect(ended).toEqual({ exitCode: 143, asked: null, late: true });
      expect(fs.readFileSync(file, 'utf8')).toBe('saved\n');
      fs.rmSync(folder, { recursive: true });
    },
  );

  it('says so when there is no such program', async () => {
    await expect(runChild('no-such-program', [], {})).rejects.toThrow('no-such-program could not be started');
  });

  it('passes signals on, waits for the program to end, and tells that it was asked', async () => {
    const inner =
      'process.on("SIGTERM", () => { console.log("saving"); process.exit(5) }); setInterval(() => {}, 1e6); console.log("up")';
    const outer = `import { runChild } from ${JSON.stringify(MODULE)};
      const ended = await runChild(process.execPath, ['-e', ${JSON.stringify(inner)}], {});
      console.log(JSON.stringify(ended));`;
    const child = spawn(node, ['--input-type=module', '-e', outer], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (String(chunk).includes('up')) child.kill('SIGTERM');
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(output).toBe('up\nsaving\n{"exitCode":5,"asked":"SIGTERM","late":false}\n');
  });
});

describe.runIf(process.platform === 'linux')('runChild under npm', () => {
  it('ends its program when npm was killed, which tells nobody', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-run-'));
    const file = path.join(folder, 'state');
    const inner = `const fs = require('fs'); fs.writeFileSync('${file}', 'up');
      process.on('SIGTERM', () => { fs.writeFileSync('${file}', 'ended'); process.exit() }); setInterval(() => {}, 1e6)`;
    fs.writeFileSync(
      path.join(folder, 'run.mjs'),
      `import { runChild } from ${JSON.stringify(MODULE)};
      await runChild(process.execPath, ['-e', ${JSON.stringify(inner)}], {});`,
    );
    const shell = spawn('sh', ['-c', `${node} ${folder}/run.mjs; true`], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: 'ignore',
    });
    await expect.poll(() => fs.existsSync(file) && fs.readFileSync(file, 'utf8')).toBe('up');
    shell.kill('SIGTERM');
    await expect.poll(() => fs.readFileSync(file, 'utf8'), { timeout: 5_000 }).toBe('ended');
    fs.rmSync(folder, { recursive: true });
  });
});
