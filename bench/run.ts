/**
 * `npm run bench` measures everything in the table below; `npm run bench -- edit start` only those; `--short` does
 * few rounds, for CI. Prints a table, writes .cache/bench.json, and fails only when a median is far beyond its budget.
 */
import { writeFileSync } from 'node:fs';
import { at } from '../scripts/setup/project-root.mjs';
import type { Benchmark, Effort, Figure } from './benchmark';
import { cpuOfLists } from './cpu-of-lists';
import { cpuPerKey } from './cpu-per-key';
import { documentReads } from './document';
import { durableEdit } from './durable-edit';
import { importFile } from './import-file';
import { keyToFrame } from './key-to-frame';
import { languages } from './languages';
import { loopingPlugins } from './looping-plugins';
import { describeMachine } from './machine';
import { memory } from './memory';
import { pluginCall } from './plugin-call';
import { pluginCallInElectron } from './plugin-call-electron';
import { pluginInProcess } from './plugin-in-process';
import { isFarBeyond, printTable, ratioOf, shareOfBudget } from './report';
import { start } from './start';

const BENCHMARKS: readonly Benchmark[] = [
  start,
  keyToFrame,
  loopingPlugins,
  cpuPerKey,
  cpuOfLists,
  durableEdit,
  documentReads,
  importFile,
  pluginInProcess,
  pluginCall,
  pluginCallInElectron,
  languages,
  memory,
];

const RESULT = at('.cache', 'bench.json');

async function main(words: readonly string[]): Promise<number> {
  const effort: Effort = words.includes('--short') ? 'short' : 'full';
  const names = words.filter((word) => !word.startsWith('--'));
  const unknown = names.find((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) {
    console.error(
      `There is no benchmark "${unknown}"; there are ${BENCHMARKS.map((b) => b.name).join(', ')}.`,
    );
    return 2;
  }
  const machine = describeMachine();
  console.log(`${machine.processors}, ${machine.system}; Node ${machine.node}, Electron ${machine.electron}`);
  const figures: Figure[] = [];
  let broken = 0;
  for (const benchmark of BENCHMARKS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const measured = await attempt(benchmark, effort);
    if (measured === null) broken += 1;
    else figures.push(...measured);
  }
  console.log(`\n${printTable(figures)}\n`);
  write(machine, effort, figures);
  const far = figures.filter(isFarBeyond);
  for (const figure of far) {
    console.error(`${figure.name}: ${shareOfBudget(figure)?.toFixed(1)} times its budget`);
  }
  return far.length + broken === 0 ? 0 : 1;
}

/** The figures; null when measuring failed, which is told at once. */
async function attempt({ name, measure, unavailable }: Benchmark, effort: Effort) {
  const reason = unavailable?.() ?? null;
  if (reason !== null) {
    console.log(`${name.padEnd(20)} left out: ${reason}`);
    return [];
  }
  const begun = performance.now();
  try {
    const figures = await measure(effort);
    console.log(`${name.padEnd(20)} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return figures;
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    return null;
  }
}

function write(
  machine: ReturnType<typeof describeMachine>,
  effort: Effort,
  figures: readonly Figure[],
): void {
  const told = figures.map((figure) => ({
    ...figure,
    ratio: ratioOf(figure),
    shareOfBudget: shareOfBudget(figure),
  }));
  writeFileSync(RESULT, `${JSON.stringify({ machine, effort, figures: told }, null, 2)}\n`);
  console.log(`written to ${RESULT}`);
}

process.exitCode = await main(process.argv.slice(2));
