/**
 * Runs plugins written in JavaScript: a script in QuickJS, which is itself WebAssembly, under the same limits as a
 * module. It has the language and the prelude's few names: no modules, timers, network or files. Its clock stands
 * still during a call and shows the moment it was given, in UTC; its random numbers follow from the seed it was given.
 */
import quickJs from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from 'quickjs-emscripten-core';
import { err, ok, type Result } from '../../src-core/lib/result';
import { PLUGIN_EXPORTS, type PluginExport } from '../../src-core/plugin/abi';
import {
  HOST_FUNCTION_NAMES,
  isHostFunction,
  LOG_LEVELS,
  maxHostInputBytes,
} from '../../src-core/plugin/host-function-names';
import { type Chance, noSuchExport, type RuntimeFailure } from '../plugin/plugin-runtime';
import {
  failed,
  failure,
  isFatal,
  mebibytes,
  missingExport,
  outOfCpu,
  outOfMemory,
  outputTooLong,
  tooDeep,
} from './failure';
import type { Guest, GuestCall, GuestSource } from './guest';
import type { GuestHost } from './guest-host';
import { refuse } from './host-json';
import { JsHandles, type Thrown } from './js-handles';
import { PRELUDE } from './js-prelude';
import { TouchedMemory } from './touched-bytes';

const PAGE_BYTES = 64 * 1024;

/** What the engine's module asks for at the least, and what it needs for itself: its stack and its own data. */
const ENGINE_MIN_PAGES = 256;
const ENGINE_PAGES = 16;

/** QuickJS's own count of its stack; well below what the worker's thread has. */
const STACK_BYTES = 256 * 1024;

/** A logged text longer than this is not even copied out to be cut. */
const MAX_LOGGED = 1_000_000;

/** All names of exports in one text are shorter. */
const MAX_EXPORTS_TEXT = 1_000;

/** What a step inside the engine came to. */
type Step<T> = { readonly value: T; readonly error?: undefined } | { readonly error: QuickJSHandle };

/** Evaluates the script, which sets its exports; calls none of them. */
export async function loadJs(source: GuestSource, host: GuestHost): Promise<Result<Guest, RuntimeFailure>> {
  if (source.bytes.length > source.limits.moduleBytes) {
    const [is, most] = [source.bytes.length, source.limits.moduleBytes].map(mebibytes);
    return failed('load', `The script is ${is}; at most ${most} are allowed.`);
  }
  const script = decode(source.bytes);
  if (script === undefined) return failed('load', 'The script is not UTF-8 text.');
  const memory = memoryFor(source);
  const compiled = source.engine ? { wasmModule: source.engine } : {};
  const engine = await newQuickJSWASMModuleFromVariant(
    newVariant(quickJs, { wasmMemory: memory, ...compiled }),
  );
  const guest = new JsGuest(engine.newRuntime(), memory, source, host);
  // The engine's own start is not the plugin's to pay for.
  host.clock.start();
  const started = guest.evaluate(script, source);
  if (!started.ok) return started;
  const missing = source.exports.find((name) => !guest.exports.includes(name));
  return missing ? err(missingExport(missing)) : ok(guest);
}

/**
 * The engine's memory, which is the bound: QuickJS's own limit, in this build, counts only what one allocation asks
 * for, and a script that took 500 MiB in small pieces met it never.
 */
function memoryFor({ limits }: GuestSource): WebAssembly.Memory {
  const maximum = Math.max(ENGINE_MIN_PAGES, limits.memoryPages + ENGINE_PAGES);
  return new WebAssembly.Memory({ initial: ENGINE_MIN_PAGES, maximum });
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

class JsGuest implements Guest {
  exports: readonly PluginExport[] = [];
  readonly #touched: TouchedMemory;
  readonly #runtime: QuickJSRuntime;
  readonly #vm: QuickJSContext;
  readonly #source: GuestSource;
  readonly #host: GuestHost;
  readonly #world: QuickJSHandle;
  #cpuMs: number;
  #interrupted = false;
  readonly #handles: JsHandles;

  constructor(runtime: QuickJSRuntime, memory: WebAssembly.Memory, source: GuestSource, host: GuestHost) {
    this.#runtime = runtime;
    this.#source = source;
    this.#host = host;
    this.#cpuMs = source.limits.initCpuMs;
    runtime.setMaxStackSize(STACK_BYTES);
    runtime.setMemoryLimit(source.limits.memoryPages * PAGE_BYTES);
    runtime.setInterruptHandler(() => {
      this.#interrupted ||= host.stopped !== undefined || host.clock.usedMs() > this.#cpuMs;
      return this.#interrupted;
    });
    this.#vm = runtime.newContext();
    this.#handles = new JsHandles(this.#vm);
    // The engine's own stack and data lie below the first thing that it made.
    this.#touched = new TouchedMemory(memory, this.#vm.global.value);
    this.#world = this.#makeWorld();
  }

  /** Runs the script's own text and looks at what it exports. */
  evaluate(script: string, { limits, chance }: GuestSource): Result<void, RuntimeFailure> {
    this.#cpuMs = limits.initCpuMs;
    return this.#inScope(() => {
      const set = this.#setChance(chance);
      if (!set.ok) return set;
      const run = this.#guarded(() => this.#vm.evalCode(script, 'plugin.js', { type: 'global' }));
      const result = run.ok ? this.#findExports() : run;
      if (result.ok || result.error.kind !== 'plugin') return result;
      return failed('load', result.error.message);
    });
  }

  async call(request: GuestCall): Promise<Result<string, RuntimeFailure>> {
    this.#cpuMs = request.cpuMs;
    if (!this.exports.includes(request.export)) return err(noSuchExport(request.export));
    return this.#inScope(() => {
      const set = this.#setChance(request.chance);
      return set.ok ? this.#run(request.export, request.input) : set;
    });
  }

  memoryBytes(isNow = false): number {
    return this.#touched.bytes(performance.now(), isNow);
  }

  #setChance({ nowMs, seed }: Chance): Result<unknown, RuntimeFailure> {
    return this.#callWorld('setChance', String(nowMs), String(seed));
  }

  #findExports(): Result<void, RuntimeFailure> {
    const found = this.#callWorld('functionsAmong', PLUGIN_EXPORTS.join(' '));
    if (!found.ok) return found;
    const names = (this.#handles.text(found.value, MAX_EXPORTS_TEXT) ?? '').split(' ');
    this.exports = PLUGIN_EXPORTS.filter((name) => names.includes(name));
    return ok(undefined);
  }

  #run(name: PluginExport, input: string): Result<string, RuntimeFailure> {
    const begun = this.#callWorld('start', name, input);
    if (!begun.ok) return begun;
    const jobs = this.#guarded(() => this.#runtime.executePendingJobs());
    if (!jobs.ok) return jobs;
    const finished = this.#callWorld('finish');
    return finished.ok ? this.#read(finished.value) : finished;
  }

  #inScope<T>(step: () => Result<T, RuntimeFailure>): Result<T, RuntimeFailure> {
    this.#handles.renew();
    const result = step();
    // After a fatal failure the engine is not touched again; its thread is about to end.
    if (result.ok || !isFatal(result.error)) this.#handles.free();
    return result;
  }

  #read(handle: QuickJSHandle): Result<string, RuntimeFailure> {
    const { outputBytes } = this.#source.limits;
    if (!this.#handles.isText(handle)) {
      return failed(
        'plugin',
        'The plugin waits for a promise that nothing settles; there are no timers in a plugin.',
      );
    }
    // A character has at least one byte.
    const text = this.#handles.text(handle, outputBytes);
    if (text === undefined || Buffer.byteLength(text) > outputBytes) return err(outputTooLong(outputBytes));
    return ok(text);
  }

  #callWorld(method: string, ...texts: string[]): Result<QuickJSHandle, RuntimeFailure> {
    return this.#guarded(() => {
      const args = texts.map((text) => this.#handles.keep(this.#vm.newString(text)));
      return this.#vm.callFunction(this.#handles.prop(this.#world, method), this.#vm.undefined, ...args);
    });
  }

  /** Does something inside the engine and words whatever comes of it. */
  #guarded<T>(step: () => Step<T>): Result<T, RuntimeFailure> {
    try {
      const result = step();
      if (this.#host.stopped) return err(this.#host.stopped);
      // A job that is interrupted can leave nothing behind but a promise that stays open.
      if (this.#interrupted) return err(outOfCpu(this.#cpuMs));
      if (result.error) {
        const thrown = this.#handles.describe(this.#handles.keep(result.error));
        // Reading what was thrown may run code of the plugin, and the interruption end no more than that.
        return err(this.#interrupted ? outOfCpu(this.#cpuMs) : this.#whyThrown(thrown));
      }
      return ok(this.#handles.keep(result.value));
    } catch (error) {
      return err(this.#host.stopped ?? this.#whyBroken(error));
    }
  }

  #whyThrown({ name, message, stack }: Thrown): RuntimeFailure {
    if (name === 'InternalError' && message === 'out of memory') return this.#outOfMemory();
    if (/^(InternalError|RangeError)$/.test(name) && /stack/.test(message)) return tooDeep();
    const where = /plugin\.js:\d+(:\d+)?/.exec(stack)?.[0];
    const what = name && name !== 'Error' ? `${name}: ${message}` : message;
    return failure('plugin', `The plugin reported: ${what}${where ? ` (${where})` : ''}`);
  }

  /** The engine itself broke: out of its memory, or of the thread's stack. */
  #whyBroken(error: unknown): RuntimeFailure {
    if (this.#interrupted) return outOfCpu(this.#cpuMs);
    if (error instanceof RangeError)
      return error.message.includes('call stack') ? tooDeep() : this.#outOfMemory();
    if (error instanceof WebAssembly.RuntimeError)
      return failure('trap', `The plugin broke off: ${error.message}.`);
    return failure(
      'trap',
      `The plugin broke off: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }

  #outOfMemory(): RuntimeFailure {
    return outOfMemory(this.#source.limits.memoryPages * PAGE_BYTES);
  }

  #makeWorld(): QuickJSHandle {
    const vm = this.#vm;
    const ask = vm.newFunction('ask', (name, input) => vm.newString(this.#ask(vm.getString(name), input)));
    const log = vm.newFunction('log', (level, message) => this.#log(vm.getString(level), message));
    const make = vm.unwrapResult(vm.evalCode(PRELUDE, 'prelude.js'));
    const names = vm.newString(HOST_FUNCTION_NAMES.join(' '));
    return vm.unwrapResult(vm.callFunction(make, vm.undefined, ask, log, names));
  }

  #ask(name: string, input: QuickJSHandle): string {
    if (!isHostFunction(name)) return refuse('E_INPUT', 'there is no such host function');
    return this.#host.ask(name, this.#handles.text(input, maxHostInputBytes(name)));
  }

  #log(level: string, message: QuickJSHandle): void {
    const known = LOG_LEVELS.find((one) => one === level) ?? 'info';
    this.#host.log(known, this.#handles.text(message, MAX_LOGGED) ?? '(a line too long to show)');
  }
}
