import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { LoadRequest } from '../plugin/plugin-runtime';
import { SandboxHost } from './sandbox-host';
import { loadRequest } from './testing/start-runtime';

/** A thread that loads whatever it is given. */
class LoadingWorker extends EventEmitter {
  constructor() {
    super();
    this.postMessage();
  }
  postMessage(): void {
    const loaded = { type: 'loaded', result: { ok: true, value: { exports: [] } } };
    queueMicrotask(() => this.emit('message', loaded));
  }
  terminate(): Promise<number> {
    return Promise.resolve(0);
  }
}

/** How many threads were started after each of these loads, one after the other. */
async function threadsAfter(...loads: readonly Partial<LoadRequest>[]): Promise<readonly number[]> {
  let started = 0;
  const host = new SandboxHost({
    post: () => undefined,
    startWorker: () => {
      started += 1;
      return new LoadingWorker() as unknown as Worker;
    },
    engine: { code: null, keep: () => Promise.resolve() },
    onStuck: () => undefined,
  });
  const counts: number[] = [];
  for (const [id, more] of loads.entries()) {
    await host.receive({ type: 'load', id, request: loadRequest('p', new Uint8Array(), more) });
    counts.push(started);
  }
  return counts;
}

it('a new instance has a new thread, unless it is said that it need not, for the same plugin of the same kind', async () => {
  const kept = { keepsThread: true } as const;
  expect(await threadsAfter({}, {}, {})).toEqual([1, 2, 3]);
  expect(await threadsAfter({}, kept, kept, {})).toEqual([1, 1, 1, 2]);
  expect(await threadsAfter(kept, { ...kept, plugin: 'q' }, kept)).toEqual([1, 2, 2]);
  expect(await threadsAfter(kept, { ...kept, kind: 'js' })).toEqual([1, 2]);
});
