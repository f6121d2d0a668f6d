import { afterAll, describe, expect, it } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { DEFAULT_LIMITS, type PluginExport } from '../../src-core/plugin/abi';
import type { CallRequest, LoadRequest, PluginLogLine, RuntimeFailure } from '../plugin/plugin-runtime';
import { callRequest, loadRequest, startRuntime } from './testing/start-runtime';

const runtime = await startRuntime();
afterAll(() => runtime.dispose());

const wat = (name: string) => buildWat(fixturePath(`${name}.wat`));

async function load(name: string, more: Partial<LoadRequest> = {}): Promise<void> {
  const result = await runtime.load(loadRequest(name, wat(name), more));
  if (!result.ok) throw new Error(result.error.message);
}

async function loadFailure(
  name: string,
  more: Partial<LoadRequest> = {},
): Promise<RuntimeFailure | undefined> {
  const result = await runtime.load(loadRequest(name, wat(name), more));
  return result.ok ? undefined : result.error;
}

async function callOf(name: string, input: unknown = {}, more: Partial<CallRequest> = {}) {
  const result = await runtime.call(callRequest(name, input, more));
  return result.ok ? { output: result.value.output } : { failure: result.error };
}

/** A good plugin, called while another one misbehaves: how long it took. */
async function echoMs(): Promise<number> {
  const begun = performance.now();
  const answer = await callOf('echo', { still: 'here' });
  expect(answer).toEqual({ output: '{"still":"here"}' });
  return performance.now() - begun;
}

await load('echo');

/**
 * Beyond the budget of a loop, in ms. Alone on a processor it is dead within 50 ms; here other tests compute as well,
 * a plugin's thread comes after them, and its budget is what it computed itself.
 */
const SOON_MS = 5_000;

describe('a good module', () => {
  it('is called with JSON and answers JSON', async () => {
    expect(await callOf('echo', { action: 'größer 🦊' })).toEqual({ output: '{"action":"größer 🦊"}' });
  });

  it('answers nothing when it sets no output', async () => {
    expect(await callOf('echo', {}, { export: 'init' })).toEqual({ output: '' });
  });

  it('says how long it took, and how much of that it computed', async () => {
    const result = await runtime.call(callRequest('echo', {}));
    const { wallMs, cpuMs } = result.ok ? result.value : { wallMs: -1, cpuMs: -1 };
    expect(cpuMs).toBeGreaterThan(0);
    expect(wallMs).toBeGreaterThanOrEqual(cpuMs);
  });

  it('says what it can be called for, and how much memory it holds', async () => {
    const loaded = await runtime.load(loadRequest('ask', wat('ask'), { exports: [] }));
    expect(loaded).toEqual({
      ok: true,
      value: { exports: ['init', 'handle_action', 'on_todo_created', 'on_todo_completed'] },
    });
    // What takes parameters is none of ours, and no failure unless the manifest names it.
    const strange = await runtime.load(loadRequest('strange', wat('takes-parameters'), { exports: [] }));
    expect(strange).toEqual({ ok: true, value: { exports: [] } });
    expect((await callOf('strange')).failure?.kind).toBe('plugin');
    const result = await runtime.call(callRequest('echo', {}));
    expect(result.ok && result.value.memoryBytes).toBe(65_536);
  });

  it('keeps its own state between calls, and none of another call’s input', async () => {
    await load('remembers');
    expect(await callOf('remembers', 'abcdef')).toEqual({ output: '"' });
    expect(await callOf('remembers', 'ghijkl')).toEqual({ output: '"g' });
  });

  it('is called once at a time, in the order of asking', async () => {
    const answers = await Promise.all([1, 2, 3].map((turn) => callOf('echo', turn)));
    expect(answers.map((answer) => answer.output)).toEqual(['1', '2', '3']);
  });

  it('finds the memory blocks of its last call freed', async () => {
    await load('tells-address');
    expect((await callOf('tells-address')).output).toBe((await callOf('tells-address')).output);
  });

  it('has a fresh instance after it was loaded again', async () => {
    await load('remembers');
    await callOf('remembers', 'x');
    await load('remembers');
    expect(await callOf('remembers', 'abc')).toEqual({ output: '"' });
  });

  it('logs cleaned lines, and asks host functions without any input', async () => {
    await load('ask', { exports: ['init'] });
    const lines: PluginLogLine[] = [];
    const stop = runtime.onLog((line) => lines.push(line));
    const answer = await callOf('ask', { level: 'warn', message: 'red \u001b[31m' }, { export: 'init' });
    stop();
    expect(answer).toEqual({ output: '{"ok":"2026-01-30"}' });
    expect(lines).toEqual([{ plugin: 'ask', level: 'warn', message: 'red ' }]);
  });
});

describe('refused when it is loaded', () => {
  it.each([
    ['imports-env', 'built for another host (it imports `abort` from `env`)'],
    ['imports-wasi', 'built for WASI'],
    ['memory64', '64-bit memory'],
    ['huge-memory', '4096 MiB'],
    ['exports-nothing', 'declares `handle_action`, but the plugin has no such function'],
    ['takes-parameters', 'function `handle_action` takes parameters; it must take none'],
    ['traps-at-start', 'broke off while it was being started: unreachable'],
  ])('%s', async (name, reason) => {
    const failure = await loadFailure(name);
    expect(failure?.kind).toBe('load');
    expect(failure?.message).toContain(reason);
    expect(await callOf(name)).toEqual({ failure: { kind: 'host', message: 'The plugin is not running.' } });
  });

  it('a start section that does not end is ended, within its budget', async () => {
    const limits = { ...DEFAULT_LIMITS, initCpuMs: 100 };
    const failure = await loadFailure('loops-at-start', { limits });
    expect(failure).toEqual({
      kind: 'timeout',
      message: 'The plugin computed for more than 100 ms and was stopped.',
    });
  });
});

describe('a call that goes wrong loses the instance, and nothing else', () => {
  it.each<[name: string, entry: PluginExport, kind: RuntimeFailure['kind'], reason: string]>([
    ['traps', 'handle_action', 'trap', 'broke off: unreachable'],
    ['traps', 'on_todo_created', 'trap', 'broke off: divide by zero'],
    ['traps', 'on_todo_completed', 'trap', 'broke off: memory access out of bounds'],
    ['eats-memory', 'handle_action', 'limit', 'more than its 16 MiB of memory'],
    ['eats-memory', 'init', 'trap', 'broke off: unreachable'],
    ['eats-memory', 'on_todo_created', 'limit', 'more than 16 MiB of memory blocks in one call'],
    ['eats-memory', 'on_todo_completed', 'limit', 'more than 30000 memory blocks in one call'],
    ['lies-in-json', 'on_todo_created', 'limit', 'answered with more than 256 KiB'],
    ['lies-in-json', 'on_todo_completed', 'limit', 'answered with more than 256 KiB'],
    ['overstates', 'handle_action', 'trap', 'its answer is longer than what it holds'],
    ['recurses', 'handle_action', 'limit', 'called itself too many times'],
    ['asks-network', 'handle_action', 'denied', 'asked for the network'],
    ['loops-forever', 'handle_action', 'timeout', 'computed for more than 500 ms'],
    ['loops-forever', 'init', 'timeout', 'computed for more than 500 ms'],
    ['loops-forever', 'on_todo_created', 'limit', 'called host functions more than 10000 times'],
  ])('%s in %s: %s, %s', async (name, entry, kind, reason) => {
    await load(name, { exports: [entry] });
    const lost: unknown[] = [];
    const stop = runtime.onLost((plugin, failure) => lost.push([plugin, failure]));
    const { failure } = await callOf(name, {}, { export: entry });
    expect([failure?.kind, failure?.message]).toEqual([kind, expect.stringContaining(reason)]);
    expect(failure?.message).toContain(reason);
    // Both are on their way when the answer arrives; the next answer comes behind them.
    await echoMs();
    stop();
    expect(lost).toEqual([[name, failure]]);
    expect(await callOf(name)).toEqual({ failure: { kind: 'host', message: 'The plugin is not running.' } });
  });

  it('works again when it is loaded again', async () => {
    await load('traps', { exports: ['init'] });
    expect((await callOf('traps')).failure?.kind).toBe('trap');
    await load('traps', { exports: ['init'] });
    expect(await callOf('traps', {}, { export: 'init' })).toEqual({ output: '' });
  });

  // A machine that is busy with something else may be late; not three times.
  it('a loop is dead soon after its budget, and others are answered meanwhile as always', {
    retry: 2,
  }, async () => {
    await load('loops-forever');
    const begun = performance.now();
    const looping = callOf('loops-forever', {}, { cpuMs: 300 });
    const others = [await echoMs(), await echoMs(), await echoMs()];
    const { failure } = await looping;
    expect(failure?.kind).toBe('timeout');
    expect(performance.now() - begun - 300).toBeLessThan(SOON_MS);
    expect(Math.max(...others)).toBeLessThan(100);
  });

  it('calls that waited for the lost instance are answered too', async () => {
    await load('loops-forever');
    const looping = callOf('loops-forever', {}, { cpuMs: 100 });
    const waiting = callOf('loops-forever', {}, { cpuMs: 100 });
    expect((await looping).failure?.kind).toBe('timeout');
    expect((await waiting).failure?.kind).toBe('host');
  });
});

it('a plugin that says why before it breaks off is quoted', async () => {
  await load('reports-failure', { exports: ['on_todo_created'] });
  const { failure } = await callOf('reports-failure', 'no ticket', { export: 'on_todo_created' });
  expect(failure).toEqual({ kind: 'trap', message: 'The plugin broke off: "no ticket"' });
});

describe('a failure that a plugin reports itself leaves it running', () => {
  it('by a code, by a reason, and by bytes that are not text', async () => {
    await load('reports-failure', { exports: ['init', 'handle_action'] });
    expect((await callOf('reports-failure')).failure).toEqual({
      kind: 'plugin',
      message: 'The plugin reported failure (code 7) and no reason.',
    });
    const reason = await callOf('reports-failure', 'no \u001b ticket', { export: 'init' });
    expect(reason.failure).toEqual({ kind: 'plugin', message: 'The plugin reported: "no \\u001b ticket"' });
    expect((await callOf('reports-failure')).failure?.kind).toBe('plugin');
  });

  it('what is not JSON is handed on as it is: parsing it is the reader’s task', async () => {
    await load('lies-in-json', { exports: ['init'] });
    expect(await callOf('lies-in-json')).toEqual({ output: 'no json!' });
    expect((await callOf('lies-in-json', {}, { export: 'init' })).failure).toEqual({
      kind: 'plugin',
      message: 'The plugin answered with bytes that are not text.',
    });
    expect(await callOf('lies-in-json')).toEqual({ output: 'no json!' });
  });

  it('so does a call of an export that it has not', async () => {
    expect((await callOf('echo', {}, { export: 'on_todo_created' })).failure?.kind).toBe('plugin');
    await echoMs();
  });
});
