/**
 * Unpacks chosen members of a zip file: stored or deflated, each checked against its checksum. No zip64, no
 * encryption, no writing; a file that is cut short or lies about its sizes is refused with a reason.
 * Format: PKWARE APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its end).
 */
import fs from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

const END = 0x06054b50;
const END_SIZE = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_SIZE = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const COMMENT_LIMIT = 0xffff;
const ZIP64_MARK = 0xffffffff;
const ENCRYPTED = 1;

/**
 * @typedef {object} Member
 * @property {string} name as it stands in the archive
 * @property {number} method 0 stored, 8 deflated
 * @property {number} packedSize bytes
 * @property {number} size bytes
 * @property {number} checksum CRC-32
 * @property {number} mode permission bits; 0 where the archive has none
 * @property {number} offset of its local header
 */

/**
 * @param {string} file
 * @param {(name: string) => string | null} targetOf where a member goes; null skips it. Folders are not asked for.
 * @returns {Promise<number>} how many members were unpacked
 */
export async function unzip(file, targetOf) {
  const handle = fs.openSync(file, 'r');
  try {
    let count = 0;
    for (const member of readDirectory(handle)) {
      const target = member.name.endsWith('/') ? null : targetOf(member.name);
      if (target === null) continue;
      await unpack(file, handle, member, target);
      count += 1;
    }
    return count;
  } catch (cause) {
    throw new Error(`unpacking ${file}: ${/** @type {Error} */ (cause).message}`, { cause });
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * @param {number} handle
 * @returns {Generator<Member>}
 */
function* readDirectory(handle) {
  const end = readEnd(handle);
  const directory = readExactly(handle, end.offset, end.size);
  let at = 0;
  for (let i = 0; i < end.count; i += 1) {
    if (at + DIRECTORY_ENTRY_SIZE > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new Error(`the directory breaks off after ${i} of ${end.count} members`);
    }
    const nameLength = directory.readUInt16LE(at + 28);
    const next =
      at +
      DIRECTORY_ENTRY_SIZE +
      nameLength +
      directory.readUInt16LE(at + 30) +
      directory.readUInt16LE(at + 32);
    if (next > directory.length)
      throw new Error(`the directory breaks off after ${i} of ${end.count} members`);
    yield readMember(directory.subarray(at, next), nameLength);
    at = next;
  }
}

/**
 * @param {Buffer} entry
 * @param {number} nameLength
 * @returns {Member}
 */
function readMember(entry, nameLength) {
  const name = entry.toString('utf8', DIRECTORY_ENTRY_SIZE, DIRECTORY_ENTRY_SIZE + nameLength);
  const member = {
    name,
    method: entry.readUInt16LE(10),
    checksum: entry.readUInt32LE(16),
    packedSize: entry.readUInt32LE(20),
    size: entry.readUInt32LE(24),
    mode: (entry.readUInt32LE(38) >>> 16) & 0o777,
    offset: entry.readUInt32LE(42),
  };
  if (entry.readUInt16LE(8) & ENCRYPTED) throw new Error(`${name} is encrypted`);
  if ([member.packedSize, member.size, member.offset].includes(ZIP64_MARK))
    throw new Error(`${name} needs zip64`);
  return member;
}

/** @param {number} handle */
function readEnd(handle) {
  const fileSize = fs.fstatSync(handle).size;
  const tail = readExactly(
    handle,
    Math.max(0, fileSize - END_SIZE - COMMENT_LIMIT),
    Math.min(fileSize, END_SIZE + COMMENT_LIMIT),
  );
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const end = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    if (end.offset === ZIP64_MARK) throw new Error('it needs zip64');
    if (end.offset + end.size > fileSize) throw new Error('its directory lies outside the file');
    return end;
  }
  throw new Error('it is not a zip file, or its end is missing');
}

/**
 * @param {string} file
 * @param {number} handle
 * @param {Member} member
 * @param {string} target
 */
async function unpack(file, handle, member, target) {
  const local = readExactly(handle, member.offset, LOCAL_HEADER_SIZE);
  if (local.readUInt32LE(0) !== LOCAL_HEADER)
    throw new Error(`${member.name} is not where the directory says`);
  const start = member.offset + LOCAL_HEADER_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + member.packedSize > fs.fstatSync(handle).size) throw new Error(`${member.name} is cut short`);
  if (member.method !== 0 && member.method !== 8)
    throw new Error(`${member.name}: unknown method ${member.method}`);
  await mkdir(path.dirname(target), { recursive: true });
  const sink = fs.createWriteStream(target, { mode: member.mode || 0o644 });
  const check = checked(member);
  if (member.packedSize === 0) {
    check.end();
    await pipeline(check, sink);
    return;
  }
  const source = fs.createReadStream(file, {
    start,
    end: start + member.packedSize - 1,
    highWaterMark: 1 << 20,
  });
  if (member.method === 8) await pipeline(source, createInflateRaw(), check, sink);
  else await pipeline(source, check, sink);
}

/**
 * Passes a member's bytes on and fails when they are more, fewer or others than the directory says.
 * @param {Member} member
 */
function checked(member) {
  let size = 0;
  let checksum = 0;
  return new Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length;
      checksum = crc32(chunk, checksum);
      if (size > member.size) done(new Error(`${member.name} is larger than it says`));
      else done(null, chunk);
    },
    flush(done) {
      const right = size === member.size && checksum === member.checksum;
      done(right ? null : new Error(`${member.name} is damaged: its checksum is wrong`));
    },
  });
}

/**
 * @param {number} handle
 * @param {number} offset
 * @param {number} length
 */
function readExactly(handle, offset, length) {
  const bytes = Buffer.alloc(length);
  if (fs.readSync(handle, bytes, 0, length, offset) !== length) throw new Error('it is cut short');
  return bytes;
}
