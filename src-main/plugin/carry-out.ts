/**
 * From what an export returned to one commit: read, planned, shown to the user where that is wanted, planned anew and
 * done. All of what is taken is done, or nothing. On trial it is noted instead (`trial/withhold.ts`).
 */
import { err, ok, type Result } from '../../src-core/lib/result';
import type { BatchPlan } from '../../src-core/plugin/batch-plan';
import { parseBatch } from '../../src-core/plugin/command-batch';
import { parseItems } from '../../src-core/plugin/generated-items';
import type { Manifest } from '../../src-core/plugin/manifest';
import type { PluginCommand } from '../../src-core/plugin/plugin-command';
import { wantsPreview } from '../../src-core/plugin/preview';
import { needsOf, takenIndexes } from '../../src-core/plugin/preview-needs';
import { previewRows, sizeOf } from '../../src-core/plugin/preview-rows';
import {
  type CommitParts,
  commit,
  NO_EFFECTS,
  planned,
  plannedAgain,
  type Taken,
  takenOf,
  wordRefusal,
} from './batch-commit';
import type { PluginPackage } from './plugin-package';
import type { PluginTime } from './plugin-time';
import type { PreviewDesk } from './preview-desk';
import { previewScope } from './preview-scope';
import type { RunJournal } from './run-journal';
import type { RunDone, RunFailure, RunRequest } from './run-outcome';
import { reachesUnseen } from './seen-todos';
import { isOnTrial, withhold } from './trial/withhold';

/** What carrying out needs of the application. */
export interface CarryParts extends CommitParts {
  readonly previews: PreviewDesk;
  readonly journal: Pick<RunJournal, 'append'>;
  readonly time: Pick<PluginTime, 'now'>;
}

type Done = Result<RunDone, RunFailure>;

/** Does what an export returned. The user may be asked meanwhile, for as long as the user likes. */
export async function carryOut(
  parts: CarryParts,
  plugin: PluginPackage,
  request: RunRequest,
  run: string,
  output: string,
): Promise<Done> {
  const { manifest } = plugin;
  const isGenerate = request.export === 'generate';
  const batch = isGenerate ? parseItems(output, manifest.limits) : parseBatch(output, manifest.limits);
  if (!batch.ok)
    return err({ kind: 'failed', reason: wordRefusal(batch.error), isLoad: false, isReported: false });
  const whole = { batch: batch.value, indexes: batch.value.map((_, index) => index) };
  const plan = planned(parts, manifest, request, whole);
  if (!plan.ok) return plan;
  if (isOnTrial(parts, request, manifest.name))
    return withhold(parts, manifest, request, run, batch.value, plan.value);
  // As it is by now: the user may have changed it while the plugin computed.
  const { preview, hides } = parts.policies.find(manifest.name);
  const isBlind = reachesUnseen(plan.value.commands, parts.document, hides);
  const when = isGenerate || isBlind ? 'always' : preview;
  const isAsked = wantsPreview(when, sizeOf(plan.value, parts.document));
  if (!isAsked) return commit(parts, manifest, request, run, whole, plan.value);
  const taken = await ask(parts, plugin, request, batch.value, plan.value);
  if (!request.isCurrent()) return err({ kind: 'withdrawn' });
  if (request.isCancelled?.()) return err({ kind: 'cancelled' });
  if (isOnTrial(parts, request, manifest.name)) {
    const now = planned(parts, manifest, request, whole);
    return now.ok ? withhold(parts, manifest, request, run, batch.value, now.value) : now;
  }
  if (taken === null)
    return ok({ end: 'declined', effects: NO_EFFECTS, commands: batch.value.length, todos: 0 });
  const again = plannedAgain(parts, manifest, request, taken, plan.value);
  return again.ok ? commit(parts, manifest, request, run, taken, again.value) : again;
}

/** What the user takes of a run; null for nothing. */
async function ask(
  parts: CarryParts,
  plugin: PluginPackage,
  request: RunRequest,
  batch: readonly PluginCommand[],
  plan: BatchPlan,
): Promise<Taken | null> {
  const { previews, document } = parts;
  const { manifest } = plugin;
  const rows = previewRows(batch, plan, previewScope(parts, manifest.name));
  const { todos } = sizeOf(plan, document);
  const trigger = triggerWords(manifest, request.trigger);
  const { take, always } = await previews.ask({ plugin: manifest.name, trigger, todos, rows });
  if (!request.isCurrent() || take === null) return null;
  const shown = new Set(rows.map(({ index }) => index));
  const indexes = takenIndexes(needsOf(batch, plan), shown, new Set(take));
  if (!indexes.some((index) => shown.has(index))) return null;
  // Whoever takes nothing has not said that everything is welcome.
  if (always) askNoMore(parts, plugin);
  return takenOf(batch, indexes);
}

/** What ran, for people: the title of the action, or the export's name. */
export function triggerWords({ actions }: Manifest, trigger: string): string {
  return actions.find(({ id }) => id === trigger)?.title ?? trigger;
}

function askNoMore({ policies, journal, time }: CarryParts, { manifest, hash }: PluginPackage): void {
  const { name: plugin, version } = manifest;
  policies.save(plugin, { ...policies.find(plugin), preview: 'never' });
  const detail = 'preview=never, as answered to a preview';
  const at = time.now();
  journal.append([{ kind: 'decision', at, plugin, version, hash, decision: 'policy_changed', detail }]);
}
