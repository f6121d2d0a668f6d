/** From a plugin and its cases to what came of each. A case that goes wrong, however it does, leaves the others alone. */
import type { JudgedCase } from '../../../../src-core/plugin/cases/case-outcome';
import { checkCase } from '../../../../src-core/plugin/cases/check-case';
import { judgeCase } from '../../../../src-core/plugin/cases/judge-case';
import type { ReadCase } from '../../../../src-core/plugin/cases/read-cases';
import { cleanLine } from '../../../../src-core/plugin/clean-text';
import type { PluginPackage } from '../../plugin-package';
import type { Workshop } from '../workshop';
import { CaseBench } from './case-bench';

/** Runs them one after the other, in sandboxes of their own. */
export async function runCases(
  plugin: PluginPackage,
  cases: readonly ReadCase[],
  sandboxes: Workshop['sandboxes'],
): Promise<readonly JudgedCase[]> {
  const bench = new CaseBench(plugin, sandboxes);
  try {
    const judged: JudgedCase[] = [];
    for (const one of cases) judged.push(await runCase(bench, plugin, one));
    return judged;
  } finally {
    await bench.dispose();
  }
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
