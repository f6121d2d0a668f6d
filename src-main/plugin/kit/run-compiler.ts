/** Runs a compiler: no shell, a small environment, bounded time and output, and everything it started ends with it. */
import { findProgram, searchPath } from '../../outside/find-program';
import { type ProgramEnd, programEnvironment, runProgram } from '../../outside/run-program';

/** The longest compilation, in ms. */
export const COMPILE_MS = 60_000;

/** The most memory of a compiler that is bounded, in bytes of its address space. */
export const COMPILE_ADDRESSES = 4 * 1024 ** 3;

/**
 * The same for what reserves far more addresses than it ever uses, as Node and what is written in Go: the memory that it
 * may write to, in bytes.
 */
export const COMPILE_MEMORY = 3 * 1024 ** 3;

/** What is kept of each output, in bytes; a compiler that says more is ended. */
const OUTPUT_BYTES = 1024 * 1024;

/** What a compiler may need besides what every program gets: where it lies itself, and where temporary files go. */
const PASSED = ['TEMP', 'TMP', 'RUSTUP_HOME', 'RUSTUP_TOOLCHAIN', 'CARGO_HOME', 'SDKROOT', 'DEVELOPER_DIR'];

/** One run. */
export interface CompilerRun {
  /** Absolute. */
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In ms; {@link COMPILE_MS} unless said. */
  readonly limitMs?: number;
  /** It may use {@link COMPILE_ADDRESSES}, or {@link COMPILE_MEMORY}, where the system can say so to a program. */
  readonly bounded?: 'addresses' | 'memory';
}

/** How it ended: `overtime` when it took too long, and was ended. */
export type CompilerEnd = ProgramEnd | { readonly kind: 'overtime' };

/** Runs it to its end. */
export async function runCompiler(run: CompilerRun): Promise<CompilerEnd> {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), run.limitMs ?? COMPILE_MS);
  try {
    const env = { ...programEnvironment(process.env, searchPath(process.env.PATH)), ...passed(), ...run.env };
    const { cwd } = run;
    const [file, args] = await started(run);
    const end = await runProgram({ file, args, cwd, env, stdin: '', maxBytes: OUTPUT_BYTES }, clock.signal);
    return clock.signal.aborted ? { kind: 'overtime' } : end;
  } finally {
    clearTimeout(timer);
  }
}

/** Linux only; where its tool is missing, a compiler is bounded by its time alone. */
async function started({
  file,
  args,
  bounded,
}: CompilerRun): Promise<[file: string, args: readonly string[]]> {
  const prlimit = bounded ? await findPrlimit() : undefined;
  if (prlimit === undefined) return [file, args];
  const limit = bounded === 'memory' ? `--data=${COMPILE_MEMORY}` : `--as=${COMPILE_ADDRESSES}`;
  return [prlimit, [limit, '--', file, ...args]];
}

async function findPrlimit(): Promise<string | undefined> {
  return process.platform === 'linux' ? findFirst(['prlimit']) : undefined;
}

/** Lets a process that runs already have so many bytes of memory and no more, where the system can say so. */
export async function boundMemory(pid: number, bytes: number): Promise<void> {
  const prlimit = await findPrlimit();
  if (prlimit === undefined) return;
  await runCompiler({ file: prlimit, args: [`--pid=${pid}`, `--data=${bytes}`], cwd: '/', limitMs: 10_000 });
}

function passed(): Record<string, string> {
  const found = PASSED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** Where the first of these programs is in the search path. */
export async function findFirst(names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const found = await findProgram(name, searchPath(process.env.PATH), []);
    if (found.ok) return found.value;
  }
  return undefined;
}
