import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import type { RuntimeFailure } from '../plugin/plugin-runtime';
import type { CallReads } from './host-calls';
import { MAX_INSTANCES, Sandbox } from './sandbox';
import { callRequest, loadRequest, MemoryLists, mainReads } from './testing/start-runtime';
import { TodoReplica } from './todo-replica';

/** A call, and what it would read. */
const call = callRequest('hello', {});
const reads: CallReads = {
  reads: new TodoReplica(mainReads(new MemoryLists())).begin('hello'),
  scope: call.scope,
  limits: DEFAULT_LIMITS,
  flow: OPEN_DATA_FLOW,
  outside: () => Promise.resolve('{"ok":null}'),
};

/** A thread of which the test plays the part. */
class FakeWorker extends EventEmitter {
  postMessage = vi.fn();
  terminate = vi.fn(() => Promise.resolve(0));
}

async function sandboxOn(worker: FakeWorker) {
  const lost: RuntimeFailure[] = [];
  const onStuck = vi.fn();
  const limits = { ...DEFAULT_LIMITS, killMs: 30 };
  const sandbox = new Sandbox(loadRequest('hello', new Uint8Array(), { limits }), {
    startWorker: () => worker as unknown as Worker,
    engine: { code: null },
    onLog: () => undefined,
    onLost: (failure) => lost.push(failure),
    onStuck,
  });
  const loading = sandbox.load();
  worker.emit('message', { type: 'loaded', result: { ok: true, value: { exports: [] } } });
  expect((await loading).ok).toBe(true);
  return { sandbox, lost, onStuck };
}

describe('a thread', () => {
  it('that will not die costs the process its life', async () => {
    const worker = new FakeWorker();
    worker.terminate.mockReturnValue(new Promise(() => undefined));
    const { sandbox, onStuck } = await sandboxOn(worker);
    void sandbox.close();
    await vi.waitFor(() => expect(onStuck).toHaveBeenCalledOnce());
  });

  it('is never called while it runs', async () => {
    const worker = new FakeWorker();
    const { sandbox } = await sandboxOn(worker);
    const first = sandbox.call(call, reads);
    expect(await sandbox.call(call, reads)).toMatchObject({ ok: false, error: { kind: 'crash' } });
    const value = { output: 'done', cpuMs: 1, hostCalls: [], trace: [], memoryBytes: 0 };
    worker.emit('message', { type: 'returned', result: { ok: true, value } });
    expect(await first).toMatchObject({ ok: true, value: { output: 'done', cpuMs: 1 } });
    expect(worker.postMessage).toHaveBeenCalledOnce();
  });

  it('makes another instance only while it is at rest, and so often', async () => {
    const worker = new FakeWorker();
    const { sandbox } = await sandboxOn(worker);
    const loaded = () =>
      worker.emit('message', { type: 'loaded', result: { ok: true, value: { exports: [] } } });
    expect([sandbox.isAtRest('wasm'), sandbox.isAtRest('js')]).toEqual([true, false]);
    void sandbox.call(call, reads);
    expect(sandbox.isAtRest('wasm')).toBe(false);
    const value = { output: '', cpuMs: 1, hostCalls: [], trace: [], memoryBytes: 0 };
    worker.emit('message', { type: 'returned', result: { ok: true, value } });
    for (let made = 1; made < MAX_INSTANCES; made += 1) {
      expect(sandbox.isAtRest('wasm')).toBe(true);
      const renewing = sandbox.renew(loadRequest('hello', new Uint8Array()));
      expect(sandbox.isAtRest('wasm')).toBe(false);
      loaded();
      expect(await renewing).toEqual({ ok: true, value: { exports: [] } });
    }
    expect(sandbox.isAtRest('wasm')).toBe(false);
    expect(worker.terminate).not.toHaveBeenCalled();
  });

  it('that is lost makes no other instance', async () => {
    const worker = new FakeWorker();
    const { sandbox } = await sandboxOn(worker);
    worker.emit('error', new Error('a bug'));
    expect(sandbox.isAtRest('wasm')).toBe(false);
  });

  it('that dies as it is told to does not', async () => {
    const { sandbox, lost, onStuck } = await sandboxOn(new FakeWorker());
    await sandbox.close();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(onStuck).not.toHaveBeenCalled();
    expect(lost).toEqual([]);
  });

  it.each([
    ['error', Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'limit'],
    ['error', new Error('a bug'), 'crash'],
    ['exit', 1, 'crash'],
    ['messageerror', new Error('unreadable'), 'crash'],
  ])('that ends by itself (%s) is lost, once', async (event, detail, kind) => {
    const worker = new FakeWorker();
    const { lost } = await sandboxOn(worker);
    worker.emit(event, detail);
    worker.emit('exit', 1);
    expect(lost.map((failure) => failure.kind)).toEqual([kind]);
  });
});
