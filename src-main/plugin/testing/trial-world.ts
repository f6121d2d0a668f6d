/** A plugin system over a real database, for tests of trials; played are the user and the clock. */
import { expect } from 'vitest';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { SqliteAuditRepository } from '../../storage/sqlite-audit';
import { SqlitePluginPolicyRepository } from '../../storage/sqlite-plugin-policies';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from '../../storage/sqlite-plugin-repositories';
import { SqliteRecordingRepository } from '../../storage/sqlite-recordings';
import { SqliteTrialRepository } from '../../storage/sqlite-trials';
import { openWorld, type World } from '../../storage/testing/world';
import { documentPort, listSource } from '../../store/ports';
import { openPlugins, type WorldParts } from './plugin-world';

/** Where the user is. */
export const HERE = { list: TODAYS_LIST, selected: null };

/** By which clock pages are read. */
export const NOWHERE = { today: TODAYS_LIST.date, zone: 'UTC' };

/** Opens it over that world; nothing is loaded yet. */
export async function openTrials(world: World = openWorld({ fast: true }), more: Partial<WorldParts> = {}) {
  const { database, store } = world;
  const plugins = await openPlugins({
    folder: world.paths.plugins,
    document: documentPort(store),
    lists: listSource(store),
    grants: new SqliteGrantRepository(database),
    states: new SqlitePluginStateRepository(database),
    metadata: new SqlitePluginMetadataReader(database),
    policies: new SqlitePluginPolicyRepository(database),
    trials: new SqliteTrialRepository(database),
    audit: new SqliteAuditRepository(database),
    recordings: new SqliteRecordingRepository(database),
    purgeMetadata: (plugin) => void store.purgeMetadata(plugin),
    ...more,
  });
  const { manager } = plugins;
  /** How the runs ended, newest first. */
  const ends = () =>
    manager
      .audit({ kind: 'run', limit: 20 })
      .map(({ entry }) => (entry.kind === 'run' ? `${entry.trigger} ${entry.end}` : ''));
  /** The page about the trial, line by line. */
  const page = (name: string) => {
    const report = manager.trial(name, NOWHERE);
    return report.ok ? report.value.lines.map(({ text }) => text) : [report.error];
  };
  /** What of the page is about runs. */
  const noted = (name: string) => page(name).filter((text) => text.startsWith('  '));
  const stored = (name: string) =>
    Object.fromEntries(
      new SqlitePluginMetadataReader(database).metadataOf(name).map(({ key, value }) => [key, value]),
    );
  /** The preview that stands, once there is one. */
  const preview = async () => {
    await expect.poll(() => manager.openPreview(), { timeout: 20_000 }).not.toBeNull();
    return manager.openPreview()?.id ?? '';
  };
  return { world, ...plugins, ends, page, noted, stored, preview };
}
