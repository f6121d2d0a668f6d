/** `plugin test`: builds what lies in a folder, runs its cases, and says what came of them. */
import { err, ok, type Result } from '../../../../src-core/lib/result';
import { caseReport, growingReport, noCases } from '../../../../src-core/plugin/cases/case-report';
import type { GrowingPage, Report } from '../../../../src-core/plugin/report';
import { line, page } from '../../../../src-core/plugin/report-lines';
import { AS_BUILT, type ToSource } from '../../../../src-core/plugin/source-places';
import { lastName, readSource } from '../../package-source';
import type { PluginPackage } from '../../plugin-package';
import { type BuildFault, buildPlugin } from '../build';
import { sourcedSandboxes } from '../sourced-sandboxes';
import type { KitPlaces, Workshop } from '../workshop';
import { casesIn } from './case-files';
import { runCases } from './run-cases';

/** Tests the plugin in the folder (absolute), and tells of each case as it is through. Never rejects for what is in it. */
export async function testPlugin(
  folder: string,
  workshop: Workshop,
  grow: GrowingPage = () => undefined,
): Promise<Report> {
  const built = await builtIn(folder, workshop.places);
  if (!built.ok) {
    const { sentence, output } = built.error;
    const lines = output.map((text) => line(`  ${text}`));
    return page(lastName(folder), [line(sentence, 'error'), ...lines]);
  }
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

type Fault = Pick<BuildFault, 'sentence' | 'output'>;

/** A plugin to be tried. */
export interface Tested {
  readonly plugin: PluginPackage;
  /** What the compiler said although it succeeded. */
  readonly warnings: readonly string[];
  readonly toSource: ToSource;
}

/** The plugin as it would be installed: built from its source, or, where there is none, what lies there. */
export async function builtIn(folder: string, places: KitPlaces): Promise<Result<Tested, Fault>> {
  const built = await buildPlugin(folder, places, { traced: true });
  if (!built.ok && built.error.kind !== 'no_source') return built;
  const source = await readSource(built.ok ? built.value.folder : folder);
  if (source.ok) {
    const { warnings, toSource } = built.ok ? built.value : { warnings: [], toSource: AS_BUILT };
    return ok({ plugin: source.value.package, warnings, toSource });
  }
  return err(
    built.ok
      ? { sentence: source.error, output: [] }
      : { ...built.error, sentence: neither(built.error.sentence, source.error) },
  );
}

/** Why there is neither a source nor what was built of one; the second says nothing new where the first says it all. */
function neither(noSource: string, noPackage: string): string {
  return noPackage.endsWith(' is not there') ? noSource : `${noSource}; and as it is: ${noPackage}`;
}
