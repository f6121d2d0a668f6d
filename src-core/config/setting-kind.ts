import { err, ok, type Result } from '../lib/result';
import { cleanLine } from '../plugin/clean-text';
import { didYouMean } from '../plugin/nearest-word';

/** What a setting may be: how it is said, how a value is read, and what can be typed for it. */
export interface SettingKind<V> {
  /** `“ask”, “auto_yes” or “auto_no”`; stands behind “takes”. */
  readonly expects: string;
  /** Words that can be typed for it; empty when there is no list of them. */
  readonly words: readonly string[];
  /** Reads a value of TOML; the error is what to add behind what it takes: empty, or what was probably meant. */
  read(value: unknown): Result<V, string>;
  /** What a typed word stands for in TOML. */
  fromWord(word: string): string | number | boolean;
}

/** One of a few words. */
export function choice<const W extends string>(options: readonly W[]): SettingKind<W> {
  return {
    expects: listed(options),
    words: options,
    read: (value) => {
      const found = options.find((option) => option === value);
      if (found !== undefined) return ok(found);
      return err(typeof value === 'string' ? didYouMean(value, options) : '');
    },
    fromWord: (word) => word,
  };
}

/** Yes or no. */
export const FLAG: SettingKind<boolean> = {
  expects: 'true or false',
  words: ['true', 'false'],
  read: (value) => (typeof value === 'boolean' ? ok(value) : err('')),
  fromWord: (word) => BOOLEANS[word.toLowerCase()] ?? word,
};

const BOOLEANS: Readonly<Record<string, boolean | undefined>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  on: true,
  off: false,
};

/** A whole number within bounds. */
export function whole(min: number, max: number, unit: string): SettingKind<number> {
  return {
    expects: `a whole number from ${thousands(min)} to ${thousands(max)} (${unit})`,
    words: [],
    read: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
        ? ok(value)
        : err(''),
    fromWord: (word) => (/^[+-]?\d+$/.test(word) ? Number(word) : word),
  };
}

/** One line of text. */
export function line(what: string, maxLength: number): SettingKind<string> {
  return {
    expects: `${what}, at most ${thousands(maxLength)} characters`,
    words: [],
    read: (value) => (isLine(value, maxLength) ? ok(value) : err('')),
    fromWord: (word) => word,
  };
}

/** A list of texts. */
export function lines(what: string, maxItems: number, maxLength: number): SettingKind<readonly string[]> {
  return {
    expects: `a list of ${what}, as ["one", "two"]`,
    words: [],
    read: (value) => {
      const isRead = Array.isArray(value) && value.length <= maxItems;
      return isRead && value.every((item) => isLine(item, maxLength))
        ? ok([...new Set(value.filter((item) => typeof item === 'string'))])
        : err('');
    },
    fromWord: (word) => word,
  };
}

/** Whether it is text that fits in a line of that length, with something to see in it. */
export function isLine(value: unknown, maxLength: number): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= maxLength &&
    !/[\p{Cc}\u2028\u2029]/u.test(value)
  );
}

/** A value for the eye: texts in quotes, cleaned and short; what has parts by its kind. */
export function printedValue(value: unknown): string {
  if (typeof value === 'string') return `“${cleanLine(value, 60)}”`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (Array.isArray(value)) return 'a list';
  return value instanceof Date ? 'a date' : 'a table';
}

/** `“a”, “b” or “c”`. */
export function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

function thousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
