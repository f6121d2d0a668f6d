/** Starts the plugin host as a process of Electron's. The only file of the plugin host that knows Electron. */
import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { type HostProcess, KEEPS_UP, type SpawnHost, type SpawnWays } from './host-process';

/** Starts processes that run this bundle of index.ts. */
export function utilityProcessSpawner(bundle: URL, { keepsUp = false }: SpawnWays = {}): SpawnHost {
  return () => start(bundle, keepsUp ? [KEEPS_UP] : []);
}

function start(bundle: URL, args: string[]): HostProcess {
  const child = utilityProcess.fork(fileURLToPath(bundle), args, {
    serviceName: 'to-tui plugins',
    // The clock of scripts shows UTC, so that a run comes out the same wherever it is played again.
    env: { TZ: 'UTC' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(`code ${code}`));
    },
    kill: () => {
      // Electron asks first (SIGTERM), and a process full of loops may not hear it.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
}
