import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fixturePath } from '../../plugins/fixtures/build-wat';
import { DEFAULT_LIMITS, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import type { CallRequest, PluginLogLine, RuntimeFailure } from '../plugin/plugin-runtime';
import { callRequest, loadRequest, startRuntime, TODAY } from './testing/start-runtime';

const runtime = await startRuntime();
const lines: PluginLogLine[] = [];
runtime.onLog((line) => lines.push(line));
afterAll(() => runtime.dispose());
beforeEach(() => {
  lines.length = 0;
});

const script = (name: string) => readFileSync(fixturePath(`${name}.js`), 'utf8');

async function load(name: string, code = script(name)): Promise<RuntimeFailure | undefined> {
  const result = await runtime.load(loadRequest(name, code));
  return result.ok ? undefined : result.error;
}

async function callOf(name: string, input: unknown, more: Partial<CallRequest> = {}) {
  const result = await runtime.call(callRequest(name, input, more));
  return result.ok ? { output: result.value.output } : { failure: result.error };
}

await load('echo');
await load('ask');
await load('misbehaves');

/**
 * Beyond the budget of a loop, in ms. Alone on a processor it is dead within 50 ms; here other tests compute as well,
 * a plugin's thread comes after them, and its budget is what it computed itself.
 */
const SOON_MS = 5_000;

describe('a good script', () => {
  it('is called with JSON and answers JSON; nothing is no output', async () => {
    expect(await callOf('echo', { action: 'größer 🦊' })).toEqual({ output: '{"action":"größer 🦊"}' });
    expect(await callOf('echo', {}, { export: 'init' })).toEqual({ output: '' });
  });

  it('asks the host, and gets what it answers or an error with a code', async () => {
    expect(await callOf('ask', { ask: 'get_current_date' })).toEqual({ output: `{"answer":"${TODAY}"}` });
    const refused = await callOf('ask', { ask: 'query_todos', input: { limit: 'many' } });
    expect(JSON.parse(refused.output ?? '')).toEqual({
      code: 'E_INPUT',
      message: expect.stringContaining('limit'),
    });
  });

  it('answers nothing with what is no JSON', async () => {
    expect(await callOf('misbehaves', { misdeed: 'answer_function' })).toEqual({ output: '' });
  });

  it('may answer with a promise', async () => {
    const answer = await callOf('ask', { ask: 'get_current_date' }, { export: 'on_todo_created' });
    expect(answer).toEqual({ output: `{"date":"${TODAY}"}` });
  });

  it('finds the language and nothing else; console goes to its log, cleaned', async () => {
    expect(await callOf('ask', {}, { export: 'init' })).toEqual({ output: '{"found":[]}' });
    expect(lines).toEqual([
      { plugin: 'ask', level: 'info', message: 'one {"two":2} Error: three' },
      { plugin: 'ask', level: 'warn', message: 'red ' },
    ]);
  });

  it('does not lose memory from call to call', async () => {
    const input = { text: 'x'.repeat(100_000) };
    // 40 MB in all, of which 16 MiB could be held.
    for (let turn = 0; turn < 200; turn += 1) await callOf('echo', input);
    expect((await callOf('echo', input)).output?.length).toBe(100_011);
  });
});

describe('every export', () => {
  it('is found when the script is loaded, declared or not, and can be called', async () => {
    const result = await runtime.load(loadRequest('every', script('every-export'), { exports: ['init'] }));
    expect(result).toEqual({ ok: true, value: { exports: PLUGIN_EXPORTS } });
    for (const name of PLUGIN_EXPORTS) {
      expect(await callOf('every', {}, { export: name })).toEqual({ output: JSON.stringify(name) });
    }
  });

  it('that is not there is no failure until it is declared or called', async () => {
    const result = await runtime.load(loadRequest('echo', script('echo'), { exports: [] }));
    expect(result).toEqual({ ok: true, value: { exports: ['init', 'handle_action'] } });
    expect((await callOf('echo', {}, { export: 'on_tick' })).failure).toEqual({
      kind: 'plugin',
      message: 'The plugin has no function `on_tick`.',
    });
    const declared = await runtime.load(loadRequest('echo', script('echo'), { exports: ['on_tick'] }));
    expect(declared).toMatchObject({ ok: false, error: { kind: 'load' } });
    await load('echo');
  });

  it.each([
    ['on_key_press', DEFAULT_LIMITS.keyCpuMs, '100 ms'],
    ['on_tick', DEFAULT_LIMITS.hookCpuMs, '250 ms'],
    ['generate', 400, '400 ms'],
  ] as const)('%s has its own budget, %i ms', async (entry, cpuMs, said) => {
    await runtime.load(loadRequest('spins', `exports.${entry} = () => { for (;;); };`, { exports: [entry] }));
    const { failure } = await callOf('spins', {}, { export: entry, cpuMs });
    expect(failure).toEqual({
      kind: 'timeout',
      message: `The plugin computed for more than ${said} and was stopped.`,
    });
  });
});

describe('refused when it is loaded', () => {
  it.each([
    ['exports.handle_action = (', 'SyntaxError'],
    ['throw new Error("not today")', 'not today (plugin.js:1'],
    ['', 'declares `handle_action`'],
    ['exports.handle_action = 1', 'declares `handle_action`'],
    ['for (;;);', 'computed for more than 100 ms'],
    [
      'Object.defineProperty(exports, "on_tick", { get() { for (;;); } }); /* for (;;); */',
      'computed for more than 100 ms',
    ],
    ['Object.defineProperty(exports, "on_tick", { get() { throw new Error("no tick") } })', 'no tick'],
  ])('%s', async (code, reason) => {
    const spins = code.includes('for (;;);');
    const limits = { ...DEFAULT_LIMITS, initCpuMs: spins ? 100 : 5_000 };
    const result = await runtime.load(loadRequest('broken', code, { limits }));
    expect(result.ok ? '' : result.error.message).toContain(reason);
    expect(result.ok ? '' : result.error.kind).toBe(spins ? 'timeout' : 'load');
  });

  it('bytes that are not text, and more bytes than allowed', async () => {
    const request = loadRequest('broken', Uint8Array.of(0xff, 0xfe), { kind: 'js' });
    expect(await runtime.load(request)).toMatchObject({ ok: false, error: { kind: 'load' } });
    const limits = { ...DEFAULT_LIMITS, moduleBytes: 10 };
    const long = await runtime.load(loadRequest('broken', '/* too long */', { kind: 'js', limits }));
    expect(long).toMatchObject({
      ok: false,
      error: { kind: 'load', message: expect.stringContaining('at most 0 MiB are allowed') },
    });
  });
});

describe('a call that goes wrong loses the instance, and nothing else', () => {
  it.each([
    ['loop', 'timeout', 'computed for more than 300 ms'],
    ['catch_and_loop', 'timeout', 'computed for more than 300 ms'],
    ['ask_then_loop', 'timeout', 'computed for more than 300 ms'],
    ['promise_loop', 'timeout', 'computed for more than 300 ms'],
    ['throw_trap', 'timeout', 'computed for more than 300 ms'],
    ['array', 'limit', 'more than its 16 MiB of memory'],
    ['one_block', 'limit', 'more than its 16 MiB of memory'],
    ['recurse', 'limit', 'called itself too many times'],
    ['long', 'limit', 'answered with more than 256 KiB'],
    ['long_in_bytes', 'limit', 'answered with more than 256 KiB'],
    ['ask_forever', 'limit', 'called host functions more than 10000 times'],
    ['catch_and_ask_forever', 'limit', 'called host functions more than 10000 times'],
  ])('%s: %s, %s', async (misdeed, kind, reason) => {
    await load('misbehaves');
    // Only those that would never end are worth waiting for no longer.
    const cpuMs = kind === 'timeout' ? 300 : 5_000;
    const calling = callOf('misbehaves', { misdeed }, { cpuMs });
    expect(await callOf('echo', 'meanwhile')).toEqual({ output: '"meanwhile"' });
    const { failure } = await calling;
    expect([failure?.kind, failure?.message]).toEqual([kind, expect.stringContaining(reason)]);
    expect((await callOf('misbehaves', {})).failure?.kind).toBe('host');
  });
});

describe('memory', () => {
  it('is bounded however small the pieces are', async () => {
    await load('misbehaves');
    const { output } = await callOf('misbehaves', { misdeed: 'fill' }, { cpuMs: 5_000 });
    const most = (DEFAULT_LIMITS.memoryPages * 65_536) / 100_000;
    expect(Number(output)).toBeGreaterThan(most / 2);
    expect(Number(output)).toBeLessThanOrEqual(most);
  });
});

describe('time', () => {
  // A machine that is busy with something else may be late; not three times.
  it('a loop is dead soon after its budget', { retry: 2 }, async () => {
    await load('misbehaves');
    const begun = performance.now();
    const { failure } = await callOf('misbehaves', { misdeed: 'promise_loop' }, { cpuMs: 100 });
    expect(failure?.kind).toBe('timeout');
    expect(performance.now() - begun - 100).toBeLessThan(SOON_MS);
  });
});

describe('a failure that a script reports itself leaves it running', () => {
  it.each([
    ['throw', 'The plugin reported: TypeError: no such ticket  (plugin.js:'],
    ['throw_nothing', 'The plugin reported: undefined'],
    ['throw_null', 'The plugin reported: null'],
    ['throw_later', 'The plugin reported: later (plugin.js:'],
    ['wait', 'waits for a promise that nothing settles'],
    ['cycle', 'circular reference'],
    ['no_such', 'not a function'],
  ])('%s: %s', async (misdeed, reason) => {
    await load('misbehaves');
    const { failure } = await callOf('misbehaves', { misdeed });
    expect([failure?.kind, failure?.message]).toEqual(['plugin', expect.stringContaining(reason)]);
    expect((await callOf('misbehaves', { misdeed: 'throw' })).failure?.kind).toBe('plugin');
  });

  it('a script that breaks its own language hurts only its own answers', async () => {
    await load('misbehaves');
    await callOf('misbehaves', { misdeed: 'forget' });
    expect((await callOf('misbehaves', { misdeed: 'throw' })).failure?.kind).toBe('plugin');
  });
});

describe('the log', () => {
  it('takes so many lines a second, and says how many it dropped', async () => {
    await load('misbehaves');
    await callOf('misbehaves', { misdeed: 'log_flood' });
    expect(lines).toHaveLength(DEFAULT_LIMITS.logLinesPerSecond + 1);
    expect(lines[0]?.message).toBe('line 0');
    expect(lines.at(-1)).toMatchObject({ level: 'warn', message: '… 950 lines dropped' });
  });

  it('cuts long lines between characters', async () => {
    await load('misbehaves');
    await callOf('misbehaves', { misdeed: 'log_long' });
    const [line] = lines;
    expect(Buffer.byteLength(line?.message ?? '')).toBeLessThanOrEqual(DEFAULT_LIMITS.logLineBytes);
    expect(line?.message).toMatch(/^é+…$/);
  });
});
