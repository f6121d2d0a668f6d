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
export declare const KEY_NAMES: readonly string[];
/** A key pressed without modifiers. */
export declare function plainKey(name: string): Key;
/** The one way to write a key: `k`, `<`, `<Space>`, `<C-x>`, `<S-A-Right>`. {@link parseKeys} reads it back. */
export declare function printKey(key: Key): string;
/** The one way to write a sequence: its keys without anything between them, and `<lt>` for a `<` among others. */
export declare function printKeys(keys: readonly Key[]): string;
/**
 * Reads one key. Names and modifiers in any case and order; `<` alone is the character; `<lt>` is another way to
 * write it, for `<lt>C-x>`, five keys. With Shift a letter is its capital: `<S-a>` is `A`.
 * @returns undefined when it is not exactly one key.
 */
export declare function parseKey(text: string): Key | undefined;
/**
 * Reads a sequence of keys: `dd`, `<C-x>p`, `g g` (blanks between keys count for nothing; the key is `<Space>`).
 * @returns undefined when something in angle brackets is no key (`<C-nonsense>`), or when there is no key at all.
 */
export declare function parseKeys(text: string): readonly Key[] | undefined;
/** Writes Shift into the character, where it belongs, and calls Shift and Tab together BackTab. */
export declare function canonicalKey(key: Key): Key;
/** What the press types into a line; empty when it is a command. Alt types where the layout makes a character of it. */
export declare function typedText(key: Key): string;
/** Whether the press is the same on every layout that has Latin letters. */
export declare function isAscii(key: Key): boolean;
