/**
 * `plugin list` and `plugin lint` without a running application: they read the folder and the decisions and nothing
 * else, so they work on a data directory that cannot be written to or is not there yet, and leave nothing behind.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ListedPlugin, listReport } from '../../src-core/plugin/list-report';
import { PLUGIN_NAME } from '../../src-core/plugin/manifest-schema';
import type { Report } from '../../src-core/plugin/report';
import { jsonPage } from '../../src-core/plugin/report-lines';
import { type Candidate, discover } from '../plugin/discovery';
import { GrantStore } from '../plugin/grant-store';
import { judged } from '../plugin/judged';
import type { KitPlaces } from '../plugin/kit/workshop';
import type {
  GrantRepository,
  PluginSecretRepository,
  PluginSettingsRepository,
  PluginStateRepository,
} from '../plugin/plugin-repository';
import { type Keychain, PluginSettings } from '../plugin/plugin-settings';
import { Database } from '../storage/database';
import { SqliteGrantRepository, SqlitePluginStateRepository } from '../storage/sqlite-plugin-repositories';
import { SqlitePluginSecretRepository } from '../storage/sqlite-plugin-secrets';
import { SqlitePluginSettingsRepository } from '../storage/sqlite-plugin-settings';

/** Where the decisions about plugins are read from. */
export interface ListParts {
  readonly grants: GrantRepository;
  readonly states: PluginStateRepository;
  readonly settings: PluginSettingsRepository;
  readonly secrets: PluginSecretRepository;
}

/** Reads the plugins folder and the decisions. Changes nothing. */
export async function pluginList(folder: string, parts: ListParts, json: boolean): Promise<Report> {
  const plugins = listPlugins(await discover(folder), parts);
  return json ? jsonPage(plugins) : listReport(plugins, `No plugins in ${folder}`);
}

/** What the application would make of each candidate at its next start. */
export function listPlugins(candidates: readonly Candidate[], parts: ListParts): ListedPlugin[] {
  const { states, settings: values, secrets } = parts;
  const grants = new GrantStore(parts.grants, () => '');
  const settings = new PluginSettings({ values, secrets, keychain: LOCKED });
  return candidates.map((candidate) => {
    const { name, version } = candidate.kind === 'package' ? candidate.package.manifest : candidate;
    const { state, reason } = judged(name, candidate, { grants, states, settings });
    return { name, version, state, reason };
  });
}

/** Opens no secret: one that is kept counts as filled in. Whether it can still be read, the window finds out. */
const LOCKED: Keychain = { available: '', encrypt: refuseToWrite, decrypt: () => '' };

/** Checks an installed plugin by its name, or what lies at a path. */
export async function pluginLint(
  folder: string,
  subject: string,
  cwd: string,
  places: KitPlaces,
): Promise<Report> {
  const installed = join(folder, subject);
  const isInstalled = PLUGIN_NAME.test(subject) && existsSync(installed);
  const { lintInstalled, lintPath } = await import('../plugin/verbs/lint-verb');
  return isInstalled ? lintInstalled(installed) : lintPath(resolve(cwd, subject), places);
}

/** Reads with the decisions in a database; without one nobody has decided anything. */
export async function withDecisions<T>(file: string, read: (parts: ListParts) => Promise<T>): Promise<T> {
  if (!existsSync(file)) return read(NO_DECISIONS);
  const database = Database.openForReading(file);
  try {
    return await read({
      grants: new SqliteGrantRepository(database),
      states: new SqlitePluginStateRepository(database),
      settings: new SqlitePluginSettingsRepository(database),
      secrets: new SqlitePluginSecretRepository(database),
    });
  } finally {
    database.close();
  }
}

const NO_DECISIONS: ListParts = {
  grants: { find: () => undefined, save: refuseToWrite, remove: refuseToWrite },
  states: { find: () => undefined, save: refuseToWrite, remove: refuseToWrite },
  settings: { find: () => ({}), save: refuseToWrite, remove: refuseToWrite },
  secrets: { names: () => [], find: () => undefined, save: refuseToWrite, removeAll: refuseToWrite },
};

function refuseToWrite(): never {
  throw new Error('listing only reads');
}
