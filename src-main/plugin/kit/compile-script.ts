/** TypeScript and JavaScript: bundled by esbuild into one CommonJS script, the same for the same source everywhere. */
import { writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { BuildResult, Message } from 'esbuild';
import { ok, type Result } from '../../../src-core/lib/result';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { AS_BUILT } from '../../../src-core/plugin/source-places';
import { readPlainFile } from '../read-plain-file';
import { faultOf } from './build-fault';
import type { BuildFault } from './built';
import { type BundleEntry, bundleOptions, confinedTo, MAX_SCRIPT_BYTES } from './bundle-ways';
import { type Bundling, bundleWith } from './bundler';
import type { Compiled, CompileJob } from './compile-job';
import { brokeOff } from './compiler-output';
import { sourceRoots } from './confinement';
import { COMPILE_MS } from './run-compiler';
import { SOURCE_FILES } from './source-files';
import { traceBundle } from './trace-bundle';

/** Compiles `src/plugin.ts`. Types are stripped, not checked. */
export function compileTypeScript(job: CompileJob): Promise<Result<Compiled, BuildFault>> {
  const source = SOURCE_FILES.typescript;
  return bundle(job, source, { entryPoints: [source] });
}

/**
 * `plugin.js` as it is, byte for byte, unless it is made of several files or of modules: then they are bundled. It is
 * handed over as text, so that no `package.json` in a folder above says what kind of script it is.
 */
export async function compileJavaScript(job: CompileJob): Promise<Result<Compiled, BuildFault>> {
  const { folder, outFile } = job;
  const contents = await readPlainFile(join(folder, SCRIPT), MAX_SCRIPT_BYTES);
  if (!contents.ok) return faultOf('no_source', `${SCRIPT} ${contents.error}`);
  const stdin = { contents: contents.value, resolveDir: folder, sourcefile: SCRIPT, loader: 'js' } as const;
  const bundled = await bundle(job, SCRIPT, { stdin });
  if (bundled.ok && !bundled.value.isBundle) await writeFile(outFile, contents.value);
  return bundled;
}

const SCRIPT = SOURCE_FILES.javascript;

interface Bundled extends Compiled {
  /** False for a script that runs as it was written. */
  readonly isBundle: boolean;
}

async function bundle(
  job: CompileJob,
  source: string,
  entry: BundleEntry,
): Promise<Result<Bundled, BuildFault>> {
  const roots = await sourceRoots(job);
  const plugins = [confinedTo(job.folder, roots)];
  let made: Bundling<BuildResult<{ metafile: true }>>;
  try {
    const options = { ...bundleOptions(job), ...entry, plugins, metafile: true } as const;
    made = await bundleWith((build) => build(options));
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return faultOf('compile', sentenceFor(source, error.errors), error.errors.map(wordMessage));
  }
  if (made.kind === 'overtime') {
    return faultOf('compile', `esbuild had not bundled ${source} after ${COMPILE_MS / 1000} s and was ended`);
  }
  if (made.kind === 'broke') return faultOf('compile', brokeOff('esbuild', source));
  const { result } = made;
  const [first, ...others] = Object.values(result.metafile.inputs);
  const isAlone = others.length === 0 && first?.format !== 'esm';
  // A script that is its own source is read as it was written.
  const isTraced = job.traced && !(isAlone && entry.stdin);
  const toSource = isTraced ? await traceBundle(job, entry, roots) : AS_BUILT;
  return ok({ warnings: result.warnings.map(wordMessage), isBundle: !isAlone, toSource });
}

interface BuildFailure {
  readonly errors: readonly Message[];
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors) && 'warnings' in error;
}

function sentenceFor(source: string, [first]: readonly Message[]): string {
  if (first === undefined) return `${source} does not compile, and esbuild gave no reason`;
  const builtin = builtinIn(first.text);
  if (builtin === undefined) return `${source} does not compile: ${wordMessage(first)}`;
  const where = placeOf(first) || source;
  return `${where} imports ${builtin}, which is part of Node: a plugin has no Node, it asks the host (host.read_file, host.http_request and the like)`;
}

/** The module of Node that could not be found. */
function builtinIn(text: string): string | undefined {
  const named = /Could not resolve "([^"]+)"/.exec(text)?.[1];
  if (named === undefined) return undefined;
  return named.startsWith('node:') || builtinModules.includes(named) ? named : undefined;
}

function wordMessage(message: Message): string {
  const place = placeOf(message);
  return cleanLine(place === '' ? message.text : `${place}: ${message.text}`, 300);
}

function placeOf({ location }: Message): string {
  return location ? `${location.file}:${location.line}:${location.column + 1}` : '';
}
