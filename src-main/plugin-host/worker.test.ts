import { constants, getPriority } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { CLOCK_BYTES } from './cpu-clock';
import { ScriptEngine } from './script-engine';
import { hostBundle } from './testing/bundle';
import { loadRequest } from './testing/start-runtime';
import type { WorkerBoot, WorkerReport } from './worker-protocol';

/** Runs in the thread before anything else: logs what the thread is like when a module is compiled or linked. */
const WATCH = `import { parentPort } from 'node:worker_threads';
import { getPriority } from 'node:os';
for (const name of ['compile', 'instantiate']) {
  const real = WebAssembly[name];
  WebAssembly[name] = (...args) => {
    const seen = {
      alive: process.getActiveResourcesInfo().includes('MessagePort'),
      bytes: !(args[0] instanceof WebAssembly.Module),
      client: process.moduleLoadList.some((one) => one.includes('undici')),
      priority: getPriority(),
    };
    parentPort.postMessage({ type: 'log', level: 'info', message: JSON.stringify(seen) });
    return real(...args);
  };
}`;

/** What {@link WATCH} saw, each once, of one of its fields. */
function seen(reports: readonly WorkerReport[], field: string): ReadonlySet<unknown> {
  return new Set(reports.flatMap((one) => (one.type === 'log' ? [JSON.parse(one.message)[field]] : [])));
}

async function reportsWhileLoading(
  code: Uint8Array | string,
  ways: Partial<WorkerBoot> = {},
): Promise<WorkerReport[]> {
  const { kind, bytes, limits, exports, chance } = loadRequest('p', code);
  const { port1, port2 } = new MessageChannel();
  const clock = new SharedArrayBuffer(CLOCK_BYTES);
  const boot: WorkerBoot = {
    ...{ kind, bytes, limits, exports, chance, clock, bridge: port2 },
    signal: new SharedArrayBuffer(4),
    engine: null,
    yields: true,
    ...ways,
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

const CODE = [
  ['a script', 'exports.handle_action = () => null;'],
  ['a module', buildWat(fixturePath('echo.wat'))],
] as const;

const LOADED = {
  type: 'loaded',
  result: { ok: true, value: { exports: expect.arrayContaining(['handle_action']) } },
};

describe('a thread', () => {
  // Node blocks a thread whose loop has run dry until the background work of every thread is done, and such work may
  // wait for a thread that is blocked: in Electron, twelve plugins that were loaded at once hung each time.
  it.each(CODE)('has something to wait for whenever %s is being compiled', async (_, code) => {
    const reports = await reportsWhileLoading(code);
    expect(seen(reports, 'alive')).toEqual(new Set([true]));
    expect(reports.at(-1)).toMatchObject(LOADED);
  });

  it.each(CODE)('has no web client when %s is there, which costs a third of its start', async (_, code) => {
    expect(seen(await reportsWhileLoading(code), 'client')).toEqual(new Set([false]));
  });

  it('gives way to everything else, or to nothing', async () => {
    const lowest = process.platform === 'linux' ? constants.priority.PRIORITY_LOW : expect.any(Number);
    const [, module] = CODE[1];
    expect(seen(await reportsWhileLoading(module), 'priority')).toEqual(new Set([lowest]));
    const keepsUp = await reportsWhileLoading(module, { yields: false });
    expect(seen(keepsUp, 'priority')).toEqual(new Set([getPriority()]));
  });

  it('compiles the engine of scripts only where it is not given', async () => {
    const [, script] = CODE[0];
    const engine = new ScriptEngine();
    await engine.keep();
    expect(engine.code).toBeInstanceOf(WebAssembly.Module);
    expect(seen(await reportsWhileLoading(script), 'bytes')).toContain(true);
    const reports = await reportsWhileLoading(script, { engine: engine.code });
    expect(seen(reports, 'bytes')).toEqual(new Set([false]));
    expect(reports.at(-1)).toMatchObject(LOADED);
  });
});

describe('the engine of scripts', () => {
  it('is not there when it cannot be read, and is asked for once', async () => {
    let asked = 0;
    const engine = new ScriptEngine(() => {
      asked += 1;
      return Promise.reject(new Error('no such file'));
    });
    await engine.keep();
    await engine.keep();
    expect([engine.code, asked]).toEqual([null, 1]);
  });
});
