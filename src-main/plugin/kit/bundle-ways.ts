/** How esbuild is asked to bundle: with what options, from which files, for how long. */
import { stat } from 'node:fs/promises';
import type { BuildOptions, OnLoadResult, Plugin } from 'esbuild';
import type { CompileJob } from './compile-job';
import { firstOutside, OUTSIDE } from './confinement';
import { COMPILE_MS } from './run-compiler';

/** More than any script may have once it is built, in bytes. */
export const MAX_SCRIPT_BYTES = 16 * 1024 * 1024;

/** All that one is made of, in bytes. */
const MAX_SOURCE_BYTES = 2 * MAX_SCRIPT_BYTES;

/** What a bundle begins with. */
export type BundleEntry = Pick<BuildOptions, 'stdin' | 'entryPoints'>;

/** `tsconfigRaw`: what lies in folders above must not change what is built. */
export function bundleOptions({ folder, outFile }: Pick<CompileJob, 'folder' | 'outFile'>): BuildOptions {
  return {
    absWorkingDir: folder,
    outfile: outFile,
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'inline',
    tsconfigRaw: {},
    logLevel: 'silent',
    logLimit: 100,
  };
}

/** Lets files through that a plugin may be built from; `load` reads them when esbuild shall not do it itself. */
export function confinedTo(
  folder: string,
  roots: readonly string[],
  load: (path: string) => Promise<OnLoadResult | undefined> = async () => undefined,
): Plugin {
  let left = MAX_SOURCE_BYTES;
  const faultIn = async (path: string) => {
    if ((await firstOutside([path], folder, roots)) !== undefined) return OUTSIDE;
    const found = await stat(path);
    if (!found.isFile()) return 'is neither a file nor a folder';
    const { size } = found;
    if (size > MAX_SCRIPT_BYTES) return `has ${size} bytes; at most ${MAX_SCRIPT_BYTES} are read`;
    left -= size;
    return left < 0 ? `is one too many: at most ${MAX_SOURCE_BYTES} bytes are read in all` : undefined;
  };
  return {
    name: 'confined',
    setup: ({ onLoad }) => {
      left = MAX_SOURCE_BYTES;
      onLoad({ filter: /.*/, namespace: 'file' }, async ({ path }) => {
        const fault = await faultIn(path);
        return fault === undefined ? load(path) : { errors: [{ text: `${path} ${fault}` }] };
      });
    },
  };
}

/** Undefined when it takes longer than a compiler may. */
export async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), COMPILE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // nobody waits for it any more
  }
}
