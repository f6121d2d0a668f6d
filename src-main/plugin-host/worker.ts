/**
 * The thread of one plugin: makes an instance of its code, calls it when told to, and blocks while a host function is answered.
 * It decides nothing about time: the process it lives in watches the clock and ends the thread.
 */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { err, ok } from '../../src-core/lib/result';
import { CpuClock } from './cpu-clock';
import { failure } from './failure';
import type { Guest } from './guest';
import { GuestHost } from './guest-host';
import { dropWebClient } from './no-web-client';
import { yieldToOthers } from './thread-priority';
import type {
  HostCall,
  InstanceBoot,
  WorkerBoot,
  WorkerCall,
  WorkerOrder,
  WorkerReport,
} from './worker-protocol';

const boot = workerData as WorkerBoot;
if (boot.yields) yieldToOthers();
dropWebClient();
const clock = new CpuClock(boot.clock);
clock.claim();
const signal = new Int32Array(boot.signal);

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

/** Asks the process and sleeps until the answer is there; the clock of the budget stands meanwhile. */
function ask(bridge: MessagePort, call: HostCall): string {
  clock.hold();
  Atomics.store(signal, 0, 0);
  bridge.postMessage(call);
  Atomics.wait(signal, 0, 0);
  // The signal and the message take two ways; on a busy machine the message may be a moment behind.
  let answer = receiveMessageOnPort(bridge);
  while (answer === undefined) {
    Atomics.wait(signal, 0, 1, BEHIND_MS);
    answer = receiveMessageOnPort(bridge);
  }
  clock.resume();
  return (answer as { readonly message: string }).message;
}

/** How long the thread sleeps before it looks again for an answer that was announced, in ms. */
const BEHIND_MS = 1;

/** The instance that is there, and the host as it sees it: each has limits and a log of its own. */
interface Instance {
  readonly guest: Guest;
  readonly host: GuestHost;
}

let instance: Instance | undefined;

async function call({ guest, host }: Instance, request: WorkerCall): Promise<void> {
  host.begin(request.replay);
  clock.start();
  const result = await guest
    .call(request)
    .catch((cause: unknown) => err(failure('crash', `The plugin could not be called: ${String(cause)}.`)));
  const cpuMs = clock.usedMs();
  clock.stop();
  const use = host.end();
  const memoryBytes = guest.memoryBytes(request.measures);
  report({
    type: 'returned',
    result: result.ok ? ok({ output: result.value, cpuMs, memoryBytes, ...use }) : result,
  });
}

/** Makes an instance in the place of the one before, of which nothing is left but the thread. */
async function begin(made: InstanceBoot): Promise<void> {
  instance = undefined;
  const host = new GuestHost(made.limits, clock, {
    ask: (name, input) => ask(boot.bridge, { name, input }),
    log: (level, message) => report({ type: 'log', level, message }),
    nowMs: () => performance.now(),
  });
  // One engine is all that a plugin needs; the other's code would only cost time.
  const load =
    made.kind === 'js' ? (await import('./js-runtime')).loadJs : (await import('./wasm-runtime')).loadWasm;
  const loaded = await load(made, host);
  clock.stop();
  host.end();
  if (loaded.ok) instance = { guest: loaded.value, host };
  report({ type: 'loaded', result: loaded.ok ? ok({ exports: loaded.value.exports }) : loaded });
}

// Listening before there is anything to call keeps the thread's loop alive while the code is compiled. A loop with
// nothing to wait for makes Node block the thread until the background work of all threads is done; when that work
// waits for a blocked thread in turn, to collect its garbage for instance, the whole process stands still.
// A rejection of `begin` or `call` would be a bug of ours; it ends the thread and is reported as a crash.
parentPort?.on('message', (order: WorkerOrder) => {
  if ('renew' in order) void begin(order.renew);
  else if (instance) void call(instance, order.call);
});

await begin(boot);
