/**
 * The esbuild that bundles: one process that serves every build, with bounded memory where the system can say so. A
 * source may be made to break it; then that build is refused, what was built beside it is built again, and the next one
 * finds another process. What is bundled and how is not decided here.
 */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inTime } from './bundle-ways';
import { boundMemory } from './run-compiler';

/** What it may write to, in bytes: for all builds at a time. */
const BUNDLE_MEMORY = 1024 ** 3;

/** What came of it. */
export type Bundling<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'overtime' }
  /** Its process ended: it needed too much memory, or could not cope with what it read. */
  | { readonly kind: 'broke' };

/** Has it bundle, twice at most. Rejects with the errors of esbuild for what is wrong in the source. */
export async function bundleWith<T>(start: (build: Esbuild['build']) => Promise<T>): Promise<Bundling<T>> {
  const { build } = await import('esbuild');
  let isAgain = false;
  for (;;) {
    const mine = serving ?? serve();
    serving = mine;
    try {
      await mine;
      const result = await inTime(start(build));
      if (result !== undefined) return { kind: 'done', result };
      await endService(mine);
      return { kind: 'overtime' };
    } catch (error) {
      if (!hasEnded(error)) throw error;
      await endService(mine);
      // It may have been another source's doing.
      if (isAgain) return { kind: 'broke' };
      isAgain = true;
    }
  }
}

type Esbuild = typeof import('esbuild');

/** The process that serves now: fulfilled when its memory is bounded. */
let serving: Promise<void> | undefined;

async function serve(): Promise<void> {
  const { stop, transform } = await import('esbuild');
  const started: unknown[] = [];
  const hear = (message: unknown) => started.push(message);
  subscribe(STARTED, hear);
  try {
    await transform('');
  } catch (error) {
    serving = undefined;
    await stop();
    throw error;
  } finally {
    unsubscribe(STARTED, hear);
  }
  // A process that is told of has no number yet.
  for (const pid of started.flatMap(pidIn)) await boundMemory(pid, BUNDLE_MEMORY);
}

/** Where Node tells of every process that it starts. */
const STARTED = 'child_process';

function pidIn(message: unknown): number[] {
  const { process: child } = message as { readonly process?: Partial<ChildProcess> };
  const isServing = child?.spawnargs?.some((one) => one.startsWith('--service='));
  return isServing && child?.pid !== undefined ? [child.pid] : [];
}

/** What waits within it is never done. Without this, esbuild would ask the process that has ended for ever. */
async function endService(mine: Promise<void>): Promise<void> {
  if (serving !== mine) return;
  serving = undefined;
  const { stop } = await import('esbuild');
  await stop();
}

function hasEnded(error: unknown): boolean {
  return error instanceof Error && /^The service (was stopped|is no longer running)/.test(error.message);
}
