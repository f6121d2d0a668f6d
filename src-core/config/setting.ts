import { ok, type Result } from '../lib/result';
import type { Config, UserKeyMode } from './config';
import type { SettingKind } from './setting-kind';

/** A key from the top of the file. */
export type SettingKey = readonly string[];

/** A single value that can be set. */
export interface Setting {
  readonly key: SettingKey;
  /** Another place where the file may say the same. */
  readonly alias: SettingKey | null;
  /** Stands behind “takes”. */
  readonly expects: string;
  /** What can be typed for it; empty when there is no list. */
  readonly words: readonly string[];
  /** One sentence or two for the documentation. */
  readonly doc: string;
  /** As it may stand in the file. */
  readonly example: string;
  /** What it is now; null when it is not set and has no value of its own. */
  get(config: Config): string | number | boolean | readonly string[] | null;
  /** The configuration with the value of the file in it; the error is what to add behind what it takes. */
  read(config: Config, value: unknown): Result<Config, string>;
  /** What a typed word stands for in TOML. */
  fromWord(word: string): string | number | boolean;
}

/** What a row of the table says. */
export interface SettingRow<V extends string | number | boolean | readonly string[]> {
  readonly key: SettingKey;
  readonly alias?: SettingKey;
  readonly kind: SettingKind<V>;
  readonly doc: string;
  readonly example: string;
  readonly get: (config: Config) => V | null;
  readonly put: (config: Config, value: V) => Config;
}

/** A row of the table. */
export function settingRow<V extends string | number | boolean | readonly string[]>(
  made: SettingRow<V>,
): Setting {
  const { key, alias, kind, doc, example, get, put } = made;
  return {
    key,
    alias: alias ?? null,
    expects: kind.expects,
    words: kind.words,
    doc,
    example,
    get,
    read: (config, value) => {
      const read = kind.read(value);
      return read.ok ? ok(put(config, read.value)) : read;
    },
    fromWord: kind.fromWord,
  };
}

/** A table whose keys the user makes up. */
export interface SettingTable {
  readonly key: SettingKey;
  /** The mode whose keys it changes; null when it is about something else. */
  readonly mode: UserKeyMode | null;
  readonly doc: string;
  /** One line as it may stand in the table. */
  readonly example: string;
}
