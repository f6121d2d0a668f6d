import { ok } from '../../../src-core/lib/result';
import { readCandidate } from '../discovery';
import { isOn } from '../plugin-entry';
import type { CareDeed } from './care-context';
import { howItStands } from './enable';

/** Reads the files anew and starts the plugin again; when they changed, it is off until the user looks. */
export const reload: CareDeed = async ({ runner, judge }, entry) => {
  const candidate = await readCandidate(entry.folder);
  const stopped = runner.stop(entry);
  entry.candidate = candidate;
  judge.settle(entry);
  await stopped;
  if (isOn(entry)) await runner.start(entry);
  return isOn(entry) ? ok(`${entry.name} was loaded anew`) : howItStands(entry);
};
