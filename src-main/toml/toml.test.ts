import { describe, expect, it } from 'vitest';
import { locateKey } from './locate-key';
import { parseToml } from './parse-toml';

describe('parseToml', () => {
  it('reads tables without a prototype', () => {
    const parsed = parseToml('[a]\nb = 1');
    expect(parsed).toMatchObject({ ok: true, value: { a: { b: 1 } } });
    if (parsed.ok) expect(Object.getPrototypeOf(parsed.value)).toBeNull();
  });

  it.each([
    ['a value that is missing', 'a =\nb = 1', 1],
    ['a key given twice', 'a = 1\nb = 2\na = 3', 3],
    ['a raw control character', 'a = "\u001b[2J"', 1],
    ['a key that reaches into the language', 'x = 1\n__proto__ = 2', 2],
    ['and another', '[constructor]\na = 1', 1],
  ])('refuses %s with its line', (_, text, line) => {
    expect(parseToml(text)).toMatchObject({ ok: false, error: { line } });
  });

  it('a date is a value like others', () => {
    expect(parseToml('a = 2026-01-24').ok).toBe(true);
  });

  it('survives 10,000 brackets and 10,000 dots', () => {
    expect(parseToml(`a = ${'['.repeat(10_000)}`).ok).toBe(false);
    expect(() => parseToml(`${'a.'.repeat(10_000)}b = 1`)).not.toThrow();
    expect(parseToml(`a = ${'{b='.repeat(10_000)}`).ok).toBe(false);
  });
});

const TEXT = `# a comment with [brackets] and = signs
title = "x # not a comment"

[permissions]
network = [
  "a.example", # one
  "b.example",
]
reason.network = """
[not.a.table]
fake = 1
"""

[keybindings]
"<C-j>s" = "sync"
'<C-j>c' = "create"

[[rule]]
path = 'a'
[[rule]]
path = 'b\\'
[rule.inner]
deep = { x = 1, y = [1,
2] }
last = 1
`;

describe('locateKey', () => {
  it.each([
    [['title'], 2],
    [['permissions'], 4],
    [['permissions', 'network'], 5],
    [['permissions', 'network', 1], 5],
    [['permissions', 'reason', 'network'], 9],
    [['permissions', 'missing'], 4],
    [['keybindings', '<C-j>s'], 15],
    [['keybindings', '<C-j>c'], 16],
    [['rule', 0, 'path'], 19],
    [['rule', 1, 'path'], 21],
    [['rule', 1, 'inner', 'deep', 'y'], 23],
    [['rule', 1, 'inner', 'last'], 25],
    [['fake'], undefined],
  ])('%j stands in line %s', (path, line) => {
    expect(parseToml(TEXT).ok).toBe(true);
    expect(locateKey(TEXT, path)).toBe(line);
  });

  it('answers for any text', () => {
    for (const text of ['', '[', '[[', '"', "'''", 'a', '= = =', '[a\nb', '\\']) {
      expect(() => locateKey(text, ['a'])).not.toThrow();
    }
  });
});
