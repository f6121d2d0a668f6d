import { describe, expect, it } from 'vitest';
import { openArchive } from './archive';
import { entryNameFault } from './entry-name';
import { type Member, zip } from './testing/zip';

const MANIFEST: Member = { name: 'manifest.toml', content: 'x = 1', packed: true };
const refusalOf = async (...members: Member[]) => {
  const opened = await openArchive(zip([MANIFEST, ...members]));
  return opened.ok ? undefined : opened.error;
};

/** What reading that member comes to. */
const readOf = async (member: Member, maxBytes = 1_000) => {
  const opened = await openArchive(zip([MANIFEST, member]));
  if (!opened.ok) return opened.error;
  const read = await opened.value.read(member.name, maxBytes);
  return read.ok ? new TextDecoder().decode(read.value) : read.error;
};

describe('an archive', () => {
  it('gives its files, stored or packed, with or without a folder around', async () => {
    const members = [MANIFEST, { name: 'plugin.js', content: 'hi' }, { name: 'src/', mode: 0o040755 }];
    for (const wrapped of [members, members.map((one) => ({ ...one, name: `jira/${one.name}` }))]) {
      const opened = await openArchive(zip(wrapped));
      if (!opened.ok) throw new Error(opened.error);
      expect(opened.value.names).toEqual(['manifest.toml', 'plugin.js']);
      expect(await opened.value.read('plugin.js', 10)).toMatchObject({ ok: true });
      expect(await opened.value.read('manifest.toml', 10)).toEqual({
        ok: true,
        value: new TextEncoder().encode('x = 1'),
      });
      expect(await opened.value.read('README.md', 10)).toEqual({ ok: false, error: 'is not there' });
    }
  });

  const NAMES: [name: string, words: string][] = [
    ['../x', 'does not stay inside'],
    ['a/../../x', 'does not stay inside'],
    ['/etc/passwd', 'does not stay inside'],
    ['C:\\x', 'does not stay inside'],
    ['C:x', 'does not stay inside'],
    ['\\\\server\\share', 'does not stay inside'],
    ['a\u0000b', 'invisible character'],
    ['a\u202eb', 'invisible character'],
    ['./x', 'does not stay inside'],
    ['a//b', 'does not stay inside'],
    ['CON', 'name of a device'],
    ['sub/com1.txt', 'name of a device'],
    ['LPT².md', 'name of a device'],
    ['nul .txt', 'name of a device'],
    ['CONOUT$', 'name of a device'],
    ['x.', 'ends in a dot'],
    ['x ', 'ends in a dot'],
    ['a/b/c/d/e/f/g/h/i', 'too deep'],
    ['n'.repeat(400), 'too long a name'],
  ];

  it.each(NAMES)(
    'with a member %j is refused whole, by us and not only by the library',
    async (name, words) => {
      expect(entryNameFault(name)).toContain(words);
      expect(await refusalOf({ name, content: 'x' })).toBeTypeOf('string');
    },
  );

  it.each(['manifest.toml', 'MANIFEST.TOML', 'ｍanifest.toml'])(
    'that holds %s twice is refused',
    async (name) => {
      expect(await refusalOf({ name, content: 'x' })).toContain('twice');
    },
  );

  it.each([
    ['a symbolic link', { mode: 0o120777 }, 'link or a device'],
    ['a device', { mode: 0o060644 }, 'link or a device'],
    ['a pipe', { mode: 0o010644 }, 'link or a device'],
    ['a folder by its mode only', { mode: 0o040755 }, 'link or a device'],
    ['something encrypted', { flags: 1, packed: true }, 'encrypted'],
    ['something larger than all may be', { packed: true, claims: 20_000_000 }, 'too large'],
    ['stored bytes of another size', { claims: 99 }, 'size mismatch'],
    ['two names', { localName: 'other.js' }, 'differently in two places'],
  ])('with %s is refused whole', async (_, change, words) => {
    expect(await refusalOf({ name: 'plugin.js', content: 'x', ...change })).toContain(words);
  });

  it('with 65 members, or a lie about how many, is refused', async () => {
    const many = Array.from({ length: 65 }, (_, i) => ({ name: `f${i}` }));
    expect(await openArchive(zip(many))).toMatchObject({ error: 'has 65 entries; at most 64 are read' });
    expect((await openArchive(zip(many.slice(0, 64)))).ok).toBe(true);
    expect(await openArchive(zip([MANIFEST], 65_535))).toMatchObject({ ok: false });
    expect(await openArchive(zip([MANIFEST], 3))).toMatchObject({ ok: false });
  });

  it('that is none is refused: nothing, text, a module, half an archive, 17 MiB', async () => {
    const whole = zip([MANIFEST]);
    for (const bytes of [
      new Uint8Array(),
      Buffer.from('hello'),
      Buffer.from('\0asm'),
      whole.subarray(0, 40),
    ]) {
      expect(await openArchive(bytes)).toMatchObject({
        ok: false,
        error: expect.stringContaining('not a zip'),
      });
    }
    expect(await openArchive(new Uint8Array(17 * 1024 * 1024))).toMatchObject({ ok: false });
  });

  it('never unpacks more than it may', async () => {
    const zeros = new Uint8Array(10_000_000);
    expect(await readOf({ name: 'bomb', content: zeros, packed: true })).toContain('at most 1000 are read');
    // It claims to be small: the size that comes out is what counts.
    expect(await readOf({ name: 'bomb', content: zeros, packed: true, claims: 10 })).not.toContain('\0');
    const opened = await openArchive(
      zip([1, 2, 3].map((i) => ({ name: `bomb${i}`, content: zeros, packed: true }))),
    );
    if (!opened.ok) throw new Error(opened.error);
    expect((await opened.value.read('bomb1', 16_000_000)).ok).toBe(true);
    expect((await opened.value.read('bomb2', 16_000_000)).ok).toBe(false);
  });

  it('that is damaged says so', async () => {
    expect(await readOf({ name: 'a', content: 'x', crc: 1 })).toContain('checksum');
    expect(await readOf({ name: 'a', content: 'x', packed: true, claims: 5 })).toContain('zip archive');
  });
});
