/**
 * A plugin call through everything that lies on its way, against a bare echo over the same two hops. Which kind of
 * process it is, plain Node's or Electron's, is the caller's to say.
 */
import { DEFAULT_LIMITS, type PluginExport } from '../src-core/plugin/abi';
import { OPEN_DATA_FLOW } from '../src-core/plugin/data-flow';
import type { ListKey, Todo } from '../src-core/todo/todo';
import type { CallRequest, ListSource, LoadRequest, PluginRuntime } from '../src-main/plugin/plugin-runtime';
import type { SpawnHost } from '../src-main/plugin-host/host-process';
import { createPluginRuntime } from '../src-main/plugin-host/runtime';
import { openBareLine } from './bare-echo/line';
import { atMost, type Effort, type Figure, timesBare } from './benchmark';
import { ASKED, type Guests } from './guest-names';
import { NOW, sampleList, TODAY, TODAYS_LIST } from './sample-todos';
import { figuresOf, median } from './statistics';
import { inTurns, rounds, timedAsync } from './turns';

/** How the two processes are started, and the modules to load. */
export interface PluginPath {
  /** Names the kind of process in the figures. */
  readonly through: string;
  readonly spawn: SpawnHost;
  readonly spawnBare: SpawnHost;
  readonly guests: Guests;
}

const BLOCK = 50;
const WARM_UP = 300;
const INPUT = JSON.stringify({
  action: 'greet',
  context: { date: TODAY, selected: null, project: 'default' },
});
const CALL_BUDGET = { p50: timesBare(1.5), p99: timesBare(1.5) };
/** For a call that is answered at once; one that reads fifty rows also pays for fifty rows. */
const HOST_CALL_BUDGET = { p50: atMost(0.05), p99: null };

/** Measures one path. */
export async function measurePluginPath(path: PluginPath, effort: Effort): Promise<readonly Figure[]> {
  const bare = openBareLine(path.spawnBare);
  const runtime = createPluginRuntime({
    spawn: path.spawn,
    lists: listsOf(sampleList(TODAYS_LIST, 200)),
  });
  try {
    for (const [name, bytes] of Object.entries(path.guests)) {
      const loaded = await runtime.load(loadRequest(name, bytes));
      if (!loaded.ok) throw new Error(`loading ${name}: ${loaded.error.message}`);
    }
    const echo = callRequest('echo', INPUT);
    const calls = await inTurns(rounds(effort, 60, 10), {
      ours: await block(() => call(runtime, echo)),
      bare: await block(() => bare.call(echo)),
    });
    return [
      ...figuresOf(`plugin call through ${path.through}`, calls.ours, calls.bare, CALL_BUDGET),
      ...(await hostCalls(runtime, effort, path.through)),
    ];
  } finally {
    bare.end();
    await runtime.dispose();
  }
}

/** The cost of a host call within a call that makes many, the call itself taken off. */
async function hostCalls(runtime: PluginRuntime, effort: Effort, through: string): Promise<Figure[]> {
  const times = rounds(effort, 100, 20);
  const perCall = async (plugin: string, input: string): Promise<number[]> => {
    const { asking, idle } = await inTurns(times, {
      asking: () => timedAsync(() => call(runtime, callRequest(plugin, input))),
      idle: () => timedAsync(() => call(runtime, callRequest(plugin, input, 'init'))),
    });
    return asking.map((ms) => (ms - median(idle)) / ASKED);
  };
  const [date, todos] = [await perCall('asksDate', '{}'), await perCall('asksTodos', '{"limit":50}')];
  return [
    ...figuresOf(`host call for the date, ${through}`, date, null, HOST_CALL_BUDGET),
    ...figuresOf(`host call for 50 of 200 todos, ${through}`, todos, null, HOST_CALL_BUDGET),
  ];
}

/** Warms a call up and answers what makes one turn of them. */
export async function block(one: () => Promise<unknown>): Promise<() => Promise<number[]>> {
  for (let n = 0; n < WARM_UP; n += 1) await one();
  return async () => {
    const samples: number[] = [];
    for (let n = 0; n < BLOCK; n += 1) samples.push(await timedAsync(one));
    return samples;
  };
}

async function call(runtime: PluginRuntime, request: CallRequest): Promise<string> {
  const answer = await runtime.call(request);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.output;
}

/** A document of one list, whatever list is asked for. */
export function listsOf(rows: readonly Todo[]): ListSource {
  return {
    list: () => ({ revision: 1, rows }),
    deleted: () => [],
    listOf: (): ListKey => TODAYS_LIST,
    projects: () => [],
  };
}

/** Every run takes place at the same moment. */
const CHANCE = { nowMs: Date.parse(NOW), seed: 1 };

/** A request to load a module under the usual limits. */
export function loadRequest(
  plugin: string,
  bytes: Uint8Array,
  exports: readonly PluginExport[] = ['init', 'handle_action'],
): LoadRequest {
  return {
    plugin,
    kind: 'wasm',
    bytes,
    limits: DEFAULT_LIMITS,
    exports,
    metadata: [],
    hides: OPEN_DATA_FLOW,
    chance: CHANCE,
  };
}

function callRequest(plugin: string, input: string, entry: PluginExport = 'handle_action'): CallRequest {
  const scope = { today: TODAY, list: TODAYS_LIST, projectName: 'default', selected: null };
  return { plugin, run: 'run-1', export: entry, input, scope, cpuMs: 2_000, wallMs: 30_000, chance: CHANCE };
}
