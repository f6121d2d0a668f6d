/** Processes that are killed while they work. For tests only. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundleForNode, ROOT } from './node-bundle';

/** How many processes a test kills; a thousand of them before a release. */
export const KILL_RUNS = Number(process.env.TOTUI_KILL_RUNS ?? '20');

/** A program of a test's own. */
export interface ChildProgram {
  /** Starts it, and kills it that many ms after its first word. Resolves with the lines it said until then. */
  killedAfter(ms: number, args: readonly string[]): Promise<string[]>;
  /** Takes it away. */
  dispose(): void;
}

/** Compiles it once: a process that is killed after 50 ms shall not spend a second on its own compilation. */
export async function compileChild(source: string): Promise<ChildProgram> {
  const outDir = `${ROOT}node_modules/.cache/children/${process.pid}-${process.hrtime.bigint()}/`;
  await bundleForNode(outDir, { child: source });
  return {
    killedAfter: (ms, args) => killedAfter(ms, [`${outDir}child.js`, ...args]),
    dispose: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

function killedAfter(ms: number, args: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), ms));
    child.stdout.on('data', (bytes) => {
      said += bytes;
    });
    child.once('error', reject);
    child.once('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error('the child ended by itself'));
      resolve(said.split('\n').slice(0, -1));
    });
  });
}
