import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTitle, quotedTests } from './parity';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const CHECKED = ['docs/parity.md'];

describe.each(CHECKED)('%s', (document) => {
  const quoted = quotedTests(read(document));

  it('names tests that are there', () => {
    const missing = quoted.filter(({ file, title }) => {
      if (!existsSync(path.join(ROOT, file))) return true;
      return title !== null && !hasTitle(read(file), title);
    });
    expect(missing).toEqual([]);
  });

  it('names tests at all', () => {
    expect(quoted.filter(({ title }) => title !== null).length).toBeGreaterThan(150);
  });

  it('has no row without a test that does not say so', () => {
    const rows = read(document)
      .split('\n')
      .filter((line) => /^\| (?!Behaviour|---)/.test(line) && !line.startsWith('|---'));
    const silent = rows.filter((row) => quotedTests(row).length === 0 && !/\*(not built|no test)/.test(row));
    expect(silent).toEqual([]);
  });
});

describe('a quoted test', () => {
  it('is a file with its titles, up to the next file', () => {
    expect(
      quotedTests('| “a” | `x.test.ts` “b”, “c” (d); `y.spec.ts` “e” | “f” |\ntext `z.test.ts` “g”'),
    ).toEqual([
      { file: 'x.test.ts', title: null },
      { file: 'x.test.ts', title: 'b' },
      { file: 'x.test.ts', title: 'c' },
      { file: 'y.spec.ts', title: null },
      { file: 'y.spec.ts', title: 'e' },
    ]);
  });

  it('is found by its whole title, where a title stands', () => {
    const source = "it('does (it)', () => {});\nit.each([['an example', 1]])('%s', () => say('other'));";
    for (const title of ['does (it)', 'an example', '%s']) expect(hasTitle(source, title)).toBe(true);
    for (const title of ['does', 'does it', 'other', 'example']) expect(hasTitle(source, title)).toBe(false);
  });
});
