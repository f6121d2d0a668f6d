/**
 * One run of a plugin: what it is told, its answer, the checks, and one commit. All of what it asks for is done, or
 * nothing.
 */
import { err, ok, type Result } from '../../src-core/lib/result';
import type { PluginExport } from '../../src-core/plugin/abi';
import type { BatchEffects, BatchPlan, BatchScope } from '../../src-core/plugin/batch-plan';
import { type BatchRefusal, parseBatch } from '../../src-core/plugin/command-batch';
import { type PluginContext, pluginContext } from '../../src-core/plugin/context';
import type { BasePermission } from '../../src-core/plugin/permissions';
import type { PluginCommand } from '../../src-core/plugin/plugin-command';
import { References } from '../../src-core/plugin/references';
import { defaultSettings } from '../../src-core/plugin/settings';
import { toCommands } from '../../src-core/plugin/to-commands';
import type { Cause } from '../../src-core/todo/cause';
import type { Refusal } from '../../src-core/todo/outcome';
import type { ListKey, TodoId } from '../../src-core/todo/todo';
import type { DocumentPort } from './document-port';
import type { PluginPackage } from './plugin-package';
import type { PluginMetadataReader } from './plugin-repository';
import { noSuchExport, type PluginRuntime, type RuntimeFailure } from './plugin-runtime';

/** What a run needs of the application. */
export interface RunParts {
  readonly runtime: PluginRuntime;
  readonly document: DocumentPort;
  readonly metadata: PluginMetadataReader;
  /** A new UUID, for runs and todos. */
  readonly newId: () => string;
}

/** Which export is called, about what, and for whom. */
export interface RunRequest {
  readonly export: PluginExport;
  /** The action's name, or the export's. */
  readonly trigger: string;
  /** Where the user was. */
  readonly list: ListKey;
  readonly selected: TodoId | null;
  /** See {@link Cause}; the plugin itself is added to the chain. */
  readonly depth: number;
  readonly chain: readonly string[];
  readonly granted: ReadonlySet<BasePermission>;
  readonly cpuMs: number;
  /** The export's input, given its context. */
  input(context: PluginContext): unknown;
  /** False when the plugin was switched meanwhile: then its answer is thrown away. */
  isCurrent(): boolean;
}

/** Why a run came to nothing. */
export type RunFailure =
  /** The sandbox, or the form of what was returned: the plugin's own fault, which counts. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isLoad: boolean }
  /** The batch was read and could not be done; `namesNoTodo` when it is about a todo that is not there (any more). */
  | { readonly kind: 'refused'; readonly reason: string; readonly namesNoTodo: boolean }
  /** The sandbox was gone without the plugin's doing. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** Nobody waits for it any more. */
  | { readonly kind: 'withdrawn' };

/** Calls the plugin, which must be loaded, and does what it asks for. Rejects only when the host is broken. */
export async function runPlugin(
  parts: RunParts,
  plugin: PluginPackage,
  request: RunRequest,
): Promise<Result<BatchEffects, RunFailure>> {
  const run = parts.newId();
  const { manifest } = plugin;
  const input = JSON.stringify(request.input(contextOf(parts, plugin, request)));
  if (Buffer.byteLength(input) > manifest.limits.inputBytes) {
    return err({ kind: 'refused', reason: 'what it would be told is too large', namesNoTodo: false });
  }
  const answer = await parts.runtime.call({
    plugin: manifest.name,
    run,
    export: request.export,
    input,
    scope: {
      today: parts.document.today(),
      list: request.list,
      projectName: parts.document.projectName(request.list.project),
      selected: request.selected,
    },
    cpuMs: request.cpuMs,
    wallMs: manifest.limits.wallMs,
  });
  if (!request.isCurrent()) return err({ kind: 'withdrawn' });
  if (!answer.ok) {
    if (isMissingInit(request, answer.error.message)) return ok(NO_EFFECTS);
    return err(asRunFailure(answer.error));
  }
  return carryOut(parts, plugin, request, run, answer.value.output);
}

/** What a failure of the sandboxes is to the plugin. */
export function asRunFailure({ kind, message: reason }: RuntimeFailure): RunFailure {
  return kind === 'host' ? { kind: 'lost', reason } : { kind: 'failed', reason, isLoad: kind === 'load' };
}

const NO_EFFECTS: BatchEffects = { notifications: [], status: null, keys: [] };

/** `init` may be missing; of a script only the call can tell. The words are the runtime's, not the plugin's. */
function isMissingInit(request: RunRequest, message: string): boolean {
  return request.export === 'init' && message === noSuchExport('init').message;
}

function contextOf({ document }: RunParts, { manifest }: PluginPackage, request: RunRequest): PluginContext {
  const { list, selected } = request;
  return pluginContext({
    plugin: manifest.name,
    projectName: document.projectName(list.project),
    date: list.date,
    rows: selected === null ? [] : document.list(list),
    selected,
    reason: request.export === 'handle_action' ? 'action' : request.export,
    settings: defaultSettings(manifest.settings),
  });
}

function carryOut(
  parts: RunParts,
  { manifest }: PluginPackage,
  request: RunRequest,
  run: string,
  output: string,
): Result<BatchEffects, RunFailure> {
  const { name, limits } = manifest;
  const batch = parseBatch(output, limits);
  if (!batch.ok) return err({ kind: 'failed', reason: wordRefusal(batch.error), isLoad: false });
  const scope: BatchScope = {
    plugin: name,
    list: request.list,
    today: parts.document.today(),
    granted: request.granted,
    limits,
    find: (id) => parts.document.find(id),
    newId: parts.newId,
    stored: () => parts.metadata.metadataOf(name),
  };
  const plan = toCommands(batch.value, scope);
  if (!plan.ok) {
    const namesNoTodo = isAboutNoTodo(plan.error, batch.value, scope);
    return err({ kind: 'refused', reason: wordRefusal(plan.error), namesNoTodo });
  }
  const { trigger, depth, chain } = request;
  return commit(parts, plan.value, {
    kind: 'plugin',
    plugin: name,
    trigger,
    run,
    depth,
    chain: [...chain, name],
  });
}

function commit(parts: RunParts, plan: BatchPlan, cause: Cause): Result<BatchEffects, RunFailure> {
  if (plan.commands.length === 0) return ok(plan.effects);
  const outcome = parts.document.dispatch(plan.commands, cause);
  if (outcome.ok) return ok(plan.effects);
  const index = plan.origins[outcome.index] ?? null;
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
