/**
 * Looks a plugin's module over before it is compiled: reads its sections, refuses what the sandbox cannot bound, and
 * writes our maxima into its memory and its tables. Pure; it neither compiles nor runs anything, and what it lets
 * pass is still checked by the engine. Used by main before consent and by the worker before compiling.
 *
 * A start section is allowed: AssemblyScript writes one for its globals. It runs in the plugin's worker, under the
 * budget of `init`, and no host function answers it.
 */

import { err, ok, type Result } from '../../src-core/lib/result';
import type { Limits } from '../../src-core/plugin/abi';
import { type ModuleImports, sortImports } from './module-imports';
import { type Findings, ModuleRefused, readSection } from './module-sections';
import { encodeU32, MalformedModule, WasmReader } from './wasm-reader';

/** A module that may be compiled. */
export interface VettedModule {
  /** What to compile: the module with its maxima rewritten and its custom sections left out. */
  readonly bytes: Uint8Array;
  readonly imports: ModuleImports;
  /** Names of the exported functions. */
  readonly exports: readonly string[];
  /** Pages of 64 KiB at the start and at most; null when the module has no memory of its own. */
  readonly memory: { readonly min: number; readonly max: number } | null;
  readonly hasStart: boolean;
}

/** Why a module is refused: one sentence for the user. */
export interface VettingRefusal {
  readonly message: string;
}

/** The order in which the specification wants sections; a second one of a kind is out of order too. */
const ORDER = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11];

const CORE = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const COMPONENT = [0x0d, 0x00, 0x01, 0x00];

/** Looks over and rewrites a module; never throws for what is in the bytes. 1–4 ms a MiB at most. */
export function vetModule(bytes: Uint8Array, limits: Limits): Result<VettedModule, VettingRefusal> {
  try {
    checkHead(bytes, limits);
    const found: Findings = { limits, imports: [], exports: [], memory: null, hasStart: false };
    const rewritten = rewrite(bytes, found);
    const { exports, memory, hasStart } = found;
    return ok({ bytes: rewritten, imports: sortImports(found.imports), exports, memory, hasStart });
  } catch (error) {
    if (error instanceof ModuleRefused) return err({ message: error.message });
    if (error instanceof MalformedModule) return err({ message: `The module is damaged: ${error.message}.` });
    throw new Error('vetting a module', { cause: error });
  }
}

function checkHead(bytes: Uint8Array, limits: Limits): void {
  const mib = (n: number) => `${(n / 1024 / 1024).toFixed(1)} MiB`;
  if (bytes.length === 0) throw new ModuleRefused('The module is empty.');
  if (bytes.length > limits.moduleBytes) {
    throw new ModuleRefused(
      `The module is ${mib(bytes.length)}; at most ${mib(limits.moduleBytes)} are allowed.`,
    );
  }
  const matches = (expected: readonly number[], from: number) =>
    expected.every((byte, i) => bytes[from + i] === byte);
  if (matches(CORE, 0)) return;
  if (!matches(CORE.slice(0, 4), 0)) throw new ModuleRefused('The module is not WebAssembly.');
  if (bytes.length < CORE.length) throw new ModuleRefused('The module is damaged: it is cut off.');
  if (matches(COMPONENT, 4)) {
    throw new ModuleRefused('The module is a WebAssembly component; plugins are core modules.');
  }
  throw new ModuleRefused('The module is of a version of WebAssembly that is not supported.');
}

function rewrite(bytes: Uint8Array, found: Findings): Uint8Array {
  const reader = new WasmReader(bytes.subarray(CORE.length));
  const parts: Uint8Array[] = [Uint8Array.from(CORE)];
  let last = -1;
  while (!reader.done) {
    const id = reader.byte();
    const body = reader.take(reader.u32());
    // Custom sections carry names and debug data for people; the engine is not shown them.
    if (id === 0) continue;
    const place = ORDER.indexOf(id);
    if (place < 0)
      throw new ModuleRefused(`The module uses a feature that is not supported (section ${id}).`);
    if (place <= last) throw new MalformedModule('its sections are out of order');
    last = place;
    const kept = readSection(id, body, found);
    parts.push(Uint8Array.from([id, ...encodeU32(kept.length)]), kept);
  }
  return concat(parts);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
