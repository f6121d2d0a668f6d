/** A batch planned against the document as it is at that moment, and committed as one step. */
import { err, ok, type Result } from '../../src-core/lib/result';
import type { BatchEffects, BatchPlan, BatchScope } from '../../src-core/plugin/batch-plan';
import type { BatchRefusal } from '../../src-core/plugin/command-batch';
import { permitsOf } from '../../src-core/plugin/exports';
import type { Manifest } from '../../src-core/plugin/manifest';
import type { PluginCommand } from '../../src-core/plugin/plugin-command';
import { meansAnother } from '../../src-core/plugin/preview-needs';
import { sizeOf } from '../../src-core/plugin/preview-rows';
import { References } from '../../src-core/plugin/references';
import { toCommands } from '../../src-core/plugin/to-commands';
import type { Refusal } from '../../src-core/todo/outcome';
import type { DocumentPort } from './document-port';
import type { PluginPolicies } from './plugin-policies';
import type { PluginMetadataReader } from './plugin-repository';
import type { RunDone, RunFailure, RunRequest } from './run-outcome';
import { seenTodos } from './seen-todos';

/** What planning and committing need of the application. */
export interface CommitParts {
  readonly document: DocumentPort;
  readonly metadata: PluginMetadataReader;
  readonly policies: PluginPolicies;
  /** A new UUID, for runs and todos. */
  readonly newId: () => string;
}

/** Nothing besides the document. */
export const NO_EFFECTS: BatchEffects = { notifications: [], status: null, keys: [], decorations: [] };

/** A batch that is to be done, and for each of its commands its number in what the plugin returned. */
export interface Taken {
  readonly batch: readonly PluginCommand[];
  readonly indexes: readonly number[];
}

/** Of a batch the commands with these numbers. */
export function takenOf(batch: readonly PluginCommand[], indexes: readonly number[]): Taken {
  return { indexes, batch: indexes.flatMap((index) => batch[index] ?? []) };
}

/** Plans against the document as it is now. */
export function planned(
  parts: CommitParts,
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

/** Plans what was taken; refused when some of it would be done to another todo than was shown. */
export function plannedAgain(
  parts: CommitParts,
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

/** Makes the change, all of it or nothing; what is done besides the document is left to the caller. */
export function commit(
  { document }: CommitParts,
  { name }: Manifest,
  { trigger, depth, chain }: Pick<RunRequest, 'trigger' | 'depth' | 'chain'>,
  run: string,
  { batch, indexes }: Taken,
  plan: BatchPlan,
): Result<RunDone, RunFailure> {
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

/** A refusal as a sentence. */
export function wordRefusal({ index, reason }: BatchRefusal): string {
  return index === null ? reason : `command ${index + 1}: ${reason}`;
}

function wordDocument(refusal: Refusal): string {
  return refusal.kind === 'not_saved' ? `not saved: ${refusal.message}` : refusal.kind.replaceAll('_', ' ');
}
