/** `plugin test`: builds what lies in a folder, runs its cases, and says what came of them. */
import { caseReport, growingReport, noCases } from '../../../../src-core/plugin/cases/case-report';
import type { GrowingPage, Report } from '../../../../src-core/plugin/report';
import { line } from '../../../../src-core/plugin/report-lines';
import { builtIn, faultPage } from '../built-in';
import { sourcedSandboxes } from '../sourced-sandboxes';
import type { Workshop } from '../workshop';
import { casesIn } from './case-files';
import { runCases } from './run-cases';

/** Tests the plugin in the folder (absolute), and tells of each case as it is through. Never rejects for what is in it. */
export async function testPlugin(
  folder: string,
  workshop: Workshop,
  grow: GrowingPage = () => undefined,
): Promise<Report> {
  const built = await builtIn(folder, workshop.places);
  if (!built.ok) return faultPage(folder, built.error);
  const { plugin, warnings, toSource } = built.value;
  const { name, version } = plugin.manifest;
  const cases = await casesIn(folder);
  const title = `${name} ${version}`;
  const warned = warnings.map((one) => line(`the compiler warns: ${one}`, 'warning'));
  grow(title, warned);
  const sandboxes = sourcedSandboxes(workshop.sandboxes, toSource);
  const linesOf = growingReport();
  const report =
    cases.length === 0
      ? noCases(title)
      : caseReport(title, await runCases(plugin, cases, sandboxes, (one) => grow(title, linesOf(one))));
  return { ...report, lines: [...warned, ...report.lines] };
}
