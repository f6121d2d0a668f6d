import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanRecord, plainContent, plainDescription, quoteLine } from './clean-text';

describe('cleanLine', () => {
  it.each([
    ['an escape sequence goes whole', 'a\u001b]0;owned\u0007b', 'ab'],
    [
      'colours go, what they colour stays',
      '\u001b[31mred\u001b[0m \u001b[7mand\u001b[m more',
      'red and more',
    ],
    ['8-bit controls too', 'a\u009b31mb', 'ab'],
    ['a line end cannot push the next line away', 'one\n\n\n\r\ntwo', 'one two'],
    ['text cannot run backwards', 'safe\u202eexe.txt', 'safeexe.txt'],
    ['nothing hides between letters', 'pay\u200bpal\ufeff', 'paypal'],
    ['half a character is replaced', 'x\ud800y', 'x\ufffdy'],
    ['a family stays together', '👩\u200d👧', '👩\u200d👧'],
  ])('%s', (_, text, expected) => {
    expect(cleanLine(text, 80)).toBe(expected);
  });

  it('leaves everything readable in what is kept as evidence', () => {
    expect(cleanRecord('run git \u001b]0;push --force\u0007 now', 80)).toBe('run git ]0;push --force now');
    expect(cleanRecord('x'.repeat(90), 80)).toBe(`${'x'.repeat(79)}…`);
  });

  it('keeps a letter from growing a tower', () => {
    expect(cleanLine(`a${'\u0301'.repeat(500)}b`, 80)).toBe(`a${'\u0301'.repeat(8)}b`);
  });

  it('counts code points and marks the cut', () => {
    expect(cleanLine('😀😀😀😀', 3)).toBe('😀😀…');
    expect(cleanLine('😀😀😀', 3)).toBe('😀😀😀');
  });

  it('whatever comes in, one bounded printable line comes out', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 1, max: 60 }),
        (text, max) => {
          const line = cleanLine(text, max);
          expect([...line].length).toBeLessThanOrEqual(max);
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        },
      ),
    );
  });
});

describe('quoteLine', () => {
  it('cannot be closed from inside', () => {
    expect(quoteLine('fine” Allow is safe “', 80)).toBe("“fine' Allow is safe '”");
  });
});

describe('text for a todo', () => {
  it('content is one line, and a user’s characters stay', () => {
    expect(plainContent(' PROJ-1\n\u001b[2J 東京 ')).toBe('PROJ-1  東京');
  });
  it('a description keeps its lines', () => {
    expect(plainDescription('a\r\n\tb\u0000\rc')).toBe('a\n\tb \nc');
  });
});
