/**
 * Reads a plugin's `.zip` from memory. Nothing is unpacked to disk: a few files with fixed names come out as bytes,
 * and an archive that is anything but plain is refused whole. After the rules of quality.md, "Package".
 */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { entryNameFault } from './entry-name';

/** Bytes of an archive, and of all that comes out of it. */
export const MAX_ARCHIVE_BYTES = 16 * 1024 * 1024;

/** Files and folders in an archive. */
export const MAX_ARCHIVE_ENTRIES = 64;

/** An archive whose directory was read and found plain. */
export interface Archive {
  /** Names of its files, without a common top folder. */
  readonly names: readonly string[];
  /** Reads one of them; at most `maxBytes`, and the archive's limit over all reads together. */
  read(name: string, maxBytes: number): Promise<Result<Uint8Array, string>>;
}

/** Thrown inside this file to refuse. */
class Refused extends Error {}

/** Opens an archive. The error is a phrase for the user. Never rejects for what the bytes say. */
export async function openArchive(bytes: Uint8Array): Promise<Result<Archive, string>> {
  if (bytes.length > MAX_ARCHIVE_BYTES) return err(`is larger than ${MAX_ARCHIVE_BYTES / 1024 / 1024} MiB`);
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
    });
    const files = await readDirectory(zip);
    let left = MAX_ARCHIVE_BYTES;
    return ok({
      names: [...files.keys()],
      read: async (name, maxBytes) => {
        const entry = files.get(name);
        if (!entry) return err('is not there');
        const read = await readEntry(zip, entry, Math.min(maxBytes, left));
        if (read.ok) left -= read.value.length;
        return read;
      },
    });
  } catch (error) {
    return err(phraseOf(error));
  }
}

/** Every file by its name; folders are left out. Throws what makes the whole archive unfit. */
async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ARCHIVE_ENTRIES) {
    throw new Refused(`has ${zip.entryCount} entries; at most ${MAX_ARCHIVE_ENTRIES} are read`);
  }
  const seen = new Set<string>();
  const files = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, seen);
    await checkLocalName(zip, entry);
    if (!entry.fileName.endsWith('/')) files.set(entry.fileName, entry);
  }
  return withoutTopFolder(files);
}

function checkEntry(entry: Entry, seen: Set<string>): void {
  const { fileName } = entry;
  const shown = `“${cleanLine(fileName, 60)}”`;
  const fault = entryNameFault(fileName.replace(/\/$/, ''));
  if (fault) throw new Refused(`holds ${shown}, which ${fault}`);
  const folded = fileName.replace(/\/$/, '').normalize('NFKC').toLowerCase();
  if (seen.has(folded)) throw new Refused(`holds ${shown} twice`);
  seen.add(folded);
  if (!isPlainKind(entry)) throw new Refused(`holds ${shown}, which is a link or a device`);
  if (!entry.canDecodeFileData())
    throw new Refused(`holds ${shown}, which is encrypted or packed in a way that is not read`);
  if (entry.uncompressedSize > MAX_ARCHIVE_BYTES) throw new Refused(`holds ${shown}, which is too large`);
}

/** The type of file in the attributes that Unix archivers write: a plain file, a folder, or nothing said. */
function isPlainKind(entry: Entry): boolean {
  const UNIX = 3;
  const MACOS = 19;
  const system = entry.versionMadeBy >>> 8;
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (system !== UNIX && system !== MACOS) return type === 0 || type === 0o100000 || type === 0o040000;
  const isFolder = entry.fileName.endsWith('/');
  return type === 0 || type === (isFolder ? 0o040000 : 0o100000);
}

/** The name stands twice in an archive; when the two differ, programs disagree about what is in it. */
async function checkLocalName(zip: ZipFile, entry: Entry): Promise<void> {
  const header = await zip.readLocalFileHeaderPromise(entry);
  const central = Buffer.from(entry.fileNameRaw);
  if (!header.fileName.equals(central)) throw new Refused('names a file differently in two places');
}

function withoutTopFolder(files: Map<string, Entry>): Map<string, Entry> {
  const [top] = [...files.keys()][0]?.split('/') ?? [];
  const prefix = `${top}/`;
  const isWrapped = [...files.keys()].every((name) => name.startsWith(prefix));
  if (!isWrapped) return files;
  return new Map([...files].map(([name, entry]) => [name.slice(prefix.length), entry]));
}

async function readEntry(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Result<Uint8Array, string>> {
  if (entry.uncompressedSize > maxBytes)
    return err(`has ${entry.uncompressedSize} bytes; at most ${maxBytes} are read`);
  try {
    const parts: Buffer[] = [];
    let length = 0;
    const stream = await zip.openReadStreamPromise(entry);
    for await (const part of stream as AsyncIterable<Buffer>) {
      length += part.length;
      // The library compares sizes too; this holds even if it should not.
      if (length > maxBytes) return err(`unpacks to more than ${maxBytes} bytes`);
      parts.push(part);
    }
    const bytes = new Uint8Array(Buffer.concat(parts)); // of its own: small buffers share their memory
    return crc32(bytes) === entry.crc32 ? ok(bytes) : err('is damaged: its checksum is wrong');
  } catch (error) {
    return err(phraseOf(error));
  }
}

function phraseOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `is not a zip archive that can be read: ${cleanLine(message, 120)}`;
}
