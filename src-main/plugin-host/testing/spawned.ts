/** Processes of the plugin host that a test can get hold of. */
import type { HostProcess, SpawnHost } from '../host-process';
import { childProcessSpawner } from '../spawn-child-process';
import { hostBundle } from './bundle';

/** Starts real processes and puts each into the list. */
export async function spawnedIn(processes: HostProcess[]): Promise<SpawnHost> {
  const start = childProcessSpawner((await hostBundle()).host);
  return () => {
    const process = start();
    processes.push(process);
    return process;
  };
}
