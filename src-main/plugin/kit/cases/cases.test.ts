/** `plugin test`, from the folder to the page, with real sandboxes. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readCases } from '../../../../src-core/plugin/cases/read-cases';
import { readSource } from '../../package-source';
import type { PluginPackage } from '../../plugin-package';
import { checkoutWorkshop } from '../testing/workshop';
import type { Workshop } from '../workshop';
import { CaseBench } from './case-bench';
import { casesIn } from './case-files';
import { runCase } from './run-cases';
import { testPlugin } from './test-plugin';
import { TEST_CASE_SCRIPT, TEST_MANIFEST } from './testing/case-plugin-source';

let root: string;
let workshop: Workshop;
let plugin: PluginPackage;
let bench: CaseBench;

function pluginFolder(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  mkdirSync(join(folder, 'tests'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'to-tui-cases-test-'));
  workshop = await checkoutWorkshop();
  const folder = pluginFolder('case-plugin', {
    'manifest.toml': TEST_MANIFEST,
    'plugin.js': TEST_CASE_SCRIPT,
  });
  const source = await readSource(folder);
  if (!source.ok) throw new Error(source.error);
  plugin = source.value.package;
  bench = new CaseBench(plugin, workshop.sandboxes);
});
afterAll(async () => {
  await bench?.dispose();
  rmSync(root, { recursive: true, force: true });
});

/** Runs a case and answers why it failed; nothing when it passed. */
async function failing(one: object): Promise<readonly string[]> {
  const [read] = readCases('tests/a.json', JSON.stringify({ case: 'a', ...one }));
  if (!read) throw new Error('no case');
  const { lines, findings } = await runCase(bench, plugin, read);
  return [...lines, ...findings];
}

const MILK = { name: 'milk', content: 'Buy milk' };

/** Has the plugin return this. */
function returning(...commands: object[]) {
  return { run: { action: 'give' }, stored: { give: JSON.stringify(commands) } };
}

/** Has the plugin call a host function and say what it answered. */
function asking(name: string, input: object) {
  return { run: { action: 'ask' }, stored: { ask: JSON.stringify({ name, input }) } };
}

describe('the document is the application’s own', () => {
  it('names todos in commands and in the list, those too that were added', async () => {
    const done = {
      todos: [{ ...MILK, children: [{ content: 'oats', state: 'done' }] }],
      selected: 'milk',
      stored: { give: JSON.stringify([{ type: 'create_todo', content: 'New', parent_id: '{{milk}}' }]) },
      runs: [{ action: 'give' }, { action: 'mark' }, { action: 'mark', selected: 'new 1' }],
      commands: [
        { type: 'create_todo', parent_id: 'milk' },
        { type: 'update_todo', id: 'milk' },
        { type: 'update_todo', id: 'new 1', updates: { content: 'New !' } },
      ],
      list: ['☐ Buy milk !', '  ☑ oats', '  ☐ New !'],
    };
    expect(await failing(done)).toEqual([]);
    expect(await failing({ ...done, list: ['☐ Buy milk', '  ☑ oats', '  ☐ New !'] })).toEqual([
      'list (- is missing, + is too much):',
      '  - ☐ Buy milk',
      '  + ☐ Buy milk !',
      '      ☑ oats',
      '      ☐ New !',
    ]);
  });

  it('refuses what the application refuses, with its reason', async () => {
    const past = {
      todos: [{ ...MILK, date: '2026-03-13' }],
      ...returning({ type: 'delete_todo', id: '{{milk}}' }),
    };
    expect(await failing({ ...past, fails: 'command 1: delete_todo: …2026-03-13', list: [] })).toEqual([]);
    const nothing = returning({ type: 'delete_todo', id: 'who' });
    expect(await failing({ ...nothing, fails: 'command 1: delete_todo' })).toEqual([]);
    const key = returning({ type: 'register_keybinding', key: '<C-j>x', action: 'give' });
    expect(await failing({ ...key, fails: 'init only' })).toEqual([]);
    expect(await failing({ ...returning({ type: 'dance' }), fails: 'command 1' })).toEqual([]);
  });

  it('does nothing of a batch of which one command is refused', async () => {
    const half = returning({ type: 'create_todo', content: 'A' }, { type: 'delete_todo', id: 'who' });
    expect(await failing({ ...half, fails: 'command 2', list: [] })).toEqual([]);
  });

  it('takes all of a preview', async () => {
    const deletes = { todos: [MILK], ...returning({ type: 'delete_todo', id: '{{milk}}' }), list: [] };
    expect(await failing(deletes)).toEqual([]);
    const many = Array.from({ length: 60 }, (_, at) => ({ type: 'create_todo', content: `T ${at}` }));
    expect(await failing({ ...returning(...many), list: many.map(({ content }) => `☐ ${content}`) })).toEqual(
      [],
    );
  });

  it('keeps limits', async () => {
    const many = Array.from({ length: 201 }, () => ({ type: 'set_status_message', message: 'a' }));
    expect(await failing({ ...returning(...many), fails: 'at most 200' })).toEqual([]);
  });
});

describe('each thing that is called', () => {
  it.each([
    ['key', { run: { key: '<C-x>' }, says: 'key <C-x> navigate' }],
    ['tick', { run: { tick: true }, says: 'tick on_tick' }],
    [
      'generate',
      { run: { generate: 'A, B' }, items: [{ content: 'A' }, { content: 'B' }], list: ['☐ A', '☐ B'] },
    ],
    ['created', { todos: [MILK], run: { created: 'milk' }, says: 'created Buy milk by user' }],
    [
      'updated',
      {
        todos: [MILK],
        run: { updated: 'milk', before: { content: 'Buy' } },
        says: 'updated content Buy → Buy milk',
      },
    ],
    [
      'completed',
      { todos: [MILK], run: { completed: 'milk' }, says: 'completed empty → done', list: ['☑ Buy milk'] },
    ],
    [
      'completed before',
      { todos: [{ ...MILK, state: 'done' }], run: { completed: 'milk' }, says: 'completed empty → done' },
    ],
    [
      'deleted',
      {
        todos: [MILK, { content: 'Tea' }],
        run: { deleted: 'milk' },
        says: 'deleted Buy milk',
        list: ['☐ Tea'],
      },
    ],
    [
      'day',
      {
        run: { day: { from: '2026-03-14', to: '2026-03-15' } },
        says: 'day 2026-03-14 → 2026-03-15, today 2026-03-15',
      },
    ],
    [
      'init',
      { run: { init: true }, commands: [{ type: 'register_keybinding', key: '<C-j>g' }], logs: ['ready'] },
    ],
  ])('%s', async (_, one) => {
    expect(await failing(one)).toEqual([]);
  });

  it('with the clock, the settings and the project of the case, and chance that is always the same', async () => {
    const seen = {
      run: { action: 'look' },
      now: '2026-05-01T10:20:30.000Z',
      project: 'Home',
      settings: { who: 'Ada' },
      says: '2026-05-01 2026-05-01T10:20:30.000Z Home Ada …',
    };
    expect(await failing(seen)).toEqual([]);
    const [, , got] = await failing({ ...seen, says: 'no' });
    expect(await failing({ ...seen, says: /“(.*)”/.exec(got ?? '')?.[1] ?? 'no' })).not.toContain('no');
    const later = [
      { action: 'look', says: '2026-03-14T09:00' },
      { action: 'look', now: '2026-03-16T00:00:00Z', says: '2026-03-16 2026-03-16T00:00:00.000Z' },
    ];
    expect(await failing({ runs: later })).toEqual([]);
  });

  it('carries what is stored from run to run, and nothing from case to case', async () => {
    const counting = {
      runs: [
        { action: 'count', says: 'stored 1, held 1' },
        { action: 'count', says: 'stored 2, held 2' },
      ],
      stores: { count: '2' },
    };
    expect(await failing(counting)).toEqual([]);
    expect(await failing(counting)).toEqual([]);
    expect(
      await failing({
        ...counting,
        stored: { count: '5' },
        runs: [{ action: 'count', says: 'stored 6, held 1' }],
        stores: { count: '6' },
      }),
    ).toEqual([]);
  });

  it('reads todos as they are in this case, also after another case read the same list', async () => {
    expect(await failing({ run: { action: 'list' }, commands: [{ message: '' }] })).toEqual([]);
    expect(await failing({ todos: [MILK], run: { action: 'list' }, says: 'Buy milk' })).toEqual([]);
    expect(
      await failing({ todos: [{ content: 'Tea' }], run: { action: 'list' }, commands: [{ message: 'Tea' }] }),
    ).toEqual([]);
    const after = [
      { action: 'list', commands: [{ message: 'Tea' }] },
      { action: 'give' },
      { action: 'list', commands: [{ message: 'Tea, New' }] },
    ];
    expect(
      await failing({
        todos: [{ content: 'Tea' }],
        stored: { give: '[{"type":"create_todo","content":"New"}]' },
        runs: after,
      }),
    ).toEqual([]);
  });

  it.each([
    [{ run: { action: 'gvie' } }, 'action: the manifest has no action “gvie”; did you mean “give”?'],
    [
      { run: { completed: 'mlik' }, todos: [MILK] },
      'completed mlik: there is no todo “mlik”; did you mean “milk”?',
    ],
    [
      { run: { action: 'give' }, selected: 'mlik', todos: [MILK] },
      'action give: there is no todo “mlik”; did you mean “milk”?',
    ],
    [
      { run: { action: 'give' }, settings: { woh: 'a' } },
      'settings: the manifest has no setting “woh”; did you mean “who”?',
    ],
    [{ run: { action: 'give' }, settings: { who: 7 } }, 'settings.who: must be a text'],
    [
      { run: { action: 'give' }, settings: { token: 'a' } },
      'settings: token is a secret: put it under “secrets”',
    ],
    [
      { run: { action: 'give' }, secrets: { tokne: 'a' } },
      'secrets: the manifest has no secret “tokne”; did you mean “token”?',
    ],
    [{ run: { action: 'give' }, todos: [MILK, MILK] }, 'todos: two are called “milk”: give one another name'],
    [{ run: { action: 'give' }, files: { '/etc/passwd': '' } }, 'files: “/etc/passwd” is neither below ~/'],
    [{ run: { action: 'give' }, files: { '~/../a': '' } }, 'files: “~/../a” has a part that is only dots'],
    [
      { run: { updated: 'milk', before: { content: 'Buy milk' } }, todos: [MILK] },
      'updated milk: nothing of “Buy milk” differs',
    ],
  ])('says what a case gets wrong: %j', async (one, message) => {
    expect((await failing(one)).join('\n')).toContain(message);
  });
});

describe('the world outside is played behind the real gates', () => {
  const me = {
    url: 'https://api.example.org/me',
    answer: { status: 201, headers: { 'X-A': 'b' }, body: { name: 'Ada' } },
  };
  const get = asking('http_request', { url: 'https://api.example.org/me' });

  it('answers what is allowed and in the case', async () => {
    const asked = ['GET https://api.example.org/me'];
    expect(
      await failing({ ...get, network: [me], says: '"status":201…"x-a":"b"…{\\"name\\":\\"Ada\\"}', asked }),
    ).toEqual([]);
    const post = asking('http_request', {
      url: 'https://api.example.org/me',
      method: 'POST',
      body: 'hi there',
    });
    const answer = { ...me, method: 'POST', body: 'there', answer: { status: 204 } };
    expect(await failing({ ...post, network: [me, answer], says: '"status":204' })).toEqual([]);
  });

  it('says what the case does not answer', async () => {
    const lines = await failing({ ...get, says: 'something' });
    expect(lines).toContain('asked: GET https://api.example.org/me, which the case does not answer');
    expect(await failing({ ...get, says: 'E_UNAVAILABLE' })).toEqual([]);
  });

  it('answers with errors, in turn, and follows redirects through the gate', async () => {
    const network = [
      { ...me, answer: { error: 'E_TIMEOUT' } },
      { ...me, answer: { status: 302, headers: { location: 'https://other.example.org/' } } },
      { url: 'https://other.example.org/', answer: { body: 'there' } },
    ];
    const runs = [
      { action: 'ask', says: 'E_TIMEOUT' },
      { action: 'ask', says: 'E_PERMISSION' },
    ];
    expect(await failing({ ...get, run: undefined, runs, network })).toEqual([]);
    const all = [
      { action: 'ask', says: 'E_TIMEOUT' },
      { action: 'ask', says: '"body":"there"' },
    ];
    expect(await failing({ ...get, run: undefined, runs: all, network, allowed: 'all' })).toEqual([]);
  });

  it.each([
    ['a host that is not in the manifest', asking('http_request', { url: 'https://evil.example.com/' }), {}],
    [
      'an optional host that was not allowed',
      asking('http_request', { url: 'https://other.example.org/' }),
      {},
    ],
    ['an address inside', asking('http_request', { url: 'https://127.0.0.1/' }), { allowed: 'all' }],
    [
      'a file beside what is granted',
      asking('read_file', { path: '~/secret' }),
      { files: { '~/secret': 'x' } },
    ],
    ['writing where only reading is granted', asking('write_file', { path: '~/notes/a', content: 'x' }), {}],
    [
      'a program that is not granted',
      asking('run_command', { program: 'rm', args: ['-rf'] }),
      { programs: [{ program: 'rm', answer: {} }] },
    ],
    ['a secret that is not declared', asking('get_secret', { name: 'other' }), {}],
  ])('refuses %s', async (_, ask, more) => {
    const network = ['https://evil.example.com/', 'https://other.example.org/', 'https://127.0.0.1/'].map(
      (url) => ({ url, answer: {} }),
    );
    expect(await failing({ ...ask, network, ...more, says: 'E_PERMISSION' })).toEqual([]);
  });

  it('reads, lists and writes files of the case only', async () => {
    const files = { '~/notes/a.md': 'A', '~/notes/b/c.md': 'C', 'own.json': '{}' };
    expect(await failing({ ...asking('read_file', { path: '~/notes/b/c.md' }), files, says: '"C"' })).toEqual(
      [],
    );
    expect(
      await failing({ ...asking('list_directory', { path: '~/notes' }), files, says: '"a.md"…"b"' }),
    ).toEqual([]);
    expect(
      await failing({ ...asking('read_file', { path: 'own.json' }), files, allowed: 'all', says: '{}' }),
    ).toEqual([]);
    const write = {
      ...asking('write_file', { path: 'own.json', content: '{"a":1}' }),
      files,
      allowed: 'all',
    };
    expect(await failing({ ...write, wrote: { 'own.json': '{"a":1}', 'other.json': null } })).toEqual([]);
    expect(await failing({ ...write, wrote: { 'own.json': '{}' } })).toEqual([
      'wrote own.json: expected "{}", got "{\\"a\\":1}"',
    ]);
    const missing = await failing({ ...asking('read_file', { path: '~/notes/x' }), files, says: 'a' });
    expect(missing).toContain('asked: read ~/notes/x, which the case does not have');
  });

  it('never reads a real folder, though the manifest names it', async () => {
    const real = `${plugin.manifest.permissions.flatMap((one) => (one.kind === 'filesystem' && one.path?.startsWith('/') ? [one.path] : []))[0]}/hostname`;
    const lines = await failing({ ...asking('read_file', { path: real }), says: 'what' });
    expect(lines.join()).toContain('is beyond ~/, which cases do not have');
    expect(await failing({ ...asking('read_file', { path: real }), says: 'E_UNAVAILABLE' })).toEqual([]);
  });

  it('answers for programs and starts none', async () => {
    const status = asking('run_command', { program: 'git', args: ['status', '-s', 'x'] });
    const programs = [
      { program: 'git', args: ['status', '…'], answer: { code: 1, stdout: 'M a', stderr: 'hm' } },
      { program: 'git', args: ['log'], answer: { error: 'E_TIMEOUT' } },
    ];
    expect(
      await failing({
        ...status,
        programs,
        says: '"code":1…"stdout":"M a"…"stderr":"hm"',
        asked: ['run git status -s x'],
      }),
    ).toEqual([]);
    expect(
      await failing({
        ...asking('run_command', { program: 'git', args: ['log'] }),
        programs,
        says: 'E_TIMEOUT',
      }),
    ).toEqual([]);
    expect(
      (
        await failing({ ...asking('run_command', { program: 'git', args: ['push'] }), programs, says: 'zzz' })
      ).join(),
    ).toContain('asked: run git push, which the case does not answer');
    expect(await failing({ ...status, says: 'E_NOT_FOUND' })).toEqual([]);
  });

  it('gives secrets that are filled in', async () => {
    const token = asking('get_secret', { name: 'token' });
    expect(await failing({ ...token, secrets: { token: 's3' }, says: '"s3"' })).toEqual([]);
    expect(await failing({ ...token, says: 'null' })).toEqual([]);
  });

  it('opens no socket and starts no program', async () => {
    const connect = vi.spyOn(net.Socket.prototype, 'connect');
    const request = vi.spyOn(http, 'request');
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const touched = join(root, 'touched');
    await failing({ ...get, network: [me] });
    await failing({ ...asking('http_request', { url: 'http://localhost:9/' }) });
    await failing({
      ...asking('run_command', { program: 'git', args: ['init', touched] }),
      programs: [{ program: 'git', answer: {} }],
    });
    expect(connect).not.toHaveBeenCalled();
    expect(request).not.toHaveBeenCalled();
    expect(existsSync(touched)).toBe(false);
    expect(spawnSync('true').status).not.toBe(null); // what would have been seen
  });
});

describe('a plugin that misbehaves', () => {
  it.each([
    ['loop', 'computed for more than'],
    ['throw', 'no such ticket'],
    ['rubbish', 'not JSON|did not return|object'],
    ['flood', 'more than|bytes'],
  ])('%s makes its case fail, with the reason, and leaves the next alone', async (deed, reason) => {
    const lines = await failing({ run: { action: 'misbehave' }, stored: { deed }, commands: [] });
    expect(lines.join('\n')).toMatch(new RegExp(`action misbehave failed: .*(${reason})`));
    expect(await failing({ todos: [MILK], run: { action: 'list' }, says: 'Buy milk' })).toEqual([]);
  });

  it('is started again for the next run of the case', async () => {
    const runs = [
      { action: 'count', says: 'held 1' },
      { action: 'misbehave', fails: '' },
      { action: 'count', says: 'stored 2, held 1' },
    ];
    expect(await failing({ runs, stored: { deed: 'loop' } })).toEqual([]);
  });

  it('whose start is refused cannot be called', async () => {
    const lines = await failing({ run: { action: 'count' }, stored: { start: 'badly' }, says: 'a' });
    expect(lines[0]).toMatch(/^action count failed: init: command 1: delete_todo: /);
  });
});

describe('the folder', () => {
  const manifest = '[plugin]\nname = "small"\nversion = "0.1.0"\nentry = "plugin.js"\n[actions.go]\n';
  const script =
    "exports.handle_action = () => ({ commands: [{ type: 'set_status_message', message: 'Hi' }] });";

  it('makes a page: a line a case, the differences, the sum', async () => {
    const folder = pluginFolder('small', {
      'manifest.toml': manifest,
      'plugin.js': script,
      'tests/b.json': JSON.stringify([
        { case: 'good', run: { action: 'go' }, says: 'Hi' },
        { case: 'bad', run: { action: 'go' }, says: 'Ho' },
        { case: 'worse', run: {} },
      ]),
      'tests/a.json': '{',
      'tests/notes.md': 'not read',
    });
    const { title, lines } = await testPlugin(folder, workshop);
    expect(title).toBe('small 0.1.0');
    const texts = lines.map(({ text }) => text.replace(/\d+ ms/, 'N ms'));
    expect(texts).toEqual([
      '  FAIL  the file  tests/a.json  N ms',
      expect.stringContaining('is not JSON'),
      '  ok    good  N ms',
      '  FAIL  bad  tests/b.json  N ms',
      '    says: expected “Ho”',
      '      got “Hi”',
      '  FAIL  worse  tests/b.json  N ms',
      expect.stringContaining('run: needs one of action'),
      '',
      '1 passed, 3 failed',
    ]);
    expect(lines.at(-1)?.tone).toBe('error');
  });

  it('without cases says how to write one; without a plugin, what is missing', async () => {
    const bare = pluginFolder('bare', { 'manifest.toml': manifest, 'plugin.js': script });
    expect((await testPlugin(bare, workshop)).lines[0]?.text).toContain('there are no cases');
    const nowhere = join(root, 'nowhere');
    expect((await testPlugin(nowhere, workshop)).lines).toEqual([
      { tone: 'error', text: `${nowhere} is not there` },
    ]);
  });

  it('is said to hold no source, once', async () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    expect((await testPlugin(empty, workshop)).lines).toEqual([
      { tone: 'error', text: expect.stringMatching(/^empty holds no source of a plugin: .* is looked for$/) },
    ]);
  });

  it('passes on what the compiler minds, above the cases', async () => {
    const folder = pluginFolder('minded', {
      'manifest.toml': manifest,
      'plugin.js': `${script}\nif (typeof host === 'objct') console.log('never');`,
    });
    expect((await testPlugin(folder, workshop)).lines[0]).toEqual({
      tone: 'warning',
      text: expect.stringMatching(/^the compiler warns: plugin\.js:2:\d+: /),
    });
  });

  it('reads plain files only, of a bounded size', async () => {
    const folder = pluginFolder('odd', { 'tests/large.json': `[${' '.repeat(1024 * 1024)}]` });
    symlinkSync('/etc/passwd', join(folder, 'tests/link.json'));
    mkdirSync(join(folder, 'tests/folder.json'));
    const found = await casesIn(folder);
    expect(found.map(({ file, faults }) => `${file} ${faults[0]}`)).toEqual([
      'tests/folder.json is not a plain file',
      'tests/large.json has 1048578 bytes; at most 1048576 are read',
      'tests/link.json is a link; only plain files are read',
    ]);
    const elsewhere = pluginFolder('elsewhere', {});
    rmSync(join(elsewhere, 'tests'), { recursive: true });
    symlinkSync(join(folder, 'tests'), join(elsewhere, 'tests'));
    expect((await casesIn(elsewhere))[0]?.faults[0]).toContain('is not a folder');
  });

  it('reads so many files and cases, and no more', async () => {
    const files = Array.from({ length: 201 }, (_, at) => [`tests/${at}.json`, '[]'] as const);
    expect((await casesIn(pluginFolder('files', Object.fromEntries(files))))[0]?.faults).toEqual([
      'has 201 files; at most 200 are read',
    ]);
    const many = JSON.stringify(Array.from({ length: 1_001 }, () => ({ case: 'a', run: { tick: true } })));
    expect((await casesIn(pluginFolder('many', { 'tests/a.json': many })))[0]?.faults).toEqual([
      'has 1001 cases; at most 1000 are run',
    ]);
    const half = JSON.stringify(Array.from({ length: 600 }, () => ({ case: 'a', run: { tick: true } })));
    expect(await casesIn(pluginFolder('halves', { 'tests/a.json': half, 'tests/b.json': half }))).toEqual([
      { file: 'tests', name: 'tests', faults: ['has more than 1000 cases, which is what is run at most'] },
    ]);
  });
});

it('leaves no folder behind', async () => {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('to-tui-case-')).length;
  const before = left();
  await failing({ run: { action: 'list' }, files: { 'a.json': '' }, says: 'x' });
  await failing({ run: { action: 'list', selected: 'nobody' } });
  expect(left()).toBe(before);
});
