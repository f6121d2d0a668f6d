/** Rust: `rustc` alone, without cargo and without outside crates. */
import { access, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Result } from '../../../src-core/lib/result';
import { faultOf } from './build-fault';
import type { BuildFault } from './built';
import type { Compiled, CompileJob } from './compile-job';
import { compiledBy } from './compiler-output';
import { firstOutside, outsideFault, sourceRoots } from './confinement';
import { readDependencies } from './dependencies';
import { findFirst, runCompiler } from './run-compiler';
import { SOURCE_FILES } from './source-files';

const SOURCE = SOURCE_FILES.rust;
const TARGET = 'wasm32-unknown-unknown';

const HOW_TO =
  'on Debian `apt install rustc libstd-rust-dev-wasm32 lld`, with rustup `rustup target add wasm32-unknown-unknown`';

/** Compiles `src/plugin.rs`. */
export async function compileRust(job: CompileJob): Promise<Result<Compiled, BuildFault>> {
  const rustc = await findRustc();
  if (!rustc.ok) return rustc;
  const { folder, outFile } = job;
  const end = await runCompiler({
    file: rustc.value,
    bounded: 'addresses',
    args: [
      ...FLAGS,
      ...channelFlags(await said(rustc.value, ['--version'])),
      '--emit',
      'link,dep-info',
      '--out-dir',
      dirname(outFile),
      SOURCE,
    ],
    cwd: folder,
  });
  const compiled = compiledBy('rustc', SOURCE, folder, end);
  if (!compiled.ok) return compiled;
  const list = await readFile(outFile.replace(/\.wasm$/, '.d'), 'utf8');
  const { files, variables } = readDependencies(list);
  const outside = await firstOutside(files, folder, await sourceRoots(job));
  if (outside !== undefined) return outsideFault(outside);
  const [variable] = variables;
  if (variable === undefined) return compiled;
  return faultOf(
    'compile',
    `${SOURCE} takes ${variable} from the environment: it would be another plugin elsewhere`,
  );
}

const FLAGS = [
  ...['--target', TARGET, '--crate-type', 'cdylib', '--crate-name', 'plugin', '--edition', '2021'],
  ...['-C', 'opt-level=z', '-C', 'lto', '-C', 'codegen-units=1', '-C', 'panic=abort', '-C', 'strip=symbols'],
  ...['--color', 'never'],
];

/** A compiler of the night takes what will be another language tomorrow: a plugin that asks for it is refused. */
export function channelFlags(version = ''): readonly string[] {
  return /-(nightly|dev)\b/.test(version) ? ['-Z', 'allow-features='] : [];
}

/** The first rustc that has the standard library for WebAssembly: a rustup without the target may hide the system's. */
async function findRustc(): Promise<Result<string, BuildFault>> {
  const found = await findFirst(['rustc']);
  for (const file of new Set([...(found === undefined ? [] : [found]), '/usr/bin/rustc'])) {
    if (await hasTarget(file)) return ok(await beyondRustup(file));
  }
  const missing =
    found === undefined
      ? 'rustc is not installed'
      : `rustc is installed without the standard library for ${TARGET}`;
  return faultOf('no_compiler', `${missing}: ${HOW_TO}`);
}

/**
 * The compiler itself. A `rustc` of rustup starts the one that `rust-toolchain.toml` in the plugin's folder names, which
 * may be a program that lies there.
 */
async function beyondRustup(file: string): Promise<string> {
  const root = await said(file, ['--print', 'sysroot']);
  const real = root === undefined ? file : join(root, 'bin', basename(file));
  return (await isThere(real)) ? real : file;
}

async function hasTarget(file: string): Promise<boolean> {
  const folder = await said(file, ['--print', 'target-libdir', '--target', TARGET]);
  return folder !== undefined && (await isThere(folder));
}

async function said(file: string, args: readonly string[]): Promise<string | undefined> {
  const end = await runCompiler({ file, args, cwd: dirname(file), limitMs: 10_000 });
  return end.kind === 'ended' && end.code === 0 ? end.stdout.trim() : undefined;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
