/**
 * A plugin call as the application makes it: the plugin host in a utility process of Electron's. Electron is started
 * without a window on a bundle of utility-process/main.ts, which measures and prints its figures as JSON.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { electronProgram } from '../scripts/setup/electron-runtime.mjs';
import { at, ROOT } from '../scripts/setup/project-root.mjs';
import type { Benchmark, Effort, Figure } from './benchmark';
import type { GuestName } from './guest-names';
import { buildGuests } from './guests';
import { BARE_ECHO, PLUGIN_HOST } from './plugin-call';
import { scratchFolder } from './scratch';
import type { Job } from './utility-process/job';
import { SANDBOX_OPTIONS } from './windows';

const LIMIT_MS = 120_000;

/** See the head of this file. */
export const pluginCallInElectron: Benchmark = { name: 'plugin-electron', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('plugin-electron');
  const job: Job = {
    effort,
    pluginHost: PLUGIN_HOST,
    bareEcho: BARE_ECHO,
    guests: await writeGuests(folder),
    idlePlugin: at('out', 'plugins', 'hello', 'plugin.wasm'),
    userData: path.join(folder, 'electron'),
  };
  const program = electronProgram();
  if (program === null) throw new Error('Electron is not there: run npm run setup');
  const { stdout } = await promisify(execFile)(program, [...SANDBOX_OPTIONS, await bundle(folder)], {
    cwd: ROOT,
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    env: { ...process.env, BENCH_JOB: JSON.stringify(job) },
  });
  const figures: readonly Figure[] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  return figures;
}

async function writeGuests(folder: string): Promise<Record<GuestName, string>> {
  const write = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, `${name}.wasm`);
    writeFileSync(file, bytes);
    return file;
  };
  const { echo, asksDate, asksTodos } = await buildGuests();
  return {
    echo: write('echo', echo),
    asksDate: write('asks-date', asksDate),
    asksTodos: write('asks-todos', asksTodos),
  };
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
