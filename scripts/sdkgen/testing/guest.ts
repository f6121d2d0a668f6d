/**
 * A module of the AssemblyScript kit, called in this process with host functions of the test's own: enough of the
 * plugin kit's kernel to see, word for word, what a module asks and answers. The real one is the sandbox's.
 */

/** Answers a host function: given its JSON, it returns JSON. */
export type FakeHost = (name: string, input: string) => string;

/** What a call came to. */
export interface GuestAnswer {
  /** What the export returned: 0 when all is well. */
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

/** The kernel's memory: blocks of bytes, one after the other, by their offsets. */
class Blocks {
  readonly #sizes = new Map<bigint, number>();
  #bytes = new Uint8Array(4 * 1024 * 1024);
  #next = 8;

  alloc(size: bigint): bigint {
    const offset = BigInt(this.#next);
    this.#sizes.set(offset, Number(size));
    this.#next += Number(size) + 8;
    return offset;
  }

  length(offset: bigint): bigint {
    return BigInt(this.#sizes.get(offset) ?? 0);
  }

  get view(): DataView {
    return new DataView(this.#bytes.buffer);
  }

  put(text: string): bigint {
    const bytes = new TextEncoder().encode(text);
    const offset = this.alloc(BigInt(bytes.length));
    this.#bytes.set(bytes, Number(offset));
    return offset;
  }

  take(offset: bigint, size: bigint = this.length(offset)): string {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      this.#bytes.subarray(Number(offset), Number(offset) + Number(size)),
    );
  }
}

/** Calls one export of a module. */
export async function callGuest(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  input: unknown,
  host: FakeHost,
): Promise<GuestAnswer> {
  const blocks = new Blocks();
  const given = blocks.put(JSON.stringify(input));
  const said = { output: '', error: '' };
  const module = await WebAssembly.compile(bytes);
  const instance = await WebAssembly.instantiate(module, {
    'extism:host/env': {
      ...memory(blocks),
      input_length: () => blocks.length(given),
      input_load_u8: (at: bigint) => blocks.view.getUint8(Number(given + at)),
      input_load_u64: (at: bigint) => blocks.view.getBigUint64(Number(given + at), true),
      output_set: (offset: bigint, size: bigint) => {
        said.output = blocks.take(offset, size);
      },
      error_set: (offset: bigint) => {
        said.error = blocks.take(offset);
      },
      log_error: () => undefined,
    },
    'extism:host/user': Object.fromEntries(
      importsOf(module).map((asked) => [
        asked,
        (offset: bigint) => blocks.put(host(asked, offset === 0n ? '' : blocks.take(offset))),
      ]),
    ),
  });
  const called = instance.exports[name];
  if (typeof called !== 'function') throw new Error(`the module has no ${name}`);
  return { code: Number(called()), ...said };
}

/** The host functions that a module asks for. */
export function importsOf(module: WebAssembly.Module): string[] {
  return WebAssembly.Module.imports(module)
    .filter((one) => one.module === 'extism:host/user')
    .map((one) => one.name);
}

function memory(blocks: Blocks): Record<string, (...args: bigint[]) => unknown> {
  const at = (offset: bigint | undefined) => Number(offset ?? 0n);
  return {
    alloc: (size = 0n) => blocks.alloc(size),
    free: () => undefined,
    length: (offset = 0n) => blocks.length(offset),
    load_u8: (offset) => blocks.view.getUint8(at(offset)),
    load_u64: (offset) => blocks.view.getBigUint64(at(offset), true),
    store_u8: (offset, value) => blocks.view.setUint8(at(offset), Number(value)),
    store_u64: (offset, value = 0n) => blocks.view.setBigUint64(at(offset), value, true),
  };
}
