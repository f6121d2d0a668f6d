/** What a manifest needs that this application does not have: such a plugin is incompatible, not wrong. */
import { DEFAULT_LIMITS, type Limits, PLUGIN_EXPORTS } from './abi';
import type { RawManifest } from './manifest-schema';

/** A WebAssembly page is 64 KiB. */
const PAGES_PER_MIB = 16;

/** What `[limits]` may lower: the limit, how many of its units one of the manifest's is, and its name for people. */
const LOWERABLE: Readonly<
  Record<
    keyof NonNullable<RawManifest['limits']>,
    readonly [limit: keyof Limits, factor: number, words: string]
  >
> = {
  memory_mib: ['memoryPages', PAGES_PER_MIB, 'MiB of memory'],
  init_cpu_ms: ['initCpuMs', 1, 'ms to start'],
  action_cpu_ms: ['actionCpuMs', 1, 'ms for an action'],
  hook_cpu_ms: ['hookCpuMs', 1, 'ms for a hook'],
  wall_ms: ['wallMs', 1, 'ms for a call'],
  output_bytes: ['outputBytes', 1, 'bytes of output'],
  commands: ['commands', 1, 'commands in a run'],
  host_calls: ['hostCalls', 1, 'host calls in a run'],
};

/** The limits this plugin runs under: the default ones, or those it lowers. */
export function limitsOf(raw: RawManifest): Limits {
  const lowered: Partial<Record<keyof Limits, number>> = {};
  for (const [limit, value] of asked(raw)) lowered[limit] = value;
  return { ...DEFAULT_LIMITS, ...lowered };
}

/** One phrase for each thing it needs and cannot have; empty when it can run. */
export function unmetNeeds(raw: RawManifest): string[] {
  return [...hookNeeds(raw), ...limitNeeds(raw), ...settingNeeds(raw)];
}

function hookNeeds(raw: RawManifest): string[] {
  const offered: readonly string[] = PLUGIN_EXPORTS;
  return Object.entries(raw.hooks ?? {})
    .filter(([hook, wanted]) => wanted !== false && wanted !== undefined && !offered.includes(hook))
    .map(([hook]) => `the hook ${hook}, which this version does not call yet`);
}

function limitNeeds(raw: RawManifest): string[] {
  return asked(raw)
    .filter(([limit, value]) => value > DEFAULT_LIMITS[limit])
    .map(([limit, value, factor, words]) => {
      return `${value / factor} ${words}, more than the ${DEFAULT_LIMITS[limit] / factor} that this version gives`;
    });
}

/** A setting that must be filled in and has no default: there is no form for it yet. */
function settingNeeds(raw: RawManifest): string[] {
  return Object.entries(raw.settings ?? {})
    .filter(([, setting]) => setting.required === true && setting.default === undefined)
    .map(([name]) => `the setting ${name}, which this version cannot ask for yet`);
}

function asked(
  raw: RawManifest,
): (readonly [limit: keyof Limits, value: number, factor: number, words: string])[] {
  return Object.entries(LOWERABLE).flatMap(([name, [limit, factor, words]]) => {
    const value = raw.limits?.[name as keyof typeof LOWERABLE];
    return value === undefined ? [] : [[limit, value * factor, factor, words] as const];
  });
}
