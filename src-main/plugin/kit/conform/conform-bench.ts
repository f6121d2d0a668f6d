/**
 * Runs one check: a real sandbox, a world of its own, answers that are played, and what the plugin returned planned
 * against that world as the application would, and not done. It judges nothing. The instance lives on from check to
 * check, as in life, and is loaded anew after it was lost.
 */

import { ok, type Result } from '../../../../src-core/lib/result';
import type { PluginExport } from '../../../../src-core/plugin/abi';
import { parseBatch } from '../../../../src-core/plugin/command-batch';
import type { Took } from '../../../../src-core/plugin/conform/judge-run';
import { type DataFlow, OPEN_DATA_FLOW } from '../../../../src-core/plugin/data-flow';
import { parseItems } from '../../../../src-core/plugin/generated-items';
import type { PluginCommand } from '../../../../src-core/plugin/plugin-command';
import { DEFAULT_POLICY } from '../../../../src-core/plugin/plugin-policy';
import { noChanges } from '../../../../src-core/todo/changes';
import { planned, wordRefusal } from '../../batch-commit';
import type { PluginPackage } from '../../plugin-package';
import { DEFAULT_POLICIES, PluginPolicies } from '../../plugin-policies';
import type {
  CallAnswer,
  LoadRequest,
  OutsideCall,
  PluginRuntime,
  RuntimeFailure,
  StoredMetadata,
} from '../../plugin-runtime';
import type { CaseWorld } from '../cases/case-world';
import { listsOfStage } from '../cases/lists-of-stage';
import type { Workshop } from '../workshop';
import type { Attempt } from './attempt';
import { type ConformOutside, openConformOutside } from './conform-outside';
import { openScene, type Scene } from './conform-scene';

/** What came of it. */
export interface Attempted extends Took {
  readonly export: PluginExport;
  readonly world: CaseWorld;
  readonly output: string;
  readonly commands: readonly PluginCommand[];
  readonly answer: CallAnswer | null;
  readonly asked: readonly OutsideCall[];
  readonly logs: readonly string[];
}

/** Nothing here waits for anybody: what takes longer hangs. */
const MAX_WALL_MS = 5_000;
const APART = 1_000_000;
const MAX_LOGS = 200;

interface Stage {
  readonly scene: Scene;
  readonly outside: ConformOutside;
}

/** See the head of the file. Dispose of it. */
export class ConformBench {
  readonly plugin: PluginPackage;
  readonly #runtime: PluginRuntime;
  readonly #policies = new PluginPolicies(DEFAULT_POLICIES);
  #stage: Stage | undefined;
  #base = 0;
  #logs: string[] = [];
  /** What the instance was loaded with; undefined while there is none. */
  #loaded: { readonly hides: string } | undefined;
  #exports: readonly PluginExport[] = [];
  #stored: readonly StoredMetadata[] = [];
  /** Time that the last load took, in ms. */
  loadMs = 0;

  constructor(plugin: PluginPackage, sandboxes: Workshop['sandboxes']) {
    this.plugin = plugin;
    this.#runtime = sandboxes({
      lists: listsOfStage(() => ({ lists: this.#stage?.scene.world.lists, base: this.#base })),
      outside: (call, signal) => this.#stage?.outside.answer(call, signal) ?? Promise.resolve(NOBODY),
    });
    this.#runtime.onLog(({ level, message }) => {
      if (this.#logs.length < MAX_LOGS) this.#logs.push(`${level}: ${message}`);
    });
    this.#runtime.onLost(() => {
      this.#loaded = undefined;
    });
  }

  /** Whether the code has it; known once it was loaded. */
  has(name: PluginExport): boolean {
    return this.#exports.includes(name);
  }

  /** The next attempt begins with a new instance. */
  forget(): void {
    this.#loaded = undefined;
  }

  /** Tries it. Undefined when the world cannot be made, or there would be nothing to call. */
  async attempt(one: Attempt): Promise<Attempted | undefined> {
    if (one.anew || one.fromScratch) this.forget();
    const scene = openScene(one, this.plugin);
    if (!scene || Buffer.byteLength(scene.input) > this.plugin.manifest.limits.inputBytes) return undefined;
    const outside = openConformOutside(one.start.world, this.plugin.manifest, one.chosen);
    try {
      this.#enter({ scene, outside });
      this.#logs = [];
      const ready = await this.#ready(scene, one);
      if (!ready.ok) return this.#came(one, scene, ready, outside);
      if (!this.has(scene.asked.export)) return undefined;
      const call = await this.#call(scene, one);
      return this.#came(one, scene, call, outside);
    } finally {
      this.#stage = undefined;
      outside.dispose();
    }
  }

  async dispose(): Promise<void> {
    await this.#runtime.dispose();
  }

  async #ready(
    scene: Scene,
    { hides = OPEN_DATA_FLOW, goesOn, fromScratch }: Attempt,
  ): Promise<Result<unknown, RuntimeFailure>> {
    if (goesOn && this.#loaded) return ok(null);
    const name = JSON.stringify(hides);
    if (this.#loaded?.hides !== name) {
      const loaded = await this.#load(scene, hides, fromScratch ? {} : { keepsThread: true });
      if (!loaded.ok) return loaded;
      this.#exports = loaded.value.exports;
      this.#loaded = { hides: name };
    }
    // What it keeps in memory is of another world: it begins anew, as after a change of its settings.
    if (scene.asked.export === 'init' || !this.has('init')) return ok(null);
    const begun = await this.#call(scene.init);
    // Whether `init` takes it is a check of its own.
    return begun.ok || begun.error.kind === 'plugin' ? ok(null) : begun;
  }

  async #load(scene: Scene, hides: DataFlow, thread: Pick<LoadRequest, 'keepsThread'>) {
    const { manifest, moduleBytes } = this.plugin;
    const begun = performance.now();
    const loaded = await this.#runtime.load({
      plugin: manifest.name,
      kind: manifest.kind,
      bytes: moduleBytes,
      limits: manifest.limits,
      exports: manifest.exports,
      metadata: scene.stored,
      hides,
      chance: scene.call.chance,
      ...thread,
    });
    this.loadMs = performance.now() - begun;
    return loaded;
  }

  #call({ call }: Pick<Scene, 'call'>, { replay, measures }: Pick<Attempt, 'replay' | 'measures'> = {}) {
    const wallMs = Math.min(MAX_WALL_MS, call.wallMs);
    return this.#runtime.call({ ...call, wallMs, ...(replay && { replay }), ...(measures && { measures }) });
  }

  #came(
    one: Attempt,
    scene: Scene,
    result: Result<unknown, RuntimeFailure>,
    { asked }: ConformOutside,
  ): Attempted {
    const base = { export: scene.asked.export, world: scene.world, asked, logs: [...this.#logs] };
    if (!result.ok)
      return {
        ...base,
        failure: result.error,
        refusal: null,
        unread: null,
        output: '',
        commands: [],
        answer: null,
      };
    const answer = result.value as CallAnswer;
    if (one.gone) scene.loseSubject();
    const { commands, refusal } = this.#planned(scene, answer.output, one);
    const { output } = answer;
    return { ...base, failure: null, refusal, unread: unreadIn(answer.trace), output, commands, answer };
  }

  #planned(
    scene: Scene,
    output: string,
    { settles }: Attempt,
  ): { commands: readonly PluginCommand[]; refusal: Took['refusal'] } {
    const { manifest } = this.plugin;
    const { asked, world } = scene;
    if (asked.export === 'shutdown') return { commands: [], refusal: null };
    const batch =
      asked.export === 'generate' ? parseItems(output, manifest.limits) : parseBatch(output, manifest.limits);
    if (!batch.ok) return { commands: [], refusal: { reason: wordRefusal(batch.error), namesNoTodo: false } };
    const parts = {
      document: world.document,
      metadata: { metadataOf: () => scene.stored },
      policies: this.#policies,
      newId: () => world.names.newId(),
    };
    const instance = { id: '', chance: scene.call.chance, calls: 0 };
    const request = { ...asked, instance, policy: DEFAULT_POLICY, isCurrent: () => true };
    const plan = planned(parts, manifest, request, {
      batch: batch.value,
      indexes: batch.value.map((_, index) => index),
    });
    if (!plan.ok && plan.error.kind === 'refused') return { commands: batch.value, refusal: plan.error };
    if (plan.ok && settles) world.store.dispatch(plan.value.commands, causeOf(manifest.name));
    return { commands: batch.value, refusal: null };
  }

  /** Makes the scene's world the one that the sandboxes read. */
  #enter(stage: Stage): void {
    this.#stage = stage;
    this.#base += APART;
    const owner = this.plugin.manifest.name;
    const change = (value: StoredMetadata, to: string | null) => ({ ...value, owner, from: null, to });
    const metadata = [
      ...this.#stored.map((one) => change(one, null)),
      ...stage.scene.stored.map((one) => change(one, one.value)),
    ];
    this.#stored = stage.scene.stored;
    const revision = this.#base + stage.scene.world.store.revision();
    this.#runtime.replicate({ ...noChanges, metadata, revision });
  }
}

function causeOf(plugin: string) {
  return { kind: 'plugin', plugin, trigger: 'conform', run: 'conform', depth: 0, chain: [plugin] } as const;
}

const NOBODY = '{"error":{"code":"E_UNAVAILABLE","message":"no check runs"}}';

/** Whether it read a page that is not the last of its list, left the size of pages to the host, and read no other. */
function unreadIn(trace: CallAnswer['trace']): string | null {
  const pages = (trace ?? []).filter(({ name }) => name === 'query_todos');
  for (const { input, answer } of pages) {
    const cursor = /"next_cursor":"([^"]+)"/.exec(answer.slice(-200))?.[1];
    if (cursor === undefined || /"limit"/.test(input)) continue;
    if (!pages.some((next) => next.input.includes(JSON.stringify(cursor))))
      return 'reads the first page of a list and not the others: ask again with next_cursor until it is null';
  }
  return null;
}
