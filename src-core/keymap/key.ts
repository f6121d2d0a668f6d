/** The modifiers in the one order in which they are written: `<C-A-S-D-x>`. D is Cmd on macOS, Super elsewhere. */
export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly super: boolean;
}

/**
 * One press. `name` is a single character as typed (`a`, `A`, `<`, `ö`) or a name in canonical case (`Space`, `Tab`,
 * `BackTab`, `Enter`, `Esc`, `BS`, `Del`, `Ins`, `Up`, `Down`, `Left`, `Right`, `Home`, `End`, `PageUp`, `PageDown`,
 * `F1` … `F24`). Shift is part of the character (`A`) and only a modifier with a named key.
 */
export interface Key extends Modifiers {
  readonly name: string;
}

/** Every name of a key that is not a character, in canonical case. */
export const KEY_NAMES: readonly string[] = [
  ...['Space', 'Tab', 'BackTab', 'Enter', 'Esc', 'BS', 'Del', 'Ins', 'Up', 'Down', 'Left', 'Right'],
  ...['Home', 'End', 'PageUp', 'PageDown'],
  ...Array.from({ length: 24 }, (_, n) => `F${n + 1}`),
];

/** A key pressed without modifiers. */
export function plainKey(name: string): Key {
  return { ctrl: false, alt: false, shift: false, super: false, name };
}

/** The one way to write a key: `k`, `<`, `<Space>`, `<C-x>`, `<S-A-Right>`. {@link parseKeys} reads it back. */
export function printKey(key: Key): string {
  const modifiers = `${key.ctrl ? 'C-' : ''}${key.alt ? 'A-' : ''}${key.shift ? 'S-' : ''}${key.super ? 'D-' : ''}`;
  const bare = modifiers === '' && !NAMES.has(key.name.toLowerCase());
  return bare ? key.name : `<${modifiers}${key.name}>`;
}

/** The one way to write a sequence: its keys without anything between them, and `<lt>` for a `<` among others. */
export function printKeys(keys: readonly Key[]): string {
  const written = keys.map(printKey);
  return keys.length === 1 ? written.join('') : written.map((key) => (key === '<' ? '<lt>' : key)).join('');
}

/**
 * Reads one key. Names and modifiers in any case and order; `<` alone is the character; `<lt>` is another way to
 * write it, for `<lt>C-x>`, five keys. With Shift a letter is its capital: `<S-a>` is `A`.
 * @returns undefined when it is not exactly one key.
 */
export function parseKey(text: string): Key | undefined {
  const keys = parseKeys(text);
  return keys?.length === 1 ? keys[0] : undefined;
}

/**
 * Reads a sequence of keys: `dd`, `<C-x>p`, `g g` (blanks between keys count for nothing; the key is `<Space>`).
 * @returns undefined when something in angle brackets is no key (`<C-nonsense>`), or when there is no key at all.
 */
export function parseKeys(text: string): readonly Key[] | undefined {
  const keys: Key[] = [];
  for (const [written] of text.matchAll(WRITTEN_KEY)) {
    if (written.trim() === '') continue;
    const key =
      written.length > 1 && written.startsWith('<') ? parseNamed(written.slice(1, -1)) : plainKey(written);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys.length === 0 ? undefined : keys;
}

/** Something in angle brackets (modifiers, then a name or any one character), or else one grapheme's code point. */
const WRITTEN_KEY = /<(?:[CASDcasd]-)*(?:[A-Za-z][A-Za-z0-9]*|[^\s])>|./gsu;

const MODIFIERS = { c: 'ctrl', a: 'alt', s: 'shift', d: 'super' } as const;

const NAMES = new Map([
  ...KEY_NAMES.map((name) => [name.toLowerCase(), name] as const),
  ['lt', '<'] as const,
]);

function parseNamed(inside: string): Key | undefined {
  const held = /^(?:[casd]-)*(?=.)/i.exec(inside)?.[0] ?? '';
  const modifiers = { ctrl: false, alt: false, shift: false, super: false };
  for (const letter of held.toLowerCase().replaceAll('-', '')) {
    modifiers[MODIFIERS[letter as keyof typeof MODIFIERS]] = true;
  }
  const written = inside.slice(held.length);
  const name = NAMES.get(written.toLowerCase()) ?? ([...written].length === 1 ? written : undefined);
  return name === undefined ? undefined : canonicalKey({ ...modifiers, name });
}

/** Writes Shift into the character, where it belongs, and calls Shift and Tab together BackTab. */
export function canonicalKey(key: Key): Key {
  if (!key.shift) return key;
  if (key.name === 'Tab') return { ...key, shift: false, name: 'BackTab' };
  if (NAMES.has(key.name.toLowerCase())) return key;
  const capital = key.name.toUpperCase();
  return { ...key, shift: false, name: [...capital].length === 1 ? capital : key.name };
}

/** What the press types into a line; empty when it is a command. Alt types where the layout makes a character of it. */
export function typedText(key: Key): string {
  if (key.ctrl || key.super) return '';
  if (key.name === 'Space') return key.alt ? '' : ' ';
  if (NAMES.has(key.name.toLowerCase()) && key.name.length > 1) return '';
  return key.alt && isAscii(key) ? '' : key.name;
}

/** Whether the press is the same on every layout that has Latin letters. */
export function isAscii(key: Key): boolean {
  return [...key.name].every((character) => character <= '\u007e');
}
