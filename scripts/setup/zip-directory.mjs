/**
 * Reads the list of members at the end of a zip file. Format: PKWARE APPNOTE.TXT 6.3, sections 4.3.12 (the
 * directory) and 4.3.16 (its end).
 */
import fs from 'node:fs';

const END = 0x06054b50;
const END_SIZE = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_SIZE = 46;
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
 * The members one by one. Throws where the list breaks off, lies outside the file or needs what we do not read.
 * @param {number} handle an open file
 * @returns {Generator<Member>}
 */
export function* readDirectory(handle) {
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
 * Reads so many bytes, or throws.
 * @param {number} handle
 * @param {number} offset
 * @param {number} length
 */
export function readExactly(handle, offset, length) {
  const bytes = Buffer.alloc(length);
  if (fs.readSync(handle, bytes, 0, length, offset) !== length) throw new Error('it is cut short');
  return bytes;
}
