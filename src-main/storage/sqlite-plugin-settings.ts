import { z } from 'zod';
import type { SettingValue } from '../../src-core/plugin/settings';
import type { PluginSettingsRepository } from '../plugin/plugin-repository';
import type { Database, Statement } from './database';
import { parseJson } from './parse-json';

const valuesSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

/** What the user filled in, in the table `plugin_settings`; whether it fits the manifest is for others to say. */
export class SqlitePluginSettingsRepository implements PluginSettingsRepository {
  private readonly select: Statement<[string], { values: string }>;
  private readonly upsert: Statement<[string, string], never>;
  private readonly drop: Statement<[string], never>;

  constructor(database: Database) {
    this.select = database.prepare('SELECT "values" FROM plugin_settings WHERE plugin = ?');
    this.upsert = database.prepare('INSERT OR REPLACE INTO plugin_settings (plugin, "values") VALUES (?, ?)');
    this.drop = database.prepare('DELETE FROM plugin_settings WHERE plugin = ?');
  }

  find(plugin: string): Readonly<Record<string, SettingValue>> {
    const row = this.select.get(plugin);
    return (row && valuesSchema.safeParse(parseJson(row.values)).data) ?? {};
  }

  save(plugin: string, values: Readonly<Record<string, SettingValue>>): void {
    this.upsert.run(plugin, JSON.stringify(values));
  }

  remove(plugin: string): void {
    this.drop.run(plugin);
  }
}
