import { err, ok, type Result } from '../../../src-core/lib/result';
import { readCandidate } from '../discovery';
import { isOn, type PluginEntry } from '../plugin-entry';
import type { CareDeed } from './care-context';
import { standUp } from './stand-up';

/** Switches on: asks when nobody allowed these bytes. */
export const enable: CareDeed = async (care, entry) => {
  const { name, epoch } = entry;
  if (isOn(entry)) return ok(`${name} is on already`);
  const candidate = await readCandidate(entry.folder);
  if (entry.epoch !== epoch) return err(`${name} was switched meanwhile`);
  care.states.save({ name, enabled: true, failures: 0, reason: null });
  entry.failures = 0;
  entry.candidate = candidate;
  await standUp(care, entry);
  if (isOn(entry)) care.judge.noteEntry(entry, 'enabled');
  return howItStands(entry);
};

/** A sentence: that it is on, or why not. */
export function howItStands({ name, state, reason }: PluginEntry): Result<string, string> {
  if (state === 'enabled') return ok(`${name} is on`);
  return err(`${name} is not on${reason === null ? '' : `: ${reason}`}`);
}
