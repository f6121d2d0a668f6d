import type { Limits } from '../../../src-core/plugin/abi';
import type { DecidedPermissions } from '../grant-store';
import { packageOf } from '../plugin-entry';
import type { CareContext } from './care-context';

/** What one plugin may reach at this moment. */
export interface PluginAccess extends DecidedPermissions {
  readonly limits: Limits;
  /** Names of the settings of type `secret` that its manifest declares. */
  readonly secrets: readonly string[];
  /** On trial: nothing is written outside. */
  readonly trial: boolean;
}

/** What the plugin may reach now; undefined when it is not on. Asked anew for each call that reaches outside. */
export function accessOf({ book, grants, policies }: CareContext, name: string): PluginAccess | undefined {
  const entry = book.get(name);
  const plugin = entry && packageOf(entry);
  if (!plugin || entry.state !== 'enabled') return undefined;
  const { limits, settings } = plugin.manifest;
  const secrets = settings.filter(({ type }) => type === 'secret').map((field) => field.name);
  const { trial } = policies.find(name);
  return { ...grants.decidedFor(plugin), limits, secrets, trial };
}
