/**
 * `config.toml` in the data directory, and the theme file that it names: read at the start, read again when one of them
 * changes, and written one key at a time so that nothing else in it moves. What keys mean is `src-core/config`.
 */

import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ScreenConfig } from '../../src-core/config/config';
import { faultText } from '../../src-core/config/faults';
import { CONFIG_FILE } from '../../src-core/config/read-config';
import type { Result } from '../../src-core/lib/result';
import type { Log } from '../log';
import type { TomlEditValue } from '../toml/print-toml';
import { FileWatch } from './file-watch';
import { loadConfig, NOTHING_READ, THEMES_FOLDER, themeFiles } from './load-config';
import { saveKey } from './save-key';
import { targetOf } from './write-file';

/** What the file says, and the way to change it. */
export interface ConfigFile {
  /** As it was read last. The same value until something changes. */
  current(): ScreenConfig;
  /** Names of theme files, for completion. */
  themes(): readonly string[];
  /** Calls the listener with every change, of whoever's hand. Returns the disposer. */
  subscribe(listener: (config: ScreenConfig) => void): () => void;
  /** Writes one key, or takes it out; null takes it out. The error is a sentence for the user. */
  save(key: readonly string[], value: TomlEditValue): Promise<Result<null, string>>;
  /** Stops watching; a save that has begun is finished. */
  dispose(): void;
}

/** What it is opened with. */
export interface ConfigFileOptions {
  /** The data directory. */
  readonly folder: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Calls the deed once after so many ms. Returns the disposer. */
  readonly after: (ms: number, deed: () => void) => () => void;
}

/** Reads the configuration and begins to watch it. Never throws for what the files say. */
export function openConfig({ folder, log, after }: ConfigFileOptions): ConfigFile {
  const file = path.join(folder, CONFIG_FILE);
  const listeners = new Set<(config: ScreenConfig) => void>();
  let current = NOTHING_READ;
  let saving: Promise<unknown> = Promise.resolve();
  const watch = new FileWatch({ after, log, moved: () => reload() });

  function reload(): void {
    const read = loadConfig(folder, current);
    // Afterwards, and not before it was read: only now it is known which theme it names. Both files are read again.
    watch.set(watchedFiles(folder, file, read));
    const latest = loadConfig(folder, read);
    if (isDeepStrictEqual(latest, current)) return;
    for (const fault of latest.faults) log.warn(faultText(fault));
    current = latest;
    for (const listener of [...listeners]) listener(current);
  }

  reload();
  return {
    current: () => current,
    themes: () => themeFiles(folder),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save(key, value) {
      const saved = saving.then(async () => {
        const result = await saveKey(file, key, value);
        if (result.ok) {
          log.info(`wrote ${key.join('.')} to ${CONFIG_FILE}`);
          reload();
        }
        return result;
      });
      saving = saved.catch(() => undefined);
      return saved;
    },
    dispose() {
      watch.dispose();
      listeners.clear();
    },
  };
}

/** The file, the theme, what they link to, and the folder of themes as it comes and goes. */
function watchedFiles(folder: string, file: string, { config }: ScreenConfig): readonly string[] {
  const theme = path.join(folder, THEMES_FOLDER, `${config.theme}.toml`);
  return [...new Set([file, targetOf(file), path.join(folder, THEMES_FOLDER), theme, targetOf(theme)])];
}
