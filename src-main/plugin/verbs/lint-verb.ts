/** `lint`: every check that a plugin must pass, and then what would make it a better one. Runs nothing of it. */
import { join } from 'node:path';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { lintFiles } from '../../../src-core/plugin/lint-files';
import { lintManifest } from '../../../src-core/plugin/lint-manifest';
import { type Finding, lintReport } from '../../../src-core/plugin/lint-report';
import { manifestSchema, type RawManifest } from '../../../src-core/plugin/manifest-schema';
import type { Report } from '../../../src-core/plugin/report';
import { vetModule } from '../../plugin-host/module-vetting';
import { parseToml } from '../../toml/parse-toml';
import { lastName, type PackageSource, readSource } from '../package-source';
import type { PluginPackage } from '../plugin-package';
import { pathMeant, said, shown, summaryOf, type VerbDeed } from './verb-context';

/** Checks an installed plugin by its name, else what lies at the path. */
export const lint: VerbDeed = async ({ args: [subject = ''] }, context) => {
  const installed = summaryOf(context, subject);
  if (installed) return shown(await lintPath(join(context.pluginsFolder, subject)));
  const meant = pathMeant(context, subject);
  return meant.ok ? shown(await lintPath(meant.value)) : said('error', meant.error);
};

/** Checks what lies at the path: a folder, its manifest or a `.zip`. Never rejects for what is in it. */
export async function lintPath(path: string): Promise<Report> {
  const source = await readSource(path);
  if (!source.ok) return lintReport(lastName(path), faultsIn(source.error));
  const { manifest } = source.value.package;
  return lintReport(`${manifest.name} ${manifest.version}`, findings(source.value));
}

/** A plugin that cannot be used is not looked at further: the reason names up to three faults, each with its line. */
function faultsIn(error: string): Finding[] {
  return [{ level: 'error', message: cleanLine(error, 800), remedy: '' }];
}

function findings({ package: plugin, extras }: PackageSource): Finding[] {
  const raw = rawManifest(plugin);
  const { entry } = plugin.manifest;
  return [
    { level: 'pass', message: 'the manifest is well formed, and what it declares is there', remedy: '' },
    ...lintManifest(raw),
    ...lintFiles(
      {
        entry,
        moduleBytes: plugin.moduleBytes.length,
        imports: importsOf(plugin),
        extras: new Set(extras.keys()),
      },
      raw,
    ),
  ];
}

/** The tables as they were written; what was checked before is well formed. */
function rawManifest({ manifestBytes }: PluginPackage): RawManifest {
  const data = parseToml(new TextDecoder().decode(manifestBytes));
  if (!data.ok) throw new Error(`reading a manifest again: ${data.error.message}`);
  return manifestSchema.parse(data.value);
}

function importsOf({ manifest, moduleBytes }: PluginPackage): string[] | null {
  if (manifest.kind === 'js') return null;
  const vetted = vetModule(moduleBytes, manifest.limits);
  if (!vetted.ok) throw new Error(`looking a module over again: ${vetted.error.message}`);
  return [...vetted.value.imports.host, ...vetted.value.imports.network];
}
