import type { Result } from '../../../src-core/lib/result';
import type { RunEntry } from '../../../src-core/plugin/audit';
import { NOTHING_WITHHELD, trialNote } from '../../../src-core/plugin/trial-note';
import { triggerWords } from '../carry-out';
import type { PluginPackage } from '../plugin-package';
import type { PluginPolicies } from '../plugin-policies';
import type { RunDone, RunFailure, RunRequest } from '../run-outcome';
import type { TrialBook } from './trial-book';

/** Notes a run on trial that is over: what it would have done, or why it came to nothing. `entry` is its record. */
export function noteRun(
  parts: { readonly trials: TrialBook; readonly policies: PluginPolicies },
  { manifest }: PluginPackage,
  { trigger: asked }: RunRequest,
  done: Result<RunDone, RunFailure>,
  entry: RunEntry,
): void {
  const { name } = manifest;
  // A trial that is over has no page any more.
  if (!parts.policies.find(name).trial) return;
  // Of a run that went well the answer tells whether it was withheld: the trial may have begun since.
  if (done.ok ? !done.value.withheld : !('reason' in done.error)) return;
  const withheld = (done.ok ? done.value.withheld : undefined) ?? NOTHING_WITHHELD;
  const trigger = triggerWords(manifest, asked);
  parts.trials.note(name, trialNote({ ...entry, trigger }, withheld));
}
