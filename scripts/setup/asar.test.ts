import { describe, expect, it } from 'vitest';
import { packAsar } from './asar.mjs';

/** Reads an archive as Electron does: pickle, pickle, JSON, bytes from the end of the header on. */
function readAsar(archive: Buffer): Map<string, string> {
  expect(archive.readUInt32LE(0)).toBe(4);
  const headerSize = archive.readUInt32LE(4);
  expect(archive.readUInt32LE(8)).toBe(headerSize - 4);
  expect(headerSize % 4).toBe(0);
  const json = archive.toString('utf8', 16, 16 + archive.readUInt32LE(12));
  const { files } = JSON.parse(json) as { files: Record<string, { size: number; offset: string }> };
  return new Map(
    Object.entries(files).map(([name, { size, offset }]) => {
      const start = 8 + headerSize + Number(offset);
      return [name, archive.toString('utf8', start, start + size)];
    }),
  );
}

describe('packAsar', () => {
  it.each([
    [{ 'main.js': 'go()', 'package.json': '{"type":"module"}' }],
    [{ a: '', b: 'ü€', 'longer-name.txt': 'x'.repeat(10_000) }],
    [{}],
  ])('writes what can be read back: %#', (content) => {
    const files = new Map(Object.entries(content).map(([name, text]) => [name, Buffer.from(text)]));
    expect(Object.fromEntries(readAsar(packAsar(files)))).toEqual(content);
  });
});
