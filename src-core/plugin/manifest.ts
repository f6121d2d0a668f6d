/**
 * A plugin's manifest: what it is, what it wants, what it offers. Read from parsed TOML, which nobody vouches for;
 * where the fault stands in the file is found by whoever has the text.
 */
import { err, ok, type Result } from '../lib/result';
import { API_VERSION, type Limits, type PluginExport } from './abi';
import { cleanLine } from './clean-text';
import { forbiddenKeyFaults } from './forbidden-keys';
import { actionsOf, type ManifestAction, type SuggestedKey, suggestedKeys } from './manifest-actions';
import { crossFaults } from './manifest-checks';
import { faultsOf, type ManifestFault } from './manifest-faults';
import { exportsOf, tickSeconds } from './manifest-hooks';
import { limitsOf, type RaisedLimit, raisedLimits } from './manifest-limits';
import { optionalPermissions, requiredPermissions } from './manifest-permissions';
import { manifestSchema, PLUGIN_NAME, type RawManifest } from './manifest-schema';
import type { Permission } from './permissions';
import { type SettingField, settingFields } from './settings';

/** A manifest in which every field is there and every text is cleaned and bounded. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly license: string | null;
  readonly homepage: string | null;
  /** The file with the code, in the same folder. */
  readonly entry: string;
  readonly kind: 'wasm' | 'js';
  /** Asked for before it first runs. */
  readonly permissions: readonly Permission[];
  /** Asked for when first used. */
  readonly optionalPermissions: readonly Permission[];
  /** Why it wants them, in its own words. */
  readonly reasons: readonly string[];
  readonly actions: readonly ManifestAction[];
  readonly keys: readonly SuggestedKey[];
  readonly settings: readonly SettingField[];
  /** The exports it says it has; the module must have them. */
  readonly exports: readonly PluginExport[];
  /** Seconds between two calls of `on_tick`; null when it has none. */
  readonly tickSeconds: number | null;
  /** What it runs under once all of {@link permissions} are allowed. */
  readonly limits: Limits;
  /** Which of them are higher than every plugin's; each is among {@link permissions} too. */
  readonly raisedLimits: readonly RaisedLimit[];
}

/** Why a manifest was not taken: it is wrong, or it needs what this application does not have. */
export type ManifestRefusal =
  | { readonly kind: 'invalid'; readonly faults: readonly ManifestFault[] }
  | {
      readonly kind: 'incompatible';
      readonly name: string | null;
      readonly version: string | null;
      readonly reason: string;
    };

/** Reads a manifest out of parsed TOML (or any other data). Never throws, whatever it is given. */
export function parseManifest(data: unknown): Result<Manifest, ManifestRefusal> {
  const forbidden = forbiddenKeyFaults(data);
  if (forbidden.length > 0) return err({ kind: 'invalid', faults: forbidden });
  const newer = newerApi(data);
  if (newer) return err(newer);
  const parsed = manifestSchema.safeParse(data);
  if (!parsed.success) return err({ kind: 'invalid', faults: faultsOf(parsed.error) });
  const faults = crossFaults(parsed.data);
  return faults.length > 0 ? err({ kind: 'invalid', faults }) : ok(toManifest(parsed.data));
}

/**
 * A manifest for a newer interface may have tables this version does not know: it is judged by that alone, before
 * its fields are.
 */
function newerApi(data: unknown): ManifestRefusal | undefined {
  const plugin = field(data, 'plugin');
  const api = field(plugin, 'api');
  if (typeof api !== 'string' || !/^[1-9]\d{0,3}$/.test(api) || Number(api) <= API_VERSION) return undefined;
  const [name, version] = [field(plugin, 'name'), field(plugin, 'version')];
  return {
    kind: 'incompatible',
    name: typeof name === 'string' && PLUGIN_NAME.test(name) ? cleanLine(name, 40) : null,
    version: typeof version === 'string' ? cleanLine(version, 40) : null,
    reason: `needs plugin interface ${api}, this application has ${API_VERSION}: install a newer to-tui`,
  };
}

function field(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
  return (data as Readonly<Record<string, unknown>>)[key];
}

function toManifest(raw: RawManifest): Manifest {
  const { name, version, entry } = raw.plugin;
  return {
    name,
    version,
    title: raw.plugin.title || name,
    description: raw.plugin.description ?? '',
    author: raw.plugin.author ?? '',
    license: raw.plugin.license ?? null,
    homepage: raw.plugin.homepage ?? null,
    entry,
    kind: entry.toLowerCase().endsWith('.js') ? 'js' : 'wasm',
    permissions: requiredPermissions(raw),
    optionalPermissions: optionalPermissions(raw),
    reasons: Object.values(raw.permissions?.reason ?? {}).flatMap((reason) => (reason ? [reason] : [])),
    actions: actionsOf(raw),
    keys: suggestedKeys(raw),
    settings: settingFields(raw.settings ?? {}),
    exports: exportsOf(raw),
    tickSeconds: tickSeconds(raw),
    limits: limitsOf(raw),
    raisedLimits: raisedLimits(raw),
  };
}
