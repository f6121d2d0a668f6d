import { describe, expect, it } from 'vitest';
import type { GalleryPlugin } from './gallery';
import { galleryPage, galleryReport, installedWords, readmeLines } from './gallery-report';

const HELLO: GalleryPlugin = {
  name: 'hello',
  version: '1.0.0',
  title: 'Hello',
  description: 'Says hello',
  author: 'A. Uthor',
  permissions: [],
  keys: [{ key: '<C-x>h', title: 'Greet' }],
  readme: ['# Hello', '', '    code'],
  installed: null,
};

const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text);

describe('the gallery', () => {
  it('lists each plugin and whether it is installed', () => {
    const other = {
      ...HELLO,
      name: 'b',
      installed: { version: '0.9.0', state: 'needs_consent', onTrial: true } as const,
    };
    expect(texts(galleryReport([HELLO, other]).lines).slice(0, 4)).toEqual([
      'hello  1.0.0  Hello  not installed',
      '    Says hello',
      'b      1.0.0  Hello  0.9.0 installed, needs consent, on trial',
      '    Says hello',
    ]);
    expect(texts(galleryReport([]).lines)).toEqual(['No plugins come with this to-tui.']);
  });

  it('shows one with all that it asks for, its keys and its README', () => {
    expect(texts(galleryPage(HELLO).lines)).toEqual([
      'Hello',
      'Says hello',
      'by A. Uthor',
      'not installed',
      '',
      'It asks for',
      '  nothing besides your todos',
      '',
      'Keys that it suggests',
      '  C-x h  Greet',
      '',
      'README',
      '# Hello',
      '',
      '    code',
      '',
      'plugin try hello  takes it on trial, plugin install hello  takes it.',
    ]);
    expect(texts(galleryPage({ ...HELLO, permissions: ['connect to x'] }).lines)).toContain('  connect to x');
  });

  it('says in few words how an installed one stands', () => {
    const installed = { version: '1.0.0', state: 'enabled', onTrial: false } as const;
    expect(installedWords({ ...HELLO, installed })).toBe('installed');
    expect(installedWords({ ...HELLO, installed: { ...installed, onTrial: true } })).toBe(
      'installed, on trial',
    );
  });
});

describe('a README', () => {
  it('is cut into lines without anything that a terminal could take for an order', () => {
    expect(readmeLines('a\u001b[2Jb\r\nc\u0007d\u202ee\te\rf\n\n')).toEqual(['ab', 'c\ufffdde    e', 'f']);
    expect(readmeLines(undefined)).toEqual([]);
  });

  it('has at most 500 lines of at most 500 code units, and no half character', () => {
    const lines = readmeLines(`${'x\n'.repeat(600)}`);
    expect(lines).toHaveLength(500);
    for (const shift of ['', 'x']) {
      const [line = ''] = readmeLines(shift + '😀'.repeat(400));
      expect(line.length).toBeLessThanOrEqual(500);
      expect(line).not.toMatch(/\p{Cs}/u);
      expect(line.endsWith('…')).toBe(true);
    }
  });
});
