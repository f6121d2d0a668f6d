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
const CASES_A_BENCH = 6;
const MAX_BENCHES = 4;

/**
 * Runs them in sandboxes of their own, on several benches side by side where there are many; what is answered is in
 * their order. Each case has the plugin loaded anew, which is nearly all of the time that it takes.
 */
export async function runCases(
  plugin: PluginPackage,
  cases: readonly ReadCase[],
  sandboxes: Workshop['sandboxes'],
): Promise<readonly JudgedCase[]> {
  const judged = new Map<number, JudgedCase>();
  const waiting = [...cases.entries()];
  const work = async () => {
    const bench = new CaseBench(plugin, sandboxes);
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, one] = next;
        judged.set(index, await runCase(bench, plugin, one));
      }
    } finally {
      await bench.dispose();
    }
  };
  const benches = Math.min(MAX_BENCHES, availableParallelism(), Math.ceil(cases.length / CASES_A_BENCH));
  await Promise.all(Array.from({ length: benches }, work));
  return cases.flatMap((_, index) => judged.get(index) ?? []);
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
