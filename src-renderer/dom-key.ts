import { canonicalKey, type Key } from '../src-core/keymap/key';

/** The part of a DOM `KeyboardEvent` that says which key it was; so that tests need no DOM. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  getModifierState(name: string): boolean;
}

/** A press as the keymap knows it. */
export interface ReadKey {
  readonly key: Key;
  /** What the same key gives on a US keyboard, when `key` is not ASCII: bindings work under any layout. */
  readonly physical?: Key;
}

/** DOM names that the key notation spells otherwise; F1 … F24, Home, End, PageUp and PageDown are the same in both. */
const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  Backspace: 'BS',
  Delete: 'Del',
  Insert: 'Ins',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

const SAME_NAME = /^(Tab|Enter|Home|End|PageUp|PageDown|F([1-9]|1[0-9]|2[0-4]))$/;

/** Punctuation of a US keyboard by `KeyboardEvent.code`: plain and with Shift. */
const US_PUNCTUATION: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
};

const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * Reads a key press. Undefined for what is no key of its own: a modifier alone, a dead key, a press that an input
 * method takes for itself.
 */
export function readKey(press: KeyPress): ReadKey | undefined {
  const name = nameOf(press);
  if (name === undefined) return undefined;
  const key = named(name, press);
  if (isAscii(name)) return { key };
  const us = usCharacter(press.code, press.shiftKey);
  return us === undefined ? { key } : { key, physical: named(us, press) };
}

function nameOf(press: KeyPress): string | undefined {
  const translated = NAMES[press.key];
  if (translated !== undefined) return translated;
  if (SAME_NAME.test(press.key)) return press.key;
  // Option with a letter types a symbol on macOS (∫ for b); the binding means the letter.
  if (press.altKey && !isAscii(press.key) && !isAltGraph(press)) {
    return usCharacter(press.code, press.shiftKey) ?? single(press.key);
  }
  return single(press.key);
}

function named(name: string, press: KeyPress): Key {
  const typed = isAltGraph(press);
  const modifiers = {
    ctrl: press.ctrlKey && !typed,
    alt: press.altKey && !typed,
    super: press.metaKey,
  };
  if (name === 'Tab' && press.shiftKey) return { name: 'BackTab', shift: false, ...modifiers };
  if ([...name].length > 1) return { name, shift: press.shiftKey, ...modifiers };
  const chord = modifiers.ctrl || modifiers.alt || modifiers.super;
  const letter = name.toLowerCase() !== name.toUpperCase();
  // By Shift and not by Caps Lock, which makes no other key of a chord.
  if (chord && letter) return canonicalKey({ name: name.toLowerCase(), shift: press.shiftKey, ...modifiers });
  return { name, shift: false, ...modifiers };
}

/** AltGr types characters; Windows reports it as Ctrl with Alt. */
function isAltGraph(press: KeyPress): boolean {
  return press.getModifierState('AltGraph');
}

function single(key: string): string | undefined {
  return [...key].length === 1 ? key : undefined;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

function usCharacter(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? SHIFTED_DIGITS[Number(digit)] : digit;
  return US_PUNCTUATION[code]?.[shift ? 1 : 0];
}
