import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { CLOCK_BYTES } from './cpu-clock';
import { hostBundle } from './testing/bundle';
import { loadRequest } from './testing/start-runtime';
import type { WorkerBoot, WorkerReport } from './worker-protocol';

/** Runs in the thread before anything else: logs what keeps the thread's loop alive when a module is compiled. */
const WATCH = `import { parentPort } from 'node:worker_threads';
for (const name of ['compile', 'instantiate']) {
  const real = WebAssembly[name];
  WebAssembly[name] = (...args) => {
    const alive = process.getActiveResourcesInfo().includes('MessagePort');
    parentPort.postMessage({ type: 'log', level: 'info', message: alive ? 'alive' : 'dry' });
    return real(...args);
  };
}`;

async function reportsWhileLoading(code: Uint8Array | string): Promise<WorkerReport[]> {
  const { kind, bytes, limits, exports, chance } = loadRequest('p', code);
  const { port1, port2 } = new MessageChannel();
  const clock = new SharedArrayBuffer(CLOCK_BYTES);
  const boot: WorkerBoot = {
    ...{ kind, bytes, limits, exports, chance, clock, bridge: port2 },
    signal: new SharedArrayBuffer(4),
  };
  const { worker: bundle } = await hostBundle();
  const worker = new Worker(bundle, {
    workerData: boot,
    transferList: [port2],
    execArgv: ['--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(WATCH)}`],
  });
  onTestFinished(async () => {
    port1.close();
    await worker.terminate();
  });
  const reports: WorkerReport[] = [];
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (report: WorkerReport) => {
      reports.push(report);
      if (report.type === 'loaded') resolve(reports);
    });
  });
}

describe('a thread', () => {
  // Node blocks a thread whose loop has run dry until the background work of every thread is done, and such work may
  // wait for a thread that is blocked: in Electron, twelve plugins that were loaded at once hung each time.
  it.each([
    ['a script', 'exports.handle_action = () => null;'],
    ['a module', buildWat(fixturePath('echo.wat'))],
  ])('has something to wait for whenever %s is being compiled', async (_, code) => {
    const reports = await reportsWhileLoading(code);
    const seen = reports.flatMap((report) => (report.type === 'log' ? report.message : []));
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set(['alive']));
    expect(reports.at(-1)).toMatchObject({
      type: 'loaded',
      result: { ok: true, value: { exports: expect.arrayContaining(['handle_action']) } },
    });
  });
});
