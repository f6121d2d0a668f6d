import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { TaskContext } from './task';

/** SHA-256 of a file in hexadecimal. */
export async function hashOf(file: string, context: Pick<TaskContext, 'pause'>): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(1024 * 1024);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
      await context.pause();
    }
  } finally {
    await handle.close();
  }
}
