import { type DataFlow, dataFlowSchema, HIDEABLE_FIELDS } from '../../src-core/plugin/data-flow';
import { DEFAULT_POLICY, type PluginPolicy, pluginPolicySchema } from '../../src-core/plugin/plugin-policy';
import type { PluginPolicyRepository } from '../plugin/plugin-repository';
import type { Database, Statement } from './database';
import { parseJson } from './parse-json';

/** The user's policies, in the table `plugin_policy`. */
export class SqlitePluginPolicyRepository implements PluginPolicyRepository {
  private readonly names: Statement<[], { plugin: string }>;
  private readonly select: Statement<[string], { policy: string }>;
  private readonly upsert: Statement<[string, string], never>;
  private readonly drop: Statement<[string], never>;

  constructor(database: Database) {
    this.names = database.prepare('SELECT plugin FROM plugin_policy ORDER BY plugin');
    this.select = database.prepare('SELECT policy FROM plugin_policy WHERE plugin = ?');
    this.upsert = database.prepare('INSERT OR REPLACE INTO plugin_policy (plugin, policy) VALUES (?, ?)');
    this.drop = database.prepare('DELETE FROM plugin_policy WHERE plugin = ?');
  }

  plugins(): readonly string[] {
    return this.names.all().map(({ plugin }) => plugin);
  }

  find(plugin: string): PluginPolicy {
    const row = this.select.get(plugin);
    if (!row) return DEFAULT_POLICY;
    const value = parseJson(row.policy);
    return pluginPolicySchema.safeParse(value).data ?? closedPolicy(value);
  }

  save(plugin: string, policy: PluginPolicy): void {
    this.upsert.run(plugin, JSON.stringify(policy));
  }

  remove(plugin: string): void {
    this.drop.run(plugin);
  }
}

/** Whatever can be said about a todo is hidden. */
const EVERYTHING_HIDDEN: DataFlow = { fields: [...HIDEABLE_FIELDS], projects: [], tags: [] };

/**
 * What holds when the row is damaged: the user had decided something, and it may have been to hide and to be asked.
 * What is hidden is believed when at least that part is exactly ours; else every field is. Only a row that says nothing
 * of a trial, or no, is not on trial.
 */
function closedPolicy(value: unknown): PluginPolicy {
  const row: Readonly<Record<string, unknown>> | null =
    typeof value === 'object' && value !== null ? { ...value } : null;
  const hidden = dataFlowSchema.safeParse(row?.hides).data ?? EVERYTHING_HIDDEN;
  const trial = row === null || (row.trial ?? false) !== false;
  return { ...DEFAULT_POLICY, preview: 'always', hides: hidden, trial };
}
