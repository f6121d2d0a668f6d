/** How two versions of a plugin differ in what they can do and reach. Pure; the words are for people. */

import { readableKeys } from '../keymap/readable-keys';
import { DEFAULT_LIMITS } from './abi';
import { cleanLine } from './clean-text';
import { describePermission } from './describe-permissions';
import type { Manifest } from './manifest';
import { describeLimit, MANIFEST_LIMITS } from './manifest-limits';
import type { Permission } from './permissions';
import { common, without } from './same-permission';
import { compareVersions } from './version';

/** One version as it is compared. */
export interface ComparedPlugin {
  readonly manifest: Manifest;
  /** What it may do: of what is installed what was granted, of what is new what it asks for. */
  readonly permissions: readonly Permission[];
  /** What vetting read in its module; null for a script. */
  readonly module: { readonly exports: readonly string[]; readonly imports: readonly string[] } | null;
  /** Size of its code. */
  readonly bytes: number;
}

/** Parts of a plugin that can differ. */
export type DiffArea =
  | 'permissions'
  | 'asked for later'
  | 'keys'
  | 'hooks and exports'
  | 'host functions'
  | 'limits'
  | 'settings';

/** What is new, gone and the same in one part, one line each. */
export interface AreaDiff {
  readonly area: DiffArea;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly same: readonly string[];
}

/** See the head of the file. */
export interface CapabilityDiff {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly direction: 'newer' | 'older' | 'same';
  /** What it would get that it has not: needs consent. */
  readonly addedPowers: readonly Permission[];
  readonly areas: readonly AreaDiff[];
  readonly bytes: { readonly from: number; readonly to: number };
}

/** Compares what is installed with what would take its place. */
export function capabilityDiff(before: ComparedPlugin, after: ComparedPlugin): CapabilityDiff {
  const { name, version } = after.manifest;
  const order = compareVersions(version, before.manifest.version);
  return {
    name,
    from: before.manifest.version,
    to: version,
    direction: order > 0 ? 'newer' : order < 0 ? 'older' : 'same',
    addedPowers: without(after.permissions, before.permissions),
    areas: [
      permissionArea('permissions', before.permissions, after.permissions),
      permissionArea(
        'asked for later',
        without(before.manifest.optionalPermissions, before.permissions),
        without(after.manifest.optionalPermissions, after.permissions),
      ),
      area('keys', keysOf(before.manifest), keysOf(after.manifest)),
      area('hooks and exports', exportsOf(before), exportsOf(after)),
      area('host functions', before.module?.imports ?? [], after.module?.imports ?? []),
      area('limits', limitsOf(before.manifest), limitsOf(after.manifest)),
      area('settings', settingsOf(before.manifest), settingsOf(after.manifest)),
    ],
    bytes: { from: before.bytes, to: after.bytes },
  };
}

function permissionArea(
  name: DiffArea,
  before: readonly Permission[],
  after: readonly Permission[],
): AreaDiff {
  return {
    area: name,
    added: without(after, before).map(describePermission),
    removed: without(before, after).map(describePermission),
    same: common(after, before).map(describePermission),
  };
}

function area(name: DiffArea, before: readonly string[], after: readonly string[]): AreaDiff {
  return {
    area: name,
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
    same: after.filter((one) => before.includes(one)),
  };
}

function keysOf({ keys }: Manifest): string[] {
  return keys.map(({ key, action }) => `${cleanLine(readableKeys(key), 60)} ${cleanLine(action, 64)}`);
}

/** A module has what it exports; of a script only the manifest tells. */
function exportsOf({ manifest, module }: ComparedPlugin): string[] {
  const names = module?.exports ?? manifest.exports;
  const { tickSeconds } = manifest;
  return names.map((name) =>
    name === 'on_tick' && tickSeconds !== null ? `on_tick every ${tickSeconds} s` : name,
  );
}

/** Those that are not every plugin's. */
function limitsOf({ limits }: Manifest): string[] {
  return Object.values(MANIFEST_LIMITS)
    .filter(({ limit }) => limits[limit] !== DEFAULT_LIMITS[limit])
    .map(({ limit }) => describeLimit(limit, limits[limit]));
}

function settingsOf({ settings }: Manifest): string[] {
  return settings.map(({ name, type, required }) => `${name} (${type}${required ? ', required' : ''})`);
}
