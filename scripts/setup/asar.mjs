/**
 * Writes Electron's archive format, for a handful of small files in one folder. Reading is Electron's own.
 * Format: github.com/electron/asar: two Chromium pickles (the size of the header, the header as JSON), then
 * the files' bytes one after the other.
 */

/**
 * @param {ReadonlyMap<string, Buffer>} files by their names, which contain no slash
 * @returns {Buffer}
 */
export function packAsar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const members = {};
  let offset = 0;
  for (const [name, bytes] of files) {
    members[name] = { size: bytes.length, offset: String(offset) };
    offset += bytes.length;
  }
  const json = Buffer.from(JSON.stringify({ files: members }));
  const padded = Math.ceil(json.length / 4) * 4; // a pickle is padded to whole 32-bit words
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0); // first pickle: four bytes follow,
  head.writeUInt32LE(8 + padded, 4); // the size of the second pickle
  head.writeUInt32LE(4 + padded, 8); // second pickle: the length word and the string follow
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...files.values()]);
}
