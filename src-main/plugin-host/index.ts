/**
 * The process in which plugins run, apart from the application, so that whatever a plugin breaks is not the
 * application. Started by main when the first plugin is loaded; ends when main does, or when a thread will not.
 * It holds no plugin's state but what is in the threads, and no power: no files, no network, no database.
 */
import { setFlagsFromString } from 'node:v8';
import { KEEPS_UP } from './host-process';
import type { HostMessage, MainMessage } from './protocol';
import { SandboxHost } from './sandbox-host';
import { ScriptEngine } from './script-engine';
import { workerStarter } from './start-worker';

// 64 MiB for any one memory, whatever vetting let pass. Must come before the process first uses WebAssembly.
setFlagsFromString('--wasm-max-mem-pages=1024');

/** How long main may take to end this process; then it ends itself. Milliseconds. */
const MAINS_TURN_MS = 500;

/** The line to main: Electron's, or Node's when started without a window. */
const line = connect();
const host = new SandboxHost({
  post: line.post,
  engine: new ScriptEngine(),
  startWorker: workerStarter(
    new URL('./plugin-worker.js', import.meta.url),
    !process.argv.includes(KEEPS_UP),
  ),
  onStuck: () => {
    line.post({ type: 'stuck' });
    setTimeout(die, MAINS_TURN_MS);
  },
});

line.listen((message) => {
  host.receive(message).catch((error: unknown) => {
    process.stderr.write(`plugin host: ${error instanceof Error ? error.stack : String(error)}\n`);
    die();
  });
});
line.post({ type: 'up' });

interface Line {
  readonly post: (message: HostMessage) => void;
  readonly listen: (listener: (message: MainMessage) => void) => void;
}

function connect(): Line {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      listen: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    };
  }
  // Without main there is nothing to do here.
  process.once('disconnect', die);
  return {
    post: (message) => process.send?.(message),
    listen: (listener) => process.on('message', listener),
  };
}

/** Electron's port of a utility process, as far as it is used. */
interface ParentPort {
  postMessage(message: HostMessage): void;
  on(event: 'message', listener: (event: { readonly data: MainMessage }) => void): void;
}

/** Not `exit`, which waits for the threads: one that will not die is why this is called. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
