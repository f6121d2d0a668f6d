import type { DecisionEntry } from '../../src-core/plugin/audit';
import { cleanRecord } from '../../src-core/plugin/clean-text';
import type { Instant } from '../../src-core/todo/todo';
import { type PluginEntry, packageOf } from './plugin-entry';

/** An entry of the audit log about a decision; the plugin may be gone already. */
export function decisionAbout(
  plugin: string,
  entry: PluginEntry | undefined,
  decision: DecisionEntry['decision'],
  at: Instant,
  detail: string,
): DecisionEntry {
  const known = entry && packageOf(entry);
  return {
    kind: 'decision',
    at,
    plugin,
    version: known?.manifest.version ?? '',
    hash: known?.hash ?? '',
    decision,
    detail: cleanRecord(detail, 300),
  };
}
