/**
 * One run of a plugin: what it is told, its answer, and what became of it, written down. What the answer may do is in
 * `carry-out.ts`.
 */
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { pluginContext } from '../../src-core/plugin/context';
import { hidesProject } from '../../src-core/plugin/data-flow';
import { cpuMsOf } from '../../src-core/plugin/exports';
import type { Manifest } from '../../src-core/plugin/manifest';
import type { SettingValue } from '../../src-core/plugin/settings';
import { NO_EFFECTS } from './batch-commit';
import { type CarryParts, carryOut } from './carry-out';
import type { PluginPackage } from './plugin-package';
import type { CallAnswer, CallRequest, PluginRuntime, RuntimeFailure } from './plugin-runtime';
import type { PluginTime } from './plugin-time';
import type { Profiler } from './profiler';
import type { RunJournal } from './run-journal';
import type { RunDone, RunFailure, RunRequest } from './run-outcome';
import { shownRows } from './seen-todos';
import { noteRun } from './trial/note-run';
import type { TrialBook } from './trial/trial-book';

/** What a run needs of the application. */
export interface RunParts extends CarryParts {
  readonly runtime: PluginRuntime;
  readonly settings: { of(manifest: Manifest): Readonly<Record<string, SettingValue | null>> };
  readonly journal: RunJournal;
  readonly profiler: Profiler;
  readonly trials: TrialBook;
  readonly time: PluginTime;
  /** A random whole number below 2^32. */
  readonly randomSeed: () => number;
  /** Takes secrets out of why a run came to nothing: a plugin may have written its own there. */
  readonly blot: (text: string) => string;
  /** How long `shutdown` may take, waiting included, in ms; a quarter of a second when left out. */
  readonly farewellMs?: number;
}

/** Nobody is kept from quitting. */
const FAREWELL_MS = 250;

const NOTHING_DONE: RunDone = { end: 'nothing', effects: NO_EFFECTS, commands: 0, todos: 0 };

/** Calls the plugin, which must be loaded, and does what it asks for. Rejects only when the host is broken. */
export async function runPlugin(
  parts: RunParts,
  plugin: PluginPackage,
  request: RunRequest,
): Promise<Result<RunDone, RunFailure>> {
  const run = parts.newId();
  const { journal, profiler, time } = parts;
  const { name } = plugin.manifest;
  journal.begin(run);
  const begun = time.steadyMs();
  const answer = await callPlugin(parts, plugin, request, run);
  request.returned?.();
  const wallMs = answer.ok ? answer.value.wallMs : time.steadyMs() - begun;
  profiler.called(name, wallMs);
  if (answer.ok) {
    const { hostCalls, memoryBytes } = answer.value;
    profiler.measured(
      name,
      hostCalls.reduce((sum, { refused }) => sum + refused, 0),
      memoryBytes,
    );
  }
  const done = told(await settled(parts, plugin, request, run, answer), parts.blot);
  if (!done.ok && done.error.kind === 'failed') profiler.failed(name);
  noteRun(parts, plugin, request, done, journal.end(entryOf(plugin, request, run, answer, done, wallMs)));
  return done;
}

/** What a failure of the sandboxes is to the plugin. */
export function asRunFailure({ kind, message: reason }: RuntimeFailure): RunFailure {
  if (kind === 'host') return { kind: 'lost', reason };
  return { kind: 'failed', reason, isLoad: kind === 'load', isReported: kind === 'plugin' };
}

type Called = Result<CallAnswer, RunFailure>;

async function callPlugin(
  parts: RunParts,
  plugin: PluginPackage,
  request: RunRequest,
  run: string,
): Promise<Called> {
  const { manifest, hash } = plugin;
  const input = inputOf(parts, manifest, request);
  if (Buffer.byteLength(input) > manifest.limits.inputBytes) {
    return err({ kind: 'refused', reason: 'what it would be told is too large', namesNoTodo: false });
  }
  const { instance } = request;
  const place = instance.calls;
  instance.calls += 1;
  const call: CallRequest = {
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
    cpuMs: cpuMsOf(request.export, manifest.limits),
    wallMs: request.export === 'shutdown' ? (parts.farewellMs ?? FAREWELL_MS) : manifest.limits.wallMs,
    chance: chanceNow(parts),
  };
  const answer = await parts.runtime.call(call);
  if (!answer.ok) return err(asRunFailure(answer.error));
  const { trace, output } = answer.value;
  parts.journal.record({
    run,
    plugin: manifest.name,
    hash,
    instance: instance.id,
    place,
    request: JSON.stringify({ call, load: { chance: instance.chance } }),
    trace: trace === null ? null : JSON.stringify(trace),
    output,
  });
  return answer;
}

/** What a script's clock and random numbers start from, from now on. */
export function chanceNow({ time, randomSeed }: Pick<RunParts, 'time' | 'randomSeed'>) {
  return { nowMs: Date.parse(time.now()), seed: randomSeed() };
}

function inputOf(parts: RunParts, manifest: Manifest, request: RunRequest): string {
  const { document } = parts;
  const { list, selected, policy } = request;
  const settings = parts.settings.of(manifest);
  const projectName = document.projectName(list.project);
  const context = pluginContext({
    plugin: manifest.name,
    projectName: hidesProject(policy.hides, { id: list.project, name: projectName }) ? '' : projectName,
    date: list.date,
    rows: selected === null ? [] : shownRows(document, list, policy.hides),
    selected,
    reason: request.export === 'handle_action' ? 'action' : request.export,
    settings,
    hides: policy.hides,
  });
  return JSON.stringify(request.input({ context, document, hides: policy.hides, settings }));
}

async function settled(
  parts: RunParts,
  plugin: PluginPackage,
  request: RunRequest,
  run: string,
  answer: Called,
): Promise<Result<RunDone, RunFailure>> {
  if (request.export === 'shutdown') return answer.ok ? ok(NOTHING_DONE) : answer;
  if (!request.isCurrent()) return err({ kind: 'withdrawn' });
  if (request.isCancelled?.()) return err({ kind: 'cancelled' });
  return answer.ok ? carryOut(parts, plugin, request, run, answer.value.output) : answer;
}

function told(done: Result<RunDone, RunFailure>, blot: RunParts['blot']): Result<RunDone, RunFailure> {
  if (done.ok || !('reason' in done.error)) return done;
  return err({ ...done.error, reason: blot(done.error.reason) });
}

function entryOf(
  { manifest, hash }: PluginPackage,
  request: RunRequest,
  run: string,
  answer: Called,
  done: Result<RunDone, RunFailure>,
  wallMs: number,
): Parameters<RunJournal['end']>[0] {
  const reason = done.ok || !('reason' in done.error) ? null : cleanLine(done.error.reason, 500);
  return {
    plugin: manifest.name,
    version: manifest.version,
    hash,
    run,
    export: request.export,
    trigger: request.trigger,
    chain: request.chain,
    end: done.ok ? done.value.end : done.error.kind,
    reason,
    wallMs,
    cpuMs: answer.ok ? answer.value.cpuMs : 0,
    hostCalls: answer.ok ? answer.value.hostCalls : [],
    commands: done.ok ? done.value.commands : 0,
    todos: done.ok ? done.value.todos : 0,
  };
}
