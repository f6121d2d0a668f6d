/** What is written stays where files may be written, and nothing is half there: whatever the place is, or becomes. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { adding, openWorld, shown } from '../storage/testing/world';
import { type FileWorld, openFileWorld } from './testing/file-world';

const say = (world: FileWorld, ...contents: string[]) =>
  world.store.dispatch(
    contents.map((content) => adding(TODAYS_LIST, content)),
    { kind: 'user' },
  );

const exportTo = (world: FileWorld, place: string, more: object = {}) =>
  world.files.exportTo({ path: place, format: null, what: { kind: 'all' }, force: true, ...more });

const OWN = /a file of to-tui itself/;

/** A folder that is not the data directory. */
function elsewhere(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'to-tui-elsewhere-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('a file that goes out', () => {
  const PLACES = [
    'to-tui.db',
    'to-tui.db-wal',
    'to-tui.db-journal',
    'to-tui.db.suspect',
    'config.toml',
    'control.sock',
    'restore-pending.db',
    'themes/mine.toml',
    'plugins/hello/plugin.js',
    'plugins/new.zip',
    'plugins/',
    'logs/to-tui.log',
    'quarantine/x.md',
    'out/../config.toml',
    './',
  ];

  it.each(PLACES)('does not go over %s, nor by another way there', async (place) => {
    const world = openFileWorld();
    say(world, 'milk');
    for (const folder of ['themes', 'plugins/hello', 'out']) mkdirSync(world.at(folder), { recursive: true });
    if (!existsSync(world.at('config.toml'))) writeFileSync(world.at('config.toml'), 'theme = "dark"\n');
    const before = readdirSync(world.paths.home, { recursive: true }).sort();
    const outside = elsewhere();
    symlinkSync(world.paths.home, path.join(outside, 'link'));
    for (const way of [
      place,
      world.at(place),
      path.join(outside, 'link', place) + (place.endsWith('/') ? '/' : ''),
    ]) {
      expect(await exportTo(world, way)).toMatchObject({ ok: false, error: expect.stringMatching(OWN) });
      if (!place.endsWith('/'))
        expect(await world.files.backup(way, true)).toMatchObject({
          ok: false,
          error: expect.stringMatching(OWN),
        });
    }
    expect(readdirSync(world.paths.home, { recursive: true }).sort()).toEqual(before);
    expect(readFileSync(world.at('config.toml'), 'utf8')).toBe('theme = "dark"\n');
    expect(world.database.faults('full')).toEqual([]);
  });

  it('does not go over the database by another name of it', async () => {
    const world = openFileWorld();
    say(world, 'milk');
    const outside = elsewhere();
    symlinkSync(world.paths.database, path.join(outside, 'link.md'));
    linkSync(world.paths.database, path.join(outside, 'hard.md'));
    for (const name of ['link.md', 'hard.md'])
      expect(await exportTo(world, path.join(outside, name))).toMatchObject({ ok: false });
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
  });

  it('may come back from where a damaged one was put, but not from the database that is open', async () => {
    const world = openFileWorld();
    await world.files.backup('copy.db');
    copyFileSync(world.at('copy.db'), path.join(world.paths.quarantine, 'old.db'));
    expect(await world.files.planRestore(path.join(world.paths.quarantine, 'old.db'))).toMatchObject({
      ok: true,
    });
    symlinkSync(world.paths.database, world.at('link.db'));
    for (const name of ['to-tui.db', 'link.db'])
      expect(await world.files.planRestore(name)).toMatchObject({
        ok: false,
        error: expect.stringContaining('open'),
      });
  });

  it('takes the place of a link, and leaves what it led to', async () => {
    const world = openFileWorld();
    const outside = elsewhere();
    writeFileSync(path.join(outside, 'target'), 'mine');
    symlinkSync('target', path.join(outside, 'out.md'));
    expect(await exportTo(world, path.join(outside, 'out.md'))).toMatchObject({ ok: true });
    expect(readFileSync(path.join(outside, 'target'), 'utf8')).toBe('mine');
    expect(lstatSync(path.join(outside, 'out.md')).isFile()).toBe(true);
  });

  it.each([
    '/dev/null',
    '/dev/full',
    '/dev/stdout',
    '/proc/self/mem',
    '/proc/self/x',
    '/sys/x.md',
    'pipe',
    'loop',
  ])('does not go to %s', async (place) => {
    const world = openFileWorld();
    const outside = elsewhere();
    execFileSync('mkfifo', [path.join(outside, 'pipe')]);
    symlinkSync('loop', path.join(outside, 'loop'));
    const at = path.resolve(outside, place);
    expect(await exportTo(world, at)).toMatchObject({ ok: false, error: expect.any(String) });
    expect(await world.files.backup(at, true)).toMatchObject({ ok: false, error: expect.any(String) });
    expect(readdirSync(outside).sort()).toEqual(['loop', 'pipe']);
  });

  it('stays in its folder whatever projects are called', async () => {
    const world = openFileWorld();
    const names = [
      '..',
      '.',
      '../up',
      'a/b',
      'C:\\x',
      'CON',
      'nul.md',
      '\u202etxt',
      'Ｃ',
      'x'.repeat(60),
      'é',
      'a (2)',
      'a:',
      'a?',
    ];
    for (const name of names) {
      const id = crypto.randomUUID();
      world.store.dispatch(
        [{ type: 'create_project', id, name }, adding({ ...TODAYS_LIST, project: id }, 'milk')],
        { kind: 'user' },
      );
    }
    const outside = elsewhere();
    mkdirSync(path.join(outside, 'in'));
    const done = await exportTo(world, `${path.join(outside, 'in')}/`);
    expect(done).toMatchObject({ ok: true, value: { files: names.length } });
    expect(readdirSync(outside)).toEqual(['in']);
    const folders = readdirSync(path.join(outside, 'in'));
    expect(new Set(folders.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
    for (const name of folders) expect(name).not.toMatch(/[\p{Cf}\p{Cc}<>:"/\\|?*]|^\.|[. ]$/u);
  });

  it('stays in its folder though the database was written to by others', async () => {
    const world = openFileWorld();
    say(world, 'milk');
    world.database.execute("UPDATE todos SET date = '../../evil'");
    const outside = elsewhere();
    mkdirSync(path.join(outside, 'a', 'b'), { recursive: true });
    await exportTo(world, `${path.join(outside, 'a', 'b')}/`);
    expect(readdirSync(outside)).toEqual(['a']);
    expect(readdirSync(path.join(outside, 'a'))).toEqual(['b']);
  });
});

const isRoot = process.getuid?.() === 0;

/** A disk with room for so many kilobytes. */
function smallDisk(kilobytes: number): string | undefined {
  const folder = elsewhere();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
  });
  return folder;
}

// Only root may make a disk; elsewhere this is left out.
describe.runIf(isRoot && process.platform === 'linux')('a disk that is full', () => {
  it('leaves nothing behind of what goes out, and what was there stays', async (context) => {
    const disk = smallDisk(64);
    if (disk === undefined) return context.skip('no disk can be mounted here');
    const world = openFileWorld();
    say(world, ...Array.from({ length: 500 }, (_, n) => `todo ${n} ${'x'.repeat(400)}`));
    const there = path.join(disk, 'there.md');
    writeFileSync(there, 'mine');
    for (const name of ['out.json', 'there.md', 'folder/'])
      expect(await exportTo(world, path.join(disk, name) + (name.endsWith('/') ? '/' : ''))).toMatchObject({
        ok: false,
        error: expect.stringContaining('full'),
      });
    expect(await world.files.backup(path.join(disk, 'copy.db'))).toMatchObject({ ok: false });
    expect(readFileSync(there, 'utf8')).toBe('mine');
    expect(readdirSync(disk, { recursive: true }).filter((name) => !/^folder/.test(String(name)))).toEqual([
      'there.md',
    ]);
    expect(readdirSync(disk, { recursive: true }).filter((name) => /part|\.md$/.test(String(name)))).toEqual([
      'there.md',
    ]);
  });

  it('refuses what it has no room for and takes it when there is: an import, a rollover, an edit, a restore', async (context) => {
    const disk = smallDisk(4_096);
    if (disk === undefined) return context.skip('no disk can be mounted here');
    const { pathsIn, createDirectories } = await import('../paths');
    const paths = pathsIn(path.join(disk, 'home'));
    createDirectories(paths);
    const world = openFileWorld({ world: openWorld({ paths }) });
    say(world, 'milk');
    await world.files.backup('copy.db');
    const plan = await world.files.planRestore('copy.db');
    if (!plan.ok) throw new Error(plan.error);
    const file = path.join(elsewhere(), 'in.md');
    writeFileSync(file, Array.from({ length: 3_000 }, (_, n) => `- todo ${n} ${'y'.repeat(900)}\n`).join(''));
    const ballast = path.join(disk, 'ballast');
    execFileSync('sh', ['-c', `head -c 10000000 /dev/zero > '${ballast}' 2>/dev/null || true`]);
    const request = { path: file, format: null, list: TODAYS_LIST, dryRun: false };
    expect(await world.files.importFrom(request)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/full/),
    });
    expect(await world.files.restore(plan.value)).toMatchObject({ ok: false });
    expect(existsSync(path.join(paths.home, 'restore-pending.db'))).toBe(false);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk']);
    rmSync(ballast);
    say(world, 'eggs');
    expect(shown(world, TODAYS_LIST)).toEqual(['milk', 'eggs']);
    expect(shown(world.reopen(), TODAYS_LIST)).toEqual(['milk', 'eggs']);
    expect(world.leftovers()).toEqual([]);
  });
});
