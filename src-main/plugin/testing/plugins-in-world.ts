/** A plugin system over a world: its folder, lists and tables, and the real ways outside. For tests only. */
import { createOutside } from '../../outside/outside';
import type { OutsideParts } from '../../outside/outside-parts';
import { ownFolder } from '../../outside/own-folder';
import { SqliteAuditRepository } from '../../storage/sqlite-audit';
import { SqlitePluginPolicyRepository } from '../../storage/sqlite-plugin-policies';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from '../../storage/sqlite-plugin-repositories';
import { SqlitePluginSecretRepository } from '../../storage/sqlite-plugin-secrets';
import { SqlitePluginSettingsRepository } from '../../storage/sqlite-plugin-settings';
import { SqliteRecordingRepository } from '../../storage/sqlite-recordings';
import { SqliteTrialRepository } from '../../storage/sqlite-trials';
import type { World } from '../../storage/testing/world';
import { documentPort, listSource } from '../../store/ports';
import type { PluginManager } from '../manager';
import { openPlugins, type PluginWorld, type WorldParts } from './plugin-world';

/** What a test has otherwise than the application. */
export interface PartsInWorld extends Partial<WorldParts> {
  /** Opens the real ways outside, changed by this; without it, every way outside is refused. */
  readonly reaching?: Partial<OutsideParts>;
}

/** Opens it as a start does, but loads nothing yet; played are the user, the clock and the keychain. */
export async function openPluginsIn(world: World, parts: PartsInWorld = {}): Promise<PluginWorld> {
  const { reaching, ...more } = parts;
  const { database, store } = world;
  const plugins: PluginWorld = await openPlugins({
    folder: world.paths.plugins,
    document: documentPort(store),
    lists: listSource(store),
    grants: new SqliteGrantRepository(database),
    states: new SqlitePluginStateRepository(database),
    metadata: new SqlitePluginMetadataReader(database),
    settings: new SqlitePluginSettingsRepository(database),
    secrets: new SqlitePluginSecretRepository(database),
    policies: new SqlitePluginPolicyRepository(database),
    trials: new SqliteTrialRepository(database),
    audit: new SqliteAuditRepository(database),
    recordings: new SqliteRecordingRepository(database),
    revert: (plugin, since) => store.revert(plugin, since),
    purgeMetadata: (plugin) => void store.purgeMetadata(plugin),
    ...(reaching && { outside: createOutside({ ...waysOut(world, () => plugins.manager), ...reaching }) }),
    ...more,
  });
  return plugins;
}

/** What plugins stored in that world: `key`, or `content: key` for what belongs to a todo. */
export function storedBy(world: World, plugin: string): Record<string, string> {
  const rows = new SqlitePluginMetadataReader(world.database).metadataOf(plugin);
  return Object.fromEntries(
    rows.map(({ todoId, key, value }) => [
      todoId === null ? key : `${world.store.find(todoId)?.content}: ${key}`,
      value,
    ]),
  );
}

function waysOut({ paths }: World, manager: () => PluginManager): OutsideParts {
  return {
    access: (plugin) => manager().reach.accessOf(plugin),
    askMore: (plugin, permission, signal) => manager().reach.askMore(plugin, permission, signal),
    dataFolder: (plugin) => ownFolder(paths.home, plugin),
    home: paths.home,
    closed: [],
    env: { PATH: process.env.PATH },
    secrets: { read: (plugin, name) => manager().reach.secret(plugin, name) },
    audit: (_plugin, run, reached) => manager().reach.noteReached(run, reached),
  };
}
