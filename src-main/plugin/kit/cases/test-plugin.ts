/** `plugin test`: builds what lies in a folder, runs its cases, and says what came of them. */
import { err, ok, type Result } from '../../../../src-core/lib/result';
import { caseReport, noCases } from '../../../../src-core/plugin/cases/case-report';
import type { Report } from '../../../../src-core/plugin/report';
import { line, page } from '../../../../src-core/plugin/report-lines';
import { lastName, readSource } from '../../package-source';
import type { PluginPackage } from '../../plugin-package';
import { type BuildFault, buildPlugin } from '../build';
import type { KitPlaces, Workshop } from '../workshop';
import { casesIn } from './case-files';
import { runCases } from './run-cases';

/** Tests the plugin in the folder (absolute). Never rejects for what is in it. */
export async function testPlugin(folder: string, workshop: Workshop): Promise<Report> {
  const plugin = await packageIn(folder, workshop.places);
  if (!plugin.ok) {
    const { sentence, output } = plugin.error;
    const lines = output.map((text) => line(`  ${text}`));
    return page(lastName(folder), [line(sentence, 'error'), ...lines]);
  }
  const { name, version } = plugin.value.manifest;
  const cases = await casesIn(folder);
  const title = `${name} ${version}`;
  if (cases.length === 0) return noCases(title);
  return caseReport(title, await runCases(plugin.value, cases, workshop.sandboxes));
}

/** The plugin as it would be installed: built from its source, or, where there is none, what lies there. */
export async function packageIn(
  folder: string,
  places: KitPlaces,
): Promise<Result<PluginPackage, Pick<BuildFault, 'sentence' | 'output'>>> {
  const built = await buildPlugin(folder, places);
  if (!built.ok && built.error.kind !== 'no_source') return built;
  const source = await readSource(built.ok ? built.value.folder : folder);
  if (source.ok) return ok(source.value.package);
  return err(
    built.ok
      ? { sentence: source.error, output: [] }
      : { ...built.error, sentence: `${built.error.sentence}; and as it is: ${source.error}` },
  );
}
