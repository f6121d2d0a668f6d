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
import { type FunctionImport, importRefusal, type ModuleImports, sortImports } from './module-imports';
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

/** Far above what plugins have, far below what makes an engine slow. */
const BOUNDS = {
  types: 10_000,
  parameters: 1_000,
  imports: 200,
  functions: 50_000,
  tables: 8,
  globals: 10_000,
  exports: 1_000,
  elements: 10_000,
  data: 10_000,
  nameBytes: 256,
} as const;

/** The order in which the specification wants sections; a second one of a kind is out of order too. */
const ORDER = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11];

const CORE = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const COMPONENT = [0x0d, 0x00, 0x01, 0x00];

/** i32, i64, f32, f64, v128, funcref, externref: no types of the garbage collector's. */
const VALUE_TYPES = new Set([0x7f, 0x7e, 0x7d, 0x7c, 0x7b, 0x70, 0x6f]);
const REFERENCE_TYPES = new Set([0x70, 0x6f]);
const FUNCTION_TYPE = 0x60;

class Refused extends Error {}

interface Findings {
  readonly limits: Limits;
  imports: FunctionImport[];
  exports: string[];
  memory: { min: number; max: number } | null;
  hasStart: boolean;
}

/** Looks over and rewrites a module; never throws for what is in the bytes. 1–4 ms a MiB at most. */
export function vetModule(bytes: Uint8Array, limits: Limits): Result<VettedModule, VettingRefusal> {
  try {
    checkHead(bytes, limits);
    const found: Findings = { limits, imports: [], exports: [], memory: null, hasStart: false };
    const rewritten = rewrite(bytes, found);
    const { exports, memory, hasStart } = found;
    return ok({ bytes: rewritten, imports: sortImports(found.imports), exports, memory, hasStart });
  } catch (error) {
    if (error instanceof Refused) return err({ message: error.message });
    if (error instanceof MalformedModule) return err({ message: `The module is damaged: ${error.message}.` });
    throw new Error('vetting a module', { cause: error });
  }
}

function checkHead(bytes: Uint8Array, limits: Limits): void {
  const mib = (n: number) => `${(n / 1024 / 1024).toFixed(1)} MiB`;
  if (bytes.length === 0) throw new Refused('The module is empty.');
  if (bytes.length > limits.moduleBytes) {
    throw new Refused(`The module is ${mib(bytes.length)}; at most ${mib(limits.moduleBytes)} are allowed.`);
  }
  const matches = (expected: readonly number[], from: number) =>
    expected.every((byte, i) => bytes[from + i] === byte);
  if (matches(CORE, 0)) return;
  if (!matches(CORE.slice(0, 4), 0)) throw new Refused('The module is not WebAssembly.');
  if (bytes.length < CORE.length) throw new Refused('The module is damaged: it is cut off.');
  if (matches(COMPONENT, 4)) {
    throw new Refused('The module is a WebAssembly component; plugins are core modules.');
  }
  throw new Refused('The module is of a version of WebAssembly that is not supported.');
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
    if (place < 0) throw new Refused(`The module uses a feature that is not supported (section ${id}).`);
    if (place <= last) throw new MalformedModule('its sections are out of order');
    last = place;
    const kept = readSection(id, body, found);
    parts.push(Uint8Array.from([id, ...encodeU32(kept.length)]), kept);
  }
  return concat(parts);
}

/** Reads one section and answers what to put in its place. */
function readSection(id: number, body: Uint8Array, found: Findings): Uint8Array {
  const reader = new WasmReader(body);
  switch (id) {
    case 1:
      readTypes(reader);
      return body;
    case 2:
      readImports(reader, found);
      return body;
    case 3:
      count(reader, BOUNDS.functions, 'functions');
      return body;
    case 4:
      return rewriteTables(reader, found.limits);
    case 5:
      return rewriteMemory(reader, found);
    case 6:
      count(reader, BOUNDS.globals, 'globals');
      return body;
    case 7:
      readExports(reader, found);
      return body;
    case 8:
      found.hasStart = true;
      return body;
    case 9:
      count(reader, BOUNDS.elements, 'element segments');
      return body;
    case 11:
      count(reader, BOUNDS.data, 'data segments');
      return body;
    default:
      // Code and the count of data segments: the engine's own checks suffice.
      return body;
  }
}

function count(reader: WasmReader, most: number, what: string): number {
  const counted = reader.u32();
  if (counted > most) throw new Refused(`The module has ${counted} ${what}; at most ${most} are allowed.`);
  return counted;
}

function readTypes(reader: WasmReader): void {
  for (let left = count(reader, BOUNDS.types, 'types'); left > 0; left -= 1) {
    if (reader.byte() !== FUNCTION_TYPE) throw new Refused('The module uses garbage-collected types.');
    // Parameters, then results.
    for (let list = 0; list < 2; list += 1) {
      for (let values = count(reader, BOUNDS.parameters, 'parameters'); values > 0; values -= 1) {
        if (!VALUE_TYPES.has(reader.byte()))
          throw new Refused('The module uses a value type that is not supported.');
      }
    }
  }
  reader.end();
}

function readImports(reader: WasmReader, found: Findings): void {
  for (let left = count(reader, BOUNDS.imports, 'imports'); left > 0; left -= 1) {
    const one = { module: reader.name(BOUNDS.nameBytes), name: reader.name(BOUNDS.nameBytes) };
    if (reader.byte() !== 0) {
      throw new Refused(
        `The module imports \`${one.name}\` from \`${one.module}\`, which is not a function; its memory and tables must be its own.`,
      );
    }
    const refusal = importRefusal(one);
    if (refusal) throw new Refused(`The module cannot be linked: ${refusal}.`);
    reader.u32();
    found.imports.push(one);
  }
  reader.end();
}

function readExports(reader: WasmReader, found: Findings): void {
  for (let left = count(reader, BOUNDS.exports, 'exports'); left > 0; left -= 1) {
    const name = reader.name(BOUNDS.nameBytes);
    const isFunction = reader.byte() === 0;
    reader.u32();
    if (isFunction) found.exports.push(name);
  }
  reader.end();
}

function rewriteTables(reader: WasmReader, limits: Limits): Uint8Array {
  const tables = count(reader, BOUNDS.tables, 'tables');
  const out = encodeU32(tables);
  for (let left = tables; left > 0; left -= 1) {
    const type = reader.byte();
    if (!REFERENCE_TYPES.has(type))
      throw new Refused('The module has a table of a kind that is not supported.');
    const { min, max } = readRange(reader, limits.tableEntries, 'table');
    if (min > limits.tableEntries) {
      throw new Refused(
        `The module needs a table of ${min} entries; at most ${limits.tableEntries} are allowed.`,
      );
    }
    out.push(type, 1, ...encodeU32(min), ...encodeU32(max));
  }
  reader.end();
  return Uint8Array.from(out);
}

function rewriteMemory(reader: WasmReader, found: Findings): Uint8Array {
  const memories = reader.u32();
  if (memories > 1) throw new Refused(`The module has ${memories} memories; one is allowed.`);
  if (memories === 0) {
    reader.end();
    return Uint8Array.from([0]);
  }
  const cap = found.limits.memoryPages;
  const { min, max } = readRange(reader, cap, 'memory');
  reader.end();
  if (min > cap) {
    throw new Refused(
      `The module needs ${min / 16} MiB of memory from the start; at most ${cap / 16} MiB are allowed.`,
    );
  }
  found.memory = { min, max };
  return Uint8Array.from([1, 1, ...encodeU32(min), ...encodeU32(max)]);
}

/** The limits of a memory or table, the maximum lowered to the cap. Flags other than "has a maximum" are features. */
function readRange(reader: WasmReader, cap: number, what: string): { min: number; max: number } {
  const flags = reader.byte();
  if (flags > 1) throw new Refused(`The module uses shared or 64-bit ${what}, which is not supported.`);
  const min = reader.u32();
  const declared = flags === 1 ? reader.u32() : undefined;
  if (declared !== undefined && declared < min) {
    throw new MalformedModule(`its ${what} begins above its own maximum`);
  }
  return { min, max: Math.min(declared ?? cap, cap) };
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
