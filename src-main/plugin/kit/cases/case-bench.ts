/**
 * Runs cases of one plugin, one after the other, each in a world of its own: the application's way of running a plugin
 * (`plugin-run.ts`) over a real sandbox, with everything around it played. It reads and judges nothing.
 */

import { err, ok, type Result } from '../../../../src-core/lib/result';
import type { CaseOutcome, RunOutcome } from '../../../../src-core/plugin/cases/case-outcome';
import { type Case, type CaseRun, runsOf } from '../../../../src-core/plugin/cases/case-schema';
import { listLines } from '../../../../src-core/plugin/cases/list-lines';
import type { PluginPackage } from '../../plugin-package';
import type { PluginRuntime, ReplicaChange } from '../../plugin-runtime';
import type { Workshop } from '../workshop';
import { type CaseFolder, openCaseFolder } from './case-folder';
import { type CaseOutside, openCaseOutside } from './case-outside';
import { CasePlugin, type Settled } from './case-plugin';
import { caseStep, shownList } from './case-step';
import { type CaseWorld, openCaseWorld, setClock } from './case-world';
import { listsOfStage } from './lists-of-stage';

/** What the case that runs now is made of. */
interface Stage {
  readonly world: CaseWorld;
  readonly folder: CaseFolder;
  readonly outside: CaseOutside;
  readonly logs: string[];
}

/** A case cannot leave more lines of log than this. */
const MAX_LOGS = 1_000;

/** Between the revisions of two cases, so that nothing read in one is taken for the other's. */
const APART = 1_000_000;

/** See the head of the file. Dispose of it. */
export class CaseBench {
  readonly #plugin: PluginPackage;
  readonly #runtime: PluginRuntime;
  #stage: Stage | undefined;
  #base = 0;

  constructor(plugin: PluginPackage, sandboxes: Workshop['sandboxes']) {
    this.#plugin = plugin;
    this.#runtime = sandboxes({
      lists: listsOfStage(() => ({ lists: this.#stage?.world.lists, base: this.#base })),
      outside: (call, signal) =>
        this.#stage?.outside.answer(call, signal) ??
        Promise.resolve('{"error":{"code":"E_UNAVAILABLE","message":"no case runs"}}'),
    });
    this.#runtime.onLog(({ level, message }) => {
      const logs = this.#stage?.logs;
      if (logs && logs.length < MAX_LOGS) logs.push(level === 'info' ? message : `${level}: ${message}`);
    });
  }

  /** Runs one case to its end. The error is a phrase about what in the case cannot be so. */
  async run(one: Case): Promise<Result<CaseOutcome, string>> {
    const world = openCaseWorld(one, this.#plugin.manifest.name);
    if (!world.ok) return world;
    const filled = world.value.names.filled({
      network: one.network,
      programs: one.programs,
      secrets: one.secrets,
      files: one.files,
    });
    const folder = openCaseFolder({ files: filled.files, programs: filled.programs, wrote: one.wrote });
    if (!folder.ok) return folder;
    const { manifest } = this.#plugin;
    const outside = openCaseOutside({ ...filled, allowed: one.allowed }, manifest, folder.value);
    const deafen = this.#enter({ world: world.value, folder: folder.value, outside, logs: [] });
    try {
      return await this.#play(one, world.value, outside, folder.value);
    } finally {
      deafen();
      this.#stage = undefined;
      folder.value.dispose();
    }
  }

  async dispose(): Promise<void> {
    await this.#runtime.dispose();
  }

  async #play(
    one: Case,
    world: CaseWorld,
    outside: CaseOutside,
    folder: CaseFolder,
  ): Promise<Result<CaseOutcome, string>> {
    const plugin = new CasePlugin(this.#plugin, this.#runtime, world, one.settings ?? {});
    const runs: RunOutcome[] = [];
    try {
      for (const run of runsOf(one)) {
        const outcome = await this.#runOne(plugin, world, run, one.selected ?? null);
        if (!outcome.ok) return outcome;
        runs.push(outcome.value);
      }
    } finally {
      plugin.end();
    }
    const wrote = Object.fromEntries(Object.keys(one.wrote ?? {}).map((path) => [path, folder.read(path)]));
    const { asked, findings } = world.names.named({ asked: outside.asked, findings: outside.findings });
    return ok({ runs, asked, findings, wrote });
  }

  async #runOne(
    plugin: CasePlugin,
    world: CaseWorld,
    run: CaseRun,
    selected: string | null,
  ): Promise<Result<RunOutcome, string>> {
    const logs = this.#stage?.logs ?? [];
    const from = logs.length;
    setClock(world.clock, run.day ? { today: run.day.to, ...run } : run);
    // In life it runs before anything happens that it hears of.
    const started = run.init ? await plugin.restart() : await plugin.start();
    const step = caseStep(world, run, selected);
    if (!step.ok) return err(`${calledOf(run)}: ${step.error}`);
    const done =
      started.failed === null && step.value.kind === 'ask' ? await plugin.call(step.value.asked) : started;
    return ok(this.#outcome(world, calledOf(run), done, logs.slice(from)));
  }

  #outcome(world: CaseWorld, called: string, done: Settled, logs: readonly string[]): RunOutcome {
    const { name } = this.#plugin.manifest;
    const own = world.repository.metadataOf(name).filter(({ todoId }) => todoId === null);
    return world.names.named({
      called,
      ...done,
      logs,
      list: listLines(world.store.shown(shownList(world)).rows),
      stores: Object.fromEntries(own.map(({ key, value }) => [key, value])),
    });
  }

  /** Makes the case's world the one that the sandboxes read. */
  #enter(stage: Stage): () => void {
    this.#stage = stage;
    this.#base += APART;
    const { store } = stage.world;
    const base = this.#base;
    this.#runtime.replicate({ ...NOTHING, revision: base + store.revision() });
    return store.subscribe(({ changes, revision }) =>
      this.#runtime.replicate({ revision: base + revision, ...changes }),
    );
  }
}

const NOTHING: Omit<ReplicaChange, 'revision'> = { added: [], updated: [], removed: [], metadata: [] };

/** `action greet`, `completed milk`, `tick`. */
function calledOf(run: CaseRun): string {
  const { action, key, generate, created, updated, completed, deleted } = run;
  const named = { action, key, generate, created, updated, completed, deleted };
  const found = Object.entries(named).find(([, value]) => value !== undefined);
  if (found) return `${found[0]} ${found[1]}`;
  if (run.day) return `day ${run.day.to}`;
  return run.init ? 'init' : 'tick';
}
