/** From a plugin and its cases to what came of each. A case that goes wrong, however it does, leaves the others alone. */
import { availableParallelism } from 'node:os';
import type { JudgedCase } from '../../../../src-core/plugin/cases/case-outcome';
import { checkCase } from '../../../../src-core/plugin/cases/check-case';
import { judgeCase } from '../../../../src-core/plugin/cases/judge-case';
import type { ReadCase } from '../../../../src-core/plugin/cases/read-cases';
import { cleanLine } from '../../../../src-core/plugin/clean-text';
import type { PluginPackage } from '../../plugin-package';
import type { Workshop } from '../workshop';
import { CaseBench } from './case-bench';

/** Cases that a bench of their own is worth: starting one costs about as much as running so many. */
const CASES_A_BENCH = 12;
const MAX_BENCHES = 4;

/**
 * How many benches run so many cases side by side. Each computes in a thread of its own, and all of them in main's; where
 * the system does not tell a thread's own time, what another thread takes away counts as computed, so there is a core
 * for each.
 */
export function benchesFor(
  cases: number,
  cores = availableParallelism(),
  tellsThreads = process.platform === 'linux',
): number {
  const free = Math.max(1, tellsThreads ? cores : cores - 1);
  return Math.min(MAX_BENCHES, free, Math.ceil(cases / CASES_A_BENCH));
}

/**
 * Runs them in sandboxes of their own, on several benches side by side where there are many; what is answered is in
 * their order. `tell` hears of each as soon as those before it are through.
 */
export async function runCases(
  plugin: PluginPackage,
  cases: readonly ReadCase[],
  sandboxes: Workshop['sandboxes'],
  tell: (one: JudgedCase) => void = () => undefined,
): Promise<readonly JudgedCase[]> {
  const judged: JudgedCase[] = [];
  const ahead = new Map<number, JudgedCase>();
  const keep = (index: number, one: JudgedCase) => {
    ahead.set(index, one);
    for (let next = ahead.get(judged.length); next; next = ahead.get(judged.length)) {
      judged.push(next);
      tell(next);
    }
  };
  const waiting = [...cases.entries()];
  const work = async () => {
    const bench = new CaseBench(plugin, sandboxes);
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, one] = next;
        keep(index, await runCase(bench, plugin, one));
      }
    } finally {
      await bench.dispose();
    }
  };
  await Promise.all(Array.from({ length: benchesFor(cases.length) }, work));
  return judged;
}

/** Runs one on a bench that stands. Never rejects. */
export async function runCase(bench: CaseBench, plugin: PluginPackage, one: ReadCase): Promise<JudgedCase> {
  const begun = performance.now();
  const end = (lines: readonly string[], more: Partial<JudgedCase> = {}): JudgedCase => ({
    file: one.file,
    name: one.name,
    passed: lines.length === 0,
    ms: performance.now() - begun,
    lines,
    findings: [],
    logs: [],
    ...more,
  });
  if (!one.case) return end(one.faults);
  const faults = checkCase(one.case, plugin.manifest);
  if (faults.length > 0) return end(faults);
  try {
    const outcome = await bench.run(one.case);
    if (!outcome.ok) return end([outcome.error]);
    const lines = judgeCase(one.case, outcome.value);
    const { findings, runs } = outcome.value;
    return lines.length === 0 ? end([]) : end(lines, { findings, logs: runs.flatMap(({ logs }) => logs) });
  } catch (error) {
    return end([`the case could not be run: ${cleanLine(String(error), 300)}`]);
  }
}
