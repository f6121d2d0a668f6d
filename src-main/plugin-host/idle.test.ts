import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import type { RuntimeFailure } from '../plugin/plugin-runtime';
import type { HostProcess } from './host-process';
import type { Timer } from './idle-watch';
import { createPluginRuntime } from './runtime';
import { spawnedIn } from './testing/spawned';
import { callRequest, loadRequest, MemoryLists } from './testing/start-runtime';

const echo = buildWat(fixturePath('echo.wat'));
const loops = buildWat(fixturePath('loops-forever.wat'));

/** A real runtime whose time passes when the test says so. */
async function sleepy(idleMs?: number) {
  const timers = new Set<{ ms: number; then: () => void }>();
  const timer: Timer = (ms, then) => {
    const one = { ms, then };
    timers.add(one);
    return () => timers.delete(one);
  };
  /** Everything that waits has waited long enough. */
  const pass = () => {
    for (const one of [...timers]) {
      timers.delete(one);
      one.then();
    }
  };
  const processes: HostProcess[] = [];
  const exits: string[] = [];
  const start = await spawnedIn(processes);
  const spawn = () => {
    const process = start();
    process.onExit((reason) => exits.push(reason));
    return process;
  };
  const runtime = createPluginRuntime({ spawn, lists: new MemoryLists(), timer, ...(idleMs && { idleMs }) });
  onTestFinished(() => runtime.dispose());
  const lost: [string, RuntimeFailure][] = [];
  runtime.onLost((plugin, failure) => lost.push([plugin, failure]));
  const waits = () => [...timers].map(({ ms }) => ms);
  return { runtime, processes, exits, lost, pass, waits };
}

const ASLEEP = {
  kind: 'host',
  message: 'The plugin was idle for 5 minutes and sleeps until it is needed.',
  quiet: true,
};

describe('a plugin that nobody calls', () => {
  it('is put to sleep after five minutes, says so, and works again when it is loaded again', async () => {
    const { runtime, lost, pass, waits, processes, exits } = await sleepy();
    await runtime.load(loadRequest('echo', echo));
    expect(waits()).toEqual([300_000]);
    pass();
    expect(lost).toEqual([['echo', ASLEEP]]);
    expect(await runtime.call(callRequest('echo', 1))).toMatchObject({ error: { kind: 'host' } });
    // With the last plugin goes the process, and holds no memory.
    await vi.waitFor(() => expect(exits).toHaveLength(1));
    await runtime.load(loadRequest('echo', echo));
    expect(await runtime.call(callRequest('echo', 1))).toMatchObject({ ok: true, value: { output: '1' } });
    expect(processes).toHaveLength(2);
    expect(lost).toHaveLength(1);
  });

  it('is woken by each call for as long again; others sleep by themselves', async () => {
    const { runtime, lost, pass, waits, exits } = await sleepy(60_000);
    await runtime.load(loadRequest('echo', echo));
    await runtime.load(loadRequest('other', echo));
    expect(waits()).toEqual([60_000, 60_000]);
    const calling = runtime.call(callRequest('echo', 1));
    // At work: only the other one is waiting.
    expect(waits()).toHaveLength(1);
    pass();
    await calling;
    expect(lost.map(([plugin, { message }]) => [plugin, message])).toEqual([
      ['other', 'The plugin was idle for a minute and sleeps until it is needed.'],
    ]);
    await vi.waitFor(() => expect(waits()).toEqual([60_000]));
    expect(await runtime.call(callRequest('echo', 2))).toMatchObject({ ok: true });
    expect(exits).toEqual([]);
  });

  it('is not put to sleep while it runs, however long', async () => {
    const { runtime, lost, pass, waits } = await sleepy();
    await runtime.load(loadRequest('loops', loops));
    const calling = runtime.call(callRequest('loops', {}, { cpuMs: 200 }));
    pass();
    expect(await calling).toMatchObject({ error: { kind: 'timeout' } });
    expect(lost.map(([, { kind }]) => kind)).toEqual(['timeout']);
    expect(waits()).toEqual([]);
  });

  it('leaves no timer behind when it is unloaded or all is closed', async () => {
    const { runtime, waits } = await sleepy();
    await runtime.load(loadRequest('one', echo));
    await runtime.load(loadRequest('two', echo));
    await runtime.unload('one');
    expect(waits()).toHaveLength(1);
    await runtime.dispose();
    expect(waits()).toEqual([]);
  });
});
