import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askYes } from './ask-yes';
import { readAll, spool } from './read-input';

/** Standard input with that on it; `ends` false leaves it open, as a terminal does. */
function input(text: string, ends = true): PassThrough {
  const stream = new PassThrough();
  if (ends) stream.end(text);
  else stream.write(text);
  return stream;
}

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('to-tui-input-'));

describe('standard input', () => {
  it('is read as text, up to a bound', async () => {
    expect(await readAll(input('milk\n'), 5)).toEqual({ ok: true, value: 'milk\n' });
    expect(await readAll(input('milk\n\n'), 5)).toMatchObject({ ok: false });
  });

  it('goes into a file of the user’s alone, and is taken away again', async () => {
    const file = await spool(input('- [ ] milk\n'));
    if (!file.ok) throw new Error(file.error);
    expect(readFileSync(file.value.path, 'utf8')).toBe('- [ ] milk\n');
    expect(statSync(file.value.path).mode & 0o777).toBe(0o600);
    await file.value.remove();
    expect(existsSync(file.value.path)).toBe(false);
  });

  it('that is too long leaves no file', async () => {
    const before = left();
    expect(await spool(input('x'.repeat(11)), 10)).toEqual({
      ok: false,
      error: 'standard input is longer than 10 bytes',
    });
    expect(left()).toEqual(before);
  });
});

describe('a question at a terminal', () => {
  it.each([
    ['y\n', true],
    ['YES\r\n', true],
    ['\n', false],
    ['yesterday\n', false],
    ['n\ny\n', false],
    ['y'.repeat(200), false],
  ])('%j is a yes: %s', async (typed, isYes) => {
    expect(await askYes('go on?', input(typed, false), () => undefined)).toBe(isYes);
  });

  it('that nobody answers is a no', async () => {
    expect(await askYes('go on?', input(''), () => undefined)).toBe(false);
  });
});
