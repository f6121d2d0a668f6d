/** A plugin call without any process around it: what our side of the kernel costs beyond the bare module. */
import { DEFAULT_LIMITS } from '../src-core/plugin/abi';
import { CLOCK_BYTES, CpuClock } from '../src-main/plugin-host/cpu-clock';
import { GuestHost } from '../src-main/plugin-host/guest-host';
import { loadWasm } from '../src-main/plugin-host/wasm-runtime';
import type { Benchmark, Effort, Figure } from './benchmark';
import { buildGuests } from './guests';
import { figuresOf } from './statistics';
import { inTurns, rounds, timedAsync } from './turns';

const INPUT = JSON.stringify({ action: 'greet', context: { date: '2026-01-30', selected: null } });
const WARM_UP = 2_000;
const BLOCK = 200;

/** See the head of this file. */
export const pluginInProcess: Benchmark = { name: 'wasm', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const bytes = (await buildGuests()).echo;
  const { ours, bare } = await inTurns(rounds(effort, 50, 10), {
    ours: await block(await loadGuest(bytes)),
    bare: await block(await loadBare(bytes)),
  });
  return figuresOf('plugin call in process', ours, bare, { p50: null, p99: null });
}

type Echo = (input: string) => Promise<string>;

async function block(echo: Echo): Promise<() => Promise<number[]>> {
  for (let n = 0; n < WARM_UP; n += 1) {
    if ((await echo(INPUT)) !== INPUT) throw new Error('the guest does not echo');
  }
  return async () => {
    const samples: number[] = [];
    for (let n = 0; n < BLOCK; n += 1) samples.push(await timedAsync(() => echo(INPUT)));
    return samples;
  };
}

/** The guest as the plugin's thread runs it: vetted, linked, bounded. */
async function loadGuest(bytes: Uint8Array): Promise<Echo> {
  const clock = new CpuClock(new SharedArrayBuffer(CLOCK_BYTES));
  const host = new GuestHost(DEFAULT_LIMITS, clock, {
    ask: () => '{}',
    log: () => undefined,
    nowMs: () => performance.now(),
  });
  const chance = { nowMs: 0, seed: 0 };
  const guest = await loadWasm({ bytes, limits: DEFAULT_LIMITS, exports: ['handle_action'], chance }, host);
  if (!guest.ok) throw new Error(guest.error.message);
  return async (input) => {
    const cpuMs = DEFAULT_LIMITS.actionCpuMs;
    const answer = await guest.value.call({ export: 'handle_action', input, cpuMs, chance });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
}

/** The module alone, with the three functions it needs. */
async function loadBare(bytes: Uint8Array): Promise<Echo> {
  let [given, output] = [new Uint8Array(), ''];
  const { instance } = await WebAssembly.instantiate(Buffer.from(bytes), {
    'extism:host/env': {
      input_offset: () => 0n,
      input_length: () => BigInt(given.length),
      output_set: (_: bigint, length: bigint) => {
        output = new TextDecoder().decode(given.subarray(0, Number(length)));
      },
    },
  });
  const entry = instance.exports.handle_action as () => number;
  return async (input) => {
    given = new TextEncoder().encode(input);
    entry();
    return output;
  };
}
