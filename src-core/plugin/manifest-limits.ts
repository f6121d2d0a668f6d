/** What `[limits]` asks for: less as it stands, more as a wish that the user decides on, and never beyond a bound. */
import { DEFAULT_LIMITS, type Limits, RAISABLE_LIMITS, type RaisableLimit } from './abi';
import { faultAt, type ManifestFault } from './manifest-faults';
import type { RawManifest } from './manifest-schema';

/** A key of `[limits]`. */
export type ManifestLimit = keyof NonNullable<RawManifest['limits']>;

/** A WebAssembly page is 64 KiB. */
const PAGES_PER_MIB = 16;

/** The limit that a key of `[limits]` sets, how many of its units one of the key's is, and its name for people. */
export const MANIFEST_LIMITS: Readonly<
  Record<ManifestLimit, { readonly limit: RaisableLimit; readonly factor: number; readonly words: string }>
> = {
  memory_mib: { limit: 'memoryPages', factor: PAGES_PER_MIB, words: 'MiB of memory' },
  init_cpu_ms: { limit: 'initCpuMs', factor: 1, words: 'ms of computing to start' },
  action_cpu_ms: { limit: 'actionCpuMs', factor: 1, words: 'ms of computing for an action' },
  hook_cpu_ms: { limit: 'hookCpuMs', factor: 1, words: 'ms of computing for a hook' },
  wall_ms: { limit: 'wallMs', factor: 1, words: 'ms for a call, waiting included' },
  output_bytes: { limit: 'outputBytes', factor: 1, words: 'bytes of output from a call' },
  commands: { limit: 'commands', factor: 1, words: 'changes in one run' },
  host_calls: { limit: 'hostCalls', factor: 1, words: 'questions to the application in one run' },
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

/** Those that nobody can allow. */
export function limitFaults(raw: RawManifest): ManifestFault[] {
  return asked(raw).flatMap(({ key, limit, value }) => {
    const { factor, words } = MANIFEST_LIMITS[key];
    const most = RAISABLE_LIMITS[limit];
    if (value <= most) return [];
    const message = `asks for ${value / factor} ${words}; no plugin can have more than ${most / factor}`;
    return [faultAt(['limits', key], message, `write at most ${most / factor}, or leave it out`)];
  });
}

/** A limit as people read it: `64 MiB of memory (usually 16)`. */
export function describeLimit(limit: RaisableLimit, value: number): string {
  const row = Object.values(MANIFEST_LIMITS).find((one) => one.limit === limit);
  const { factor, words } = row ?? { factor: 1, words: limit };
  return `${value / factor} ${words} (usually ${DEFAULT_LIMITS[limit] / factor})`;
}

function asked(raw: RawManifest) {
  const keys = Object.keys(MANIFEST_LIMITS) as ManifestLimit[];
  return keys.flatMap((key) => {
    const value = raw.limits?.[key];
    const { limit, factor } = MANIFEST_LIMITS[key];
    return value === undefined ? [] : [{ key, limit, value: value * factor }];
  });
}
