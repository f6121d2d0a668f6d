import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { openWorld, shown } from '../storage/testing/world';
import { clearLeftovers } from './place-package';
import type { AnswerOutside } from './plugin-runtime';
import { manifestFor, returning, writePlugin } from './testing/plugin-world';
import { openPluginsIn } from './testing/plugins-in-world';
import { zip } from './testing/zip';

const HERE = { list: TODAYS_LIST, selected: null };
const NETWORK = '[permissions]\nnetwork = true\n';

async function open(outside?: AnswerOutside) {
  const world = openWorld({ fast: true });
  const plugins = await openPluginsIn(world, {
    ...(outside && { outside }),
  });
  await plugins.manager.loadAll();
  const elsewhere = mkdtempSync(join(tmpdir(), 'to-tui-drop-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  /** Everything in the plugins folder, names only. */
  const lies = () => readdirSync(world.paths.plugins).sort();
  /** As a drop on the window: what came of it is told. */
  const install = (path: string) => plugins.manager.installAll([path]);
  return { ...plugins, install, world, folder: world.paths.plugins, elsewhere, lies };
}

function dropped(folder: string, name: string, script: string, more = '', version = '0.1.0'): string {
  const path = join(folder, `${name}.zip`);
  writeFileSync(
    path,
    zip([
      { name: 'manifest.toml', content: manifestFor(name, more, version), packed: true },
      { name: 'plugin.js', content: script, packed: true },
      { name: 'README.md', content: '# hi' },
      { name: 'evil.sh', content: 'rm -rf /' },
    ]),
  );
  return path;
}

describe('installing', () => {
  it('an archive shows a summary, takes the fixed names only, and runs at once', async () => {
    const { manager, install, answers, asked, elsewhere, folder, state, notices, world, lies } = await open();
    const keys = '[keybindings]\n"<C-j>s" = "go"\n';
    answers.push('allow');
    await install(
      dropped(elsewhere, 'p', returning({ type: 'create_todo', content: 'ran' }), keys + NETWORK),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toBe('Install p 0.1.0? It wants to:');
    expect(asked[0]?.detail).toContain('⚠ connect to any internet host');
    expect(asked[0]?.detail).toContain('Keys, where free: C-j s');
    expect(state('p')).toBe('enabled');
    expect(notices).toContain('to-tui: p 0.1.0 is installed');
    expect(lies()).toEqual(['p']);
    expect(readdirSync(join(folder, 'p')).sort()).toEqual(['README.md', 'manifest.toml', 'plugin.js']);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['ran']);
  });

  it.each(['', 'manifest.toml'])('a folder works too, by itself or by %j', async (file) => {
    const { install, answers, elsewhere, state } = await open();
    const path = writePlugin(elsewhere, 'p', returning());
    answers.push('allow');
    await install(join(path, file));
    expect(state('p')).toBe('enabled');
  });

  it('is not done without a yes, and leaves nothing behind', async () => {
    const { manager, install, elsewhere, notices, lies } = await open();
    const path = dropped(elsewhere, 'p', returning());
    await install(path);
    expect(notices).toEqual(['to-tui: p 0.1.0 was not installed: you did not allow it']);
    expect(lies()).toEqual([]);
    expect(manager.summaries()).toEqual([]);
  });

  it.each([
    [
      'a file of another kind',
      (at: string) => writeFileSync(join(at, 'x.txt'), 'x'),
      'x.txt',
      'is not a plugin',
    ],
    [
      'a module renamed',
      (at: string) => writeFileSync(join(at, 'x.zip'), '\0asm'),
      'x.zip',
      'not a zip archive',
    ],
    [
      'a link to an archive',
      (at: string) => symlinkSync('/etc/passwd', join(at, 'x.zip')),
      'x.zip',
      'is a link',
    ],
    ['nothing', () => undefined, 'gone', 'is not there'],
    [
      'an archive without a manifest',
      (at: string) => writeFileSync(join(at, 'x.zip'), zip([{ name: 'a' }])),
      'x.zip',
      'manifest.toml is not there',
    ],
    [
      'code that is missing',
      (at: string) =>
        writeFileSync(join(at, 'x.zip'), zip([{ name: 'manifest.toml', content: manifestFor('p') }])),
      'x.zip',
      'plugin.js is not there',
    ],
    [
      'a folder of 1,000 files',
      (at: string) => {
        for (let i = 0; i < 1_000; i += 1) writeFileSync(join(at, `f${i}`), '');
      },
      '.',
      'manifest.toml is not there',
    ],
    [
      'a link in a folder',
      (at: string) => {
        writePlugin(at, 'p', returning());
        symlinkSync('/etc/passwd', join(at, 'p', 'README.md'));
      },
      'p',
      'README.md is a link',
    ],
  ])('%s is refused without a question', async (_, prepare, name, words) => {
    const { install, elsewhere, notices, asked, lies } = await open();
    prepare(elsewhere);
    await install(join(elsewhere, name));
    expect(notices.at(-1)).toContain(words);
    expect(asked).toEqual([]);
    expect(lies()).toEqual([]);
  });

  it('many at once ask one after the other and tell once what came of all; the log has every reason', async () => {
    const { manager, answers, elsewhere, notices, logged, asked, state } = await open();
    const paths = ['a.txt', 'b.txt'].map((name) => join(elsewhere, name));
    for (const path of paths) writeFileSync(path, 'x');
    const plugins = ['p', 'q', 'r'].map((name) => dropped(elsewhere, name, returning()));
    answers.push('allow', 'deny', 'allow');
    await manager.installAll([...paths, ...plugins]);
    expect(asked.map(({ message }) => message)).toEqual([
      'Install p 0.1.0? It wants to:',
      'Install q 0.1.0? It wants to:',
      'Install r 0.1.0? It wants to:',
    ]);
    expect([state('p'), state('r')]).toEqual(['enabled', 'enabled']);
    expect(notices).toEqual([
      expect.stringMatching(
        /^to-tui: 2 installed, 3 refused \(and 2 more, see the log\): a\.txt was not installed: a\.txt is not/,
      ),
    ]);
    expect(logged.filter((line) => line.startsWith('installing'))).toEqual([
      expect.stringContaining('a.txt is not a plugin'),
      expect.stringContaining('b.txt is not a plugin'),
      expect.stringContaining('q 0.1.0 was not installed: you did not allow it'),
    ]);
    await manager.installAll([]);
    expect(notices).toHaveLength(1);
  });

  it('does not follow a link that lies where the plugin shall go', async () => {
    const { install, answers, elsewhere, folder, notices } = await open();
    mkdirSync(join(elsewhere, 'target'));
    symlinkSync(join(elsewhere, 'target'), join(folder, 'p'));
    answers.push('allow');
    await install(dropped(elsewhere, 'p', returning()));
    expect(notices.at(-1)).toContain('is a link or a file: remove it first');
    expect(readdirSync(join(elsewhere, 'target'))).toEqual([]);
  });
});

describe('an update', () => {
  const first = returning({ type: 'create_todo', content: 'one' });
  const second = returning({ type: 'create_todo', content: 'two' });

  it('asks again, keeps the version before, and the grant is for the new bytes', async () => {
    const { manager, install, answers, asked, elsewhere, folder, world, lies, state } = await open();
    answers.push('allow', 'allow');
    await install(dropped(elsewhere, 'p', first));
    await install(dropped(elsewhere, 'p', second, NETWORK, '0.2.0'));
    expect(asked[1]?.message).toBe('Replace p 0.1.0 by 0.2.0? It asks for more:');
    expect(lies()).toEqual(['.previous', 'p']);
    expect(readFileSync(join(folder, '.previous', 'p', 'plugin.js'), 'utf8')).toBe(first);
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['two']);
    expect(state('p')).toBe('enabled');
  });

  it('that is declined changes nothing; the same bytes are not asked about', async () => {
    const { manager, install, answers, asked, elsewhere, notices, world, lies } = await open();
    answers.push('allow');
    const path = dropped(elsewhere, 'p', first);
    await install(path);
    await install(path);
    expect(asked).toHaveLength(1);
    expect(notices.at(-1)).toBe('to-tui: p 0.1.0 is installed already');
    await install(dropped(elsewhere, 'p', second, NETWORK, '0.2.0'));
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['one']);
    expect(lies()).toEqual(['p']);
  });

  it('warns of a name that resembles an installed one', async () => {
    const { install, answers, asked, elsewhere } = await open();
    answers.push('allow');
    await install(dropped(elsewhere, 'modern', first));
    await install(dropped(elsewhere, 'rnodern', first));
    expect(asked[1]?.detail).toMatch(/^Careful: it looks like “modern”/);
  });
});

describe('a call that is under way', () => {
  const CALLS = `exports.handle_action = () => {
    host.http_request({ url: 'https://api.example.org' });
    return { commands: [{ type: 'create_todo', content: 'ran' }] };
  };`;

  /** Somebody outside who never answers; tells when a call came and when nobody waits for it any more. */
  function silence() {
    const heard: string[] = [];
    const outside: AnswerOutside = ({ name }, signal) => {
      heard.push(name);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          heard.push('aborted');
          resolve('{"ok":null}');
        });
      });
    };
    return { heard, outside };
  }

  it.each(['revoke', 'remove', 'disable'] as const)('ends with its request at a %s', async (verb) => {
    const { heard, outside } = silence();
    const { manager, install, answers, elsewhere, world } = await open(outside);
    answers.push('allow');
    await install(dropped(elsewhere, 'p', CALLS, NETWORK));
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => heard).toEqual(['http_request']);
    const done = verb === 'remove' ? manager.packages.remove('p', false) : manager.switches[verb]('p');
    expect(await done).toMatchObject({ ok: true });
    await run;
    await expect.poll(() => heard).toEqual(['http_request', 'aborted']);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    await manager.runs.invoke('p', 'go', HERE);
    expect(heard).toHaveLength(2);
  });

  it('of the version before ends with an update, and the new one runs', async () => {
    const { heard, outside } = silence();
    const { manager, install, answers, elsewhere, world, state } = await open(outside);
    answers.push('allow', 'allow');
    await install(dropped(elsewhere, 'p', CALLS, NETWORK));
    const run = manager.runs.invoke('p', 'go', HERE);
    await expect.poll(() => heard).toEqual(['http_request']);
    await install(dropped(elsewhere, 'p', returning({ type: 'create_todo', content: 'new' }), '', '0.2.0'));
    await run;
    await manager.runs.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['new']);
    expect(state('p')).toBe('enabled');
  });
});

it('a folder that vanishes while it is read is taken whole or not at all', async () => {
  const { install, answers, elsewhere, folder } = await open();
  for (let turns = 0; turns < 12; turns += 1) {
    const name = `p${turns}`;
    const path = writePlugin(elsewhere, name, returning());
    answers.push('allow');
    const installed = install(path);
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    rmSync(path, { recursive: true });
    await installed;
    if (existsSync(join(folder, name))) {
      expect(readdirSync(join(folder, name)).sort()).toEqual(['manifest.toml', 'plugin.js']);
      expect(readFileSync(join(folder, name, 'plugin.js'), 'utf8')).toBe(returning());
    } else {
      answers.pop(); // it was not asked about
    }
  }
  expect(readdirSync(folder).filter((name) => name.startsWith('.installing'))).toEqual([]);
});

describe('what a crash leaves', () => {
  it('is cleared, and a plugin that was being replaced is put back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'to-tui-left-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writePlugin(join(folder, '.installing-1', 'new'), 'p', 'half');
    writePlugin(join(folder, '.installing-2', 'old'), 'q', 'old');
    writePlugin(join(folder, '.installing-3', 'old'), 'r', 'old');
    writePlugin(folder, 'r', 'new');
    mkdirSync(join(folder, '.previous'));
    await clearLeftovers(folder);
    expect(readdirSync(folder).sort()).toEqual(['.previous', 'q', 'r']);
    expect(readFileSync(join(folder, 'r', 'plugin.js'), 'utf8')).toBe('new');
    await clearLeftovers(join(folder, 'nowhere'));
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
