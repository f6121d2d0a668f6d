import { cleanLine } from '../plugin/clean-text';
import type { ConfigFault } from './config';
import type { SettingKey } from './setting';
import { dotted } from './settings';

/** A table as the reader of TOML gives it. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** The line (from 1) on which a key stands; undefined when the text does not have it. */
export type LineOf = (key: SettingKey) => number | undefined;

/** Whether a value is a table. */
export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Faults that are named: each line is looked for in the text anew, and nobody reads more. */
const MAX_FAULTS = 100;

/** Gathers what is wrong in one file. */
export class Faults {
  readonly #file: string;
  readonly #lineOf: LineOf;
  readonly #found: ConfigFault[] = [];
  #more = 0;

  constructor(file: string, lineOf: LineOf) {
    this.#file = file;
    this.#lineOf = lineOf;
  }

  /** Notes one; the message is a sentence that may hold text of the file. Of very many the rest is only counted. */
  add(key: SettingKey, message: string): void {
    if (this.#found.length >= MAX_FAULTS) {
      this.#more += 1;
      return;
    }
    this.#found.push({
      file: this.#file,
      line: this.#lineOf(key) ?? null,
      key: cleanLine(dotted(key), 100),
      message: cleanLine(message, 400),
    });
  }

  /** What was found, from the top of the file to its end. */
  inOrder(): readonly ConfigFault[] {
    const found = [...this.#found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (this.#more === 0) return found;
    return [
      ...found,
      { file: this.#file, line: null, key: '', message: `${this.#more} more keys are wrong.` },
    ];
  }
}

/** One line for log and screen: `config.toml, line 3: which_key_delay takes …`. */
export function faultText({ file, line, message }: ConfigFault): string {
  return `${file}${line === null ? '' : `, line ${line}`}: ${message}`;
}

/** All of them in one sentence for the status bar: the first, and how many more; null for none. */
export function faultsText(faults: readonly ConfigFault[]): string | null {
  const [first, ...more] = faults;
  if (!first) return null;
  return more.length === 0 ? faultText(first) : `${faultText(first)} (and ${more.length} more)`;
}
