/**
 * What a plugin that is being developed may do without a question. The user is asked once; from then on what is built
 * in that folder takes the plugin's place, as long as it is the same plugin, wants nothing more than was granted, and
 * nobody switched it off or took that yes back. Pure, but for reading what was decided.
 */
import { elevated, grantCovers } from '../../src-core/plugin/permissions';
import { without } from '../../src-core/plugin/same-permission';
import type { GrantStore } from './grant-store';
import { type PluginEntry, packageOf } from './plugin-entry';
import type { PluginPackage } from './plugin-package';
import type { PluginStateRepository } from './plugin-repository';

/** What was agreed about a folder so far. */
export interface DevelopTerms {
  /** The folder in which it is built: absolute, resolved, shown in the question. */
  readonly folder: string;
  /** The plugin that the user said yes to; null before. */
  readonly agreed: string | null;
  /** Wishes that the user said no to, as {@link wishOf} words them: they are not asked about again. */
  readonly denied: ReadonlySet<string>;
  /** Development has ended: an open question is withdrawn, and nothing more is put in place. */
  readonly signal: AbortSignal;
  /** Called when the user is asked. */
  readonly asking: () => void;
}

/** What became of what was built. Reasons are parts of sentences. */
export type Developed =
  /** It is in its place; `off` says why it does not run, null when it does. */
  | { readonly kind: 'loaded'; readonly name: string; readonly off: string | null }
  /** The very same bytes are in their place already. */
  | { readonly kind: 'same'; readonly name: string }
  /** It is no plugin that can be used. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The user switched the plugin off, or took the yes back. */
  | { readonly kind: 'off'; readonly name: string; readonly reason: string }
  /** The user said no, now or before; `wish` is what to. */
  | { readonly kind: 'denied'; readonly name: string; readonly wish: string }
  /** Nobody answered. */
  | { readonly kind: 'unasked'; readonly name: string };

/** What is to be done with what was built. */
export type DevelopStance = 'put' | 'ask' | 'same' | 'off';

/** Where the decisions are read. */
export interface DevelopRecords {
  readonly grants: Pick<GrantStore, 'find' | 'allowedPermissions'>;
  readonly states: Pick<PluginStateRepository, 'find'>;
}

/** How these bytes stand to what was agreed and to what is installed. @throws when the database does */
export function developStance(
  plugin: PluginPackage,
  entry: PluginEntry | undefined,
  { agreed }: Pick<DevelopTerms, 'agreed'>,
  records: DevelopRecords,
): DevelopStance {
  const before = entry && packageOf(entry);
  if (agreed !== plugin.manifest.name || !entry) return 'ask';
  if (isSwitchedOff(entry, records)) return 'off';
  if (!before || !isAllowed(before, records)) return 'ask';
  if (before.hash === plugin.hash) return 'same';
  const more = without(elevated(plugin.manifest), records.grants.allowedPermissions(before));
  return more.length > 0 ? 'ask' : 'put';
}

/** Whether the yes to those bytes still stands, and the plugin was not switched off. @throws when the database does */
export function isStillAgreed(before: PluginPackage, records: DevelopRecords): boolean {
  return records.states.find(before.manifest.name)?.enabled !== false && isAllowed(before, records);
}

/** What a plugin wants, as one text: the same for the same wishes of the same plugin. */
export function wishOf({ manifest }: PluginPackage): string {
  const wishes = elevated(manifest).map((one) => JSON.stringify(Object.entries(one).sort()));
  return JSON.stringify([manifest.name, ...wishes.sort()]);
}

/** By the user, by the configuration, or by a start in safe mode. */
function isSwitchedOff(entry: PluginEntry, { states }: DevelopRecords): boolean {
  return entry.state === 'disabled' || states.find(entry.name)?.enabled === false;
}

function isAllowed({ manifest, hash }: PluginPackage, { grants }: DevelopRecords): boolean {
  return grantCovers(grants.find(manifest.name), manifest, hash);
}
