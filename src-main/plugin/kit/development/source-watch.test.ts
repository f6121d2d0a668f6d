import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { playedTime } from '../../testing/played-time';
import { isNoSource, MAX_FOLDERS, MAX_UNREST_MS, QUIET_MS, SourceWatch } from './source-watch';

function source(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'to-tui-source-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/plugin.ts'), 'one');
  return folder;
}

async function watched(folder = source()) {
  const time = playedTime();
  const [changes, ends]: [number[], string[]] = [[], []];
  const watching = new SourceWatch({
    folder,
    time,
    changed: () => changes.push(time.steadyMs()),
    ended: (why) => ends.push(why),
  });
  onTestFinished(() => watching.dispose());
  const started = await watching.start();
  /** Waits until something was heard, and then until it is quiet and was told. */
  const told = async (count: number) => {
    await vi.waitFor(() => expect(time.timers()).toBe(1));
    await time.advance(QUIET_MS);
    await vi.waitFor(() => expect(changes).toHaveLength(count));
  };
  return { folder, time, changes, ends, watching, started, told };
}

/** Resolves when a watcher of our own has heard of that name there. */
function heard(folder: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const own = watch(folder, (_, file) => {
      if (file !== name) return;
      own.close();
      setImmediate(resolve);
    });
  });
}

describe('watching a source folder', () => {
  it('tells once of many changes, when it is quiet', async () => {
    const { folder, time, changes, told } = await watched();
    for (let at = 0; at < 50; at += 1) writeFileSync(join(folder, `src/part${at}.ts`), 'x');
    await vi.waitFor(() => expect(time.timers()).toBe(1));
    expect(changes).toEqual([]);
    await told(1);
  });

  it('waits anew for quiet at each change', async () => {
    const { folder, time, changes, told } = await watched();
    writeFileSync(join(folder, 'a.js'), '1');
    await vi.waitFor(() => expect(time.timers()).toBe(1));
    await time.advance(QUIET_MS - 1);
    const own = heard(folder, 'b.js');
    writeFileSync(join(folder, 'b.js'), '1');
    await own;
    await time.advance(QUIET_MS - 1);
    expect([time.timers(), changes.length]).toEqual([1, 0]);
    await told(1);
  });

  it('hears of a file that was saved by renaming, each time', async () => {
    const { folder, told } = await watched();
    for (const count of [1, 2, 3]) {
      writeFileSync(join(folder, 'src/.plugin.ts.new'), `save ${count}`);
      renameSync(join(folder, 'src/.plugin.ts.new'), join(folder, 'src/plugin.ts'));
      await told(count);
    }
  });

  it('hears of what is changed in a folder that was made meanwhile', async () => {
    const { folder, told } = await watched();
    mkdirSync(join(folder, 'src/deep/deeper'), { recursive: true });
    await told(1);
    writeFileSync(join(folder, 'src/deep/deeper/a.ts'), 'x');
    await told(2);
  });

  it('hears of the folder that lies in the place of the one before', async () => {
    const { folder, told } = await watched();
    renameSync(join(folder, 'src'), join(folder, 'old'));
    mkdirSync(join(folder, 'src'));
    await told(1);
    writeFileSync(join(folder, 'src/plugin.ts'), 'two');
    await told(2);
  });

  it.each([
    'dist',
    'node_modules',
    'target',
    '.git',
    '.plugin.ts.swp',
    'plugin.ts~',
    '#plugin.ts#',
    '4913',
    'plugin.ts.swx',
    'plugin.tmp',
  ])('takes %s for no source', async (name) => {
    expect(isNoSource(name)).toBe(true);
    const { folder, time } = await watched();
    const own = heard(folder, name);
    writeFileSync(join(folder, name), 'x');
    await own;
    expect(time.timers()).toBe(0);
  });

  it('does not look into folders that hold no source', async () => {
    const folder = source();
    mkdirSync(join(folder, 'node_modules/left-pad'), { recursive: true });
    const { time } = await watched(folder);
    const own = heard(join(folder, 'node_modules/left-pad'), 'index.js');
    writeFileSync(join(folder, 'node_modules/left-pad/index.js'), 'x');
    await own;
    expect(time.timers()).toBe(0);
  });

  it('follows no link out of the folder', async () => {
    const [folder, elsewhere] = [source(), source()];
    symlinkSync(elsewhere, join(folder, 'linked'));
    const { time } = await watched(folder);
    const own = heard(elsewhere, 'a.ts');
    writeFileSync(join(elsewhere, 'a.ts'), 'x');
    await own;
    expect(time.timers()).toBe(0);
  });

  it('waits for what never rests no longer than a moment', async () => {
    const { folder, time, changes } = await watched();
    for (let passed = 0; passed <= MAX_UNREST_MS && changes.length === 0; passed += QUIET_MS - 20) {
      const own = heard(folder, 'log.txt');
      writeFileSync(join(folder, 'log.txt'), String(passed));
      await own;
      await time.advance(QUIET_MS - 20);
    }
    await vi.waitFor(() => expect(changes.length).toBeGreaterThan(0));
    expect(changes[0]).toBeLessThanOrEqual(MAX_UNREST_MS + QUIET_MS);
  });

  it('takes ten thousand files that come at once for one change', { timeout: 30_000 }, async () => {
    const { folder, time, told, changes } = await watched();
    for (let at = 0; at < 10_000; at += 1) writeFileSync(join(folder, `src/f${at}.ts`), '');
    await vi.waitFor(() => expect(time.timers()).toBe(1));
    await heardAll(folder);
    await told(1);
    expect(changes).toHaveLength(1);
  });

  it.each(['is removed', 'is moved away', 'becomes a link'])('ends when the folder %s', async (what) => {
    const { folder, time, ends, changes } = await watched();
    if (what === 'is removed') rmSync(folder, { recursive: true });
    else renameSync(folder, `${folder}-moved`);
    onTestFinished(() => rmSync(`${folder}-moved`, { recursive: true, force: true }));
    if (what === 'becomes a link') symlinkSync(`${folder}-moved`, folder);
    await vi.waitFor(() => expect(time.timers()).toBe(1));
    await time.advance(QUIET_MS);
    await vi.waitFor(() => expect(ends).toEqual(['is gone']));
    expect(changes).toEqual([]);
  });

  it('is not begun in a folder with more folders than a plugin has', async () => {
    const folder = source();
    for (let at = 0; at < MAX_FOLDERS; at += 1) mkdirSync(join(folder, `d${at}`));
    const { started } = await watched(folder);
    expect(started).toMatchObject({ ok: false, error: expect.stringContaining('more than 500 folders') });
  });

  it('hears nothing when it is over', async () => {
    const { folder, time, watching } = await watched();
    watching.dispose();
    const own = heard(folder, 'plugin.js');
    writeFileSync(join(folder, 'plugin.js'), 'x');
    await own;
    expect(time.timers()).toBe(0);
  });
});

/** Everything that was written so far was heard of: events of one folder come in order. */
async function heardAll(folder: string): Promise<void> {
  const own = heard(join(folder, 'src'), 'last.ts');
  writeFileSync(join(folder, 'src/last.ts'), '');
  await own;
}
