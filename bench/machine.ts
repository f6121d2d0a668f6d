import os from 'node:os';
import { runtimeVersion } from '../scripts/setup/electron-runtime.mjs';

/** Where figures come from, so that they are not compared with those of another machine. */
export function describeMachine() {
  const processors = os.cpus();
  return {
    processors: `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}`,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    electron: runtimeVersion() ?? 'none',
    at: new Date().toISOString(),
  };
}
