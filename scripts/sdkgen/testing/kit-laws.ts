/** What holds for a plugin built with the kit for C, Rust or AssemblyScript: the same probe in each, seen from outside. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, PLUGIN_EXPORTS } from '../../../src-core/plugin/abi';
import { parseBatch } from '../../../src-core/plugin/command-batch';
import { EXPORTS } from '../../../src-core/plugin/exports';
import { parseItems } from '../../../src-core/plugin/generated-items';
import type { HostFunctionName } from '../../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS } from '../../../src-core/plugin/host-functions';
import { PLUGIN_COMMANDS } from '../../../src-core/plugin/plugin-command';
import { callGuest, importsOf } from './guest';
import type { KitLanguage, KitPlugin } from './kit-plugin';

const ID = '00000000-0000-4000-8000-000000000001';

/** A todo with something in most fields. */
export const TODO = {
  id: ID,
  content: 'a "b" \\ ✓\u0001',
  state: 'important',
  indent_level: 2,
  parent_id: '00000000-0000-4000-8000-000000000002',
  due_date: '2026-02-01',
  description: 'two\nlines',
  priority: 'P1',
  date: '2026-01-31',
  position: 3,
  created_at: 'c',
  modified_at: 'm',
  completed_at: null,
  tags: ['x', 'ü'],
} as const;

const TOLD = `${ID}|${TODO.content}|important|2|${TODO.parent_id}|2026-02-01|two\nlines|P1|2026-01-31|3|c|m|null|x+ü|there`;

export const CONTEXT = {
  api: '1',
  plugin: 'probe',
  project: 'default',
  date: '2026-01-31',
  reason: 'action',
  settings: { site: 'ü', list: ['a'], none: null, count: 3, on: true },
} as const;

/** What host functions answer, each in turn; an error stands for a refusal with its code. */
export type Answers = Partial<Record<HostFunctionName, readonly unknown[]>>;

/** Calls an export; each host function gives its answers in turn, checked against the table like what it is asked. */
export async function callKit(
  bytes: Uint8Array<ArrayBuffer>,
  name: keyof typeof EXPORTS,
  input: unknown,
  answers: Answers,
) {
  expect(EXPORTS[name].input.safeParse(input).error).toBeUndefined();
  const asked: [string, unknown][] = [];
  const left = new Map(Object.entries(answers).map(([key, list]) => [key, [...list]]));
  const answer = await callGuest(bytes, name, input, (key, text) => {
    const row = HOST_FUNCTIONS[key as HostFunctionName];
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    expect(row.input.safeParse(value).error, `${key} ${text}`).toBeUndefined();
    asked.push([key, value]);
    const given = left.get(key)?.shift();
    if (given instanceof Error) return JSON.stringify({ error: { code: given.message, message: 'no' } });
    expect(row.output.safeParse(given).error, key).toBeUndefined();
    return JSON.stringify({ ok: given });
  });
  return { ...answer, asked };
}

/** The commands in an answer, word for word; the application reads them too. */
function commandsIn(output: string): { type: string; key?: string; value?: string }[] {
  const batch = parseBatch(output, DEFAULT_LIMITS);
  if (!batch.ok) throw new Error(batch.error.reason);
  return JSON.parse(output).commands;
}

const stored = (output: string) =>
  Object.fromEntries(commandsIn(output).map((one) => [one.key, one.value] as const));

const EVERY_COMMAND = [
  {
    type: 'create_todo',
    content: 'new',
    indent_level: 0,
    state: 'important',
    priority: 'P1',
    due_date: '2026-02-01',
    description: 'a\nb "c" \\ ✓',
    temp_id: 't',
  },
  { type: 'create_todo', content: 'below', parent_id: 't', due_date: null },
  { type: 'update_todo', id: 't', updates: { state: 'done', priority: null } },
  { type: 'delete_todo', id: 'd' },
  { type: 'move_todo', id: 't', index: 0 },
  { type: 'move_todo', id: 't', before: 'b' },
  { type: 'move_todo', id: 't', after: 'a' },
  { type: 'set_metadata', key: 'k', value: '' },
  { type: 'set_todo_metadata', todo_id: 't', key: 'k', value: 'v' },
  { type: 'delete_metadata', key: 'k' },
  { type: 'delete_todo_metadata', todo_id: 't', key: 'k' },
  { type: 'show_notification', message: 'noted', duration_secs: 2 },
  { type: 'set_status_message', message: 'said' },
  { type: 'add_decoration', todo_id: 't', text: 'late ✓', style: 'warning' },
  { type: 'register_keybinding', key: '<C-x>', action: 'greet' },
];

const page = (next_cursor: string | null) => ({ todos: [TODO], next_cursor });

const EVERY_ANSWER: Required<Answers> = {
  query_todos: [page('1'), page(null), page('2')],
  get_todo: [TODO],
  get_selected_todo: [null],
  get_current_date: ['2026-01-31'],
  get_current_project: ['default'],
  list_projects: [[{ id: 'p', name: 'Größe' }]],
  get_metadata: [null],
  get_todo_metadata: ['v'],
  find_todos_by_metadata: [[ID, ID]],
  log: [null, null],
  http_request: [{ status: 201, headers: { 'content-type': 'text/plain' }, body: 'a\n✓', url: 'u' }],
  write_file: [null, null],
  read_file: ['✓'],
  list_directory: [[{ name: 'a b.txt', kind: 'file', size: 12 }]],
  run_command: [
    { code: 3, stdout: 'out', stderr: 'err' },
    { code: null, stdout: '', stderr: '' },
  ],
  get_secret: ['to"ken'],
};

const QUERY = { state: 'open', parent_id: null, include_deleted: true, limit: 1 };

/** What the probe asks, the order of different functions left aside. */
const EVERY_QUESTION: Readonly<Record<HostFunctionName, readonly unknown[]>> = {
  query_todos: [QUERY, { ...QUERY, cursor: '1' }, {}],
  get_todo: [{ id: ID }],
  get_selected_todo: [undefined],
  get_current_date: [undefined],
  get_current_project: [undefined],
  list_projects: [undefined],
  get_metadata: [{ key: 'k' }],
  get_todo_metadata: [{ todo_id: ID, key: 'k' }],
  find_todos_by_metadata: [{ key: 'external_id', value: 'x"y' }],
  log: [{ level: 'warn', message: 'logged ✓' }, { message: 'plain' }],
  http_request: [
    { url: 'http://localhost/ü?q="1"', method: 'POST', headers: { 'x-"a"': 'b\nc' }, body: 'two\nlines' },
  ],
  write_file: [
    { path: 'a b.txt', content: '✓' },
    { path: 'old.txt', content: null },
  ],
  read_file: [{ path: 'a b.txt' }],
  list_directory: [{ path: '.' }],
  run_command: [{ program: 'git', args: ['log', '--format="%s"'], stdin: 'in' }, { program: 'git' }],
  get_secret: [{ name: 'token' }],
};

/** What AssemblyScript logs: a level is always said there. */
const ALWAYS_A_LEVEL = [
  { level: 'warn', message: 'logged ✓' },
  { level: 'info', message: 'plain' },
];

const CHANGE = {
  todo: TODO,
  before: { ...TODO, state: 'empty' },
  fields: ['state', 'content'],
  cause: { kind: 'plugin', plugin: 'other' },
  context: CONTEXT,
} as const;

const CREATED = { todo: TODO, cause: { kind: 'user' }, context: CONTEXT } as const;

/** JSON that is none, or that few readers read alike. */
const ODD_JSON = [
  ['', 'no JSON'],
  ['  null\n', 'null'],
  ['[1, -2, 0.5, 1e3, -1.25E-2, 12345678901]', undefined],
  ['{"a":"\\u0041\\n\\/","b":{},"c":[]}', undefined],
  ['"\\ud83e\\udd8a \\ud83e \\udd8a x \\uD83E\\u0041"', '🦊 \ufffd \ufffd x \ufffdA'],
  ['[1,]', 'no JSON'],
  ['[1', 'no JSON'],
  ['{"a"}', 'no JSON'],
  ['{"a":1', 'no JSON'],
  ['{a:1}', 'no JSON'],
  ['"a', 'no JSON'],
  ['"\\', 'no JSON'],
  ['"\\x"', 'no JSON'],
  ['"\\u00', 'no JSON'],
  ['"\\ud83e\\u00', 'no JSON'],
  ['"a\u0000b"', 'no JSON'],
  ['01', 'no JSON'],
  ['1.', 'no JSON'],
  ['-', 'no JSON'],
  ['1e', 'no JSON'],
  ['+1', 'no JSON'],
  ['tru', 'no JSON'],
  ['nullx', 'no JSON'],
  ['1 2', 'no JSON'],
  ['\ufeff1', 'no JSON'],
] as const;

/** Whether a text is JSON to JavaScript. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The laws, as tests. */
export function kitLaws(language: KitLanguage, probe: KitPlugin): void {
  if ('missing' in probe) {
    describe.skip(`the kit for ${language} (not run: ${probe.missing})`, () => {
      it('is not run', () => undefined);
    });
    return;
  }
  const { bytes, warnings } = probe;
  const act = (action: string, answers: Answers = {}) =>
    callKit(bytes, 'handle_action', { action, context: CONTEXT }, answers);
  const parse = async (json: string) => stored((await act('parse', { get_metadata: [json] })).output).parsed;

  describe(`the kit for ${language}`, { timeout: 120_000 }, () => {
    it('compiles without a warning, to a module that has every export', async () => {
      expect(warnings).toEqual([]);
      const exported = WebAssembly.Module.exports(await WebAssembly.compile(bytes)).map(({ name }) => name);
      expect(exported).toEqual(expect.arrayContaining([...PLUGIN_EXPORTS]));
    });

    it('says every command, and all that can be said with it', async () => {
      const { output } = await act('commands');
      expect(commandsIn(output)).toEqual(EVERY_COMMAND);
      expect(new Set(EVERY_COMMAND.map(({ type }) => type))).toEqual(new Set(Object.keys(PLUGIN_COMMANDS)));
    });

    it('asks every question, and reads every answer', async () => {
      const { output, asked, error } = await act('questions', EVERY_ANSWER);
      expect(error).toBe('');
      const levels = language === 'assemblyscript' ? { log: ALWAYS_A_LEVEL } : {};
      for (const [name, questions] of Object.entries({ ...EVERY_QUESTION, ...levels })) {
        expect(asked.flatMap(([key, value]) => (key === name ? [value] : []))).toEqual(questions);
      }
      expect(Object.keys(EVERY_QUESTION).sort()).toEqual(Object.keys(HOST_FUNCTIONS).sort());
      expect(stored(output)).toEqual({
        all: `2 ${ID} 2`,
        todo: TOLD,
        selected: 'none',
        date: '2026-01-31 in default',
        projects: 'p=Größe',
        stored: 'null',
        with: 'v',
        found: `${ID}+${ID}`,
        answer: '201 text/plain a\n✓',
        file: '✓ written',
        entries: 'a b.txt:file:12',
        end: '3 out err killed',
        secret: 'to"ken',
      });
    });

    it('fails with the host’s reason, unless the plugin takes it', async () => {
      const refusals = { read_file: [new Error('E_NOT_FOUND')], get_secret: [new Error('E_PERMISSION')] };
      const { code, output, error } = await act('refused', refusals);
      expect({ code, output, error }).toEqual({ code: 1, output: '', error: 'no' });
      const taken = await act('taken', refusals);
      expect(stored(taken.output)).toEqual({ error: 'null E_NOT_FOUND no' });
    });

    it('reports what a plugin cannot do', async () => {
      expect(await act('dance "✓"')).toMatchObject({ code: 1, output: '', error: 'no action dance "✓"' });
    });

    it.each([
      ['init', { context: CONTEXT, settings: { site: 'ü' } }, 'ü for probe'],
      [
        'on_day_changed',
        { from: '2026-01-31', to: '2026-02-01', context: CONTEXT },
        '2026-01-31 → 2026-02-01',
      ],
      ['on_key_press', { key: '<C-x>', mode: 'navigate', context: CONTEXT }, '<C-x> in navigate'],
      ['on_tick', { context: { ...CONTEXT, selected: TODO } }, 'tick on 2026-01-31'],
    ] as const)('reads the input of %s', async (name, input, message) => {
      const { output } = await callKit(bytes, name, input, {});
      expect(commandsIn(output)).toEqual([{ type: 'set_status_message', message }]);
    });

    it.each(['on_todo_created', 'on_todo_updated', 'on_todo_completed', 'on_todo_deleted'] as const)(
      'hears of changes: %s',
      async (name) => {
        const heard = async (input: unknown) => stored((await callKit(bytes, name, input, {})).output).heard;
        expect(await heard(CHANGE)).toBe('empty → important by plugin other state+content');
        expect(await heard(CREATED)).toBe('nothing → important by user null ');
      },
    );

    it('reads every field of a todo', async () => {
      const retell = async (selected: object) => {
        const input = { action: 'retell', context: { ...CONTEXT, selected } };
        return stored((await callKit(bytes, 'handle_action', input, {})).output).told;
      };
      expect(await retell(TODO)).toBe(TOLD);
      const bare = { ...TODO, parent_id: null, due_date: null, description: null, priority: null, tags: [] };
      const told = `${ID}|${TODO.content}|important|2|null|null|null|null|2026-01-31|3|c|m|null||deleted`;
      expect(await retell({ ...bare, deleted: true })).toBe(told);
      expect(stored((await act('retell')).output)).toEqual({ told: 'none' });
    });

    it('suggests todos, and ends', async () => {
      const { output } = await callKit(bytes, 'generate', { input: 'PROJ-12 "✓"', context: CONTEXT }, {});
      expect(parseItems(output, DEFAULT_LIMITS)).toMatchObject({
        ok: true,
        value: [
          { content: 'PROJ-12 "✓"' },
          { content: 'below', state: 'important', priority: 'P1', parent_id: 'item 0' },
        ],
      });
      expect(await callKit(bytes, 'shutdown', {}, {})).toMatchObject({ code: 0, output: '' });
    });

    it.each(ODD_JSON)('reads %j as JSON', async (json, expected) => {
      expect(await parse(json)).toBe(expected ?? told(JSON.parse(json)));
    });

    it('takes the last of several fields with one name', async () => {
      const { output } = await callGuest(
        bytes,
        'handle_action',
        { action: 'parse', context: CONTEXT },
        () => '{"ok":"no","ok":"[1]"}',
      );
      expect(stored(output)).toEqual({ parsed: '[1/1000]' });
    });

    it('takes for JSON what JavaScript takes, whatever stands in it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.json({ maxDepth: 5 }), nearlyJson()), async (json) => {
          const text = json.replace(/\p{Cs}/gu, '\ufffd');
          expect((await parse(text)) === 'no JSON').toBe(!isJson(text));
        }),
        { numRuns: 300 },
      );
    });

    it('reads no deeper than it can', async () => {
      const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
      expect(await parse(nested(101))).toBe(nested(101));
      for (const depth of [102, 100_000]) expect(await parse(nested(depth))).toBe('no JSON');
      expect(await parse('{"a":'.repeat(100_000))).toBe('no JSON');
    });

    it('outlives whatever a host answers', async () => {
      const input = { action: 'questions', context: CONTEXT };
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(strangeAnswer()), async (answers) => {
          // A cursor that never ends is the host's to stop.
          let calls = 0;
          const { code, error } = await callGuest(bytes, 'handle_action', input, () =>
            ++calls > 50 ? 'enough' : String(answers.next().value),
          );
          expect(code === 0 || error !== '').toBe(true);
        }),
        { numRuns: 200 },
      );
    });

    it.each(['', 'null', '7', '{}', '{"error":{}}', '{"ok":'])('takes %j for no answer', async (answer) => {
      const input = { action: 'questions', context: CONTEXT };
      const { code, error } = await callGuest(bytes, 'handle_action', input, () => answer);
      expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining("the host's answer") });
    });

    it('imports what it uses and no more, so that nothing has to be asked for in vain', async () => {
      expect(importsOf(await WebAssembly.compile(bytes)).sort()).toEqual(Object.keys(HOST_FUNCTIONS).sort());
    });
  });
}

/** The same words as the probes have for a value of JSON. */
function told(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(told).join(' ')}]`;
  if (typeof value === 'number') return number(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}=${told(one)}`)
    .join(' ')}}`;
}

function number(value: number): string {
  return `${Math.trunc(value)}/${Math.trunc(value * 1000)}`;
}

/** JSON with one letter changed, put in or left out. */
function nearlyJson(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', '"', '\\', ',', '{', ']', '0', '-', 'é', '\u0001'),
      fc.boolean(),
    )
    .map(([json, at, letter, isPutIn]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + letter + json.slice(place + (isPutIn ? 0 : 1));
    });
}

/** What no host of ours says, or what it says to another question. */
function strangeAnswer(): fc.Arbitrary<string> {
  const answers = Object.values(EVERY_ANSWER)
    .flat()
    .map((ok) => JSON.stringify({ ok }));
  return fc.oneof(
    fc.constantFrom(...answers),
    fc.json({ maxDepth: 3 }).map((json) => `{"ok":${json}}`),
    fc.json({ maxDepth: 3 }).map((json) => `{"error":${json}}`),
    fc.json({ maxDepth: 3 }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...answers).chain((text) => fc.nat(text.length).map((end) => text.slice(0, end))),
  );
}
