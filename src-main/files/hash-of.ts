import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { TaskContext } from './task';

/** SHA-256 of files one behind the other, in hexadecimal. */
export async function hashOf(files: readonly string[], context: Pick<TaskContext, 'pause'>): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1024 * 1024);
  for (const file of files) {
    const handle = await open(file, 'r');
    try {
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
        await context.pause();
      }
    } finally {
      await handle.close();
    }
  }
  return hash.digest('hex');
}
