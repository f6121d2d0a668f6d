/** Starts the plugin host under plain Node: for tests, and for the command line, which has no window. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type HostProcess, KEEPS_UP, type SpawnHost, type SpawnWays } from './host-process';

/** Starts processes that run this bundle of index.ts. */
export function childProcessSpawner(bundle: URL, { keepsUp = false }: SpawnWays = {}): SpawnHost {
  return () => start(bundle, keepsUp ? [KEEPS_UP] : []);
}

function start(bundle: URL, args: readonly string[]): HostProcess {
  const child = fork(fileURLToPath(bundle), args, {
    // Structured clone, so that bytes stay bytes.
    serialization: 'advanced',
    // The clock of scripts shows UTC, so that a run comes out the same wherever it is played again.
    env: { TZ: 'UTC' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // A process that is not there any more says so by `exit`; what was meant for it is lost with it.
  child.on('error', () => undefined);
  return {
    post: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code, signal) => listener(signal ?? `code ${code}`));
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
