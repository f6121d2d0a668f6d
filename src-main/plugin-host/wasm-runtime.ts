/**
 * Runs WebAssembly plugins. The only file that imports Extism: it links a vetted, compiled module and lends its
 * memory blocks; calls, answers and limits are ours (wasm-kernel.ts), because the kit ignores return codes, caps
 * nothing and cannot say what went wrong. Never used of it: workers, time-outs, hosts, paths, WASI, manifests.
 */
import { createPlugin, type Plugin } from '@extism/extism';
import { err, ok, type Result } from '../../src-core/lib/result';
import {
  HOST_MODULE,
  KERNEL_MODULE,
  type Limits,
  PLUGIN_EXPORTS,
  type PluginExport,
} from '../../src-core/plugin/abi';
import { HOST_FUNCTION_NAMES } from '../../src-core/plugin/host-function-names';
import { noSuchExport, type RuntimeFailure } from '../plugin/plugin-runtime';
import { failed, failure, missingExport, outOfMemory, tooDeep } from './failure';
import type { Guest, GuestCall, GuestSource } from './guest';
import { type GuestHost, GuestStop } from './guest-host';
import { vetModule } from './module-vetting';
import { WasmKernel } from './wasm-kernel';

const PAGE_BYTES = 64 * 1024;

/** Vets, compiles, links and instantiates a module. Its start section runs here. */
export async function loadWasm(source: GuestSource, host: GuestHost): Promise<Result<Guest, RuntimeFailure>> {
  host.clock.start();
  const vetted = vetModule(source.bytes, source.limits);
  if (!vetted.ok) return failed('load', vetted.error.message);
  const missing = source.exports.find((name) => !vetted.value.exports.includes(name));
  if (missing) return err(missingExport(missing));
  const kernel = new WasmKernel(source.limits, host);
  try {
    const module = await WebAssembly.compile(Buffer.from(vetted.value.bytes));
    const plugin = await link(module, kernel);
    const instance = await plugin.getInstance();
    const strange = source.exports.find((name) => functionOf(instance, name)?.length !== 0);
    if (strange)
      return failed('load', `The plugin's function \`${strange}\` takes parameters; it must take none.`);
    return ok(new WasmGuest(plugin, instance, kernel, host, source.limits));
  } catch (error) {
    return err(host.stopped ?? whyNotLoaded(error, source.limits));
  }
}

function link(module: WebAssembly.Module, kernel: WasmKernel): Promise<Plugin> {
  const functions = {
    [KERNEL_MODULE]: { ...kernel.kernelFunctions() },
    [HOST_MODULE]: Object.fromEntries(HOST_FUNCTION_NAMES.map((name) => [name, kernel.hostFunction(name)])),
  };
  return createPlugin(
    { wasm: [{ module }] },
    { functions, config: {}, logLevel: 'silent', useWasi: false, runInWorker: false },
  );
}

class WasmGuest implements Guest {
  readonly exports: readonly PluginExport[];
  readonly #plugin: Plugin;
  readonly #instance: WebAssembly.Instance;
  readonly #kernel: WasmKernel;
  readonly #host: GuestHost;
  readonly #limits: Limits;

  constructor(
    plugin: Plugin,
    instance: WebAssembly.Instance,
    kernel: WasmKernel,
    host: GuestHost,
    limits: Limits,
  ) {
    this.#plugin = plugin;
    this.#instance = instance;
    // One that takes parameters is none of ours, whatever it is called.
    this.exports = PLUGIN_EXPORTS.filter((name) => functionOf(instance, name)?.length === 0);
    this.#kernel = kernel;
    this.#host = host;
    this.#limits = limits;
  }

  async call({ export: name, input }: GuestCall): Promise<Result<string, RuntimeFailure>> {
    const entry = this.exports.includes(name) ? functionOf(this.#instance, name) : undefined;
    if (!entry) return err(noSuchExport(name));
    // Frees the blocks of the call before.
    await this.#plugin.reset();
    this.#kernel.begin(input);
    try {
      const code: unknown = entry();
      return this.#host.stopped ? err(this.#host.stopped) : this.#answer(code);
    } catch (error) {
      return err(this.#host.stopped ?? this.#whyBroken(error));
    }
  }

  memoryBytes(): number {
    return Object.values(this.#instance.exports).find(isMemory)?.buffer.byteLength ?? 0;
  }

  #answer(code: unknown): Result<string, RuntimeFailure> {
    const { error, output } = this.#kernel;
    const isZero = code === undefined || code === 0 || code === 0n;
    if (error) return failed('plugin', `The plugin reported: ${error}`);
    if (!isZero) return failed('plugin', `The plugin reported failure (code ${code}) and no reason.`);
    try {
      return ok(new TextDecoder('utf-8', { fatal: true }).decode(output));
    } catch {
      return failed('plugin', 'The plugin answered with bytes that are not text.');
    }
  }

  #whyBroken(error: unknown): RuntimeFailure {
    if (this.#memoryIsFull()) return outOfMemory(this.#limits.memoryPages * PAGE_BYTES);
    // A guest that throws says why first and breaks off then.
    const said = this.#kernel.error;
    return said === '' ? whyBroken(error) : failure('trap', `The plugin broke off: ${said}`);
  }

  /** A module that may grow no more breaks in whatever way its allocator has; the cause is the same. */
  #memoryIsFull(): boolean {
    return this.memoryBytes() >= this.#limits.memoryPages * PAGE_BYTES;
  }
}

type Entry = () => unknown;

function functionOf(instance: WebAssembly.Instance, name: string): Entry | undefined {
  const found = Object.hasOwn(instance.exports, name) ? instance.exports[name] : undefined;
  return typeof found === 'function' ? (found as Entry) : undefined;
}

function isMemory(value: unknown): value is WebAssembly.Memory {
  return value instanceof WebAssembly.Memory;
}

function whyBroken(error: unknown): RuntimeFailure {
  if (isStackOverflow(error)) return tooDeep();
  if (error instanceof WebAssembly.RuntimeError)
    return failure('trap', `The plugin broke off: ${error.message}.`);
  if (error instanceof RangeError || error instanceof TypeError) {
    return failure('trap', 'The plugin broke off: it reached for memory that it does not hold.');
  }
  const what = error instanceof Error && !(error instanceof GuestStop) ? `: ${error.message}` : '';
  return failure('trap', `The plugin broke off${what}.`);
}

function whyNotLoaded(error: unknown, limits: Limits): RuntimeFailure {
  if (isStackOverflow(error)) return tooDeep();
  if (error instanceof WebAssembly.CompileError)
    return failure('load', `The module is not valid: ${error.message}.`);
  if (error instanceof RangeError) return outOfMemory(limits.memoryPages * PAGE_BYTES);
  const what = error instanceof Error ? error.message : String(error);
  return failure('load', `The plugin broke off while it was being started: ${what}.`);
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}
