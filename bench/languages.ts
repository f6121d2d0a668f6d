/**
 * The same small plugin in each language: the templates, made into plugins, built by their compilers and called through
 * the plugin host. `greet` asks the host for the date and a stored value and returns three commands. Bare is a module
 * that answers with its input, called over the same way.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { at } from '../scripts/setup/project-root.mjs';
import type { PluginExport } from '../src-core/plugin/abi';
import { LANGUAGE_TITLES, LANGUAGES, type Language } from '../src-core/plugin/languages';
import { buildPlugin } from '../src-main/plugin/kit/build';
import { scaffold } from '../src-main/plugin/kit/scaffold';
import { kitPlacesIn } from '../src-main/plugin/kit/workshop';
import { readSource } from '../src-main/plugin/package-source';
import type { CallAnswer, PluginRuntime } from '../src-main/plugin/plugin-runtime';
import { createPluginRuntime } from '../src-main/plugin-host/runtime';
import { childProcessSpawner } from '../src-main/plugin-host/spawn-child-process';
import type { Benchmark, Effort, Figure } from './benchmark';
import { buildGuests } from './guests';
import { PLUGIN_HOST } from './plugin-call';
import { block, listsOf, loadRequest } from './plugin-path';
import { NOW, sampleList, TODAY, TODAYS_LIST } from './sample-todos';
import { scratchFolder } from './scratch';
import { figuresOf, median } from './statistics';
import { inTurns, rounds, timedAsync } from './turns';

/** See the head of this file. */
export const languages: Benchmark = { name: 'languages', measure };

const HOUR_MS = 3_600_000;
const EXPORTS: readonly PluginExport[] = ['handle_action', 'on_todo_completed'];

/** One row of the table. */
interface Measured {
  readonly language: Language;
  readonly bytes: number;
  readonly buildMs: number;
  readonly loadMs: number;
  readonly calls: () => Promise<number[]>;
}

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const runtime = createPluginRuntime({
    spawn: childProcessSpawner(pathToFileURL(PLUGIN_HOST)),
    lists: listsOf(sampleList(TODAYS_LIST, 200)),
    // Compilers of the others may take longer than a plugin is kept awake for nothing.
    idleMs: HOUR_MS,
  });
  try {
    const folder = scratchFolder('languages');
    const measured: Measured[] = [];
    for (const language of LANGUAGES) {
      const one = await prepare(runtime, folder, language, effort);
      if (typeof one === 'string') console.log(`  ${LANGUAGE_TITLES[language]}: not run: ${one}`);
      else measured.push(one);
    }
    const things: Record<string, () => Promise<number[]>> = { bare: await bareCalls(runtime) };
    for (const { language, calls } of measured) things[language] = calls;
    const samples = await inTurns(rounds(effort, 30, 5), things);
    const rows: string[][] = [];
    for (const one of measured) {
      const { memoryBytes } = await greet(runtime, one.language);
      rows.push(rowOf(one, median(samples[one.language] ?? []), memoryBytes));
    }
    print(rows);
    return measured.flatMap(({ language }) =>
      figuresOf(
        `call of a plugin in ${LANGUAGE_TITLES[language]}`,
        samples[language] ?? [],
        samples.bare ?? null,
        {
          p50: null,
        },
      ),
    );
  } finally {
    await runtime.dispose();
  }
}

/** Builds it, the first time not counted, and loads it; the sentence says why it cannot be built here. */
async function prepare(
  runtime: PluginRuntime,
  folder: string,
  language: Language,
  effort: Effort,
): Promise<Measured | string> {
  const places = kitPlacesIn(at());
  const parent = path.join(folder, language);
  mkdirSync(parent);
  const made = await scaffold({ name: 'tally', language, parent }, places);
  if (!made.ok) throw new Error(made.error);
  const build = () => buildPlugin(made.value, places);
  const built = await build();
  if (!built.ok) return built.error.sentence;
  const builds: number[] = [];
  for (let n = 0; n < rounds(effort, 5, 1); n += 1) builds.push(await timedAsync(build));
  const source = await readSource(built.value.folder);
  if (!source.ok) throw new Error(source.error);
  const { manifest, moduleBytes } = source.value.package;
  const request = { ...loadRequest(language, moduleBytes, EXPORTS), kind: manifest.kind };
  const loads: number[] = [];
  for (let n = 0; n < rounds(effort, 5, 1); n += 1) loads.push(await timedAsync(() => runtime.load(request)));
  return {
    language,
    bytes: moduleBytes.length,
    buildMs: median(builds),
    loadMs: median(loads),
    calls: await block(() => greet(runtime, language)),
  };
}

const CONTEXT = {
  api: '1',
  project: 'default',
  date: TODAY,
  reason: 'action',
  settings: { greeting: 'Hello' },
};

async function greet(runtime: PluginRuntime, plugin: string): Promise<CallAnswer> {
  const answer = await call(runtime, plugin);
  if (!answer.output.includes('greeting 1')) throw new Error(`${plugin} does not greet: ${answer.output}`);
  return answer;
}

async function bareCalls(runtime: PluginRuntime): Promise<() => Promise<number[]>> {
  const { echo } = await buildGuests();
  const loaded = await runtime.load(loadRequest('bare', echo));
  if (!loaded.ok) throw new Error(loaded.error.message);
  return block(() => call(runtime, 'bare'));
}

async function call(runtime: PluginRuntime, plugin: string): Promise<CallAnswer> {
  const answer = await runtime.call({
    plugin,
    run: 'run-1',
    export: 'handle_action',
    input: JSON.stringify({ action: 'greet', context: { ...CONTEXT, plugin } }),
    scope: { today: TODAY, list: TODAYS_LIST, projectName: 'default', selected: null },
    cpuMs: 2_000,
    wallMs: 30_000,
    chance: { nowMs: Date.parse(NOW), seed: 1 },
  });
  if (!answer.ok) throw new Error(`${plugin}: ${answer.error.message}`);
  return answer.value;
}

/** Memory is asked for after the calls: of a script it is what the engine has touched by then. */
function rowOf(
  { language, bytes, buildMs, loadMs }: Measured,
  callMs: number,
  memoryBytes: number,
): string[] {
  return [
    LANGUAGE_TITLES[language],
    `${(bytes / 1000).toFixed(1)} kB`,
    `${buildMs.toFixed(0)} ms`,
    `${loadMs.toFixed(0)} ms`,
    `${callMs.toFixed(3)} ms`,
    `${(memoryBytes / 1e6).toFixed(2)} MB`,
  ];
}

function print(rows: readonly string[][]): void {
  for (const row of [['', 'size', 'build', 'load', 'call', 'memory'], ...rows]) {
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(16) : cell.padStart(10))).join('')}`,
    );
  }
}
