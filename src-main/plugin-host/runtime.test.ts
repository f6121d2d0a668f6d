import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { MAX_LARGE_HOST_INPUT_BYTES } from '../../src-core/plugin/host-function-names';
import type { AnswerOutside, PluginRuntime } from '../plugin/plugin-runtime';
import type { HostProcess } from './host-process';
import type { MainMessage } from './protocol';
import { createPluginRuntime } from './runtime';
import { spawnedIn } from './testing/spawned';
import {
  callRequest,
  loadRequest,
  MemoryLists,
  makeTodo,
  startRuntime,
  TODAYS_LIST,
} from './testing/start-runtime';

const echo = buildWat(fixturePath('echo.wat'));
const ask = buildWat(fixturePath('ask.wat'));
const loops = buildWat(fixturePath('loops-forever.wat'));

/** What a process says of a plugin that was loaded. */
const LOADED = { exports: ['handle_action'] };

/** A process of which the test plays the part. */
class FakeProcess implements HostProcess {
  readonly sent: MainMessage[] = [];
  tell: (message: unknown) => void = () => undefined;
  exit: (reason: string) => void = () => undefined;
  killed = false;

  post(message: MainMessage): void {
    this.sent.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.tell = listener;
  }
  onExit(listener: (reason: string) => void): void {
    this.exit = listener;
  }
  kill(): void {
    this.killed = true;
    queueMicrotask(() => this.exit('SIGKILL'));
  }
}

/** A question of the call that tests make. */
const outside = {
  type: 'outside',
  id: 9,
  plugin: 'hello',
  run: 'run-1',
  name: 'get_secret',
  input: '{"name":"a"}',
};

/** The answer to the first call. */
function returned(more: object) {
  const value = { output: '', wallMs: 1, cpuMs: 1, hostCalls: [], trace: [], memoryBytes: 0, ...more };
  return { type: 'returned', id: 2, result: { ok: true, value } };
}

function fakes(answer?: AnswerOutside) {
  const processes: FakeProcess[] = [];
  const spawn = () => {
    const process = new FakeProcess();
    processes.push(process);
    return process;
  };
  const runtime = createPluginRuntime({
    spawn,
    lists: new MemoryLists(),
    ...(answer && { outside: answer }),
  });
  const lost: string[] = [];
  runtime.onLost((plugin, { kind }) => lost.push(`${plugin}: ${kind}`));
  return { runtime, processes, lost };
}

/** A runtime over a fake process with `hello` loaded. */
async function loaded(answer?: AnswerOutside) {
  const all = fakes(answer);
  const loading = all.runtime.load(loadRequest('hello', echo));
  await vi.waitFor(() => expect(all.processes).toHaveLength(1));
  const [process] = all.processes;
  if (!process) throw new Error('no process was started');
  process.tell({ type: 'up' });
  process.tell({ type: 'loaded', id: 1, result: { ok: true, value: LOADED } });
  expect(await loading).toEqual({ ok: true, value: LOADED });
  return { ...all, process };
}

/** From here on the test moves the clock. */
function playTime(): void {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

const refusal = (kind: string) => (reason: string) => ({
  ok: false,
  error: { kind, message: expect.stringContaining(reason) },
});
/** Held against the plugin. */
const crash = refusal('crash');
/** Held against nobody. */
const innocent = refusal('host');

describe('the process', () => {
  it('is not started before a plugin is loaded', async () => {
    const { runtime, processes } = fakes();
    runtime.replicate({ revision: 1, added: [], updated: [], removed: [], metadata: [] });
    expect(await runtime.call(callRequest('hello', {}))).toEqual(innocent('not running'));
    expect(processes).toEqual([]);
  });

  it('that dies answers what is pending, loses its plugins, and is started again by the next load', async () => {
    const { runtime, process, processes, lost } = await loaded();
    const calls = [1, 2].map((n) => runtime.call(callRequest('hello', n)));
    await vi.waitFor(() => expect(process.sent.at(-1)?.type).toBe('call'));
    process.exit('SIGSEGV');
    expect(await Promise.all(calls)).toEqual([crash('SIGSEGV'), innocent('stopped')]);
    expect(lost).toEqual(['hello: host']);
    void runtime.load(loadRequest('hello', echo));
    await vi.waitFor(() => expect(processes).toHaveLength(2));
  });

  it.each([
    ['no known message', { type: 'open_file', path: '/etc/passwd' }],
    ['an answer of the wrong shape', { type: 'returned', id: 2, result: { ok: true, value: { output: 7 } } }],
    ['more than asked', { type: 'log', plugin: 'hello', level: 'info', message: 'x', extra: true }],
    ['a log line without bounds', { type: 'log', plugin: 'hello', level: 'info', message: 'x'.repeat(9000) }],
    ['nothing', null],
  ])('that says %s is ended', async (_what, message) => {
    const { runtime, process, lost } = await loaded();
    const call = runtime.call(callRequest('hello', {}));
    await vi.waitFor(() => expect(process.sent.at(-1)?.type).toBe('call'));
    process.tell(message);
    expect(await call).toEqual(crash('cannot be understood'));
    expect([process.killed, lost]).toEqual([true, ['hello: host']]);
  });

  it.each([
    ['an export that is none', { type: 'loaded', id: 2, result: { ok: true, value: { exports: ['eval'] } } }],
    [
      'more todos than may be asked for',
      { type: 'places_wanted', id: 1, todos: Array(201).fill(makeTodo(1).id) },
    ],
    ['a question that only the sandbox answers', { ...outside, name: 'query_todos' }],
    ['a question without bounds', { ...outside, input: 'x'.repeat(MAX_LARGE_HOST_INPUT_BYTES + 1) }],
    [
      'a record without bounds',
      returned({ trace: [{ name: 'get_todo', input: '', answer: 'x'.repeat(2 ** 20 + 1) }] }),
    ],
    ['a record of what is no host function', returned({ trace: [{ name: 'eval', input: '', answer: '' }] })],
    ['less than nothing', returned({ memoryBytes: -1 })],
    [
      'the answer to a load where a call was asked',
      { type: 'loaded', id: 2, result: { ok: true, value: LOADED } },
    ],
  ])('that says %s is ended', async (_what, message) => {
    const { runtime, process } = await loaded();
    const call = runtime.call(callRequest('hello', {}));
    await vi.waitFor(() => expect(process.sent.at(-1)?.type).toBe('call'));
    process.tell(message);
    // At once: a process that only does not answer is ended too, but much later.
    await vi.waitFor(() => expect(process.killed).toBe(true));
    expect(await call).toMatchObject({ ok: false, error: { kind: 'crash' } });
  });

  it('asks what lies outside for the call under way only; for others it is not heard', async () => {
    const asked: string[] = [];
    const { runtime, process } = await loaded(async ({ plugin, run }) => {
      asked.push(`${plugin} ${run}`);
      return '{"ok":1}';
    });
    process.tell(outside);
    const call = runtime.call(callRequest('hello', {}));
    await vi.waitFor(() => expect(process.sent.at(-1)?.type).toBe('call'));
    process.tell({ ...outside, plugin: 'jira-sync' });
    process.tell({ ...outside, run: 'run-0' });
    expect(asked).toEqual([]);
    process.tell(outside);
    await vi.waitFor(() =>
      expect(process.sent.at(-1)).toEqual({ type: 'outside_answer', id: 9, answer: '{"ok":1}' }),
    );
    process.tell(returned({}));
    expect(await call).toMatchObject({ ok: true });
    process.tell(outside);
    expect([asked, process.killed]).toEqual([['hello run-1'], false]);
  });

  it('that does not answer a call is ended, some time after the plugin’s own has passed', async () => {
    const { runtime, process } = await loaded();
    playTime();
    const call = runtime.call(callRequest('hello', {}, { wallMs: 1_000 }));
    await vi.advanceTimersByTimeAsync(6_999);
    expect(process.killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toEqual(crash('did not answer'));
    expect(process.killed).toBe(true);
  });

  it('that does not answer a load is ended too; the next load goes to another, and had waited its turn', async () => {
    const { runtime, process, processes } = await loaded();
    playTime();
    const [first, second] = ['slow', 'next'].map((name) => runtime.load(loadRequest(name, echo)));
    await vi.advanceTimersByTimeAsync(15_999);
    expect(process.sent.map((message) => message.type === 'load' && message.request.plugin)).toEqual([
      'hello',
      'slow',
    ]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toEqual(crash('did not answer'));
    expect(process.killed).toBe(true);
    processes[1]?.tell({ type: 'loaded', id: 1, result: { ok: true, value: LOADED } });
    expect(await second).toEqual({ ok: true, value: LOADED });
  });

  it('that hangs is held against the plugin whose time ran out, not against others at work', async () => {
    const { runtime, process } = await loaded();
    const loading = runtime.load(loadRequest('other', echo));
    await vi.waitFor(() => expect(process.sent).toHaveLength(2));
    process.tell({ type: 'loaded', id: 2, result: { ok: true, value: LOADED } });
    await loading;
    playTime();
    const hung = runtime.call(callRequest('hello', {}, { wallMs: 1_000 }));
    const behind = runtime.call(callRequest('hello', {}, { wallMs: 1_000 }));
    const beside = runtime.call(callRequest('other', {}, { wallMs: 2_000 }));
    await vi.advanceTimersByTimeAsync(7_000);
    expect(await Promise.all([hung, behind, beside])).toEqual([
      crash('did not answer'),
      innocent('stopped'),
      innocent('did not answer'),
    ]);
  });

  it('in which a thread will not die is ended, and no other plugin is the reason', async () => {
    const { runtime, process, lost } = await loaded();
    const call = runtime.call(callRequest('hello', {}));
    await vi.waitFor(() => expect(process.sent.at(-1)?.type).toBe('call'));
    process.tell({ type: 'stuck' });
    expect(await call).toEqual(innocent('could not be ended'));
    expect([process.killed, lost]).toEqual([true, ['hello: host']]);
  });

  it('is told of one load at a time, and of the end of a plugin at once', async () => {
    const { runtime, process } = await loaded();
    const loads = ['a', 'b', 'c'].map((name) => runtime.load(loadRequest(name, echo)));
    await vi.waitFor(() => expect(process.sent).toHaveLength(2));
    // One that waits is given up without a word, the one under way by order.
    await runtime.unload('b');
    const unloading = runtime.unload('a');
    expect(process.sent.at(-1)).toEqual({ type: 'unload', id: 3, plugin: 'a' });
    process.tell({ type: 'unloaded', id: 3 });
    await unloading;
    process.tell({
      type: 'loaded',
      id: 2,
      result: { ok: false, error: { kind: 'host', message: 'stopped' } },
    });
    await vi.waitFor(() => expect(process.sent).toHaveLength(4));
    expect(process.sent.at(-1)).toMatchObject({ type: 'load', request: { plugin: 'c' } });
    process.tell({ type: 'loaded', id: 4, result: { ok: true, value: LOADED } });
    expect(await Promise.all(loads)).toEqual([
      innocent('stopped'),
      innocent('stopped'),
      { ok: true, value: LOADED },
    ]);
  });

  it('that cannot be started is a failure to load', async () => {
    const spawn = () => {
      throw new Error('no such file');
    };
    const runtime = createPluginRuntime({ spawn, lists: new MemoryLists() });
    expect(await runtime.load(loadRequest('hello', echo))).toEqual(innocent('no such file'));
  });

  it('is gone after dispose, and no other is started', async () => {
    const { runtime, process, processes } = await loaded();
    await runtime.dispose();
    expect(process.killed).toBe(true);
    expect(await runtime.load(loadRequest('hello', echo))).toEqual(innocent('closing'));
    expect(processes).toHaveLength(1);
  });
});

describe('a real process', () => {
  async function started(lists = new MemoryLists()): Promise<PluginRuntime> {
    const runtime = await startRuntime(lists);
    onTestFinished(() => runtime.dispose());
    return runtime;
  }

  it('killed from outside: the plugin is lost, and runs again in a new one after it was loaded again', async () => {
    const spawned: HostProcess[] = [];
    const runtime = createPluginRuntime({ spawn: await spawnedIn(spawned), lists: new MemoryLists() });
    onTestFinished(() => runtime.dispose());
    await runtime.load(loadRequest('loops', loops));
    const lost = new Promise((resolve) => runtime.onLost((plugin, { kind }) => resolve([plugin, kind])));
    const call = runtime.call(callRequest('loops', {}, { cpuMs: 60_000, wallMs: 60_000 }));
    spawned[0]?.kill();
    expect(await call).toEqual(crash('SIGKILL'));
    expect(await lost).toEqual(['loops', 'host']);
    await runtime.load(loadRequest('echo', echo));
    expect(await runtime.call(callRequest('echo', 1))).toMatchObject({ ok: true, value: { output: '1' } });
    expect(spawned).toHaveLength(2);
  });

  it('ends a plugin that runs when it is unloaded, and nothing is lost by it', async () => {
    const runtime = await started();
    const lost: string[] = [];
    runtime.onLost((plugin) => lost.push(plugin));
    await runtime.load(loadRequest('loops', loops));
    const call = runtime.call(callRequest('loops', {}, { cpuMs: 60_000, wallMs: 60_000 }));
    await runtime.unload('loops');
    expect(await call).toEqual(innocent('stopped'));
    expect(lost).toEqual([]);
  });

  it('ends one that is still being loaded, and one whose load has not begun', async () => {
    const runtime = await started();
    const startLoops = buildWat(fixturePath('loops-at-start.wat'));
    const limits = { ...DEFAULT_LIMITS, initCpuMs: 60_000 };
    await runtime.load(loadRequest('echo', echo));
    const first = runtime.load(loadRequest('loops', startLoops, { limits }));
    // Behind this answer on the same line, so the load is under way.
    await runtime.call(callRequest('echo', 1));
    const second = runtime.load(loadRequest('loops', echo));
    await runtime.unload('loops');
    expect(await first).toEqual(innocent('stopped'));
    expect(await second).toEqual(innocent('stopped'));
    expect(await runtime.call(callRequest('loops', {}))).toEqual(innocent('not running'));
  });

  it('holds the computing clock, not the other one, while the application is asked for a list', async () => {
    const lists = new MemoryLists();
    lists.set(TODAYS_LIST, [makeTodo(1)]);
    // Main is busy for longer than the plugin may compute.
    const list = lists.list.bind(lists);
    lists.list = (key) => {
      const until = performance.now() + 150;
      while (performance.now() < until);
      return list(key);
    };
    const runtime = await started(lists);
    await runtime.load(loadRequest('ask', ask));
    const answer = await runtime.call(callRequest('ask', {}, { cpuMs: 100 }));
    expect(answer).toMatchObject({ ok: true, value: { output: expect.stringContaining('todo 1') } });
    expect(answer.ok && answer.value.cpuMs).toBeLessThan(100);
    expect(answer.ok && answer.value.wallMs).toBeGreaterThan(100);
    expect(await runtime.call(callRequest('ask', { date: '2020-01-01' }, { wallMs: 50 }))).toMatchObject({
      ok: false,
      error: { kind: 'timeout', message: 'The plugin was not done after 50 ms and was stopped.' },
    });
  });

  it('answers reads from changes that were replicated, without asking again', async () => {
    const lists = new MemoryLists();
    const milk = makeTodo(1, { content: 'milk' });
    lists.set(TODAYS_LIST, [milk]);
    const runtime = await started(lists);
    await runtime.load(loadRequest('ask', ask, { metadata: [{ todoId: null, key: 'site', value: 'a' }] }));
    await runtime.call(callRequest('ask', {}));
    runtime.replicate({
      revision: 2,
      added: [],
      updated: [[milk, { ...milk, content: 'oat milk' }]],
      removed: [],
      metadata: [{ owner: 'ask', todoId: null, key: 'site', from: 'a', to: 'b' }],
    });
    const after = await runtime.call(callRequest('ask', {}));
    expect(after.ok && JSON.parse(after.value.output).ok.todos[0].content).toBe('oat milk');
    const site = await runtime.call(callRequest('ask', { key: 'site' }, { export: 'on_todo_completed' }));
    expect(site.ok && site.value.output).toBe('{"ok":"b"}');
    expect(lists.asked).toHaveLength(1);
  });

  it('stands ten loops at once; an eleventh plugin is answered within its budget all the while', async () => {
    const runtime = await started();
    await runtime.load(loadRequest('echo', echo));
    const names = Array.from({ length: 10 }, (_, n) => `loops-${n}`);
    // Loaded one after the other: ten threads at once on two cores would be late for their own start.
    for (const name of names) await runtime.load(loadRequest(name, loops));
    let isOver = false;
    const looping = Promise.all(
      names.map((name) => runtime.call(callRequest(name, {}, { cpuMs: 400 }))),
    ).finally(() => {
      isOver = true;
    });
    const answers: string[] = [];
    while (!isOver) {
      const good = await runtime.call(callRequest('echo', 'still here', { cpuMs: DEFAULT_LIMITS.hookCpuMs }));
      answers.push(good.ok ? good.value.output : good.error.message);
    }
    expect(new Set(answers)).toEqual(new Set(['"still here"']));
    expect(answers.length).toBeGreaterThan(3);
    const kinds = (await looping).map((result) => (result.ok ? 'ok' : result.error.kind));
    expect(kinds).toEqual(names.map(() => 'timeout'));
  });

  it('loads many scripts asked for at once, and lets them read at once', { timeout: 20_000 }, async () => {
    const lists = new MemoryLists();
    lists.set(TODAYS_LIST, [makeTodo(1)]);
    const runtime = await started(lists);
    const script = 'exports.handle_action = () => host.query_todos({}).todos.map(({ content }) => content);';
    const names = Array.from({ length: 8 }, (_, n) => `script-${n}`);
    const answers = await Promise.all(
      names.map(async (name) => {
        const load = await runtime.load(loadRequest(name, script));
        return load.ok ? runtime.call(callRequest(name, {})) : load;
      }),
    );
    expect(answers.map((answer) => (answer.ok ? answer.value.output : answer.error.message))).toEqual(
      names.map(() => '["todo 1"]'),
    );
  });

  it('refuses input that is too long before the plugin sees it', async () => {
    const runtime = await started();
    await runtime.load(loadRequest('echo', echo));
    const long = 'x'.repeat(DEFAULT_LIMITS.inputBytes);
    expect(await runtime.call(callRequest('echo', long))).toMatchObject({
      ok: false,
      error: { kind: 'plugin' },
    });
  });
});
