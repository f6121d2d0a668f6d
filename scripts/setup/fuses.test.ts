import { describe, expect, it } from 'vitest';
import { FUSE, fusePatches } from './fuses.mjs';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

function program(wire: string, version = 1, length = wire.length): Buffer {
  const head = Buffer.from(`\x7fELF code code ${SENTINEL}`);
  return Buffer.concat([head, Buffer.from([version, length]), Buffer.from(`${wire} more code`)]);
}

function patched(before: Buffer, fuses: Record<number, boolean>): string {
  const after = Buffer.from(before);
  for (const { offset, byte } of fusePatches(before, fuses)) after[offset] = byte;
  return after.toString('latin1');
}

describe('fusePatches', () => {
  it('changes the named fuses and nothing else', () => {
    const fuses = {
      [FUSE.enableNodeCliInspectArguments]: true,
      [FUSE.loadBrowserProcessSpecificV8Snapshot]: false,
    };
    expect(patched(program('10001011'), fuses)).toBe(program('10011001').toString('latin1'));
  });

  it('leaves a program alone whose fuses are as wished', () => {
    expect(patched(program('0001'), { 3: true })).toBe(program('0001').toString('latin1'));
  });

  it.each([
    ['without a wire', Buffer.from('just code'), 'no fuse wire'],
    ['with two wires', Buffer.concat([program('1'), program('1')]), 'two fuse wires'],
    ['with a wire of another version', program('1', 2), 'unknown version 2'],
    ['with too short a wire', program('101'), 'there is no fuse 3'],
    ['that ends with the sentinel', Buffer.from(SENTINEL), 'unknown version'],
  ])('refuses a program %s', (_, bytes, reason) => {
    expect(() => fusePatches(bytes, { 3: true })).toThrow(reason);
  });
});
