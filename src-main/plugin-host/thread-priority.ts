/** Puts a plugin's thread behind everything else that wants to compute: keys first, plugins with what is left. */
import { constants, setPriority } from 'node:os';

/**
 * Lowers the priority of the calling thread. On Linux that is this thread's alone (setpriority(2): a nice value is a
 * thread's); elsewhere it would be the whole process's, which is why it is done a little less there.
 */
export function yieldToOthers(platform: NodeJS.Platform = process.platform): void {
  const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;
  try {
    setPriority(0, platform === 'linux' ? PRIORITY_LOW : PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here: plugins then compete with the keys, as every other program does.
  }
}
