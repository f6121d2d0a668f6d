/**
 * Our own side of the kit's kernel, for one guest: input, output, errors, memory blocks, variables and logs, each
 * bounded. It replaces what `@extism/extism` offers under the same names where that is unbounded, answers whole
 * blocks instead of the length asked for, or ignores failures; the rest of the kernel is the kit's.
 */
import type { Limits } from '../../src-core/plugin/abi';
import {
  type HostFunctionName,
  MAX_HOST_INPUT_BYTES,
  maxHostInputBytes,
} from '../../src-core/plugin/host-function-names';
import type { PluginLogLine } from '../plugin/plugin-runtime';
import { failure, mebibytes, outputTooLong } from './failure';
import type { GuestHost } from './guest-host';
import { refuse } from './host-json';

/** The kit's memory blocks, as far as they are needed here. An address holds a block's index in its upper 16 bits. */
export interface Blocks {
  alloc(bytes: bigint): bigint;
  store(bytes: Uint8Array): bigint;
  read(address: bigint): { bytes(): Uint8Array } | null;
}

/** Functions to link a guest with; each is called with the kit's blocks first. */
export type KernelFunctions = Readonly<Record<string, (blocks: Blocks, ...args: bigint[]) => unknown>>;

/** What a plugin may keep in the kit's variables, which outlive a call, in bytes. */
const MAX_VARIABLE_BYTES = 64 * 1024;
const MAX_ERROR_BYTES = 2_000;
const OFFSET_BITS = 48;
const NO_ROOM = refuse('E_LIMIT', 'the answer is longer than the memory blocks that are left to this call');

/** The kernel of one guest. */
export class WasmKernel {
  readonly #limits: Limits;
  readonly #host: GuestHost;
  readonly #variables = new Map<string, Uint8Array>();
  #input = new Uint8Array();
  #inputAddress: bigint | undefined;
  #output: Uint8Array = new Uint8Array();
  #error = { address: 0n, text: '' };
  #usedBytes = 0;
  #usedBlocks = 0;

  constructor(limits: Limits, host: GuestHost) {
    this.#limits = limits;
    this.#host = host;
  }

  /** Makes ready for a call with this input. */
  begin(input: string): void {
    this.#input = new TextEncoder().encode(input);
    this.#inputAddress = undefined;
    this.#output = new Uint8Array();
    this.#error = { address: 0n, text: '' };
    this.#usedBytes = 0;
    this.#usedBlocks = 0;
  }

  /** What the guest set as its output: unchecked bytes, not more than allowed. */
  get output(): Uint8Array {
    return this.#output;
  }

  /** What the guest set as its error; empty when it set none. */
  get error(): string {
    return this.#error.text;
  }

  /** The functions of the module `extism:host/env` that are ours. */
  kernelFunctions(): KernelFunctions {
    return {
      ...this.#memoryFunctions(),
      ...this.#answerFunctions(),
      ...this.#variableFunctions(),
      ...this.#logFunctions(),
      http_request: () =>
        this.#host.stop(
          failure(
            'denied',
            'The plugin asked for the network by its kit; it must use the host function `http_request`.',
          ),
        ),
      http_status_code: () => 0,
      http_headers: () => 0n,
    };
  }

  /** One function of the module `extism:host/user`: JSON at an address in, JSON at an address out. */
  hostFunction(name: HostFunctionName): (blocks: Blocks, address: bigint) => bigint {
    return (blocks, address) => {
      const input = blocks.read(asAddress(address))?.bytes();
      // Address 0 is the kit's reserved block: no input.
      const none = input === undefined || asAddress(address) === 0n;
      const long = !none && input.length > maxHostInputBytes(name);
      const answer = encode(this.#host.ask(name, none ? '' : long ? undefined : decode(input)));
      return this.#store(blocks, this.#hasRoomFor(answer) ? answer : encode(NO_ROOM));
    };
  }

  /** What comes from outside may be of any length; a guest that could not know is told, not stopped. */
  #hasRoomFor(answer: Uint8Array): boolean {
    const room = this.#limits.blockBytes - this.#usedBytes;
    return answer.length <= room || room < NO_ROOM.length;
  }

  #memoryFunctions(): KernelFunctions {
    return {
      alloc: (blocks, bytes) => {
        const wanted = BigInt.asUintN(64, bytes ?? 0n);
        this.#charge(Number(wanted));
        return blocks.alloc(wanted);
      },
      input_offset: (blocks) => {
        if (this.#input.length === 0) return 0n;
        this.#inputAddress ??= this.#store(blocks, this.#input);
        return this.#inputAddress;
      },
      input_length: () => BigInt(this.#input.length),
      input_load_u8: (_blocks, at) => this.#input[offsetOf(at)] ?? 0,
      input_load_u64: (_blocks, at) => {
        const bytes = new Uint8Array(8);
        bytes.set(this.#input.subarray(offsetOf(at), offsetOf(at) + 8));
        return new DataView(bytes.buffer).getBigInt64(0, true);
      },
    };
  }

  #answerFunctions(): KernelFunctions {
    return {
      output_set: (blocks, at, bytes) => {
        const length = Number(BigInt.asUintN(64, bytes ?? 0n));
        if (length > this.#limits.outputBytes) this.#host.stop(outputTooLong(this.#limits.outputBytes));
        const from = offsetOf(at);
        const block = blocks.read(asAddress(at))?.bytes() ?? new Uint8Array();
        if (from + length > block.length) {
          this.#host.stop(failure('trap', 'The plugin broke off: its answer is longer than what it holds.'));
        }
        this.#output = block.slice(from, from + length);
      },
      error_set: (blocks, at) => {
        const address = asAddress(at);
        const block = address === 0n ? undefined : blocks.read(address)?.bytes();
        this.#error = { address, text: decode((block ?? new Uint8Array()).subarray(0, MAX_ERROR_BYTES)) };
      },
      error_get: () => this.#error.address,
    };
  }

  #variableFunctions(): KernelFunctions {
    return {
      config_get: () => 0n,
      var_get: (blocks, at) => {
        const value = this.#variables.get(this.#text(blocks, at, MAX_HOST_INPUT_BYTES));
        // Copied: the kit would otherwise lend the guest the stored bytes themselves.
        return value ? this.#store(blocks, value.slice()) : 0n;
      },
      var_set: (blocks, at, valueAt) => {
        const key = this.#text(blocks, at, MAX_HOST_INPUT_BYTES);
        this.#variables.delete(key);
        const value = asAddress(valueAt) === 0n ? undefined : blocks.read(asAddress(valueAt))?.bytes();
        if (!value) return;
        const held = [...this.#variables].reduce((sum, [k, v]) => sum + k.length + v.length, 0);
        if (held + key.length + value.length > MAX_VARIABLE_BYTES) {
          this.#host.stop(
            failure('limit', `The plugin kept more than ${MAX_VARIABLE_BYTES / 1024} KiB in variables.`),
          );
        }
        this.#variables.set(key, value.slice());
      },
    };
  }

  #logFunctions(): KernelFunctions {
    const log = (level: PluginLogLine['level']) => (blocks: Blocks, at?: bigint) =>
      this.#host.log(level, this.#text(blocks, at, 4 * this.#limits.logLineBytes));
    return {
      log_trace: log('debug'),
      log_debug: log('debug'),
      log_info: log('info'),
      log_warn: log('warn'),
      log_error: log('error'),
      // 1 is "debug": the host, not the guest, decides what is kept.
      get_log_level: () => 1,
    };
  }

  #text(blocks: Blocks, at: bigint | undefined, mostBytes: number): string {
    return decode((blocks.read(asAddress(at))?.bytes() ?? new Uint8Array()).subarray(0, mostBytes));
  }

  #store(blocks: Blocks, value: string | Uint8Array): bigint {
    const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    this.#charge(bytes.length);
    return blocks.store(bytes);
  }

  #charge(bytes: number): void {
    const { blockBytes, blocks } = this.#limits;
    this.#usedBytes += bytes;
    this.#usedBlocks += 1;
    if (this.#usedBytes > blockBytes) {
      this.#host.stop(
        failure('limit', `The plugin used more than ${mebibytes(blockBytes)} of memory blocks in one call.`),
      );
    }
    if (this.#usedBlocks > blocks) {
      this.#host.stop(failure('limit', `The plugin used more than ${blocks} memory blocks in one call.`));
    }
  }
}

function asAddress(address: bigint | undefined): bigint {
  return BigInt.asUintN(64, address ?? 0n);
}

function offsetOf(address: bigint | undefined): number {
  return Number(BigInt.asUintN(OFFSET_BITS, address ?? 0n));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
