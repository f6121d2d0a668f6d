import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleWat, buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { vetModule } from './module-vetting';

const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

const vet = (bytes: Uint8Array) => vetModule(bytes, DEFAULT_LIMITS);
const fixture = (name: string) => buildWat(fixturePath(name));
const bytes = (...more: number[]) => Uint8Array.from([...HEAD, ...more]);

function vetted(module: Uint8Array) {
  const result = vet(module);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refusal(module: Uint8Array): string {
  const result = vet(module);
  return result.ok ? 'not refused' : result.error.message;
}

describe('a good module', () => {
  it('says what it imports, sorted, and what it exports', () => {
    const { imports, exports } = vetted(fixture('ask.wat'));
    expect(imports).toEqual({
      kernel: ['input_offset', 'length', 'output_set'],
      host: ['query_todos', 'get_todo', 'get_metadata', 'get_current_date', 'log'],
      network: [],
    });
    expect(exports).toEqual(['init', 'handle_action', 'on_todo_created', 'on_todo_completed']);
  });

  it('exports functions only: a global of the same name does not count', () => {
    expect(vetted(fixture('exports-nothing.wat')).exports).toEqual([]);
  });

  it.each(['echo.wat', 'ask.wat', 'eats-memory.wat', 'asks-network.wat', 'loops-at-start.wat'])(
    '%s is still valid for the engine when rewritten, with the same imports and exports',
    (name) => {
      const before = new WebAssembly.Module(Buffer.from(fixture(name)));
      const rewritten = Buffer.from(vetted(fixture(name)).bytes);
      expect(WebAssembly.validate(rewritten)).toBe(true);
      const after = new WebAssembly.Module(rewritten);
      expect(WebAssembly.Module.imports(after)).toEqual(WebAssembly.Module.imports(before));
      expect(WebAssembly.Module.exports(after)).toEqual(WebAssembly.Module.exports(before));
    },
  );

  it('knows a start section and the way to the network', () => {
    expect(vetted(fixture('loops-at-start.wat')).hasStart).toBe(true);
    expect(vetted(fixture('asks-network.wat')).imports.network).toEqual(['http_request']);
  });
});

describe('maxima', () => {
  const grown = (wat: string) => {
    const { bytes: rewritten, memory } = vetted(assembleWat(wat));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(rewritten)));
    return { exports, memory };
  };

  it('a memory without a maximum can grow to the limit and not a page further', () => {
    const {
      exports: { m },
      memory,
    } = grown('(module (memory (export "m") 1))');
    const own = m as WebAssembly.Memory;
    expect(memory).toEqual({ min: 1, max: DEFAULT_LIMITS.memoryPages });
    own.grow(DEFAULT_LIMITS.memoryPages - 1);
    expect(() => own.grow(1)).toThrow(RangeError);
  });

  it('a lower maximum of its own stays, a higher one is lowered', () => {
    expect(grown('(module (memory 1 2))').memory).toEqual({ min: 1, max: 2 });
    expect(grown('(module (memory 1 65536))').memory).toEqual({ min: 1, max: DEFAULT_LIMITS.memoryPages });
  });

  it('a table can grow to the limit and not an entry further', () => {
    const { t } = grown('(module (table (export "t") 1 funcref) (table 2 3 externref))').exports;
    const table = t as WebAssembly.Table;
    table.grow(DEFAULT_LIMITS.tableEntries - 1);
    expect(() => table.grow(1)).toThrow(RangeError);
  });
});

describe('refused, in plain words', () => {
  it.each([
    ['imports-env.wat', 'built for another host (it imports `abort` from `env`)'],
    ['imports-wasi.wat', 'built for WASI'],
    ['imports-memory.wat', 'imports `memory` from `extism:host/env`, which is not a function'],
    ['imports-newer-host.wat', 'host function `send_mail`, which this version does not offer'],
    ['shared-memory.wat', 'shared or 64-bit memory'],
    ['memory64.wat', 'shared or 64-bit memory'],
    ['huge-memory.wat', 'needs 4096 MiB of memory from the start; at most 16 MiB'],
  ])('%s: %s', (name, reason) => {
    expect(refusal(fixture(name))).toContain(reason);
  });

  it.each([
    ['nothing', new Uint8Array(), 'is empty'],
    ['text', new TextEncoder().encode('(module)'), 'is not WebAssembly'],
    ['half a head', Uint8Array.from(HEAD.slice(0, 6)), 'cut off'],
    ['a component', Uint8Array.from([...HEAD.slice(0, 4), 0x0d, 0, 1, 0]), 'is a WebAssembly component'],
    ['another version', Uint8Array.from([...HEAD.slice(0, 4), 2, 0, 0, 0]), 'version'],
    ['too many bytes', new Uint8Array(DEFAULT_LIMITS.moduleBytes + 1), 'at most 8.0 MiB'],
    ['two memories', bytes(5, 5, 2, 0, 1, 0, 1), '2 memories'],
    ['two memory sections', bytes(5, 3, 1, 0, 1, 5, 3, 1, 0, 1), 'out of order'],
    ['an exception tag', bytes(13, 3, 1, 0, 0), 'section 13'],
    ['a struct type', bytes(1, 3, 1, 0x5f, 0), 'garbage-collected'],
    ['a million functions', bytes(3, 3, 0xc0, 0x84, 0x3d), '1000000 functions'],
    ['a huge table', bytes(4, 6, 1, 0x70, 0, 0xc0, 0x84, 0x3d), 'table of 1000000 entries'],
    ['a number of six bytes', bytes(3, 6, 0x80, 0x80, 0x80, 0x80, 0x80, 0), 'too long'],
    ['a number of 33 bits', bytes(3, 5, 0xff, 0xff, 0xff, 0xff, 0x1f), 'too long'],
    ['a section past the end', bytes(1, 100, 0), 'cut off'],
    ['a section with a rest', bytes(5, 4, 1, 0, 1, 9), 'longer than its contents'],
    ['a name that is not UTF-8', bytes(2, 6, 1, 1, 0xff, 0, 0, 0), 'not UTF-8'],
    ['a memory of custom page size', bytes(5, 4, 1, 8, 1, 0), 'shared or 64-bit memory'],
  ])('%s', (_what, module, reason) => {
    expect(refusal(module)).toContain(reason);
  });

  it('cut off anywhere: never more than a refusal, never what the engine would not refuse too', () => {
    // Without the names at its end, which may be cut off without harm.
    const whole = vetted(fixture('ask.wat')).bytes;
    for (let length = 0; length < whole.length; length += 1) {
      const result = vet(whole.subarray(0, length));
      // A cut between two sections leaves a module that reads well; it exports nothing that could be called.
      if (!result.ok) continue;
      const harmless =
        result.value.exports.length === 0 || !WebAssembly.validate(Buffer.from(result.value.bytes));
      expect(harmless, `cut at ${length}`).toBe(true);
    }
  });
});

describe('whatever the bytes', () => {
  it('vetting answers, and every memory the engine would give is within the limit', () => {
    const whole = fixture('eats-memory.wat');
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(flips, (changes) => {
        const module = Uint8Array.from(whole);
        for (const [at, value] of changes) module[at] = value;
        const result = vet(module);
        if (!result.ok) return result.error.message.length > 0;
        const pages = result.value.memory?.max ?? 0;
        return pages <= DEFAULT_LIMITS.memoryPages;
      }),
      { numRuns: 2_000 },
    );
  });
});
