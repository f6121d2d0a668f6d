import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Permission } from '../../src-core/plugin/permissions';
import { findProgram, searchPath } from './find-program';
import { type KitAnswer, type KitSettings, type OutsideKit, outsideKit } from './testing/outside-kit';

const kits: OutsideKit[] = [];
afterEach(() => {
  for (const kit of kits.splice(0)) kit.dispose();
});

const run = (program: string | null): Permission => ({ kind: 'execute', program });
const NODE = dirname(process.execPath);

interface ProgramsKit extends OutsideKit {
  readonly own: string;
  /** Runs a script with node; `node` must be granted. */
  readonly script: (code: string, args?: readonly string[], stdin?: string) => Promise<KitAnswer>;
}

/** `path` are folders of the kit that are searched before the system's. */
function kit(
  settings: KitSettings,
  env: Record<string, string> = {},
  path: readonly string[] = [],
): ProgramsKit {
  const made = outsideKit({
    granted: [run('node')],
    parts: (folder) => ({
      env: {
        PATH: [...path.map((one) => join(folder, one)), NODE, '/usr/bin', '/bin'].join(delimiter),
        HOME: '/home/me',
        ...env,
      },
    }),
    ...settings,
  });
  kits.push(made);
  return {
    ...made,
    own: join(made.folder, 'app/data/guest'),
    script: (code, args = [], stdin = '') =>
      made.call('run_command', { program: 'node', args: ['-e', code, ...args], stdin }),
  };
}

function program(folder: string, name: string, text = '#!/bin/sh\necho here'): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      const state = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      if (state === 'Z') return; // dead, and its parent has not looked yet
    } catch {
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe.runIf(process.platform !== 'win32')('a program', () => {
  it('gets its arguments and its input, and answers with code and output', async () => {
    const { script, record } = kit({});
    const code =
      'process.stdin.on("data", d => process.stdout.write(process.argv[1] + d)); console.error("e"); process.exitCode = 3';
    const answer = await script(code, ['ü'], 'in');
    expect(answer).toEqual({ ok: { code: 3, stdout: 'üin', stderr: 'e\n' } });
    expect(record).toEqual(['run node']);
  });

  it('that reads nothing of a long input does no harm, and one that a signal ends has no code', async () => {
    const { script } = kit({});
    expect((await script('process.stdin.destroy()', [], 'x'.repeat(1_000_000))).ok).toMatchObject({
      code: 0,
    });
    expect((await script('process.kill(process.pid, "SIGTERM")')).ok).toMatchObject({ code: null });
  });

  it('that was not granted by that very name is not run', async () => {
    const { call, record } = kit({ granted: [run('git')] });
    for (const name of ['node', 'git.sh', 'Git', 'gi']) {
      expect((await call('run_command', { program: name })).error?.code).toBe('E_PERMISSION');
    }
    expect(record[0]).toBe('refused run node');
  });

  it.each(['/bin/sh', './sh', '../sh', 'bin/sh', '-c', 'a b', 'sh\0', 'sh;id', '~', '.'])(
    'is a name and never %j',
    async (name) => {
      const { call } = kit({ granted: [run(null)] });
      expect((await call('run_command', { program: name })).error?.code).toBe('E_NOT_FOUND');
    },
  );

  it('has no shell before it: what looks like one is an argument', async () => {
    const { script, own } = kit({});
    const args = [
      '$(touch a)',
      '; touch b',
      '`touch c`',
      '| touch d',
      '> e',
      '*',
      '$HOME',
      '"\'',
      '%PATH%',
      '',
    ];
    const answer = await script('process.stdout.write(JSON.stringify(process.argv.slice(1)))', args);
    expect(JSON.parse((answer.ok as { stdout: string }).stdout)).toEqual(args);
    for (const name of ['a', 'b', 'c', 'd', 'e']) expect(existsSync(join(own, name))).toBe(false);
    expect((await script('', ['a\0b'])).error?.code).toBe('E_INPUT');
  });

  it('sees no more of the environment than it needs', async () => {
    const env = { API_TOKEN: 'secret', NODE_OPTIONS: '--no-warnings', LD_PRELOAD: '', TZ: 'UTC', LANG: 'C' };
    const { script } = kit({}, env);
    const answer = await script('process.stdout.write(JSON.stringify(process.env))');
    const seen = JSON.parse((answer.ok as { stdout: string }).stdout);
    expect(Object.keys(seen).sort()).toEqual(['HOME', 'LANG', 'PATH', 'TZ']);
  });

  it('stands in the plugin’s own folder, which is the user’s alone', async () => {
    const { script, own } = kit({});
    mkdirSync(own, { recursive: true, mode: 0o755 });
    expect((await script('process.stdout.write(process.cwd())')).ok).toMatchObject({ stdout: own });
    expect(statSync(own).mode & 0o777).toBe(0o700);
    rmSync(own, { recursive: true });
    symlinkSync('/', own);
    expect((await script('')).error?.code).toBe('E_IO');
  });
});

describe.runIf(process.platform !== 'win32')('the way to a program', () => {
  it('goes by absolute folders only', () => {
    expect(searchPath(['', '.', 'bin', './x', '../y', '/usr/bin'].join(delimiter))).toEqual(['/usr/bin']);
    expect(searchPath(undefined)).toEqual([]);
  });

  it('is the first one in the user’s own search path', async () => {
    const { call, folder } = kit({ granted: [run('tool')] }, {}, ['one', 'two']);
    program(join(folder, 'two'), 'tool', '#!/bin/sh\necho two; echo "$PATH"');
    const answer = await call('run_command', { program: 'tool' });
    const path = [join(folder, 'one'), join(folder, 'two'), NODE, '/usr/bin', '/bin'].join(delimiter);
    expect(answer.ok).toMatchObject({ stdout: `two\n${path}\n` });
  });

  it.each([
    ['in its own folder', 'app/data/guest', 'tool'],
    ['in its package', 'app/plugins/guest', 'tool'],
    ['in a folder that it may write to', 'home/bin', 'tool'],
    ['in that folder, reached by a link', 'link', 'tool'],
    ['in its own folder, linked to from another', 'usr', '../app/data/guest/tool'],
  ])('takes nothing that a plugin could have put there: %s', async (_what, place, target) => {
    const granted: Permission[] = [run('tool'), { kind: 'filesystem', path: '~/bin', access: 'write' }];
    const { call, folder } = kit({ granted }, {}, [place]);
    for (const one of ['app/data/guest', 'app/plugins/guest', 'home/bin']) program(join(folder, one), 'tool');
    symlinkSync(join(folder, 'home/bin'), join(folder, 'link'));
    if (target !== 'tool') {
      mkdirSync(join(folder, place));
      symlinkSync(target, join(folder, place, 'tool'));
    }
    expect((await call('run_command', { program: 'tool' })).error?.code).toBe('E_NOT_FOUND');
  });

  it('passes by what is no file, or not to be run', async () => {
    const { folder } = kit({});
    mkdirSync(join(folder, 'one/tool'), { recursive: true });
    program(join(folder, 'two'), 'tool');
    chmodSync(join(folder, 'two/tool'), 0o644);
    const searched = [join(folder, 'none'), join(folder, 'one'), join(folder, 'two')];
    expect(await findProgram('tool', searched, [])).toMatchObject({ ok: false });
  });

  it('never leads to a batch file on Windows', async () => {
    const { folder } = kit({});
    program(join(folder, 'npm'), 'npm.cmd');
    program(join(folder, 'exe'), 'tool.exe');
    const searched = [join(folder, 'npm'), join(folder, 'exe')];
    for (const name of ['npm', 'npm.cmd', 'NPM.BAT']) {
      expect(await findProgram(name, searched, [], true)).toMatchObject({
        ok: false,
        error: expect.stringContaining('batch file'),
      });
    }
    expect(await findProgram('tool', searched, [], true)).toEqual({
      ok: true,
      value: join(folder, 'exe/tool.exe'),
    });
  });
});

describe.runIf(process.platform === 'linux')('the end of a program', () => {
  /** A program with a child and a grandchild; each writes its number into the folder it stands in. */
  const FAMILY = `
    const { spawn } = require('node:child_process'); const { writeFileSync, existsSync } = require('node:fs');
    const depth = Number(process.argv[1]);
    if (depth < 2) spawn(process.execPath, ['-e', process.argv[2], String(depth + 1), process.argv[2]], { stdio: 'inherit' });
    writeFileSync('pid' + depth, String(process.pid));
    setInterval(() => { if (depth === 0 && [0, 1, 2].every((i) => existsSync('pid' + i))) { console.log('all'); AFTER } }, 5);`;

  const family = (made: ProgramsKit, after: string, signal?: AbortSignal) => {
    const code = FAMILY.replace('AFTER', after);
    return made.call('run_command', { program: 'node', args: ['-e', code, '0', code] }, signal);
  };
  const pids = (own: string) => [0, 1, 2].map((i) => Number(readFileSync(join(own, `pid${i}`), 'utf8')));

  it('comes with its run’s, for its children and grandchildren too', async () => {
    const abort = new AbortController();
    const made = kit({});
    const answer = family(made, '', abort.signal);
    while (![0, 1, 2].every((i) => existsSync(join(made.own, `pid${i}`)))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    abort.abort();
    expect((await answer).error?.code).toBe('E_UNAVAILABLE');
    for (const pid of pids(made.own)) await gone(pid);
  });

  it('is that of what it leaves behind', async () => {
    const made = kit({});
    const answer = await family(made, 'process.exit(0)');
    expect(answer.ok).toMatchObject({ code: 0, stdout: 'all\n' });
    for (const pid of pids(made.own)) await gone(pid);
  });

  it('comes when its time is over', async () => {
    const { script, own } = kit({ limits: { programMs: 300 } });
    const answer = await script(
      'require("node:fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1000)',
    );
    expect(answer.error?.code).toBe('E_TIMEOUT');
    if (existsSync(join(own, 'pid'))) await gone(Number(readFileSync(join(own, 'pid'), 'utf8')));
  });

  it.each(['stdout', 'stderr'])('comes when it prints too much to %s', async (stream) => {
    const { script } = kit({ limits: { programBytes: 1_000 } });
    const just = await script(`process.${stream}.write('x'.repeat(1000))`);
    expect(just.ok).toMatchObject({ [stream]: 'x'.repeat(1000) });
    const over = await script(`process.${stream}.write('x'.repeat(1001))`);
    expect(over.error?.code).toBe('E_LIMIT');
    const answer = await script(`const more = () => process.${stream}.write('x'.repeat(999), more); more()`);
    expect(answer.error?.code).toBe('E_LIMIT');
  });

  it('is not waited for when somebody else holds its output', async () => {
    const { script, own } = kit({ limits: { programMs: 5_000 } });
    const code = `const { spawn } = require('node:child_process');
      const far = spawn('/usr/bin/setsid', ['sleep', '3'], { stdio: 'inherit' });
      far.on('spawn', () => setTimeout(() => process.exit(0), 100));`;
    const started = performance.now();
    expect((await script(code)).ok).toMatchObject({ code: 0 });
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(existsSync(own)).toBe(true);
  });

  it('has to come before a fifth one is started', async () => {
    const abort = new AbortController();
    const made = kit({ granted: [run('sleep')] });
    const sleep = () => made.call('run_command', { program: 'sleep', args: ['60'] }, abort.signal);
    const running = [sleep(), sleep(), sleep(), sleep()];
    expect((await sleep()).error?.code).toBe('E_LIMIT');
    abort.abort();
    for (const answer of await Promise.all(running)) expect(answer.error?.code).toBe('E_UNAVAILABLE');
    expect((await made.call('run_command', { program: 'sleep', args: ['0'] })).ok).toMatchObject({ code: 0 });
  });
});
