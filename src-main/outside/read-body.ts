/** Reads a body to its end or to its limit, unpacked on the way. */
import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { err, ok, type Result } from '../../src-core/lib/result';

/** Why a body was not read: the limit, or a phrase. */
export type BodyFault = { readonly kind: 'limit' } | { readonly kind: 'broken'; readonly words: string };

/**
 * The body's bytes, unpacked as `encoding` says (gzip, deflate, br). Neither what travels nor what comes out may be
 * more than `maxBytes`; at the first byte more, reading ends and the stream is destroyed. Rejects when the stream does.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  maxBytes: number,
): Promise<Result<Buffer, BodyFault>> {
  const packed = bounded(body, maxBytes);
  try {
    const first = await packed.next();
    if (first.done) return ok(Buffer.alloc(0));
    const rest = Readable.from(joined(first.value, packed), { objectMode: false });
    const unpack = decoder(encoding, first.value);
    if (unpack === 'unknown') return err({ kind: 'broken', words: 'is packed in a way that is not known' });
    return ok(await collect(unpack ? piped(rest, unpack) : rest, maxBytes));
  } catch (error) {
    if (error instanceof TooLarge) return err({ kind: 'limit' });
    if (isPackingError(error)) return err({ kind: 'broken', words: 'is not packed as it says' });
    throw error;
  } finally {
    body.destroy();
  }
}

class TooLarge extends Error {}

async function* bounded(body: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooLarge();
    yield chunk;
  }
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

function decoder(encoding: string, first: Buffer): Transform | 'unknown' | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate': // meant as zlib, by many sent raw; zlib's first byte tells
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    default:
      return 'unknown';
  }
}

/** Like `pipe`, with errors carried on and both ends destroyed together. */
function piped(from: Readable, to: Transform): Readable {
  from.on('error', (error) => to.destroy(error));
  to.on('close', () => from.destroy());
  return from.pipe(to);
}

async function collect(from: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of from) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Those of zlib and brotli have a number and, unlike the system's, a code that begins so. */
function isPackingError(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error && 'errno' in error)) return false;
  return /^(Z_|ERR_)/.test(String(error.code));
}
