import { app } from 'electron';
import type { Result } from '../../src-core/lib/result';
import type { Clock } from '../clock';
import { clockFromSettings, readSettings, type Settings } from '../env';
import { type Paths, pathsIn } from '../paths';

/** What this start was told, and where things lie. Known before anything is opened. */
export interface Launch {
  readonly settings: Settings;
  readonly paths: Paths;
  /** The folder of the built main process. */
  readonly bundle: string;
  /** The development server that serves the page; null when the built page is shown. */
  readonly devUrl: string | null;
}

/** Reads it from the process. @param bundle the folder of the file that Electron was given */
export function readLaunch(bundle: string): Launch {
  const settings = readSettings(process.env, process.argv);
  return {
    settings,
    paths: pathsIn(settings.dataDirectory ?? app.getPath('userData')),
    bundle,
    devUrl: app.isPackaged ? null : settings.rendererUrl,
  };
}

/** The clock of this start. The error is a sentence: `TO_TUI_CLOCK` says no moment. */
export function clockOf({ settings }: Launch): Result<Clock, string> {
  return clockFromSettings(settings, !app.isPackaged);
}
