/** What installing, developing and going back have in common: nothing of a plugin runs while its files are changed. */
import { join } from 'node:path';
import { ok, type Result } from '../../../src-core/lib/result';
import { readCandidate } from '../discovery';
import type { PluginEntry } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { CareContext } from './care-context';
import { entryFor, standUp, startAsJudged } from './stand-up';

/** Nothing of the old bytes runs or starts meanwhile. When the change failed, the plugin is as it was. */
export async function whileOff(
  care: CareContext,
  entry: PluginEntry | undefined,
  change: () => Promise<Result<void, string>>,
): Promise<Result<void, string>> {
  if (!entry) return change();
  const { state } = entry;
  entry.state = 'disabled';
  entry.reason = 'its files are being replaced';
  await care.runner.stop(entry);
  const changed = await change();
  if (!changed.ok) {
    if (state === 'enabled') await standUp(care, entry);
    else care.judge.settle(entry);
  }
  return changed;
}

/** Takes up what was just placed, and says so. Whoever placed it has asked already. */
export async function takeUpPlaced(
  care: CareContext,
  plugin: PluginPackage,
  done: 'installed' | 'updated' | 'back',
): Promise<Result<string, string>> {
  const { name } = plugin.manifest;
  await startAsJudged(care, entryFor(care, await readCandidate(join(care.folder, name))));
  const entry = care.book.get(name);
  const said = `${titleOf(plugin)} is ${done}`;
  return entry?.state === 'enabled' ? ok(said) : ok(`${said}, but not on: ${entry?.reason ?? 'press P'}`);
}

/** Its name and version. */
export function titleOf({ manifest }: PluginPackage): string {
  return `${manifest.name} ${manifest.version}`;
}
