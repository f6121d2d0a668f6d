/**
 * Installs a plugin, or puts other bytes in the place of one that is there. The bytes that the user was shown are the
 * bytes that are written and the bytes that are granted.
 */
import { err, ok } from '../../../src-core/lib/result';
import type { Consent } from '../consent';
import { lastName, type PackageSource, readSource } from '../package-source';
import { placePackage } from '../place-package';
import { type PluginEntry, packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import { seeTrial } from '../trial/care-trials';
import { tryOut } from '../trial/try-out';
import type { Answer, CareContext } from './care-context';
import { takeUpPlaced, titleOf, whileOff } from './put-in-place';

/**
 * Installs what lies at the path, or updates the plugin of that name, after asking. `onTrial`: before anything of it
 * runs; what is installed already is tried as it is.
 */
export async function install(care: CareContext, path: string, onTrial = false): Answer {
  const source = await readSource(path);
  if (!source.ok) return err(`${lastName(path)} was not installed: ${source.error}`);
  const plugin = source.value.package;
  const entry = care.book.get(plugin.manifest.name);
  const before = entry && packageOf(entry);
  if (entry && before?.hash === plugin.hash)
    return onTrial ? tryOut(care, entry) : err(`${titleOf(plugin)} is installed already`);
  const answer = await ask(care, before, plugin, onTrial);
  if (answer !== 'allowed' && answer !== 'nobody') {
    return err(`${titleOf(plugin)} was not ${before ? 'updated' : 'installed'}: you did not allow it`);
  }
  return care.changes.change(plugin.manifest.name, () =>
    put(care, source.value, entry, { before, answer, onTrial }),
  );
}

async function ask(
  { questions, judge }: CareContext,
  before: PluginPackage | undefined,
  plugin: PluginPackage,
  onTrial: boolean,
): Promise<Consent> {
  const answer = await (before
    ? questions.toReplace(before, plugin, 'Update', onTrial)
    : questions.toInstall(plugin, onTrial));
  if (answer === 'denied') judge.note(plugin, 'denied', before ? 'update' : 'install');
  return answer;
}

/** What was there before, and what was said about what comes. */
interface Said {
  readonly before: PluginPackage | undefined;
  readonly answer: 'allowed' | 'nobody';
  readonly onTrial: boolean;
}

async function put(
  care: CareContext,
  source: PackageSource,
  entry: PluginEntry | undefined,
  { before, answer, onTrial }: Said,
): Answer {
  const plugin = source.package;
  const done = before ? 'updated' : 'installed';
  const place = () => placePackage(care.folder, source, care.newId());
  const placed = await whileOff(care, entry, onTrial ? () => care.careTrials.from(plugin, place) : place);
  if (!placed.ok) return err(`${titleOf(plugin)} was not installed: ${placed.error}`);
  care.memory.placed(plugin, answer, done, before);
  const taken = await takeUpPlaced(care, plugin, done);
  return onTrial && taken.ok ? ok(`${taken.value}; ${seeTrial(plugin.manifest.name)}`) : taken;
}
