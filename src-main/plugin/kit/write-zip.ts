/**
 * Writes a `.zip` that is the same bytes for the same members, whenever, wherever and by whomever: fixed dates and modes,
 * and members stored as they are. Compressed they would be what one version of one library makes of them; a plugin is a
 * hundred kB at most, and whoever carries it further may compress it there.
 */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** A file to be packed. Names are plain: no folders, no `..`. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, the first day that the format knows, as it writes days. */
const FIRST_DAY = 0x0021;

/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;

/** What a reader must know: nothing beyond the first version of the format. */
const NEEDED = 10;

/** Made on Unix, so that the mode counts, by version 2.0. */
const MADE_BY = (3 << 8) | 20;

/** A plain file that all may read. */
const FILE_MODE = 0o100644;

/** The archive, with the members in the order given. */
export function writeZip(members: readonly ZipMember[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of members) {
    const facts = factsOf(bytes, name);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, Buffer.from(name), bytes]);
    directory.push(directoryEntry(facts, name, offset));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...locals, central, endRecord(members.length, central.length, offset)]);
}

/** What both headers say in the same form: versions and flags, date, check sum, sizes, lengths of name and extras. */
function factsOf(bytes: Uint8Array, name: string): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(NEEDED, 0);
  facts.writeUInt16LE(UTF8_NAMES, 2);
  facts.writeUInt16LE(FIRST_DAY, 8);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(bytes.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(Buffer.byteLength(name), 22);
  return facts;
}

function directoryEntry(facts: Buffer, name: string, offset: number): Buffer {
  const head = Buffer.from('PK\u0001\u0002\0\0', 'latin1');
  head.writeUInt16LE(MADE_BY, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(FILE_MODE * 0x10000, 6);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([head, facts, tail, Buffer.from(name)]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
