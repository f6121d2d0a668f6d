/**
 * Unpacks chosen members of a zip file: stored or deflated, each checked against its checksum. No zip64, no
 * encryption, no writing; a file that is cut short or lies about its sizes is refused with a reason.
 * Format of a member: PKWARE APPNOTE.TXT 6.3, section 4.3.7.
 */
import fs from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { readDirectory, readExactly } from './zip-directory.mjs';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;

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
 * @param {string} file
 * @param {number} handle
 * @param {import('./zip-directory.mjs').Member} member
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
 * @param {import('./zip-directory.mjs').Member} member
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
