/** What lint says of a plugin that was read and checked. Runs nothing of it. */
import { lintFiles } from '../../../src-core/plugin/lint-files';
import { lintManifest } from '../../../src-core/plugin/lint-manifest';
import type { Finding } from '../../../src-core/plugin/lint-report';
import { manifestSchema, type RawManifest } from '../../../src-core/plugin/manifest-schema';
import { vetModule } from '../../plugin-host/module-vetting';
import { parseToml } from '../../toml/parse-toml';
import type { PackageSource } from '../package-source';
import type { PluginPackage } from '../plugin-package';

/** All findings, those that pass too. */
export function lintPackage({ package: plugin, extras }: PackageSource): Finding[] {
  const raw = rawManifest(plugin);
  const { entry } = plugin.manifest;
  const files = {
    entry,
    moduleBytes: plugin.moduleBytes.length,
    imports: importsOf(plugin),
    extras: new Set(extras.keys()),
  };
  return [
    { level: 'pass', message: 'the manifest is well formed, and what it declares is there', remedy: '' },
    ...lintManifest(raw),
    ...lintFiles(files, raw),
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
