/** Rust: `rustc` alone, without cargo and without outside crates. */
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok, type Result } from '../../../src-core/lib/result';
import { faultOf } from './build-fault';
import type { BuildFault } from './built';
import type { Compiled, CompileJob } from './compile-job';
import { compiledBy } from './compiler-output';
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
    args: [...FLAGS, '-o', outFile, SOURCE],
    cwd: folder,
  });
  return compiledBy('rustc', SOURCE, folder, end);
}

const FLAGS = [
  ...['--target', TARGET, '--crate-type', 'cdylib', '--crate-name', 'plugin', '--edition', '2021'],
  ...['-C', 'opt-level=z', '-C', 'lto', '-C', 'codegen-units=1', '-C', 'panic=abort', '-C', 'strip=symbols'],
  ...['--color', 'never'],
];

/** The first rustc that has the standard library for WebAssembly: a rustup without the target may hide the system's. */
async function findRustc(): Promise<Result<string, BuildFault>> {
  const found = await findFirst(['rustc']);
  for (const file of new Set([...(found === undefined ? [] : [found]), '/usr/bin/rustc'])) {
    if (await hasTarget(file)) return ok(file);
  }
  const missing =
    found === undefined
      ? 'rustc is not installed'
      : `rustc is installed without the standard library for ${TARGET}`;
  return faultOf('no_compiler', `${missing}: ${HOW_TO}`);
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
