/**
 * One plugin in its thread, seen from the process: starts it, hands it one call at a time, answers its host calls,
 * watches its budget and ends it. Whatever goes wrong in there comes out as a failure, never as an exception.
 */
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../src-core/lib/result';
import type {
  CallAnswer,
  CallRequest,
  LoadAnswer,
  LoadRequest,
  RuntimeFailure,
} from '../plugin/plugin-runtime';
import { type Allowance, Budget, loadAllowance } from './budget';
import { CLOCK_BYTES, CpuClock } from './cpu-clock';
import { failed, failure, isFatal, outOfMemory } from './failure';
import { answerHostCall, type CallReads } from './host-calls';
import type { ScriptEngine } from './script-engine';
import type { StartWorker } from './start-worker';
import type { HostCall, InstanceBoot, WorkerAnswer, WorkerOrder, WorkerReport } from './worker-protocol';

/** What a sandbox needs of the process around it. */
export interface SandboxPorts {
  readonly startWorker: StartWorker;
  /** What scripts run on, where it is compiled already. */
  readonly engine: Pick<ScriptEngine, 'code'>;
  readonly onLog: (line: { readonly level: LogLevel; readonly message: string }) => void;
  /** The instance is gone although it had been loaded and nobody closed it. */
  readonly onLost: (failure: RuntimeFailure) => void;
  /** The thread would not die: the process has to. */
  readonly onStuck: () => void;
}

type LogLevel = Extract<WorkerReport, { type: 'log' }>['level'];

/** What came of waiting: for the load, or for a call. */
type Waited = Result<LoadAnswer | WorkerAnswer, RuntimeFailure>;

interface Pending {
  readonly budget: Budget;
  readonly done: (result: Waited) => void;
}

/** The young generation is not memory a plugin can fill for long, so this is the number a user is told. */
const HEAP_BYTES = 64 * 1024 * 1024;

/**
 * Instances that one thread makes: those before are garbage that nobody has to collect yet, and each has ten gigabytes of
 * addresses set aside for its memory.
 */
export const MAX_INSTANCES = 50;

/** One plugin's sandbox. Make it, `load` it once, `call` it one at a time, `renew` it or not, `close` it. */
export class Sandbox {
  #request: LoadRequest;
  readonly #ports: SandboxPorts;
  readonly #clockMemory = new SharedArrayBuffer(CLOCK_BYTES);
  readonly #clock = new CpuClock(this.#clockMemory);
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #bridge: MessagePort;
  #pending: Pending | undefined;
  #reads: CallReads | undefined;
  #isLoaded = false;
  #instances = 1;
  #gone: RuntimeFailure | undefined;

  constructor(request: LoadRequest, ports: SandboxPorts) {
    this.#request = request;
    this.#ports = ports;
    const { port1, port2 } = new MessageChannel();
    this.#bridge = port1;
    port1.on('message', (call: HostCall) => void this.#answer(call));
    this.#worker = this.#start(port2);
  }

  /** Waits until the plugin's code is loaded, under the budget of `init`. */
  load(): Promise<Result<LoadAnswer, RuntimeFailure>> {
    return this.#load();
  }

  /** Whether its thread can make another instance: it made one, which was not lost, and nothing runs in it. */
  isAtRest(kind: LoadRequest['kind']): boolean {
    const isIdle = this.#isLoaded && !this.#gone && !this.#pending;
    return isIdle && this.#request.kind === kind && this.#instances < MAX_INSTANCES;
  }

  /**
   * Has its thread make a new instance in the place of the one that is there, under the budget of a load: with a memory,
   * limits and a log of its own. Only while it {@link isAtRest}.
   */
  renew(request: LoadRequest): Promise<Result<LoadAnswer, RuntimeFailure>> {
    this.#request = request;
    this.#isLoaded = false;
    this.#instances += 1;
    this.#order({ renew: this.#boot() });
    return this.#load();
  }

  async #load(): Promise<Result<LoadAnswer, RuntimeFailure>> {
    const result = await this.#wait(loadAllowance(this.#request.limits));
    if (!result.ok) {
      void this.#end(result.error);
      return result;
    }
    this.#isLoaded = true;
    return ok({ exports: 'exports' in result.value ? result.value.exports : [] });
  }

  /** Calls an export; `reads` is what its host functions answer from. */
  async call(request: CallRequest, reads: CallReads): Promise<Result<CallAnswer, RuntimeFailure>> {
    if (this.#gone) return err(this.#gone);
    if (this.#pending) return failed('crash', 'The plugin was called while it was running.');
    const { inputBytes } = this.#request.limits;
    if (Buffer.byteLength(request.input) > inputBytes) {
      return failed('plugin', `The plugin was to be given more than ${Math.floor(inputBytes / 1024)} KiB.`);
    }
    this.#reads = reads;
    const { input, cpuMs, chance, replay, measures } = request;
    const startedAt = performance.now();
    const ways = { ...(replay && { replay }), ...(measures && { measures }) };
    this.#order({ call: { export: request.export, input, cpuMs, chance, ...ways } });
    const result = await this.#wait(request);
    this.#reads = undefined;
    if (!result.ok) return result;
    if (!('output' in result.value)) return failed('crash', 'The plugin gave no answer.');
    return ok({ ...result.value, wallMs: performance.now() - startedAt });
  }

  /** Ends the thread; what is pending is answered with `host`. Resolves when it is dead or given up on. */
  async close(): Promise<void> {
    this.#isLoaded = false;
    await this.#end(failure('host', 'The plugin was stopped.'));
  }

  #start(bridge: MessagePort): Worker {
    const clock = this.#clockMemory;
    const signal = this.#signal.buffer as SharedArrayBuffer;
    const worker = this.#ports.startWorker({ ...this.#boot(), clock, signal, bridge });
    worker.on('message', (report: WorkerReport) => this.#receive(report));
    worker.on('error', (error: NodeJS.ErrnoException) => void this.#end(whyDied(error)));
    worker.on('messageerror', () => void this.#end(failure('crash', 'The plugin sent what cannot be read.')));
    worker.on(
      'exit',
      (code) => void this.#end(failure('crash', `The plugin's thread ended (code ${code}).`)),
    );
    return worker;
  }

  #boot(): InstanceBoot {
    const { kind, bytes, limits, exports, chance } = this.#request;
    return { kind, bytes, limits, exports, chance, engine: kind === 'js' ? this.#ports.engine.code : null };
  }

  #order(order: WorkerOrder): void {
    this.#worker.postMessage(order);
  }

  #receive(report: WorkerReport): void {
    if (this.#gone) return;
    switch (report.type) {
      case 'log':
        this.#ports.onLog({ level: report.level, message: report.message });
        return;
      case 'loaded':
        this.#settle(report.result);
        return;
      case 'returned':
        if (!report.result.ok && isFatal(report.result.error)) void this.#end(report.result.error);
        else this.#settle(report.result);
    }
  }

  #wait(allowed: Allowance): Promise<Waited> {
    if (this.#gone) return Promise.resolve(err(this.#gone));
    return new Promise((done) => {
      const budget = new Budget(allowed, this.#clock, (spent) => void this.#end(spent));
      this.#pending = { budget, done };
    });
  }

  #settle(result: Waited): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.budget.stop();
    pending?.done(result);
  }

  async #end(reason: RuntimeFailure): Promise<void> {
    if (this.#gone) return;
    this.#gone = reason;
    this.#settle(err(reason));
    if (this.#isLoaded) this.#ports.onLost(reason);
    this.#bridge.close();
    const stuck = setTimeout(this.#ports.onStuck, this.#request.limits.killMs);
    await this.#worker.terminate();
    clearTimeout(stuck);
  }

  async #answer(call: HostCall): Promise<void> {
    const reads = this.#reads;
    if (!reads) return;
    const answered = answerHostCall(call, reads);
    // Without `await` when it need not be: a host call costs 30 µs, a turn of the loop as much again.
    const answer = typeof answered === 'string' ? answered : await answered;
    if (this.#gone) return;
    this.#bridge.postMessage(answer);
    Atomics.store(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }
}

function whyDied(error: NodeJS.ErrnoException): RuntimeFailure {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return outOfMemory(HEAP_BYTES);
  return failure('crash', `The plugin's thread broke: ${error.message}.`);
}
