/**
 * A plugin call as the application makes it: the plugin host in a utility process of Electron's. Electron is started
 * without a window on a bundle of utility-process/main.ts, which measures and prints its figures as JSON.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { electronProgram } from '../scripts/setup/electron-runtime.mjs';
import { at, ROOT } from '../scripts/setup/project-root.mjs';
import type { Benchmark, Effort, Figure } from './benchmark';
import { scratchFolder } from './scratch';
import { SANDBOX_OPTIONS } from './windows';

const LIMIT_MS = 120_000;

/** See the head of this file. */
export const pluginCallInElectron: Benchmark = { name: 'plugin-electron', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('plugin-electron');
  const entry = await bundle(folder);
  const program = electronProgram();
  if (program === null) throw new Error('Electron is not there: run npm run setup');
  const { stdout } = await promisify(execFile)(program, [...SANDBOX_OPTIONS, entry], {
    cwd: ROOT,
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    env: { ...process.env, BENCH_EFFORT: effort, BENCH_FOLDER: folder },
  });
  const figures: readonly Figure[] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  return figures;
}

async function bundle(folder: string): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: at('bench', 'utility-process', 'main.ts'),
      target: 'node20.18',
      outDir: path.join(folder, 'bundle'),
      minify: false,
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: ['zod', 'fractional-indexing'] },
  });
  return path.join(folder, 'bundle', 'main.mjs');
}
