/** Reads the sections of a module one by one, within bounds, and rewrites those that say how much may grow. */
import type { Limits } from '../../src-core/plugin/abi';
import { type FunctionImport, importRefusal } from './module-imports';
import { encodeU32, MalformedModule, WasmReader } from './wasm-reader';

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

/** i32, i64, f32, f64, v128, funcref, externref: no types of the garbage collector's. */
const VALUE_TYPES = new Set([0x7f, 0x7e, 0x7d, 0x7c, 0x7b, 0x70, 0x6f]);
const REFERENCE_TYPES = new Set([0x70, 0x6f]);
const FUNCTION_TYPE = 0x60;

/** A module that reads well but asks for what the sandbox does not give; the message is for the user. */
export class ModuleRefused extends Error {}

/** What the sections have said so far. */
export interface Findings {
  readonly limits: Limits;
  imports: FunctionImport[];
  exports: string[];
  memory: { min: number; max: number } | null;
  hasStart: boolean;
}

/** Reads one section and answers what to put in its place. */
export function readSection(id: number, body: Uint8Array, found: Findings): Uint8Array {
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
  if (counted > most)
    throw new ModuleRefused(`The module has ${counted} ${what}; at most ${most} are allowed.`);
  return counted;
}

function readTypes(reader: WasmReader): void {
  for (let left = count(reader, BOUNDS.types, 'types'); left > 0; left -= 1) {
    if (reader.byte() !== FUNCTION_TYPE) throw new ModuleRefused('The module uses garbage-collected types.');
    // Parameters, then results.
    for (let list = 0; list < 2; list += 1) {
      for (let values = count(reader, BOUNDS.parameters, 'parameters'); values > 0; values -= 1) {
        if (!VALUE_TYPES.has(reader.byte()))
          throw new ModuleRefused('The module uses a value type that is not supported.');
      }
    }
  }
  reader.end();
}

function readImports(reader: WasmReader, found: Findings): void {
  for (let left = count(reader, BOUNDS.imports, 'imports'); left > 0; left -= 1) {
    const one = { module: reader.name(BOUNDS.nameBytes), name: reader.name(BOUNDS.nameBytes) };
    if (reader.byte() !== 0) {
      throw new ModuleRefused(
        `The module imports \`${one.name}\` from \`${one.module}\`, which is not a function; its memory and tables must be its own.`,
      );
    }
    const refusal = importRefusal(one);
    if (refusal) throw new ModuleRefused(`The module cannot be linked: ${refusal}.`);
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
      throw new ModuleRefused('The module has a table of a kind that is not supported.');
    const { min, max } = readRange(reader, limits.tableEntries, 'table');
    if (min > limits.tableEntries) {
      throw new ModuleRefused(
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
  if (memories > 1) throw new ModuleRefused(`The module has ${memories} memories; one is allowed.`);
  if (memories === 0) {
    reader.end();
    return Uint8Array.from([0]);
  }
  const cap = found.limits.memoryPages;
  const { min, max } = readRange(reader, cap, 'memory');
  reader.end();
  if (min > cap) {
    throw new ModuleRefused(
      `The module needs ${min / 16} MiB of memory from the start; at most ${cap / 16} MiB are allowed.`,
    );
  }
  found.memory = { min, max };
  return Uint8Array.from([1, 1, ...encodeU32(min), ...encodeU32(max)]);
}

/** The limits of a memory or table, the maximum lowered to the cap. Flags other than "has a maximum" are features. */
function readRange(reader: WasmReader, cap: number, what: string): { min: number; max: number } {
  const flags = reader.byte();
  if (flags > 1) throw new ModuleRefused(`The module uses shared or 64-bit ${what}, which is not supported.`);
  const min = reader.u32();
  const declared = flags === 1 ? reader.u32() : undefined;
  if (declared !== undefined && declared < min) {
    throw new MalformedModule(`its ${what} begins above its own maximum`);
  }
  return { min, max: Math.min(declared ?? cap, cap) };
}
