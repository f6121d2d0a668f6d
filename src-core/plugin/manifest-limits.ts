/** What `[limits]` asks for: less as it stands, more as a wish that the user decides on, and never beyond a bound. */
import { DEFAULT_LIMITS, type Limits, RAISABLE_LIMITS, type RaisableLimit } from './abi';
import { faultAt, type ManifestFault } from './manifest-faults';
import type { RawManifest } from './manifest-schema';

/** A key of `[limits]`. */
export type ManifestLimit = keyof NonNullable<RawManifest['limits']>;

/** A WebAssembly page is 64 KiB. */
const PAGES_PER_MIB = 16;

/** One of the limits that a manifest may change. */
interface ManifestLimitRow {
  readonly limit: RaisableLimit;
  /** How many of the limit's units one of the key's is. */
  readonly factor: number;
  /** How many of the limit's units one of the unit in `words` is. */
  readonly per: number;
  /** What people read behind the number, and “use” before it. */
  readonly words: string;
}

const SECOND = 1_000;

/** The limit that each key of `[limits]` sets. */
export const MANIFEST_LIMITS: Readonly<Record<ManifestLimit, ManifestLimitRow>> = {
  memory_mib: { limit: 'memoryPages', factor: PAGES_PER_MIB, per: PAGES_PER_MIB, words: 'MiB of memory' },
  init_cpu_ms: { limit: 'initCpuMs', factor: 1, per: 1, words: 'ms of computing to start' },
  action_cpu_ms: { limit: 'actionCpuMs', factor: 1, per: 1, words: 'ms of computing for an action' },
  hook_cpu_ms: { limit: 'hookCpuMs', factor: 1, per: 1, words: 'ms of computing for a hook' },
  wall_ms: { limit: 'wallMs', factor: 1, per: SECOND, words: 's for one run, waiting included' },
  output_bytes: { limit: 'outputBytes', factor: 1, per: 1, words: 'bytes of output from a call' },
  commands: { limit: 'commands', factor: 1, per: 1, words: 'changes in one run' },
  host_calls: { limit: 'hostCalls', factor: 1, per: 1, words: 'questions to the application in one run' },
  request_ms: {
    limit: 'requestMs',
    factor: 1,
    per: SECOND,
    words: 's to wait for one answer from the network',
  },
  program_ms: { limit: 'programMs', factor: 1, per: SECOND, words: 's for one program that it runs' },
  body_bytes: { limit: 'bodyBytes', factor: 1, per: 1, words: 'bytes of one answer from the network' },
};

/** A limit above the usual. */
export interface RaisedLimit {
  readonly limit: RaisableLimit;
  /** In the limit's own unit. */
  readonly value: number;
  /** `64 MiB of memory (usually 16)`, to be read after “use”. */
  readonly words: string;
}

/** The limits this plugin runs under once the user has allowed it all it asks for. */
export function limitsOf(raw: RawManifest): Limits {
  const changed: Partial<Record<keyof Limits, number>> = {};
  for (const { limit, value } of asked(raw)) changed[limit] = value;
  return { ...DEFAULT_LIMITS, ...changed };
}

/** Those that are higher than every plugin's. */
export function raisedLimits(raw: RawManifest): RaisedLimit[] {
  return asked(raw)
    .filter(({ limit, value }) => value > DEFAULT_LIMITS[limit])
    .map(({ limit, value }) => ({ limit, value, words: describeLimit(limit, value) }));
}

/** Those that nobody can allow, and those that cannot be what they say. */
export function limitFaults(raw: RawManifest): ManifestFault[] {
  return [...aboveMost(raw), ...beyondRun(raw)];
}

function aboveMost(raw: RawManifest): ManifestFault[] {
  return asked(raw).flatMap(({ key, limit, value }) => {
    const { factor, per, words } = MANIFEST_LIMITS[key];
    const most = RAISABLE_LIMITS[limit];
    if (value <= most) return [];
    const message = `asks for ${value / per} ${words}; no plugin can have more than ${most / per}`;
    return [faultAt(['limits', key], message, `write at most ${most / factor}, or leave it out`)];
  });
}

/** What is waited for within a run, by the key that says how long. */
const WAITS = { request_ms: 'a request', program_ms: 'a program' } as const;

/**
 * A wait as long as the run never ends by itself: the run is ended first, which is a failure that counts, where the
 * plugin should have been told that nobody answered.
 */
function beyondRun(raw: RawManifest): ManifestFault[] {
  const { wallMs } = limitsOf(raw);
  return (Object.keys(WAITS) as (keyof typeof WAITS)[]).flatMap((key) => {
    const ms = raw.limits?.[key];
    if (ms === undefined || ms < wallMs || ms > RAISABLE_LIMITS[MANIFEST_LIMITS[key].limit]) return [];
    const message = `${WAITS[key]} of ${ms / SECOND} s does not fit into a run of ${wallMs / SECOND} s, waiting included`;
    return [faultAt(['limits', key], message, `set wall_ms above ${ms}, or write less than ${wallMs}`)];
  });
}

/** A limit as people read it: `64 MiB of memory (usually 16)`. */
export function describeLimit(limit: RaisableLimit, value: number): string {
  const row = Object.values(MANIFEST_LIMITS).find((one) => one.limit === limit);
  const { per, words } = row ?? { per: 1, words: limit };
  return `${value / per} ${words} (usually ${DEFAULT_LIMITS[limit] / per})`;
}

function asked(raw: RawManifest) {
  const keys = Object.keys(MANIFEST_LIMITS) as ManifestLimit[];
  return keys.flatMap((key) => {
    const value = raw.limits?.[key];
    const { limit, factor } = MANIFEST_LIMITS[key];
    return value === undefined ? [] : [{ key, limit, value: value * factor }];
  });
}
