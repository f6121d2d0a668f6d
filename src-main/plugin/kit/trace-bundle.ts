/**
 * Finds out where the lines of a bundle come from, for its author: bundles it once more, with a source map, and keeps
 * nothing but the map. What is installed and packed is the first bundle, of which nothing here changes a byte.
 */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { OnLoadResult } from 'esbuild';
import { AS_BUILT, scriptToSource, type ToSource } from '../../../src-core/plugin/source-places';
import { type BundleEntry, bundleOptions, confinedTo } from './bundle-ways';
import { bundleWith } from './bundler';
import type { CompileJob } from './compile-job';
import { placesIn } from './source-map';

/** Rewrites places of the bundle that was written to `job.outFile`; as it is where no map comes of it. Never rejects. */
export async function traceBundle(
  job: CompileJob,
  entry: BundleEntry,
  roots: readonly string[],
): Promise<ToSource> {
  const { folder, outFile } = job;
  try {
    const made = await mapped(job, entry, roots);
    const script = await readFile(outFile, 'utf8');
    // A source that was saved meanwhile, or a file that is read otherwise here, makes another bundle.
    if (made === undefined || made.script !== script) return AS_BUILT;
    const folders = [folder, await realpath(folder)];
    return scriptToSource(placesIn({ text: made.map, script, from: dirname(outFile), folders }));
  } catch {
    return AS_BUILT;
  }
}

/** Undefined when it takes too long. */
async function mapped(
  job: CompileJob,
  entry: BundleEntry,
  roots: readonly string[],
): Promise<{ readonly script: string; readonly map: string } | undefined> {
  const { stdin } = entry;
  const start = stdin ? { stdin: { ...stdin, contents: withoutMap(stdin.contents) } } : entry;
  const plugins = [confinedTo(job.folder, roots, load)];
  const traced = { sourcemap: 'external', sourcesContent: false, write: false } as const;
  const options = { ...bundleOptions(job), ...start, ...traced, plugins };
  const made = await bundleWith((build) => build(options));
  if (made.kind !== 'done') return undefined;
  const { outputFiles } = made.result;
  const textOf = (path: string) => outputFiles.find((file) => file.path === path)?.text;
  const [script, map] = [textOf(job.outFile), textOf(`${job.outFile}.map`)];
  return script === undefined || map === undefined ? undefined : { script, map };
}

/** What esbuild takes for a script by its name. */
const SCRIPTS: ReadonlySet<string> = new Set([
  '',
  ...['', 'c', 'm'].flatMap((kind) => [`.${kind}js`, `.${kind}ts`]),
  '.jsx',
  '.tsx',
]);

async function load(path: string): Promise<OnLoadResult | undefined> {
  const kind = extname(path);
  if (SCRIPTS.has(kind)) return { contents: withoutMap(await readFile(path)), loader: 'default' };
  return kind === '.css' ? { contents: '', loader: 'default' } : undefined;
}

/**
 * A file may name a map of its own, any file of the user's by its path; esbuild would read it, and take names of sources
 * from it. Of several names it takes the last.
 */
function withoutMap(contents: string | Uint8Array): string {
  return `${Buffer.from(contents).toString('utf8')}${NO_MAP}`;
}

const NO_MAP = '\n//# sourceMappingURL=data:application/json,{"version":3,"sources":[],"mappings":""}\n';
