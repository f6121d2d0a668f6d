import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from './zip.mjs';

interface MadeMember {
  readonly name: string;
  readonly bytes: Buffer;
  readonly stored?: boolean;
  readonly mode?: number;
  /** Overwrites what the directory says, to lie. */
  readonly lie?: {
    readonly size?: number;
    readonly checksum?: number;
    readonly flags?: number;
    readonly method?: number;
  };
}

/** Writes a zip file as other programs do: members, directory, end. */
function zipOf(members: readonly MadeMember[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored = false, mode = 0o644, lie = {} } of members) {
    const packed = stored ? bytes : deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    parts.push(local, Buffer.from(name), packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(lie.flags ?? 0, 8);
    entry.writeUInt16LE(lie.method ?? (stored ? 0 : 8), 10);
    entry.writeUInt32LE(lie.checksum ?? crc32(bytes), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(lie.size ?? bytes.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((0o100000 | mode) * 0x10000, 38);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, list, end, Buffer.from(comment)]);
}

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-zip-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const text = Buffer.from('A line that repeats. '.repeat(500));

function unpackAll(archive: Buffer): Promise<number> {
  const file = path.join(folder, 'a.zip');
  fs.writeFileSync(file, archive);
  return unzip(file, (name) => path.join(folder, 'out', name));
}

describe('unzip', () => {
  it('unpacks deflated, stored and empty members with their permissions', async () => {
    const count = await unpackAll(
      zipOf([
        { name: 'bin/program', bytes: text, mode: 0o755 },
        { name: 'kept', bytes: text, stored: true },
        { name: 'empty', bytes: Buffer.alloc(0), stored: true },
        { name: 'folder/', bytes: Buffer.alloc(0), stored: true },
      ]),
    );
    expect(count).toBe(3);
    expect(fs.readFileSync(path.join(folder, 'out/bin/program'))).toEqual(text);
    expect(fs.statSync(path.join(folder, 'out/bin/program')).mode & 0o777).toBe(0o755);
    expect(fs.readFileSync(path.join(folder, 'out/kept'))).toEqual(text);
    expect(fs.statSync(path.join(folder, 'out/empty')).size).toBe(0);
  });

  it('unpacks only what is asked for, under the name it is given', async () => {
    const file = path.join(folder, 'a.zip');
    fs.writeFileSync(
      file,
      zipOf([
        { name: 'x/a', bytes: text },
        { name: '../../b', bytes: text },
      ]),
    );
    await unzip(file, (name) => (name === 'x/a' ? path.join(folder, 'only') : null));
    expect(fs.readdirSync(folder).sort()).toEqual(['a.zip', 'only']);
  });

  it('finds the end behind a comment', async () => {
    expect(await unpackAll(zipOf([{ name: 'a', bytes: text }], 'made by hand'))).toBe(1);
  });

  it('refuses an archive that is cut short anywhere', async () => {
    const whole = zipOf([
      { name: 'a', bytes: Buffer.from('some text') },
      { name: 'b', bytes: Buffer.from('more') },
    ]);
    for (let length = 0; length < whole.length; length += 1) {
      await expect(unpackAll(whole.subarray(0, length)), `${length} bytes`).rejects.toThrow(
        /^unpacking .*a\.zip: /,
      );
    }
  });

  it('refuses an archive that has lost bytes in the middle', async () => {
    const whole = zipOf([{ name: 'a', bytes: text }]);
    const without = Buffer.concat([whole.subarray(0, 40), whole.subarray(60)]);
    await expect(unpackAll(without)).rejects.toThrow(/directory/);
  });

  it.each([
    ['a wrong checksum', { checksum: 1 }, 'its checksum is wrong'],
    ['more bytes than it says', { size: 10 }, 'larger than it says'],
    ['fewer bytes than it says', { size: text.length + 1 }, 'damaged'],
    ['encryption', { flags: 1 }, 'is encrypted'],
    ['an unknown method', { method: 12 }, 'unknown method 12'],
    ['sizes of zip64', { size: 0xffffffff }, 'needs zip64'],
  ])('refuses a member with %s', async (_, lie, reason) => {
    await expect(unpackAll(zipOf([{ name: 'a', bytes: text, lie }]))).rejects.toThrow(reason);
  });

  it('refuses an empty member that claims content', async () => {
    const lie = { size: 5 };
    await expect(
      unpackAll(zipOf([{ name: 'a', bytes: Buffer.alloc(0), stored: true, lie }])),
    ).rejects.toThrow('damaged');
  });
});
