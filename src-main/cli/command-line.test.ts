import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { PLUGIN_VERB_NAMES } from '../../src-core/plugin/plugin-verbs';
import { verbWorld } from '../app-verbs/testing/verb-world';
import { controlPlace } from '../control/control-place';
import { startControl } from '../control/control-server';
import { pathsIn } from '../paths';
import { IDLE_WORKSHOP } from '../plugin/kit/testing/workshop';
import { returning, writePlugin } from '../plugin/testing/plugin-world';
import { runPluginVerb } from '../plugin/verbs/run-plugin-verb';
import { type SampleDeeds, sampleAdministration } from '../plugin/verbs/testing/sample-administration';
import { runCommandLine, wordsOf } from './command-line';

describe('wordsOf', () => {
  it.each([
    [['electron', '.'], []],
    [['electron', '.', '--data-dir=/d', '--safe'], []],
    [['electron', '--no-sandbox', '.', '--help'], ['--help']],
    [
      [
        'electron',
        '--inspect=0',
        '--remote-debugging-port=0',
        '--lang=de',
        '.',
        '--enable-x',
        '--type=y',
        '--nope',
      ],
      ['--nope'],
    ],
    [['electron', '--nobody-knows', '.', '--safe'], []],
    [
      ['electron', '.', '--saef', '--data-dri=/d', '--no-sandbox'],
      ['--saef', '--data-dri=/d'],
    ],
    [
      ['electron', '.', '--data-dir', '/d'],
      ['--data-dir', '/d'],
    ],
    [['electron', '.', '--data-dir='], ['--data-dir=']],
    [
      ['electron', '--no-sandbox', '.', '--data-dir=/d', 'plugin', 'list', '--json'],
      ['plugin', 'list', '--json'],
    ],
    [
      ['electron', '.', 'plugin', 'audit', '--since', '2h', '--data-dir=/d'],
      ['plugin', 'audit', '--since', '2h'],
    ],
  ])('%j means %j', (argv, words) => {
    expect(wordsOf(argv, false)).toEqual(words);
  });

  it('has no path of the application to skip in a package', () => {
    expect(wordsOf(['/opt/to-tui/to-tui', 'plugin', 'list'], true)).toEqual(['plugin', 'list']);
  });
});

function home(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'to-tui-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const PRESENT = {
  now: '2026-01-30T09:45:00.000Z',
  today: '2026-01-30' as CalendarDate,
  zone: 'Europe/Berlin',
};

/** A command line on one data directory; everything that comes of it is kept. */
function shell({ folder = home(), own = {} as Partial<SampleDeeds>, typed = '', isTTY = false } = {}) {
  const alone = sampleAdministration(own);
  const closed: string[] = [];
  const raw: boolean[] = [];
  const ask = async (...words: string[]) => {
    let [out, error] = ['', ''];
    const input = Object.assign(new PassThrough(), { isTTY, setRawMode: (on: boolean) => raw.push(on) });
    if (isTTY) for (const character of typed) setImmediate(() => input.write(character));
    else input.end(typed);
    const code = await runCommandLine(
      words,
      {
        paths: pathsIn(folder),
        version: '0.1.0',
        openAdministration: async () => ({
          app: verbWorld().context,
          administration: async () => alone.administration,
          close: async () => {
            closed.push('closed');
          },
        }),
        present: () => PRESENT,
        cwd: '/work',
        workshop: () => IDLE_WORKSHOP,
        ready: async () => undefined,
        home: '/home/me',
        input,
      },
      {
        out: (text) => {
          out += text;
        },
        error: (text) => {
          error += text;
        },
      },
    );
    return { code, out, error, left: readdirSync(folder) };
  };
  return { ask, folder, closed, raw, done: alone.done };
}

/** The application, as it runs beside the command line. */
async function application(folder: string, own: Partial<SampleDeeds> = {}) {
  const running = sampleAdministration(own);
  const started = await startControl({
    place: controlPlace(pathsIn(folder).home),
    answer: async (request) => {
      if (request.version !== 1) throw new Error('not about plugins');
      const { words, cwd, given } = request;
      return runPluginVerb(words, {
        ...PRESENT,
        administration: running.administration,
        target: { list: { project: 'default', date: PRESENT.today }, selected: null },
        cwd,
        home: '/home/me',
        pluginsFolder: pathsIn(folder).plugins,
        workshop: IDLE_WORKSHOP,
        from: 'terminal',
        given: new Map(Object.entries(given ?? {})),
      });
    },
    failed: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(started.error);
  onTestFinished(() => started.value());
  return running;
}

describe('a command line without words for it', () => {
  it('leaves the start to the window', async () => {
    expect((await shell().ask()).code).toBeUndefined();
    expect((await shell().ask('--json')).code).toBeUndefined();
  });

  it('says what it is and everything that it knows', async () => {
    expect(await shell().ask('--version')).toMatchObject({ code: 0, out: 'to-tui 0.1.0\n' });
    const { code, out } = await shell().ask('--help');
    expect(code).toBe(0);
    for (const verb of PLUGIN_VERB_NAMES) expect(out).toContain(`to-tui plugin ${verb}`);
    for (const option of ['--data-dir=DIR', '--safe', '--version', '--json', '--purge', '--since WHEN'])
      expect(out).toContain(option);
    const widest = out.split('\n').filter((line) => !line.startsWith('to-tui '));
    expect(Math.max(...widest.map((line) => line.length))).toBeLessThanOrEqual(112);
  });

  it.each([
    [['dance'], 'unknown command: dance; known: plugin VERB'],
    [['plugin'], 'plugin needs a verb: list, info'],
    [['plugin', 'dance'], 'plugin does not know “dance”'],
    [['plugin', 'list', 'all'], 'plugin list [--json]'],
    [['plugin', 'list', '--xml'], 'plugin list [--json]'],
    [['plugin', 'info'], 'plugin info NAME'],
  ])('refuses %j with 2 and says what is known', async (words, known) => {
    const { code, out, error } = await shell().ask(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(known);
  });
});

describe('options', () => {
  it.each([
    [['--saef'], 'unknown option --saef; did you mean --safe?'],
    [['--Safe'], 'did you mean --safe?'],
    [['--data-dri=/d'], 'unknown option --data-dri; did you mean --data-dir=DIR?'],
    [['--datadir=/d'], 'did you mean --data-dir=DIR?'],
    [['--verson'], 'did you mean --version?'],
    [['--hepl', 'plugin', 'list'], 'did you mean --help?'],
    [['--jsn', 'plugin', 'list'], 'did you mean --json?'],
    [['--data-dir', '/d'], 'write --data-dir=DIR, with no blank between'],
    [['plugin', 'list', '--data-dir', '/d'], 'write --data-dir=DIR, with no blank between'],
    [['--data-dir='], 'write --data-dir=DIR'],
    [['--safe=no'], '--safe takes no value'],
    [['--nope'], 'unknown option --nope (known: --data-dir=DIR'],
    [['--window\u001b[31m'], 'unknown option --window '],
    [['plugin', 'list', '--nope'], 'plugin list does not know --nope'],
  ])('that are not quite ours open no window and do nothing: %j', async (words, said) => {
    const { code, out, error } = await shell().ask(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(said);
    expect(error).toContain('--');
  });

  it.each([
    '--no-sandbox',
    '--lang=de',
    '--user-data-dir=/x',
    '--ozone-platform=x11',
    '--disable-gpu',
    '--v=1',
  ])('of the engine below open the window: %s', async (option) => {
    expect(await shell().ask(...wordsOf(['electron', '.', option], false))).toMatchObject({
      code: undefined,
    });
    expect(await shell().ask(...wordsOf(['to-tui', option], true))).toMatchObject({ code: undefined });
  });
});

describe('a command line alone', () => {
  it('lists no plugins where there are none, and makes no folder for that', async () => {
    const { ask, closed } = shell();
    expect(await ask('plugin', 'list', '--json')).toEqual({ code: 0, out: '[]\n', error: '', left: [] });
    expect(closed).toEqual([]);
  });

  it('does what needs no window, and puts the plugin system away', async () => {
    const { ask, done, closed } = shell();
    expect(await ask('plugin', 'disable', 'jira-sync')).toMatchObject({
      code: 0,
      out: 'did disable jira-sync\n',
      error: '',
    });
    expect(done).toEqual(['disable jira-sync']);
    expect(closed).toEqual(['closed']);
  });

  it('says what needs the application, and what was refused, with 1', async () => {
    const { ask, closed } = shell();
    expect(await ask('plugin', 'top')).toMatchObject({
      code: 1,
      out: '',
      error: 'to-tui: plugin top needs the application to run: start to-tui and say it again\n',
    });
    expect(closed).toEqual([]);
    expect(await ask('plugin', 'info', 'nobody')).toMatchObject({ code: 1, out: '' });
    expect(closed).toEqual(['closed']);
  });

  it('puts the plugin system away also when that fails', async () => {
    const { ask, closed } = shell({
      own: {
        describe: () => {
          throw new Error('the disk is gone');
        },
      },
    });
    expect(await ask('plugin', 'info', 'hello')).toMatchObject({
      code: 1,
      error: 'to-tui: the disk is gone\n',
    });
    expect(closed).toEqual(['closed']);
  });

  it('checks a plugin for scripts: 1 when it cannot be used', async () => {
    const { ask, folder } = shell();
    const plugins = pathsIn(folder).plugins;
    mkdirSync(plugins);
    writePlugin(plugins, 'good', returning());
    const broken = writePlugin(folder, 'broken', returning(), 'colour = 1');
    expect(await ask('plugin', 'lint', 'good')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^good 0\.1\.0: 0 errors/),
    });
    expect(await ask('plugin', 'lint', broken)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^broken: 1 error/),
    });
  });

  it('says with 1 that the audit log was tampered with', async () => {
    const { ask } = shell({ own: { auditBroken: () => 3 } });
    expect(await ask('plugin', 'audit')).toMatchObject({ code: 1, out: expect.stringContaining('entry 3') });
  });
});

describe('a command line beside the application', () => {
  it('has it do everything, from where the user is', async () => {
    const { ask, folder, done } = shell();
    const running = await application(folder);
    expect(await ask('plugin', 'install', 'a.zip')).toMatchObject({
      code: 0,
      out: 'did install /work/a.zip\n',
    });
    expect(await ask('plugin', 'top')).toMatchObject({
      code: 0,
      out: 'Plugins at work\nThere are no plugins.\n',
    });
    expect(running.done).toEqual(['install /work/a.zip']);
    expect(done).toEqual([]);
  });

  it('lists what the window shows', async () => {
    const { ask, folder } = shell();
    await application(folder);
    const { out } = await ask('plugin', 'list', '--json');
    expect(JSON.parse(out)).toMatchObject([{ name: 'hello', state: 'needs_consent' }, { name: 'jira-sync' }]);
    expect((await ask('plugin', 'list')).out).toMatch(/^hello {6}0\.2\.0 {2}needs consent/);
  });

  it.each([false, true])(
    'sends a secret that came on standard input, typed at a terminal: %s',
    async (isTTY) => {
      const { ask, folder, raw } = shell({ typed: isTTY ? 'hunterx\u007f2\r' : 'hunter2\n', isTTY });
      const running = await application(folder);
      const { code, out, error } = await ask('plugin', 'config', 'jira-sync', 'token=-');
      expect(running.done).toEqual(['save jira-sync {} {"token":"hunter2"}']);
      expect({ code, out, error }).toEqual({
        code: 0,
        out: 'the settings of jira-sync are saved\n',
        error: isTTY ? 'token: \n' : '',
      });
      expect(raw).toEqual(isTTY ? [true, false] : []);
    },
  );

  it('saves nothing when the user ends the question', async () => {
    const { ask, folder, raw } = shell({ typed: 'hun\u0003', isTTY: true });
    const running = await application(folder);
    expect(await ask('plugin', 'config', 'jira-sync', 'token=-')).toMatchObject({ code: 1, out: '' });
    expect(running.done).toEqual([]);
    expect(raw).toEqual([true, false]);
  });

  it('reads several values, a line each, and refuses a flood', async () => {
    const { ask, done } = shell({ typed: 'acme\r\nhunter2\nmore\n' });
    await ask('plugin', 'config', 'jira-sync', 'site=-', 'token=-', 'most=3');
    expect(done).toEqual(['save jira-sync {"site":"acme","most":3} {"token":"hunter2"}']);
    for (const [typed, error] of [
      ['x'.repeat(70_000), 'standard input is longer than 64 KiB'],
      ['x'.repeat(10_001), 'token is longer than 10000 characters'],
    ] as const) {
      const flood = shell({ typed });
      expect(await flood.ask('plugin', 'config', 'jira-sync', 'token=-')).toMatchObject({
        code: 1,
        error: `to-tui: ${error}\n`,
      });
      expect(flood.done).toEqual([]);
    }
  });
});
