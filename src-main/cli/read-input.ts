/** Standard input as a whole: as text for a few lines, through a file of its own for more. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Input } from './read-given';

/** All of it, at most that many UTF-16 code units. */
export async function readAll(input: Input, max: number): Promise<Result<string, string>> {
  let text = '';
  input.setEncoding('utf8');
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > max) return err(`standard input is longer than ${max} characters`);
  }
  return ok(text);
}

/** The most that goes into a file, in bytes. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** A file with everything in it, for the user alone, and how it is taken away. */
export interface SpooledInput {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Writes standard input to a file among the temporary ones. */
export async function spool(input: Input, maxBytes = MAX_FILE_BYTES): Promise<Result<SpooledInput, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'to-tui-input-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'input');
  let bytes = 0;
  try {
    await pipeline(
      input,
      async function* bounded(chunks: AsyncIterable<Buffer | string>) {
        for await (const chunk of chunks) {
          bytes += Buffer.byteLength(chunk);
          if (bytes > maxBytes) throw new Error(`standard input is longer than ${maxBytes} bytes`);
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    );
    return ok({ path, remove });
  } catch (error) {
    await remove();
    return err(error instanceof Error ? error.message : String(error));
  }
}
