/**
 * A run on trial: planned like any other, then kept back. Only what nobody sees is done, since a plugin that counts must
 * be able to count: the keys that it asks for, and the values that it stores, unless the same answer changes todos. Then
 * the values are about a list that there is not, and a plugin that remembers what it made would miss it for ever.
 */
import { ok, type Result } from '../../../src-core/lib/result';
import type { BatchPlan } from '../../../src-core/plugin/batch-plan';
import type { Manifest } from '../../../src-core/plugin/manifest';
import { PLUGIN_COMMANDS, type PluginCommand } from '../../../src-core/plugin/plugin-command';
import { needsOf, takenIndexes } from '../../../src-core/plugin/preview-needs';
import { sizeOf } from '../../../src-core/plugin/preview-rows';
import { withheldOf } from '../../../src-core/plugin/trial-note';
import { type CommitParts, commit, NO_EFFECTS, plannedAgain, takenOf } from '../batch-commit';
import { previewScope } from '../preview-scope';
import type { RunDone, RunFailure, RunRequest } from '../run-outcome';

/**
 * Whether the run is on trial: its plugin is, or was when the run began. The one holds a run back that is under way when
 * a trial begins; the other, one that is under way when a trial ends, which the user has not said yes to.
 */
export function isOnTrial(
  { policies }: Pick<CommitParts, 'policies'>,
  { policy }: Pick<RunRequest, 'policy'>,
  plugin: string,
): boolean {
  return policy.trial || policies.find(plugin).trial;
}

/** Keeps a run back. `plan` is that of the whole batch, made just now. */
export function withhold(
  parts: CommitParts,
  manifest: Manifest,
  request: RunRequest,
  run: string,
  batch: readonly PluginCommand[],
  plan: BatchPlan,
): Result<RunDone, RunFailure> {
  const changesTodos = batch.some((command) => permissionOf(command) === 'change_todos');
  const isDone = (command: PluginCommand) =>
    permissionOf(command) === 'bind_keys' || (permissionOf(command) === 'keep_values' && !changesTodos);
  const keptBack = new Set(batch.flatMap((command, index) => (isDone(command) ? [] : [index])));
  const taken = takenOf(batch, takenIndexes(needsOf(batch, plan), keptBack, new Set()));
  const own = plannedAgain(parts, manifest, request, taken, plan);
  // What cannot stand without the rest is kept back with it.
  const kept = new Set(own.ok ? taken.indexes : []);
  const withheld = withheldOf(batch, plan, kept, previewScope(parts, manifest.name));
  if (own.ok) {
    const { chain, trigger } = request;
    // As deep as an answer to something: undo goes past what nobody saw.
    const asked = { trigger, chain, depth: Math.max(1, request.depth) };
    const done = commit(parts, manifest, asked, run, taken, own.value);
    if (!done.ok) return done;
  }
  const { todos } = sizeOf(plan, parts.document);
  const isAll = kept.size === batch.length;
  const end = !isAll ? 'withheld' : batch.length === 0 ? 'nothing' : 'done';
  const effects = { ...NO_EFFECTS, keys: plan.effects.keys };
  return ok({ end, effects, commands: batch.length, todos, withheld });
}

function permissionOf({ type }: PluginCommand) {
  return PLUGIN_COMMANDS[type].permission;
}
