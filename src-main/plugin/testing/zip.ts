/** Writes zip archives for tests, lies included. */
import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

/** One member; what is left out is as an honest archiver writes it. */
export interface Member {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Unix file type and mode: 0o100644 for a file, 0o120777 for a link. */
  readonly mode?: number;
  /** The uncompressed size that the directory claims. */
  readonly claims?: number;
  readonly crc?: number;
  readonly packed?: boolean;
  /** General purpose bits: 1 for encrypted. */
  readonly flags?: number;
  /** The name in the local header, when it shall be another. */
  readonly localName?: string;
}

/** The archive's bytes; `count` lies about how many members there are. */
export function zip(members: readonly Member[], count = members.length): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, central } = write(member, offset);
    locals.push(local);
    directory.push(central);
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

function write(member: Member, offset: number): { local: Buffer; central: Buffer } {
  const { name, content = '', mode = 0o100644, packed = false, flags = 0, localName = name } = member;
  const bytes = Buffer.from(content);
  const data = packed ? deflateRawSync(bytes) : bytes;
  const [encoded, localEncoded] = [Buffer.from(name), Buffer.from(localName)];
  // Version, flags (0x800: the name is UTF-8), method, time, date, checksum, sizes, length of the name, extras.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags | 0x800, 2);
  common.writeUInt16LE(packed ? 8 : 0, 4);
  common.writeUInt32LE(member.crc ?? crc32(bytes), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(member.claims ?? bytes.length, 18);
  const local = Buffer.concat([u32(0x04034b50), nameLength(common, localEncoded), localEncoded, data]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE((mode << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([20, 3]);
  const central = Buffer.concat([u32(0x02014b50), madeBy, nameLength(common, encoded), tail, encoded]);
  return { local, central };
}

function nameLength(common: Buffer, name: Buffer): Buffer {
  const header = Buffer.from(common);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
