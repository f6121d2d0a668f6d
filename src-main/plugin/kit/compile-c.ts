/** C: `clang`, and `wasm-ld` to link. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../src-core/lib/result';
import { faultOf } from './build-fault';
import type { BuildFault } from './built';
import type { Compiled, CompileJob } from './compile-job';
import { compiledBy } from './compiler-output';
import { firstOutside, outsideFault, sourceRoots } from './confinement';
import { readDependencies } from './dependencies';
import { findFirst, runCompiler } from './run-compiler';
import { SOURCE_FILES } from './source-files';

const SOURCE = SOURCE_FILES.c;

/** Versions that Debian and its kin install under a name of their own, newest first. */
const CLANGS = ['clang', ...Array.from({ length: 12 }, (_, at) => `clang-${22 - at}`)];
const LINKERS = ['wasm-ld', ...Array.from({ length: 12 }, (_, at) => `wasm-ld-${22 - at}`)];

const NO_CLANG =
  'C needs clang and wasm-ld, version 11 or later: on Debian `apt install clang lld`, elsewhere https://releases.llvm.org';

/** Compiles `src/plugin.c` with the plugin's own copy of the kit, else the application's. */
export async function compileC(job: CompileJob): Promise<Result<Compiled, BuildFault>> {
  const clang = await findFirst(CLANGS);
  const linker = await findFirst(LINKERS);
  if (clang === undefined || linker === undefined) {
    const missing = clang === undefined ? 'clang' : 'wasm-ld';
    return faultOf('no_compiler', `${missing} is not installed: ${NO_CLANG}`);
  }
  const { folder, places, outFile } = job;
  const [object, list] = [`${outFile}.o`, `${outFile}.d`];
  const compiling = await runCompiler({
    bounded: 'addresses',
    file: clang,
    args: [
      ...FLAGS,
      '-I',
      'sdk',
      '-I',
      join(places.sdk, 'c'),
      '-MD',
      '-MF',
      list,
      '-c',
      '-o',
      object,
      SOURCE,
    ],
    cwd: folder,
  });
  const compiled = compiledBy('clang', SOURCE, folder, compiling);
  if (!compiled.ok) return err(withHints(compiled.error));
  const { files } = readDependencies(await readFile(list, 'utf8'));
  const outside = await firstOutside(files, folder, await sourceRoots(job, await ownHeaders(clang, folder)));
  if (outside !== undefined) return outsideFault(outside);
  const linking = await runCompiler({
    bounded: 'addresses',
    file: linker,
    args: [...LINKING, '-o', outFile, object],
    cwd: folder,
  });
  const linked = compiledBy('wasm-ld', SOURCE, folder, linking);
  if (!linked.ok) return err(withHints(linked.error));
  return ok({ warnings: [...compiled.value.warnings, ...linked.value.warnings] });
}

/** What a message of the compiler most often means here, by what stands in it. */
const HINTS: readonly (readonly [said: string, hint: string])[] = [
  ['undefined symbol', 'There is no C library here: only what sdk/to-tui.h has.'],
  ['implicit declaration of function', 'There is no C library here: only what sdk/to-tui.h has.'],
  [
    '[-Werror,-Wmissing-braces]',
    'A number that may be left out is written tt_some(3), as in .index = tt_some(0).',
  ],
];

function withHints(fault: BuildFault): BuildFault {
  const told = [fault.sentence, ...fault.output].join('\n');
  const hints = HINTS.filter(([said]) => told.includes(said)).map(([, hint]) => hint);
  return { ...fault, output: [...fault.output, ...new Set(hints)] };
}

/** The folder of the headers that the compiler brings along, as `stdint.h`. */
async function ownHeaders(clang: string, cwd: string): Promise<string[]> {
  const end = await runCompiler({ file: clang, args: ['-print-resource-dir'], cwd, limitMs: 10_000 });
  return end.kind === 'ended' && end.code === 0 ? [end.stdout.trim()] : [];
}

/** The header names its exports and imports itself, so nothing else of the module is seen from outside. */
const FLAGS = [
  ...['--target=wasm32', '-std=c99', '-Os', '-Wall', '-nostdlib', '-ffreestanding', '-mbulk-memory'],
  ...['-fvisibility=hidden', '-fno-color-diagnostics'],
  // An assembler reads files too, and tells nobody which.
  '-fno-gnu-inline-asm',
];

/** Linked by hand: clang would give the module to any `wasm-opt` in the search path, which may not know what it made. */
const LINKING = ['--no-entry', '--strip-all', '-z', 'stack-size=131072'];
