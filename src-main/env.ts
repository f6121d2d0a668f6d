/**
 * What the process was told at its start: the environment and the arguments, read once and named. Nobody else reads
 * `process.env` or `process.argv` for these.
 */

import { err, ok, type Result } from '../src-core/lib/result';
import { type Clock, createClock } from './clock';
import { isZone, parseClockStart, startedTime, systemTime } from './time-source';

/** The variables of a process that are read here; `process.env` is one of these. */
export interface Variables {
  readonly TO_TUI_HOME?: string | undefined;
  readonly TO_TUI_CLOCK?: string | undefined;
  readonly TOTUI_LOG?: string | undefined;
  readonly TO_TUI_CONSENT_DELAY_MS?: string | undefined;
  readonly TO_TUI_PRINT_SCREEN?: string | undefined;
  readonly TO_TUI_KEYCHAIN?: string | undefined;
  readonly TO_TUI_SAMPLE?: string | undefined;
  readonly ELECTRON_RENDERER_URL?: string | undefined;
  readonly TZ?: string | undefined;
}

/** What the start may say. */
export interface Settings {
  /** Where everything is kept: `--data-dir=DIR`, else `TO_TUI_HOME`, else null for the usual place. */
  readonly dataDirectory: string | null;
  /** `TOTUI_LOG=debug` makes the log talkative. */
  readonly logLevel: 'debug' | 'info';
  /** `TO_TUI_CLOCK`, unparsed; null when it is not set. */
  readonly clockStart: string | null;
  /** `TO_TUI_CONSENT_DELAY_MS`: how long an Allow does not count, in ms; null when it is not set or no number. */
  readonly consentDelayMs: number | null;
  /** `TO_TUI_PRINT_SCREEN=1`: the first screen is printed as text. */
  readonly printScreen: boolean;
  /** `ELECTRON_RENDERER_URL`: the development server that serves the window; null when there is none. */
  readonly rendererUrl: string | null;
  /** `TZ`; null when it is not set or names no zone. */
  readonly zone: string | null;
  /** `TO_TUI_KEYCHAIN`; `plain` keeps secrets readably, for tests, outside packages. */
  readonly keychain: string | null;
  /** `TO_TUI_SAMPLE=none`: a first start finds an empty list. */
  readonly sample: boolean;
  /** `--safe`: no plugin is started. */
  readonly safe: boolean;
}

/** Reads the settings out of a process's variables and arguments; an empty value counts as not given. */
export function readSettings(variables: Variables, argv: readonly string[]): Settings {
  const zone = given(variables.TZ);
  return {
    dataDirectory: argumentOf(argv, '--data-dir=') ?? given(variables.TO_TUI_HOME),
    logLevel: variables.TOTUI_LOG === 'debug' ? 'debug' : 'info',
    clockStart: given(variables.TO_TUI_CLOCK),
    consentDelayMs: milliseconds(given(variables.TO_TUI_CONSENT_DELAY_MS)),
    rendererUrl: given(variables.ELECTRON_RENDERER_URL),
    printScreen: variables.TO_TUI_PRINT_SCREEN === '1',
    zone: zone !== null && isZone(zone) ? zone : null,
    keychain: given(variables.TO_TUI_KEYCHAIN),
    sample: variables.TO_TUI_SAMPLE !== 'none',
    safe: argv.includes('--safe'),
  };
}

/**
 * The clock that the settings ask for: the system's, or one that starts at `TO_TUI_CLOCK`. Days are told in the zone
 * of `TZ`, else in the offset written in `TO_TUI_CLOCK`, else in the system's zone.
 * @param mayStartAnywhere false in packages, where `TO_TUI_CLOCK` is ignored: a wrong clock would close days for good.
 */
export function clockFromSettings(settings: Settings, mayStartAnywhere: boolean): Result<Clock, string> {
  const zone = settings.zone ?? undefined;
  if (settings.clockStart === null || !mayStartAnywhere) return ok(createClock(systemTime(zone)));
  const start = parseClockStart(settings.clockStart);
  return start.ok ? ok(createClock(startedTime(start.value, zone))) : err(`TO_TUI_CLOCK: ${start.error}`);
}

/** The last one given wins, as on every command line. */
function argumentOf(argv: readonly string[], prefix: string): string | null {
  const found = argv.findLast((argument) => argument.startsWith(prefix));
  return given(found?.slice(prefix.length));
}

function given(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function milliseconds(text: string | null): number | null {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
