import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editToml } from './edit-toml';
import { parseToml } from './parse-toml';
import type { TomlEditValue } from './print-toml';

function edited(text: string, key: readonly string[], value: TomlEditValue): string {
  const done = editToml(text, key, value);
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

const TEXT = `# Settings
theme = 'dark' # at night

# how long
which_key_delay = 1_000
[font]
  size = 15   # large

[keybindings.navigate]
# on the left
"<C-x>p" = "undo" # c
# last words
`;

describe('editToml', () => {
  it.each<[string, string[], TomlEditValue, string, string]>([
    ['a value and its kind of quotes', ['theme'], 'light', "theme = 'dark' #", "theme = 'light' #"],
    ['a number', ['which_key_delay'], 3, '= 1_000', '= 3'],
    ['a value with a comment behind', ['font', 'size'], 20, 'size = 15 ', 'size = 20 '],
    ['a new key in a table', ['font', 'family'], 'A "b"', '# large\n', '# large\n  family = "A \\"b\\""\n'],
    ['a new key at the top', ['keymap'], 'vim', '= 1_000\n', '= 1_000\nkeymap = "vim"\n'],
    ['a new key behind the last', ['keybindings', 'navigate', 'x'], 'none', '# c\n', '# c\nx = "none"\n'],
    ['a key in quotes', ['keybindings', 'navigate', '<C-x>p'], 'redo', '"undo" # c', '"redo" # c'],
  ])('changes %s', (_, key, value, from, to) => {
    expect(edited(TEXT, key, value)).toBe(TEXT.replace(from, to));
  });

  it('makes a table with a header of its own', () => {
    expect(edited('a = 1\n', ['keybindings', 'plugins', 'jira', 'sync'], '<C-j>s')).toBe(
      'a = 1\n\n[keybindings.plugins.jira]\nsync = "<C-j>s"\n',
    );
    expect(edited('', ['theme'], 'dark')).toBe('theme = "dark"\n');
    expect(edited('# one', ['theme'], 'dark')).toBe('# one\ntheme = "dark"\n');
  });

  it.each([
    [['which_key_delay'], 'which_key_delay = 1_000\n'],
    [['keybindings', 'navigate', '<C-x>p'], '"<C-x>p" = "undo" # c\n'],
    [['theme'], "theme = 'dark' # at night\n"],
    [['font', 'size'], '  size = 15   # large\n'],
  ])('takes %j out and leaves the comments above it', (key, line) => {
    expect(edited(TEXT, key, null)).toBe(TEXT.replace(line, ''));
  });

  it('leaves a text that says so already', () => {
    expect(edited(TEXT, ['theme'], 'dark')).toBe(TEXT);
    expect(edited(TEXT, ['nope', 'nope'], null)).toBe(TEXT);
  });

  it('keeps line ends and the mark at the start', () => {
    const text = `\ufeff${TEXT.replaceAll('\n', '\r\n')}`;
    expect(edited(text, ['which_key_delay'], 3)).toBe(text.replace('1_000', '3'));
    expect(edited(text, ['font', 'family'], 'F')).toBe(
      text.replace('# large\r\n', '# large\r\n  family = "F"\r\n'),
    );
    expect(edited(text, ['theme'], null)).toBe(text.replace("theme = 'dark' # at night\r\n", ''));
  });

  it('changes what is written in one line', () => {
    expect(edited('font = { size = 3, family = "x" } # f\n', ['font', 'size'], 4)).toBe(
      'font = { size = 4, family = "x" } # f\n',
    );
    expect(edited('font.size = 3\n\nfont.family = "q"', ['font', 'size'], 4)).toBe(
      'font.size = 4\n\nfont.family = "q"',
    );
    expect(edited('# f\nfont = { size = 3, family = "x" } # g\n', ['font', 'size'], null)).toMatch(
      /^# f\nfont = \{ *family = "x" *\} # g\n$/,
    );
  });

  it('changes a list', () => {
    expect(
      edited('# d\n[plugins]\n# e\ndisabled = ["a"] # f\n', ['plugins', 'disabled'], ['a', 'b']),
    ).toMatch(/^# d\n\[plugins\]\n# e\ndisabled = \[ *"a", *"b" *\] # f\n$/);
  });

  it('refuses what would be no TOML any more', () => {
    expect(editToml('[y]\n', ['y'], false)).toEqual({ ok: false, error: { kind: 'too_tangled' } });
  });

  it('refuses what is not TOML, and what is no table', () => {
    expect(editToml('a =\n', ['b'], 1)).toMatchObject({ ok: false, error: { kind: 'not_toml', line: 1 } });
    expect(editToml('a = 1\n', ['a', 'b'], 1)).toEqual({ ok: false, error: { kind: 'no_table' } });
  });

  it('leaves blanks at the ends of lines, and texts that look like TOML', () => {
    const text = 'b = 1   \n\t\na = """\nb = 2 # x\n[c]\n""""" # y  \n[c]\n d = 1';
    expect(edited(text, ['b'], 2)).toBe(text.replace('b = 1', 'b = 2'));
    expect(edited(text, ['a'], 'x')).toBe('b = 1   \n\t\na = "x" # y  \n[c]\n d = 1');
    expect(edited(text, ['c', 'e'], true)).toBe(`${text}\n e = true`);
    expect(edited(text, ['e'], true)).toBe(text.replace('\n[c]\n d', '\ne = true\n[c]\n d'));
  });

  it('puts the first key above tables with their comments', () => {
    expect(edited('# all\n\n# of x\n[x]\n', ['a'], 1)).toBe('# all\n\na = 1\n\n# of x\n[x]\n');
    expect(edited('[x]', ['a'], 1)).toBe('a = 1\n\n[x]');
  });

  it('touches the lines of one key and no other, whatever the text', () => {
    fc.assert(
      fc.property(tomlText, fc.nat(), word, fc.boolean(), newValue, (made, which, fresh, isFresh, value) => {
        fc.pre(parseToml(made.text).ok);
        const known = made.keys[which % Math.max(1, made.keys.length)];
        const key = isFresh || !known ? [...(known?.path.slice(0, -1) ?? []), fresh] : known.path;
        fc.pre(key.length > 1 || !made.text.includes(`[${key[0]}]`)); // no value stands in the place of a table
        const there = made.keys.find(({ path }) => path.join() === key.join());
        const result = edited(made.text, key, value);
        const before = made.text.split('\n');
        const from = there?.line ?? before.length;
        const kept = there ? [...before.slice(0, from), ...before.slice(from + there.lines)] : before;
        expect(isSubsequence(kept.map(withoutEnd), result.split('\n').map(withoutEnd))).toBe(true);
        const added = result.split('\n').length - kept.length;
        expect(added).toBeGreaterThanOrEqual(0);
        expect(added).toBeLessThanOrEqual(3);
        expect(result.includes('\r\n')).toBe(made.text.includes('\r\n'));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The last line may get the line end that it lacked. */
function withoutEnd(line: string): string {
  return line.replace(/\r$/, '');
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (line === part[at]) at += 1;
  return at >= part.filter((line, i) => line !== '' || i < part.length - 1).length;
}

const word = fc.stringMatching(/^[a-z]{1,4}$/);
const newValue = fc.oneof(
  fc.string({ maxLength: 8 }).filter((text) => !/[\ud800-\udfff]/.test(text)),
  fc.integer({ min: -99, max: 9_999 }),
  fc.boolean(),
  fc.constant(null),
);
const written = fc.record({
  comment: fc.constantFrom('', '# a = "b"', '# [x]', '#', '  # ü 東京 """', '\t'),
  key: word,
  value: fc.constantFrom(
    ...['1', '0x1f', '1_000', '1.50', 'true', '"x # y"', "'it'", '"""\na\n# b\n"""', '[ 1,\n # c\n 2 ]'],
    ...['2026-01-31', '2026-01-31T10:00:00Z', "'''\n[x]\n'''"],
  ),
  behind: fc.constantFrom('', ' # why', '   '),
  quote: fc.constantFrom('', '"', "'"),
  indent: fc.constantFrom('', '  '),
});

/** Texts of TOML with the place of each key: from 0, and how many lines it has. */
const tomlText = fc
  .record({
    sections: fc.array(fc.record({ name: word, lines: fc.array(written, { maxLength: 4 }) }), {
      maxLength: 4,
    }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    lastEnd: fc.boolean(),
  })
  .map(({ sections, lineEnd, lastEnd }) => {
    const keys: { path: string[]; line: number; lines: number }[] = [];
    const all: string[] = [];
    for (const [index, { name, lines }] of sections.entries()) {
      if (index > 0) all.push(`[${name}]`);
      for (const { comment, key, value, behind, quote, indent } of lines) {
        all.push(comment);
        const statement = `${indent}${quote}${key}${quote} = ${value}${behind}`.split('\n');
        keys.push({ path: index > 0 ? [name, key] : [key], line: all.length, lines: statement.length });
        all.push(...statement);
      }
    }
    return { text: all.join(lineEnd) + (lastEnd && all.length > 0 ? lineEnd : ''), keys };
  });
