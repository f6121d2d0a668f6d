import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type { AnswerOutside, CallRequest, OutsideCall } from '../plugin/plugin-runtime';
import type { HostProcess } from './host-process';
import { createPluginRuntime } from './runtime';
import { spawnedIn } from './testing/spawned';
import { callRequest, loadRequest, MemoryLists, startRuntime } from './testing/start-runtime';

const script = readFileSync(fixturePath('waits-outside.js'), 'utf8');
const module = buildWat(fixturePath('asks-outside.wat'));
const fetchPage = { ask: 'http_request', input: { url: 'https://example.org/' } };

/** A runtime with a script and a module that ask main, which answers as told. */
async function asking(outside?: AnswerOutside) {
  const runtime = await startRuntime(new MemoryLists(), outside && { outside });
  onTestFinished(() => runtime.dispose());
  await runtime.load(loadRequest('script', script));
  const callOf = async (plugin: string, input: unknown, more: Partial<CallRequest> = {}) => {
    const result = await runtime.call(callRequest(plugin, input, more));
    return result.ok ? JSON.parse(result.value.output) : result.error;
  };
  return { runtime, callOf };
}

/** Never answers; tells of each signal it was given. */
function hanging() {
  const signals: AbortSignal[] = [];
  const outside: AnswerOutside = (_call, signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  return { outside, signals };
}

describe('what lies outside', () => {
  it('is asked of main by scripts, in the name of the plugin and its run', async () => {
    const asked: OutsideCall[] = [];
    const { callOf } = await asking(async (call) => {
      asked.push(call);
      return JSON.stringify({ ok: `answer ${asked.length}` });
    });
    const questions = {
      http_request: { url: 'https://example.org/', method: 'POST', body: 'x'.repeat(1_000_000) },
      read_file: { path: 'notes.txt' },
      write_file: { path: 'notes.txt', content: null },
      list_directory: { path: '.' },
      run_command: { program: 'git', args: ['status'] },
      get_secret: { name: 'token' },
    };
    for (const [index, [ask, input]] of Object.entries(questions).entries()) {
      expect(await callOf('script', { ask, input }, { run: `run-${index}` })).toEqual({
        ok: `answer ${index + 1}`,
      });
      expect(asked.at(-1)).toEqual({
        ...{ plugin: 'script', run: `run-${index}` },
        ...{ name: ask, input: JSON.stringify(input) },
      });
    }
  });

  it('is asked of main by modules too', async () => {
    const { runtime, callOf } = await asking(async ({ name }) => JSON.stringify({ ok: name }));
    await runtime.load(loadRequest('module', module));
    expect(await callOf('module', fetchPage.input)).toEqual({ ok: 'http_request' });
    expect(await callOf('module', { name: 'token' }, { export: 'init' })).toEqual({ ok: 'get_secret' });
  });

  it('is not asked for what is no question, or is too long for one', async () => {
    const outside = vi.fn(async () => '{"ok":1}');
    const { callOf } = await asking(outside);
    expect(await callOf('script', { ask: 'read_file', input: { file: 'x' } })).toMatchObject({
      code: 'E_INPUT',
    });
    const long = { ask: 'read_file', input: { path: 'x'.repeat(1_000_000) } };
    expect(await callOf('script', long, {})).toMatchObject({ code: 'E_INPUT' });
    expect(outside).not.toHaveBeenCalled();
  });

  it('is refused where nobody answers', async () => {
    const { callOf } = await asking();
    expect(await callOf('script', fetchPage)).toMatchObject({ code: 'E_UNAVAILABLE' });
  });

  it('may answer with ten MiB, which a module takes whole; one that has no room left is told', async () => {
    const body = 'x'.repeat(DEFAULT_LIMITS.bodyBytes);
    const { runtime } = await asking(async () => JSON.stringify({ ok: body }));
    await runtime.load(loadRequest('module', module));
    const whole = await runtime.call(callRequest('module', fetchPage.input));
    expect(whole.ok && whole.value.output.slice(0, 20)).toBe(`{"ok":"${'x'.repeat(13)}`.slice(0, 20));
    expect(whole.ok && whole.value.trace).toBeNull();
    const full = await runtime.call(callRequest('module', fetchPage.input, { export: 'on_tick' }));
    expect(full.ok && full.value.output).toContain('"E_LIMIT"');
  });

  it('holds the computing clock while main takes its time', async () => {
    const { runtime } = await asking(async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return '{"ok":1}';
    });
    const answer = await runtime.call(callRequest('script', fetchPage, { cpuMs: 100 }));
    expect(answer).toMatchObject({ ok: true, value: { output: '{"ok":1}' } });
    expect(answer.ok && answer.value.cpuMs).toBeLessThan(100);
    expect(answer.ok && answer.value.wallMs).toBeGreaterThanOrEqual(150);
  });

  it('is given up when the run is out of time', async () => {
    const { outside, signals } = hanging();
    const { callOf } = await asking(outside);
    expect(await callOf('script', fetchPage, { wallMs: 200 })).toMatchObject({
      kind: 'timeout',
      message: 'The plugin was not done after 200 ms and was stopped.',
    });
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  it('is given up at once when the plugin is unloaded', async () => {
    const { outside, signals } = hanging();
    const { runtime, callOf } = await asking(outside);
    const calling = callOf('script', fetchPage);
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    const unloading = runtime.unload('script');
    // Before the process has said a word: a process that hangs must not keep a request alive.
    expect(signals[0]?.aborted).toBe(true);
    await unloading;
    expect(await calling).toMatchObject({ kind: 'host' });
  });

  it('is given up when the process dies', async () => {
    const { outside, signals } = hanging();
    const processes: HostProcess[] = [];
    const runtime = createPluginRuntime({
      spawn: await spawnedIn(processes),
      lists: new MemoryLists(),
      outside,
    });
    onTestFinished(() => runtime.dispose());
    await runtime.load(loadRequest('script', script));
    const calling = runtime.call(callRequest('script', fetchPage));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    processes[0]?.kill();
    expect(await calling).toMatchObject({ ok: false, error: { kind: 'crash' } });
    expect(signals[0]?.aborted).toBe(true);
  });

  it('does not keep other plugins waiting', async () => {
    const { outside, signals } = hanging();
    const { runtime, callOf } = await asking(outside);
    await runtime.load(loadRequest('echo', buildWat(fixturePath('echo.wat'))));
    const calling = callOf('script', fetchPage, { wallMs: 1_000 });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    expect(await callOf('echo', 'here')).toBe('here');
    await runtime.unload('script');
    await calling;
  });

  it('counts as calls of host functions', async () => {
    const { runtime } = await asking(async () => '{"ok":1}');
    const limits = { ...DEFAULT_LIMITS, hostCalls: 20 };
    await runtime.load(loadRequest('script', script, { limits }));
    expect(await runtime.call(callRequest('script', fetchPage, { export: 'on_tick' }))).toMatchObject({
      error: { kind: 'limit', message: 'The plugin called host functions more than 20 times.' },
    });
  });
});

it('a module gets nowhere by the kit’s own way to the network, granted or not', async () => {
  const outside = vi.fn(async () => '{"ok":1}');
  const { runtime } = await asking(outside);
  await runtime.load(loadRequest('kit', buildWat(fixturePath('asks-network.wat'))));
  expect(await runtime.call(callRequest('kit', fetchPage.input))).toMatchObject({
    error: { kind: 'denied' },
  });
  expect(outside).not.toHaveBeenCalled();
});
