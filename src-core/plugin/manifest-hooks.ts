/** What `[hooks]` and `[actions]` promise: the exports that must be there, and how often the clock calls. */
import { DEFAULT_LIMITS, PLUGIN_EXPORTS, type PluginExport } from './abi';
import { EXPORTS } from './exports';
import { actionsOf } from './manifest-actions';
import { faultAt, type ManifestFault } from './manifest-faults';
import type { RawManifest } from './manifest-schema';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** A week; a timer counts milliseconds in 31 bits and would fire at once for what does not fit them. */
export const MAX_TICK_SECONDS = 7 * 24 * 3600;

/** The exports that a manifest says are there: the module must have them. */
export function exportsOf(raw: RawManifest): PluginExport[] {
  const hooks: Readonly<Record<string, unknown>> = raw.hooks ?? {};
  const wanted = PLUGIN_EXPORTS.filter(
    (name) => EXPORTS[name].declaredBy === 'hooks' && isAsked(hooks, name),
  );
  return actionsOf(raw).length > 0 ? ['handle_action', ...wanted] : wanted;
}

/** A hook is asked for by true, a tick by its table. */
function isAsked(hooks: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(hooks, name) && hooks[name] !== false && hooks[name] !== undefined;
}

/** Seconds between two calls of `on_tick`; null when it is not asked for. */
export function tickSeconds(raw: RawManifest): number | null {
  const tick = raw.hooks?.on_tick;
  return tick ? Number(tick.every.slice(0, -1)) * (SECONDS[tick.every.slice(-1)] ?? 0) : null;
}

/** A tick that is too often, or so seldom that it is none. */
export function tickFaults(raw: RawManifest): ManifestFault[] {
  const seconds = tickSeconds(raw);
  const every = raw.hooks?.on_tick ? raw.hooks.on_tick.every : '';
  const fault = (what: string) => [faultAt(['hooks', 'on_tick', 'every'], `ticks every ${every}, ${what}`)];
  if (seconds === null) return [];
  if (seconds < DEFAULT_LIMITS.tickSeconds) return fault('which is too often');
  return seconds > MAX_TICK_SECONDS ? fault('which is less often than once a week') : [];
}
