import type {
  GrantRepository,
  GrantRow,
  PluginMetadataReader,
  PluginStateRepository,
  PluginStateRow,
} from '../plugin/plugin-repository';
import type { StoredMetadata } from '../plugin/plugin-runtime';
import type { Database, Statement } from './database';
import { MetadataTable } from './metadata-table';

/** The user's decisions, in the table `plugin_grants`. */
export class SqliteGrantRepository implements GrantRepository {
  private readonly select: Statement<[string], GrantRow>;
  private readonly upsert: Statement<string[], never>;
  private readonly drop: Statement<[string], never>;

  constructor(database: Database) {
    this.select = database.prepare(
      `SELECT name, version, hash, decision, permissions, optional_allowed AS optionalAllowed,
         optional_denied AS optionalDenied, shown, decided_at AS decidedAt
       FROM plugin_grants WHERE name = ?`,
    );
    this.upsert = database.prepare(
      `INSERT OR REPLACE INTO plugin_grants
         (name, version, hash, decision, permissions, optional_allowed, optional_denied, shown, decided_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.drop = database.prepare('DELETE FROM plugin_grants WHERE name = ?');
  }

  find(name: string): GrantRow | undefined {
    return this.select.get(name);
  }

  save(row: GrantRow): void {
    const { name, version, hash, decision, permissions, optionalAllowed, optionalDenied, shown } = row;
    const optional = [optionalAllowed, optionalDenied];
    this.upsert.run(name, version, hash, decision, permissions, ...optional, shown, row.decidedAt);
  }

  remove(name: string): void {
    this.drop.run(name);
  }
}

/** The switches and failures, in the table `plugin_state`. */
export class SqlitePluginStateRepository implements PluginStateRepository {
  private readonly select: Statement<[string], Omit<PluginStateRow, 'enabled'> & { enabled: number }>;
  private readonly upsert: Statement<[string, number, number, string | null], never>;
  private readonly drop: Statement<[string], never>;

  constructor(database: Database) {
    this.select = database.prepare('SELECT name, enabled, failures, reason FROM plugin_state WHERE name = ?');
    this.upsert = database.prepare(
      'INSERT OR REPLACE INTO plugin_state (name, enabled, failures, reason) VALUES (?, ?, ?, ?)',
    );
    this.drop = database.prepare('DELETE FROM plugin_state WHERE name = ?');
  }

  find(name: string): PluginStateRow | undefined {
    const row = this.select.get(name);
    return row && { ...row, enabled: row.enabled === 1 };
  }

  save({ name, enabled, failures, reason }: PluginStateRow): void {
    this.upsert.run(name, enabled ? 1 : 0, failures, reason);
  }

  remove(name: string): void {
    this.drop.run(name);
  }
}

/** Reads of what plugins stored, from the table `plugin_metadata`. */
export class SqlitePluginMetadataReader implements PluginMetadataReader {
  private readonly values: MetadataTable;

  constructor(database: Database) {
    this.values = new MetadataTable(database);
  }

  metadataOf(owner: string): readonly StoredMetadata[] {
    return this.values.allOf(owner);
  }
}
