/** AssemblyScript: `asc` with the JSON transform, both npm packages. */
import { access } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Result } from '../../../src-core/lib/result';
import { faultOf } from './build-fault';
import type { BuildFault } from './built';
import type { Compiled, CompileJob } from './compile-job';
import { compiledBy } from './compiler-output';
import { OUTSIDE, sourceRoots } from './confinement';
import { runCompiler } from './run-compiler';
import { SOURCE_FILES } from './source-files';

const SOURCE = SOURCE_FILES.assemblyscript;

/** Compiles `assembly/plugin.ts`. The module names its sources from the folder above both plugin and kit, nothing of the machine. */
export async function compileAssemblyScript(job: CompileJob): Promise<Result<Compiled, BuildFault>> {
  const { folder, places, outFile } = job;
  const packages = await findPackages(job);
  if (packages === undefined) return faultOf('no_compiler', await noCompiler(folder));
  const kernel = await findKernel(folder, places.sdk);
  if (kernel === undefined) return faultOf('no_source', NO_KIT);
  const base = commonFolder(folder, dirname(kernel));
  const from = (path: string) => relative(base, path).split(sep).join('/');
  const end = await runCompiler({
    bounded: 'memory',
    file: process.execPath,
    args: [
      `--max-old-space-size=${HEAP_MIB}`,
      ...['--input-type=module', '-e', RUN, '--'],
      pathToFileURL(join(packages, COMPILER)).href,
      JSON.stringify(await sourceRoots(job, [packages])),
      from(join(folder, SOURCE)),
      ...['-O3', '--config', 'none', '--noColors'],
      ...['--use', `abort=${from(kernel)}/fail`],
      ...['--transform', join(packages, JSON_AS)],
      ...['--path', packages],
      ...['--outFile', outFile],
    ],
    cwd: base,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  return compiledBy('asc', SOURCE, base, end);
}

/** For what of the compiler is JavaScript; its optimizer has memory of its own, within what a compiler gets. */
const HEAP_MIB = 768;

const ASC = 'assemblyscript/bin/asc.js';
const COMPILER = 'assemblyscript/dist/asc.js';

/** As `bin/asc.js` does it, but with files outside the roots, resolved, taken for missing. Each is told of. */
const RUN = `
import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
const [compiler, roots, ...args] = process.argv.slice(1);
const allowed = JSON.parse(roots).map((one) => one.endsWith(sep) ? one : one + sep);
let isOutside = false;
async function read(name, base) {
  const real = await realpath(resolve(base, name)).catch(() => null);
  if (real === null) return null;
  if (allowed.some((one) => real.startsWith(one))) return readFile(real, 'utf8').catch(() => null);
  isOutside = true;
  process.stderr.write('ERROR: ' + name + ${JSON.stringify(` ${OUTSIDE}`)} + '\\n');
  return null;
}
const { main } = await import(compiler);
const { error } = await main(args, { readFile: read, stdout: process.stdout, stderr: process.stderr });
if (error || isOutside) process.exitCode = 1;
`;

const JSON_AS = 'json-as/transform/lib/index.js';

async function noCompiler(folder: string): Promise<string> {
  const theirs = await packagesFrom(folder);
  if (theirs === undefined) {
    return 'there is no AssemblyScript compiler: say `npm install assemblyscript json-as` in the plugin’s folder, and add --own-compiler';
  }
  return `the only AssemblyScript compiler lies in ${theirs}: it is a program of whoever made that folder, and is run with your rights when you add --own-compiler`;
}

const NO_KIT =
  'the kit is missing: copy plugins/sdk/assemblyscript of to-tui into the plugin’s folder as sdk';

/** The `node_modules` with both packages: the application's, unless the user said that the plugin's own may be run. */
async function findPackages({ folder, places, ownCompilers }: CompileJob): Promise<string | undefined> {
  const own = ownCompilers ? await packagesFrom(folder) : undefined;
  return own ?? packagesFrom(places.packages);
}

/** There, or in a folder above. */
async function packagesFrom(start: string): Promise<string | undefined> {
  for (const above of foldersFrom(start)) {
    const packages = join(above, 'node_modules');
    if ((await isThere(join(packages, ASC))) && (await isThere(join(packages, JSON_AS)))) return packages;
  }
  return undefined;
}

/** The kit's kernel without its extension: the plugin's own copy first. */
async function findKernel(folder: string, sdk: string): Promise<string | undefined> {
  for (const kit of [join(folder, 'sdk'), join(sdk, 'assemblyscript')]) {
    if (await isThere(join(kit, 'kernel.ts'))) return join(kit, 'kernel');
  }
  return undefined;
}

function commonFolder(one: string, other: string): string {
  return foldersFrom(one).find((above) => isIn(other, above)) ?? one;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function foldersFrom(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
