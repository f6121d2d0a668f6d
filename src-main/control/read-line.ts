import type { Socket } from 'node:net';
import { err, ok, type Result } from '../../src-core/lib/result';

/** How much and how long is read. */
export interface LineBounds {
  /** Line end included. */
  readonly maxBytes: number;
  readonly patienceMs: number;
}

const NEWLINE = 0x0a;

/**
 * The first line that comes, without its end; nothing behind it is read. The error is a phrase: too long, not UTF-8,
 * too slow, or cut off.
 */
export function readLine(
  socket: Socket,
  { maxBytes, patienceMs }: LineBounds,
): Promise<Result<string, string>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (result: Result<string, string>) => {
      clearTimeout(timer);
      socket.off('data', take);
      socket.off('end', cut);
      socket.off('close', cut);
      socket.pause();
      resolve(result);
    };
    const cut = () => finish(err('was cut off'));
    const take = (chunk: Buffer) => {
      const end = chunk.indexOf(NEWLINE);
      const part = end < 0 ? chunk : chunk.subarray(0, end + 1);
      bytes += part.length;
      if (bytes > maxBytes) return finish(err(`is longer than ${maxBytes / 1024} KiB`));
      chunks.push(part);
      if (end >= 0) finish(decode(Buffer.concat(chunks).subarray(0, -1)));
    };
    const timer = setTimeout(() => finish(err('took too long')), patienceMs);
    socket.on('data', take);
    socket.on('end', cut);
    socket.on('close', cut);
  });
}

function decode(bytes: Uint8Array): Result<string, string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('is not UTF-8');
  }
}
