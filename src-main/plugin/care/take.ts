/** Takes up the plugins that are found at a start. */
import { DEFAULT_LIMITS } from '../../../src-core/plugin/abi';
import type { Candidate } from '../discovery';
import { type PluginEntry, packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { CareContext } from './care-context';
import { askAndStart, entryFor } from './stand-up';

/**
 * Judges what was found, then starts it, asks about it or leaves it off. With `start` false (safe mode) it is judged
 * only: nothing is asked and nothing runs until the user switches it on.
 */
export async function take(
  care: CareContext,
  candidate: Candidate,
  { start }: { readonly start: boolean } = { start: true },
): Promise<void> {
  const entry = entryFor(care, candidate);
  if (care.suspect.names(entry.name)) leaveOff(care, entry);
  const { next } = care.judge.settle(entry);
  const plugin = packageOf(entry);
  if (!start) return keepOff(care, entry);
  if (plugin && next === 'ask') return askAndStart(care, entry, plugin, 'first_run');
  if (plugin && next === 'tell' && !welcome(care, entry, plugin)) return;
  if (entry.state === 'enabled') await care.suspect.guard(entry.name, () => care.runner.start(entry));
}

/** The one during whose start the application ended: off until the user says otherwise. */
function leaveOff({ states, judge, tell }: CareContext, entry: PluginEntry): void {
  const reason = 'to-tui ended while starting it; enable it to try again';
  const { name } = entry;
  states.save({ name, enabled: true, failures: DEFAULT_LIMITS.failuresInARow, reason });
  judge.noteEntry(entry, 'switched_off', reason);
  tell(`${name} is left off: ${reason}`);
}

function keepOff({ judge }: CareContext, entry: PluginEntry): void {
  if (entry.state === 'enabled') judge.show(entry, 'disabled', 'safe mode: enable it to start it');
}

/** A plugin that wants nothing that needs an answer is on; the user is told. */
function welcome({ judge, tell }: CareContext, entry: PluginEntry, plugin: PluginPackage): boolean {
  if (!judge.decide(entry, plugin, 'allowed')) return false;
  tell(`${entry.name} ${plugin.manifest.version} is new and on; P shows what it may do`);
  return true;
}
