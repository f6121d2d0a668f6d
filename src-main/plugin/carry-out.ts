/**
 * From what an export returned to one commit: read, planned, shown to the user where that is wanted, planned anew and
 * done. All of what is taken is done, or nothing.
 */
import { err, ok, type Result } from '../../src-core/lib/result';
import type { BatchEffects, BatchPlan, BatchScope } from '../../src-core/plugin/batch-plan';
import { type BatchRefusal, parseBatch } from '../../src-core/plugin/command-batch';
import { permitsOf } from '../../src-core/plugin/exports';
import { parseItems } from '../../src-core/plugin/generated-items';
import type { Manifest } from '../../src-core/plugin/manifest';
import type { PluginCommand } from '../../src-core/plugin/plugin-command';
import { wantsPreview } from '../../src-core/plugin/preview';
import { meansAnother, needsOf, takenIndexes } from '../../src-core/plugin/preview-needs';
import { previewRows, sizeOf } from '../../src-core/plugin/preview-rows';
import { References } from '../../src-core/plugin/references';
import { toCommands } from '../../src-core/plugin/to-commands';
import type { Refusal } from '../../src-core/todo/outcome';
import type { DocumentPort } from './document-port';
import type { PluginPackage } from './plugin-package';
import type { PluginPolicies } from './plugin-policies';
import type { PluginMetadataReader } from './plugin-repository';
import type { PluginTime } from './plugin-time';
import type { PreviewDesk } from './preview-desk';
import type { RunJournal } from './run-journal';
import type { RunDone, RunFailure, RunRequest } from './run-outcome';
import { reachesUnseen, seenTodos } from './seen-todos';

/** What carrying out needs of the application. */
export interface CarryParts {
  readonly document: DocumentPort;
  readonly metadata: PluginMetadataReader;
  readonly policies: PluginPolicies;
  readonly previews: PreviewDesk;
  readonly journal: Pick<RunJournal, 'append'>;
  readonly time: Pick<PluginTime, 'now'>;
  /** A new UUID, for runs and todos. */
  readonly newId: () => string;
}

type Done = Result<RunDone, RunFailure>;

/** Nothing besides the document. */
export const NO_EFFECTS: BatchEffects = { notifications: [], status: null, keys: [], decorations: [] };

/** A batch that is to be done, and for each of its commands its number in what the plugin returned. */
interface Taken {
  readonly batch: readonly PluginCommand[];
  readonly indexes: readonly number[];
}

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
  if (!batch.ok) return err({ kind: 'failed', reason: wordRefusal(batch.error), isLoad: false });
  const whole = { batch: batch.value, indexes: batch.value.map((_, index) => index) };
  const plan = planned(parts, manifest, request, whole);
  if (!plan.ok) return plan;
  // As it is by now: the user may have changed it while the plugin computed.
  const { preview, hides } = parts.policies.find(manifest.name);
  const isBlind = reachesUnseen(plan.value.commands, parts.document, hides);
  const when = isGenerate || isBlind ? 'always' : preview;
  const isAsked = wantsPreview(when, sizeOf(plan.value, parts.document));
  if (!isAsked) return commit(parts, manifest, request, run, whole, plan.value);
  const taken = await ask(parts, plugin, request, batch.value, plan.value);
  if (!request.isCurrent()) return err({ kind: 'withdrawn' });
  if (taken === null)
    return ok({ end: 'declined', effects: NO_EFFECTS, commands: batch.value.length, todos: 0 });
  const again = plannedAgain(parts, manifest, request, taken, plan.value);
  return again.ok ? commit(parts, manifest, request, run, taken, again.value) : again;
}

/** Plans what was taken; refused when some of it would be done to another todo than was shown. */
function plannedAgain(
  parts: CarryParts,
  manifest: Manifest,
  request: RunRequest,
  taken: Taken,
  shown: BatchPlan,
): Result<BatchPlan, RunFailure> {
  const again = planned(parts, manifest, request, taken);
  const index = again.ok ? meansAnother(shown, again.value, taken.indexes) : undefined;
  if (index === undefined) return again;
  const reason = wordRefusal({ index, reason: 'is about another todo than was shown' });
  return err({ kind: 'refused', reason, namesNoTodo: false });
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
  const rows = previewRows(batch, plan, document);
  const { todos } = sizeOf(plan, document);
  const trigger = manifest.actions.find(({ id }) => id === request.trigger)?.title ?? request.trigger;
  const { take, always } = await previews.ask({ plugin: manifest.name, trigger, todos, rows });
  if (!request.isCurrent() || take === null) return null;
  const shown = new Set(rows.map(({ index }) => index));
  const indexes = takenIndexes(needsOf(batch, plan), shown, new Set(take));
  if (!indexes.some((index) => shown.has(index))) return null;
  // Whoever takes nothing has not said that everything is welcome.
  if (always) askNoMore(parts, plugin);
  return { indexes, batch: indexes.flatMap((index) => batch[index] ?? []) };
}

function askNoMore({ policies, journal, time }: CarryParts, { manifest, hash }: PluginPackage): void {
  const { name: plugin, version } = manifest;
  policies.save(plugin, { ...policies.find(plugin), preview: 'never' });
  const detail = 'preview=never, as answered to a preview';
  const at = time.now();
  journal.append([{ kind: 'decision', at, plugin, version, hash, decision: 'policy_changed', detail }]);
}

/** Plans against the document as it is now. */
function planned(
  parts: CarryParts,
  { name, limits }: Manifest,
  request: RunRequest,
  { batch, indexes }: Taken,
): Result<BatchPlan, RunFailure> {
  const scope: BatchScope = {
    plugin: name,
    list: request.list,
    today: parts.document.today(),
    granted: permitsOf(request.export),
    limits,
    find: seenTodos(parts.document, parts.policies.find(name).hides),
    newId: parts.newId,
    stored: () => parts.metadata.metadataOf(name),
  };
  const plan = toCommands(batch, scope);
  if (plan.ok) return plan;
  const namesNoTodo = isAboutNoTodo(plan.error, batch, scope);
  const { index, reason } = plan.error;
  const place = index === null ? null : (indexes[index] ?? index);
  return err({ kind: 'refused', reason: wordRefusal({ index: place, reason }), namesNoTodo });
}

function commit(
  { document }: CarryParts,
  { name }: Manifest,
  { trigger, depth, chain }: RunRequest,
  run: string,
  { batch, indexes }: Taken,
  plan: BatchPlan,
): Done {
  const { todos } = sizeOf(plan, document);
  const done: RunDone = {
    end: batch.length === 0 ? 'nothing' : 'done',
    effects: plan.effects,
    commands: batch.length,
    todos,
  };
  if (plan.commands.length === 0) return ok(done);
  const cause = { kind: 'plugin', plugin: name, trigger, run, depth, chain: [...chain, name] } as const;
  const outcome = document.dispatch(plan.commands, cause);
  if (outcome.ok) return ok(done);
  const origin = plan.origins[outcome.index];
  const index = origin === undefined ? null : (indexes[origin] ?? origin);
  return err({
    kind: 'refused',
    reason: wordRefusal({ index, reason: wordDocument(outcome.refusal) }),
    namesNoTodo: outcome.refusal.kind === 'no_such_todo',
  });
}

/** Whether a command was refused because one of the todos it names cannot be found. */
function isAboutNoTodo(
  { index, reason }: BatchRefusal,
  batch: readonly PluginCommand[],
  scope: BatchScope,
): boolean {
  const command = index === null ? undefined : batch[index];
  if (!command) return false;
  const references = new References(scope.find, scope.stored);
  return Object.values(command).some((named: unknown) => {
    if (typeof named !== 'string') return false;
    const found = references.resolve(named);
    return !found.ok && reason.endsWith(`: ${found.error}`);
  });
}

function wordRefusal({ index, reason }: BatchRefusal): string {
  return index === null ? reason : `command ${index + 1}: ${reason}`;
}

function wordDocument(refusal: Refusal): string {
  return refusal.kind === 'not_saved' ? `not saved: ${refusal.message}` : refusal.kind.replaceAll('_', ' ');
}
