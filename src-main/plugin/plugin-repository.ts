/**
 * What the plugin system asks of the database: the user's decisions, the switch and the failures of each plugin,
 * and reads of what plugins stored. Rows are plain text and numbers; whoever reads a decision checks it again before
 * believing it, so an edited row closes a gate and never opens one. Writing metadata is not here: it goes through
 * the document's single writer like every other change.
 */
import type { Instant } from '../../src-core/todo/todo';
import type { StoredMetadata } from './plugin-runtime';

/** The user's decision about one plugin, as stored in the table `plugin_grants`. One row for each plugin name. */
export interface GrantRow {
  /** The plugin's name, as in its manifest; the primary key. */
  readonly name: string;
  /** The version that was shown. */
  readonly version: string;
  /** SHA-256 in lower-case hex of the manifest and module that were shown. */
  readonly hash: string;
  /** `allowed` or `denied`; whatever else stands there counts as no decision. */
  readonly decision: string;
  /** JSON array of the permissions decided on. */
  readonly permissions: string;
  /** JSON array of the lines that the user was shown. */
  readonly shown: string;
  readonly decidedAt: Instant;
}

/** The decisions. Every call is synchronous and durable when it returns; it throws only when the database does. */
export interface GrantRepository {
  find(name: string): GrantRow | undefined;
  /** Inserts, or replaces the row of that name. */
  save(row: GrantRow): void;
  /** Does nothing when there is no such row. */
  remove(name: string): void;
}

/** What is remembered of a plugin between starts, as stored in the table `plugin_state`. */
export interface PluginStateRow {
  /** The plugin's name; the primary key. */
  readonly name: string;
  /** The user's switch; a plugin without a row is on. */
  readonly enabled: boolean;
  /** How often it failed in a row. */
  readonly failures: number;
  /** The reason of the last failure, in words for the user; null when the last run went well. */
  readonly reason: string | null;
}

/** The switches and failures of plugins. */
export interface PluginStateRepository {
  find(name: string): PluginStateRow | undefined;
  /** Inserts, or replaces the row of that name. */
  save(row: PluginStateRow): void;
  remove(name: string): void;
}

/** Reads of what plugins stored (`plugin_metadata`). */
export interface PluginMetadataReader {
  /** Every value of that owner, those of deleted todos included; order does not matter. At most about 1 MB. */
  metadataOf(owner: string): readonly StoredMetadata[];
}
