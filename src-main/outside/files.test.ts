import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Permission } from '../../src-core/plugin/permissions';
import { fileName, partFault, partsBelow } from './file-names';
import { createFiles, type Files } from './files';
import { descriptorRoot } from './folder-by-descriptor';
import { pathRoot } from './folder-by-path';
import { createGate } from './gate';
import { openPlainFile } from './open-folder';
import type { Caller } from './outside-parts';
import { placeFile } from './place-file';
import { type KitSettings, type OutsideKit, outsideKit } from './testing/outside-kit';

const OWN: Permission = { kind: 'filesystem', path: null, access: 'write' };
const READ: Permission = { kind: 'filesystem', path: '~/tasks', access: 'read' };
const WRITE: Permission = { kind: 'filesystem', path: '~/tasks', access: 'write' };

const kits: OutsideKit[] = [];
afterEach(() => {
  for (const kit of kits.splice(0)) kit.dispose();
});

interface FilesKit extends OutsideKit {
  readonly own: string;
  readonly tasks: string;
  readonly outside: string;
  readonly files: Files;
  readonly caller: Caller;
}

/** A home with a granted folder, a secret beside it, and the plugin's own folder. */
function kit(settings: KitSettings, byDescriptor?: boolean): FilesKit {
  const made = outsideKit(settings);
  kits.push(made);
  const [own, tasks, outside] = [
    join(made.folder, 'app/data/guest'),
    join(made.folder, 'home/tasks'),
    join(made.folder, 'home/private'),
  ];
  for (const folder of [own, tasks, outside]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(made.folder, 'app/to-tui.db'), 'database');
  const access = made.parts.access('guest');
  if (!access) throw new Error('no access');
  return {
    ...made,
    own,
    tasks,
    outside,
    files: createFiles(made.parts, createGate(made.parts), byDescriptor),
    caller: {
      plugin: 'guest',
      run: 'run-1',
      access,
      signal: new AbortController().signal,
      note: (text) => made.record.push(text),
    },
  };
}

const ways = process.platform === 'linux' ? [true, false] : [false];

describe.each(ways)('files, by descriptor: %s', (byDescriptor) => {
  const make = (...granted: Permission[]) => kit({ granted }, byDescriptor);

  it('are written, listed, read and removed in the plugin’s own folder', async () => {
    const { files, caller, own, record } = make(OWN);
    expect(await files.write(caller, 'notes/a/x.json', 'héllo')).toEqual({ ok: true, value: null });
    expect(await files.read(caller, 'notes/a/x.json')).toEqual({ ok: true, value: 'héllo' });
    expect(await files.list(caller, '.')).toEqual({
      ok: true,
      value: [{ name: 'notes', kind: 'directory', size: 0 }],
    });
    expect(await files.list(caller, 'notes/a')).toEqual({
      ok: true,
      value: [{ name: 'x.json', kind: 'file', size: 6 }],
    });
    if (process.platform !== 'win32') {
      expect(statSync(join(own, 'notes/a/x.json')).mode & 0o777).toBe(0o600);
      expect(statSync(join(own, 'notes')).mode & 0o777).toBe(0o700);
    }
    expect(await files.write(caller, 'notes/a/x.json', null)).toEqual({ ok: true, value: null });
    expect(readdirSync(own)).toEqual([]);
    expect(await files.read(caller, 'notes/a/x.json')).toMatchObject({ error: { code: 'E_NOT_FOUND' } });
    expect(await files.write(caller, 'x', null)).toMatchObject({ error: { code: 'E_NOT_FOUND' } });
    expect(record).toEqual([
      'write notes/a/x.json',
      'read notes/a/x.json',
      'list .',
      'list notes/a',
      'delete notes/a/x.json',
    ]);
  });

  it('of a granted folder are reached by its name in the manifest', async () => {
    const { files, caller, tasks, record } = make(READ);
    writeFileSync(join(tasks, '1.json'), '{}');
    expect(await files.read(caller, '~/tasks/1.json')).toEqual({ ok: true, value: '{}' });
    expect(await files.list(caller, '~/tasks')).toMatchObject({ ok: true, value: [{ name: '1.json' }] });
    expect(await files.write(caller, '~/tasks/1.json', 'x')).toMatchObject({
      error: { code: 'E_PERMISSION' },
    });
    expect(readFileSync(join(tasks, '1.json'), 'utf8')).toBe('{}');
    expect(record.at(-1)).toBe('refused write ~/tasks/1.json');
  });

  it('keep their mode when they are replaced, and stay when they are write-protected', async () => {
    const { files, caller, tasks } = make(WRITE);
    const file = join(tasks, 'run.sh');
    writeFileSync(file, 'old', { mode: 0o755 });
    await files.write(caller, '~/tasks/run.sh', 'new');
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['new', 0o755]);
    chmodSync(file, 0o444);
    expect(await files.write(caller, '~/tasks/run.sh', 'x')).toMatchObject({ error: { code: 'E_IO' } });
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('that are not UTF-8 are read with replacement characters', async () => {
    const { files, caller, own } = make(OWN);
    writeFileSync(join(own, 'x'), Buffer.from([0x61, 0xff]));
    expect(await files.read(caller, 'x')).toEqual({ ok: true, value: 'a\ufffd' });
  });

  describe('a link', () => {
    it.each(['file', 'folder', '..'])('to a %s outside is followed by nobody', async (what) => {
      const { files, caller, own, outside } = make(OWN);
      const target =
        { file: join(outside, 'secret.txt'), folder: outside, '..': '../../../home/private' }[what] ?? '';
      symlinkSync(target, join(own, 'link'));
      const path = what === 'file' ? 'link' : 'link/secret.txt';
      expect(await files.read(caller, path)).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(await files.write(caller, path, 'x')).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(await files.write(caller, path, null)).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(await files.list(caller, 'link')).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(await files.list(caller, '.')).toEqual({ ok: true, value: [] });
      expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('secret');
    });

    it('in the place of the plugin’s own folder is not followed', async () => {
      const { files, caller, own, outside } = make(OWN);
      rmSync(own, { recursive: true });
      symlinkSync(outside, own);
      expect(await files.read(caller, 'secret.txt')).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(await files.write(caller, 'new.txt', 'x')).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(readdirSync(outside)).toEqual(['secret.txt']);
    });

    it('of the user’s in the place of a granted folder is followed where it led at first, and nowhere else', async () => {
      const { files, caller, tasks, outside, folder } = make(READ);
      const first = join(folder, 'home/elsewhere');
      mkdirSync(first);
      writeFileSync(join(first, 'a'), 'granted');
      writeFileSync(join(outside, 'a'), 'secret');
      rmSync(tasks, { recursive: true });
      symlinkSync(first, tasks);
      expect(await files.read(caller, '~/tasks/a')).toEqual({ ok: true, value: 'granted' });
      rmSync(tasks);
      symlinkSync(outside, tasks);
      expect(await files.read(caller, '~/tasks/a')).toMatchObject({ error: { code: 'E_PERMISSION' } });
    });

    it('of the hard kind is not written to', async () => {
      const { files, caller, own, outside } = make(OWN);
      linkSync(join(outside, 'secret.txt'), join(own, 'hard'));
      expect(await files.write(caller, 'hard', 'x')).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(await files.write(caller, 'hard', null)).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('secret');
    });
  });

  it.runIf(process.platform !== 'win32')('that are pipes are neither waited for nor listed', async () => {
    const { files, caller, own } = make(OWN);
    execFileSync('mkfifo', [join(own, 'pipe')]);
    expect(await files.read(caller, 'pipe')).toMatchObject({ error: { code: 'E_PERMISSION' } });
    expect(await files.write(caller, 'pipe', 'x')).toMatchObject({ error: { code: 'E_PERMISSION' } });
    expect(await files.list(caller, '.')).toEqual({ ok: true, value: [] });
  });

  it('of the application are closed, and so are the system’s', async () => {
    const paths = [
      '/proc/self',
      '/sys/kernel',
      '/dev/fd',
      'FOLDER/app',
      'FOLDER/app/data',
      'FOLDER/app/data/guest',
    ];
    for (const path of paths) {
      const { files, caller, record, folder } = withFolder(path);
      const file = `${path.replace('FOLDER', folder)}/environ`;
      expect(await files.read(caller, file)).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(await files.write(caller, file, 'x')).toMatchObject({ error: { code: 'E_PERMISSION' } });
      expect(record).toEqual([`refused read ${file}`, `refused write ${file}`]);
    }
  });

  it('of the application stay closed on the way down from a folder around it', async () => {
    const { files, caller, folder } = withFolder('FOLDER');
    for (const file of ['app/to-tui.db', 'app/data/other/x']) {
      const read = await files.read(caller, `${folder}/${file}`);
      expect(read).toMatchObject({ error: { code: 'E_PERMISSION' } });
    }
    const written = await files.write(caller, `${folder}/app/new`, 'x');
    expect(written).toMatchObject({ error: { code: 'E_PERMISSION' } });
    expect(existsSync(join(folder, 'app/new'))).toBe(false);
    const beside = await files.read(caller, `${folder}/home/private/secret.txt`);
    expect(beside).toEqual({ ok: true, value: 'secret' });
  });

  /** `FOLDER` in the granted path is the kit's own. */
  function withFolder(path: string): FilesKit {
    const made = kit({}, byDescriptor);
    const granted: Permission[] = [
      { kind: 'filesystem', path: path.replace('FOLDER', made.folder), access: 'write' },
    ];
    const access = { ...made.caller.access, granted };
    const parts = { ...made.parts, access: () => access };
    return {
      ...made,
      files: createFiles(parts, createGate(parts), byDescriptor),
      caller: { ...made.caller, access },
    };
  }
});

describe('a name', () => {
  it.each([
    '../x',
    'a/../../x',
    './x',
    'a//b',
    'a/',
    '/',
    '..',
    'a\\b',
    '..\\x',
    'C:x',
    'a:stream',
    'x.',
    'x ',
    'con',
    'NUL.txt',
    'com¹',
    'a\0b',
    'a\nb',
    '\ud800',
    '.to-tui-0123.tmp',
    'x'.repeat(256),
    'ü'.repeat(128),
    '~/../x',
    '~/tasks/../private/secret.txt',
    '//server/share/x',
    '~root/../../x',
  ])('like %j is not one', async (path) => {
    const { call } = kit({ granted: [OWN, WRITE] });
    expect((await call('read_file', { path })).error?.code).toBe('E_INPUT');
    expect((await call('write_file', { path, content: 'x' })).error?.code).toBe('E_INPUT');
  });

  it.each([
    '~/private/secret.txt',
    '~/tasksx/a',
    '~/Tasks/a',
    '~/ｔasks/a',
    '/etc/passwd',
    '/proc/self/environ',
    '/tasks/a',
    'C:/tasks/a',
  ])('like %s is not below the granted folder', async (path) => {
    const { call } = kit({ granted: [OWN, WRITE] });
    expect((await call('read_file', { path })).error?.code).toBe('E_PERMISSION');
  });

  it('of a granted folder in another form of Unicode is not that folder', () => {
    const granted: Permission = { kind: 'filesystem', path: '~/caf\u00e9', access: 'read' };
    const below = (written: string) => {
      const name = fileName(written);
      return name.ok ? partsBelow(granted, name.value) : undefined;
    };
    expect(below('~/caf\u00e9/a')).toEqual(['a']);
    expect(below('~/cafe\u0301/a')).toBeUndefined();
  });

  it('in whatever spelling stays in the folder', async () => {
    const { call, own, folder } = kit({ granted: [OWN] });
    const before = readdirSync(folder, { recursive: true }).length;
    for (const path of [
      'caf\u00e9',
      'cafe\u0301',
      'CAF\u00c9',
      '\uff0e\uff0e',
      '\u2025',
      'a\u2215b',
      '%2e%2e',
      '~',
    ]) {
      expect((await call('write_file', { path, content: path })).error).toBeUndefined();
      expect((await call('read_file', { path })).ok).toBe(path);
    }
    expect(readdirSync(folder, { recursive: true }).length - before).toBe(readdirSync(own).length);
  });

  it('without a permission reaches nothing, not even its own folder', async () => {
    const { call } = kit({ granted: [] });
    expect((await call('read_file', { path: 'x' })).error?.code).toBe('E_PERMISSION');
    expect((await call('list_directory', { path: '.' })).error?.code).toBe('E_PERMISSION');
  });

  it('is at most eight folders deep', async () => {
    const { call } = kit({ granted: [OWN] });
    expect((await call('write_file', { path: 'a/b/c/d/e/f/g/h/x', content: '' })).error).toBeUndefined();
    expect((await call('write_file', { path: 'a/b/c/d/e/f/g/h/i/x', content: '' })).error?.code).toBe(
      'E_INPUT',
    );
  });

  it('of any kind is refused, or joined to the folder stays below it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('.', '/', '\\', '~', 'a', ':', ' ', '\0', 'é') }),
        (text) => {
          const name = fileName(text);
          if (!name.ok || name.value.outside) return;
          const way = join('/root', ...name.value.parts);
          expect(way === '/root' || way.startsWith('/root/')).toBe(true);
          expect(way.split('/').length).toBe(2 + name.value.parts.length);
          expect(name.value.parts.every((part) => partFault(part) === undefined)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('an exchange of folders under way', () => {
  it.runIf(process.platform === 'linux')('changes nothing for who holds the descriptor', async () => {
    const { own, outside } = kit({ granted: [OWN] });
    mkdirSync(join(own, 'a'));
    writeFileSync(join(own, 'a/secret.txt'), 'own');
    const root = await descriptorRoot(realpathSync(own));
    const folder = await root.child('a', false);
    renameSync(join(own, 'a'), join(own, 'b'));
    symlinkSync(outside, join(own, 'a'));
    const file = await openPlainFile(folder, 'secret.txt');
    expect(await file.readFile('utf8')).toBe('own');
    expect(await placeFile(folder, 'new', Buffer.from('x'), 0o600, new AbortController().signal)).toBe(true);
    expect([readdirSync(outside), readdirSync(join(own, 'b'))]).toEqual([
      ['secret.txt'],
      ['new', 'secret.txt'],
    ]);
    for (const open of [file, folder, root]) await open.close();
  });

  it('is noticed where there are no descriptors', async () => {
    const { own, outside } = kit({ granted: [OWN] });
    mkdirSync(join(own, 'a'));
    writeFileSync(join(own, 'a/secret.txt'), 'own');
    const folder = await (await pathRoot(realpathSync(own))).child('a', false);
    renameSync(join(own, 'a'), join(own, 'b'));
    symlinkSync(outside, join(own, 'a'));
    await expect(openPlainFile(folder, 'secret.txt')).rejects.toThrow();
    const { signal } = new AbortController();
    await expect(placeFile(folder, 'new', Buffer.from('x'), 0o600, signal)).rejects.toThrow();
    expect(readdirSync(outside)).toEqual(['secret.txt']);
  });

  it.runIf(process.platform === 'linux')('of the granted folder’s own parents is noticed', async () => {
    const { folder, outside } = kit({ granted: [WRITE] });
    mkdirSync(join(folder, 'x/y'), { recursive: true });
    rmSync(join(folder, 'x'), { recursive: true });
    mkdirSync(join(outside, 'y'));
    symlinkSync(outside, join(folder, 'x'));
    await expect(descriptorRoot(join(folder, 'x/y'))).rejects.toThrow();
    await expect(pathRoot(join(folder, 'x/y'))).rejects.toThrow();
  });

  it.runIf(process.platform === 'linux')('lets nothing out, however often it is tried', async () => {
    const { call, own, outside } = kit({ granted: [OWN], limits: { folderBytes: 10_000_000 } });
    mkdirSync(join(own, 'real'));
    mkdirSync(join(own, 'a'));
    writeFileSync(join(own, 'a/secret.txt'), 'own');
    symlinkSync(outside, join(own, 'link'));
    const script = `const { renameSync: r } = require('node:fs'); process.chdir(process.argv[1]); process.stdout.write('go');
      for (;;) { r('a', 't'); r('link', 'a'); r('a', 'link'); r('t', 'a'); }`;
    const { spawn } = await import('node:child_process');
    const racer = spawn(process.execPath, ['-e', script, own], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise((resolve) => racer.once('exit', resolve));
    try {
      await new Promise((resolve) => racer.stdout.once('data', resolve));
      for (let i = 0; i < 150; i++) {
        const answer = await call('read_file', { path: 'a/secret.txt' });
        expect(answer.ok ?? 'own').toBe('own');
        await call('write_file', { path: 'a/new.txt', content: 'x' });
      }
    } finally {
      racer.kill('SIGKILL');
      await ended;
    }
    expect(readdirSync(outside)).toEqual(['secret.txt']);
  });
});

describe('how much', () => {
  it('a file may have', async () => {
    const { call, own } = kit({ granted: [OWN], limits: { fileBytes: 10 } });
    expect((await call('write_file', { path: 'x', content: 'ü'.repeat(5) })).error).toBeUndefined();
    expect((await call('write_file', { path: 'd/x', content: 'ü'.repeat(6) })).error?.code).toBe('E_LIMIT');
    writeFileSync(join(own, 'big'), 'x'.repeat(11));
    expect((await call('read_file', { path: 'big' })).error?.code).toBe('E_LIMIT');
    expect(readdirSync(own).sort()).toEqual(['big', 'x']);
  });

  it('a plugin may keep, to the byte, replaced files not counted twice', async () => {
    const { call, own } = kit({ granted: [OWN], limits: { folderBytes: 10 } });
    const write = (path: string, bytes: number) => call('write_file', { path, content: 'x'.repeat(bytes) });
    expect((await write('a', 6)).error).toBeUndefined();
    expect((await write('d/b', 5)).error?.code).toBe('E_LIMIT');
    expect(readdirSync(own)).toEqual(['a']);
    expect((await write('d/b', 4)).error).toBeUndefined();
    expect((await write('a', 6)).error).toBeUndefined();
    expect((await write('a', 7)).error?.code).toBe('E_LIMIT');
    expect(statSync(join(own, 'a')).size).toBe(6);
  });

  it('writes at the same time may take together', async () => {
    const { call, own } = kit({ granted: [OWN], limits: { folderBytes: 10 } });
    const names = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(names.map((path) => call('write_file', { path, content: 'x'.repeat(4) })));
    expect(readdirSync(own)).toHaveLength(2);
  });

  it('a thousand files and folders', async () => {
    const { call, own } = kit({ granted: [OWN] });
    for (let i = 0; i < 999; i++) writeFileSync(join(own, `f${i}`), '');
    expect((await call('write_file', { path: 'd/new', content: '' })).error?.code).toBe('E_LIMIT');
    expect((await call('write_file', { path: 'new', content: '' })).error).toBeUndefined();
    expect((await call('write_file', { path: 'new2', content: '' })).error?.code).toBe('E_LIMIT');
    expect((await call('write_file', { path: 'new', content: 'x' })).error).toBeUndefined();
    expect((await call('list_directory', { path: '.' })).ok).toHaveLength(1_000);
    writeFileSync(join(own, 'one-more'), '');
    expect((await call('list_directory', { path: '.' })).error?.code).toBe('E_LIMIT');
  });

  it('a write that was cut short leaves nothing behind that counts or shows', async () => {
    const { call, own } = kit({ granted: [OWN], limits: { folderBytes: 10 } });
    writeFileSync(join(own, '.to-tui-0123abcd.tmp'), 'x'.repeat(10));
    expect((await call('list_directory', { path: '.' })).ok).toEqual([]);
    expect((await call('write_file', { path: 'a', content: 'x'.repeat(10) })).error).toBeUndefined();
    expect(readdirSync(own)).toEqual(['a']);
  });

  it('a write whose run ended before it was in place is not done', async () => {
    const { own } = kit({ granted: [OWN] });
    const root = await pathRoot(realpathSync(own));
    const abort = AbortSignal.abort();
    expect(await placeFile(root, 'x', Buffer.from('x'), 0o600, abort)).toBe(false);
    expect(readdirSync(own)).toEqual([]);
  });
});
