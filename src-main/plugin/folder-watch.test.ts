/** Plugins whose files change while they run, on a real folder with real sandboxes. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { openWorld } from '../storage/testing/world';
import { FolderWatch } from './folder-watch';
import { playedTime } from './testing/played-time';
import { returning, writePlugin } from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';

const HERE = { list: TODAYS_LIST, selected: null };

async function open() {
  const world = openWorld({ fast: true });
  const folder = world.paths.plugins;
  writePlugin(folder, 'p', returning({ type: 'show_notification', message: 'old' }));
  const plugins = await openPluginsIn(world);
  await plugins.manager.loadAll();
  expect(plugins.state('p')).toBe('enabled');
  /** The state once the watch has told of what moved. */
  const later = () =>
    expect.poll(async () => {
      await plugins.time.advance(1_000);
      return plugins.state('p');
    });
  /** Lets whatever the watch would tell be told. */
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await plugins.time.advance(1_000);
    }
    await plugins.manager.idle();
  };
  return { ...plugins, world, folder, later, settled };
}

describe('a plugin that is on', () => {
  it('is stopped when its code changes, and starts when the user has looked', async () => {
    const { manager, folder, later, notices, answers, asked, time } = await open();
    writeFileSync(join(folder, 'p', 'plugin.js'), returning({ type: 'show_notification', message: 'new' }));
    await later().toMatch(/^changed_on_disk: was .{9}…, is .{9}… — review before use$/);
    expect(notices.at(-1)).toBe('to-tui: p is off: its files changed while it ran; P shows it');
    await manager.runs.invoke('p', 'go', HERE);
    expect(notices.join()).not.toMatch(/old|new$/);
    expect(manager.records.audit({ kind: 'decision', limit: 1 })[0]?.entry).toMatchObject({
      decision: 'switched_off',
      detail: 'its files changed while it ran',
    });
    expect(asked).toEqual([]);
    answers.push('allow');
    expect(await manager.switches.enable('p')).toMatchObject({ ok: true });
    await manager.runs.invoke('p', 'go', HERE);
    expect(notices.at(-1)).toBe('p: new');
    await time.advance(1_000);
    expect(time.timers()).toBe(0);
  });

  it('is stopped when its manifest asks for more, and when it can no longer be read', async () => {
    const { folder, later, manager, answers } = await open();
    writePlugin(folder, 'p', returning(), '[permissions]\nexecute = ["git"]');
    await later().toMatch(/^changed_on_disk/);
    answers.push('allow');
    await manager.switches.enable('p');
    writeFileSync(join(folder, 'p', 'manifest.toml'), 'nonsense');
    await later().toMatch(/^error: manifest.toml: line 1/);
  });

  it('is stopped when its folder is gone, whoever took it away', async () => {
    const { folder, later, notices } = await open();
    rmSync(join(folder, 'p'), { recursive: true });
    await later().toBe('error: its folder is gone');
    expect(notices.at(-1)).toBe('to-tui: p is off: its folder is gone; P shows it');
  });

  it('is stopped when another folder takes its place', async () => {
    const { folder, later, world } = await open();
    const other = join(world.paths.home, 'other');
    mkdirSync(other);
    writePlugin(other, 'p', returning({ type: 'show_notification', message: 'other' }));
    renameSync(join(folder, 'p'), join(world.paths.home, 'away'));
    renameSync(join(other, 'p'), join(folder, 'p'));
    await later().toMatch(/^changed_on_disk/);
  });

  it('runs on when the same bytes are written, and when something else lies beside them', async () => {
    const { folder, settled, state, notices } = await open();
    writePlugin(folder, 'p', returning({ type: 'show_notification', message: 'old' }));
    writeFileSync(join(folder, 'p', 'notes.txt'), 'x');
    await settled();
    expect(state('p')).toBe('enabled');
    expect(notices.filter((text) => text.includes('is off'))).toEqual([]);
  });

  it('is not disturbed by what to-tui itself does to its files', async () => {
    const { manager, settled, state, notices, answers, world } = await open();
    const next = join(world.paths.home, 'next');
    mkdirSync(next);
    writePlugin(next, 'p', returning(), '', '0.2.0');
    answers.push('allow', 'allow');
    expect(await manager.packages.install(join(next, 'p'))).toEqual({
      ok: true,
      value: 'p 0.2.0 is updated',
    });
    await settled();
    expect(state('p')).toBe('enabled');
    expect(await manager.packages.rollback('p')).toMatchObject({ ok: true });
    await settled();
    expect(state('p')).toBe('enabled');
    expect(await manager.packages.remove('p', false)).toMatchObject({ ok: true });
    await settled();
    expect(manager.summaries()).toEqual([]);
    expect(notices.filter((text) => text.includes('is off'))).toEqual([]);
  });
});

describe('a folder that cannot be watched', () => {
  it('is said once, and forgotten with the watch', () => {
    const [logged, moved, time] = [[] as string[], [] as string[], playedTime()];
    const watch = new FolderWatch({
      time,
      log: { warn: (text) => void logged.push(text) },
      moved: (plugin) => void moved.push(plugin),
    });
    onTestFinished(() => watch.dispose());
    // No path of a file system has such a name.
    watch.set(
      new Map([
        ['a', 'a\0'],
        ['b', 'b\0'],
        ['gone', '/nowhere/at/all'],
      ]),
    );
    expect(logged).toEqual([expect.stringContaining('cannot be heard of')]);
    watch.stir('a');
    expect(time.timers()).toBe(1);
    watch.dispose();
    expect(time.timers()).toBe(0);
    expect(moved).toEqual([]);
  });
});
