import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from './lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-lock-'));
  file = path.join(folder, 'deep', 'setup.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function leaveBehind(owner: object): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    JSON.stringify({ token: 'left-behind', host: os.hostname(), started: null, ...owner }),
  );
}

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

describe('takeLock', () => {
  it('lets the second wait, tells it for whom, and lets it in when the first is done', async () => {
    const releaseFirst = await takeLock(file);
    const waits: number[] = [];
    let second = false;
    const taken = takeLock(file, { onWait: ({ pid }) => waits.push(pid) }).then((release) => {
      second = true;
      return release;
    });
    await expect.poll(() => waits).toEqual([process.pid]);
    expect(second).toBe(false);
    releaseFirst();
    (await taken)();
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  it('takes over from an owner that has died', async () => {
    leaveBehind({ pid: deadPid() });
    const release = await takeLock(file, { onWait: () => expect.unreachable() });
    release();
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'takes over when the number belongs to another process by now',
    async () => {
      leaveBehind({ pid: process.pid, started: '1' });
      (await takeLock(file))();
    },
  );

  it('never takes over from another machine', async () => {
    leaveBehind({ pid: deadPid(), host: 'elsewhere.invalid' });
    const abort = new AbortController();
    await expect(takeLock(file, { signal: abort.signal, onWait: () => abort.abort() })).rejects.toThrow(
      /abort/i,
    );
    expect(fs.readFileSync(file, 'utf8')).toContain('elsewhere.invalid');
  });

  it('is held by one at a time when many come upon a dead one', async () => {
    leaveBehind({ pid: deadPid() });
    let holders = 0;
    let most = 0;
    const work = async () => {
      const release = await takeLock(file);
      holders += 1;
      most = Math.max(most, holders);
      await turn();
      holders -= 1;
      release();
    };
    await Promise.all(Array.from({ length: 12 }, work));
    expect(most).toBe(1);
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  it('says what to do where it cannot be written', async () => {
    fs.writeFileSync(path.join(folder, 'deep'), 'a file where a folder should be');
    await expect(takeLock(file)).rejects.toThrow(/cannot be written. Run this as the user/);
  });

  it('gives back only what is its own', async () => {
    const release = await takeLock(file);
    leaveBehind({ pid: process.pid });
    release();
    expect(fs.existsSync(file)).toBe(true);
  });
});
