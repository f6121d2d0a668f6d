import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { utf8Length } from '../../src-core/plugin/utf8-length';
import type { PluginProfile } from './administration';
import { manifestOf, type PluginEntry } from './plugin-entry';
import type { StoredMetadata } from './plugin-runtime';
import type { Profiler } from './profiler';

/** A WebAssembly page. */
const PAGE_BYTES = 64 * 1024;

/** How one plugin is doing; `queued` runs wait for it, and `stored` is what it keeps. */
export function profileOf(
  profiler: Profiler,
  entry: PluginEntry,
  stored: readonly StoredMetadata[],
  queued: number,
): PluginProfile {
  const limits = manifestOf(entry)?.limits ?? DEFAULT_LIMITS;
  return profiler.profile(entry.name, {
    running: entry.running,
    memoryLimitBytes: limits.memoryPages * PAGE_BYTES,
    storedBytes: stored.reduce((sum, { key, value }) => sum + utf8Length(key) + utf8Length(value), 0),
    storedLimitBytes: limits.metadataBytes,
    queued,
  });
}
