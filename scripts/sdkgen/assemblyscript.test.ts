/** The kit for AssemblyScript, compiled and called: what it asks is what the tables take, what it is told it reads. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { parseBatch } from '../../src-core/plugin/command-batch';
import type { EXPORTS } from '../../src-core/plugin/exports';
import { parseItems } from '../../src-core/plugin/generated-items';
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { buildPlugin } from '../build-plugins';
import { assemblyscriptCommands } from './assemblyscript-commands';
import { assemblyscriptHost } from './assemblyscript-host';
import { importsOf } from './testing/guest';
import { type Answers, callKit, TODO } from './testing/kit-laws';

const CONTEXT = {
  api: '1',
  plugin: 'sdk-reach',
  project: 'default',
  date: '2026-01-31',
  reason: 'action',
  settings: { site: 'ü' },
} as const;

let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  bytes = new Uint8Array(readFileSync(path.join(await buildPlugin('testing/sdk-reach'), 'plugin.wasm')));
}, 120_000);

const call = (name: keyof typeof EXPORTS, input: unknown, answers: Answers = {}) =>
  callKit(bytes, name, input, answers);

const act = (action: string, answers: Answers) =>
  call('handle_action', { action, context: CONTEXT }, answers);

/** The commands in an answer, as the application reads them. */
function commandsIn(output: string) {
  const batch = parseBatch(output, DEFAULT_LIMITS);
  if (!batch.ok) throw new Error(batch.error.reason);
  return batch.value;
}

const stored = (output: string) =>
  Object.fromEntries(
    commandsIn(output).flatMap((one) => (one.type === 'set_metadata' ? [[one.key, one.value]] : [])),
  );

describe('the kit for AssemblyScript', { timeout: 120_000 }, () => {
  it('asks a server, and reads what it says', async () => {
    const { output, asked } = await act('request', {
      get_secret: ['to"ken'],
      http_request: [
        {
          status: 201,
          headers: { 'content-type': 'text/plain' },
          body: 'a\n"b" ✓',
          url: 'http://localhost/',
        },
      ],
    });
    expect(asked).toEqual([
      ['get_secret', { name: 'token' }],
      [
        'http_request',
        {
          url: 'http://localhost/ü?q="1"',
          method: 'POST',
          headers: { 'x-"token"': 'to"ken' },
          body: 'two\nlines ✓',
        },
      ],
    ]);
    expect(stored(output)).toEqual({ answer: '201 text/plain a\n"b" ✓ http://localhost/' });
  });

  it('fails the call with the host’s reason when nobody takes it', async () => {
    const denied = new Error('E_PERMISSION');
    const { code, output, error } = await act('request', { get_secret: [null], http_request: [denied] });
    expect({ code, output, error }).toEqual({ code: 1, output: '', error: 'no' });
  });

  it('keeps files', async () => {
    const { output, asked } = await act('files', {
      write_file: [null, null],
      read_file: ['✓ "quoted"', new Error('E_NOT_FOUND')],
      list_directory: [
        [
          { name: 'a b.txt', kind: 'file', size: 12 },
          { name: 'd', kind: 'directory', size: 0 },
        ],
      ],
    });
    expect(asked.slice(0, 2)).toEqual([
      ['write_file', { path: 'a b.txt', content: '✓ "quoted"' }],
      ['write_file', { path: 'old.txt', content: null }],
    ]);
    expect(stored(output)).toEqual({
      written: 'true true',
      text: '✓ "quoted"',
      names: 'a b.txt:file:12 d:directory:0',
      missing: 'null E_NOT_FOUND',
    });
  });

  it.each([
    [3, '3 out err'],
    [null, 'signal out err'],
  ])('runs a program that ends with %j', async (code, end) => {
    const { output, asked } = await act('program', { run_command: [{ code, stdout: 'out', stderr: 'err' }] });
    expect(asked).toEqual([['run_command', { program: 'git', args: ['log', '--format="%s"'], stdin: 'in' }]]);
    expect(stored(output)).toEqual({ end });
  });

  it('reads projects, stored values and pages', async () => {
    const page = (next_cursor: string | null) => ({ todos: [{ ...TODO, deleted: true }], next_cursor });
    const { output, asked } = await act('reads', {
      list_projects: [[{ id: 'default', name: 'Größe' }]],
      find_todos_by_metadata: [[TODO.id]],
      query_todos: [page('1'), page('1'), page(null)],
    });
    const query = { state: 'all', parent_id: null, include_deleted: true, limit: 1 };
    expect(asked).toEqual([
      ['list_projects', undefined],
      ['query_todos', query],
      ['query_todos', query],
      ['query_todos', { ...query, cursor: '1' }],
      ['find_todos_by_metadata', { key: 'external_id', value: 'x"y' }],
    ]);
    expect(stored(output)).toEqual({ projects: 'default=Größe', found: TODO.id, page: '1 1', all: '2 true' });
  });

  it('puts badges on rows, and todos at a level', async () => {
    expect(commandsIn((await act('badges', {})).output)).toEqual([
      { type: 'create_todo', content: 'deep', indent_level: 1, temp_id: 't' },
      { type: 'add_decoration', todo_id: 't', text: 'late ✓', style: 'warning' },
      { type: 'add_decoration', todo_id: 't', text: 'plain' },
      { type: 'add_decoration', todo_id: 't', text: '' },
    ]);
  });

  it.each([
    ['init', { context: CONTEXT, settings: { site: 'ü' } }, '{"site":"ü"}'],
    ['on_day_changed', { from: '2026-01-31', to: '2026-02-01', context: CONTEXT }, '2026-01-31 → 2026-02-01'],
    ['on_key_press', { key: '<C-x>', mode: 'navigate', context: CONTEXT }, '<C-x> in navigate'],
    ['on_tick', { context: { ...CONTEXT, selected: TODO } }, 'tick on 2026-01-31'],
  ] as const)('reads the input of %s', async (name, input, message) => {
    const { output } = await call(name, input);
    expect(commandsIn(output)).toEqual([{ type: 'set_status_message', message }]);
  });

  it('suggests todos, and ends', async () => {
    const { output } = await call('generate', { input: 'PROJ-12 "✓"', context: CONTEXT });
    expect(parseItems(output, DEFAULT_LIMITS)).toMatchObject({
      ok: true,
      value: [
        { content: 'PROJ-12 "✓"' },
        { content: 'below', state: 'important', priority: 'P1', parent_id: 'item 0' },
      ],
    });
    expect(await call('shutdown', {})).toMatchObject({ code: 0, output: '' });
  });

  it('imports what it uses and no more, so that nothing has to be asked for in vain', async () => {
    const hello = readFileSync(path.join(await buildPlugin('hello'), 'plugin.wasm'));
    const imports = importsOf(await WebAssembly.compile(hello));
    for (const name of imports) expect(HOST_FUNCTIONS[name as HostFunctionName].permission).toBeNull();
  });
});

describe('the kit as text', () => {
  it('has an import for every host function, under its name', () => {
    const text = assemblyscriptHost();
    for (const name of Object.keys(HOST_FUNCTIONS)) {
      expect(text).toContain(`@external("extism:host/user", "${name}") declare function `);
    }
  });

  it('has a method for every command', () => {
    const text = assemblyscriptCommands();
    for (const type of ['create_todo', 'add_decoration', 'register_keybinding']) {
      expect(text).toContain(`return this.add("${type}"`);
    }
  });
});
