import type { PluginSecretRepository } from '../plugin/plugin-repository';
import type { Database, Statement } from './database';

/** Encrypted secrets, in the table `plugin_secrets`. What they say is not known here. */
export class SqlitePluginSecretRepository implements PluginSecretRepository {
  private readonly list: Statement<[string], { name: string }>;
  private readonly select: Statement<[string, string], { encrypted: Uint8Array }>;
  private readonly upsert: Statement<[string, string, Uint8Array], never>;
  private readonly drop: Statement<[string, string], never>;
  private readonly dropAll: Statement<[string], never>;

  constructor(database: Database) {
    this.list = database.prepare('SELECT name FROM plugin_secrets WHERE plugin = ? ORDER BY name');
    this.select = database.prepare('SELECT encrypted FROM plugin_secrets WHERE plugin = ? AND name = ?');
    this.upsert = database.prepare(
      'INSERT OR REPLACE INTO plugin_secrets (plugin, name, encrypted) VALUES (?, ?, ?)',
    );
    this.drop = database.prepare('DELETE FROM plugin_secrets WHERE plugin = ? AND name = ?');
    this.dropAll = database.prepare('DELETE FROM plugin_secrets WHERE plugin = ?');
  }

  names(plugin: string): readonly string[] {
    return this.list.all(plugin).map(({ name }) => name);
  }

  find(plugin: string, name: string): Uint8Array | undefined {
    return this.select.get(plugin, name)?.encrypted;
  }

  save(plugin: string, name: string, encrypted: Uint8Array | null): void {
    if (encrypted === null) this.drop.run(plugin, name);
    else this.upsert.run(plugin, name, encrypted);
  }

  removeAll(plugin: string): void {
    this.dropAll.run(plugin);
  }
}
