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
  return [...lintExports(plugin), ...lintManifest(raw), ...lintFiles(files, raw)];
}

/**
 * A module says what it exports. A script does not before it runs, and nothing is run here; but what it exports it must
 * name somewhere, unless it puts names together.
 */
function lintExports({ manifest, moduleBytes }: PluginPackage): Finding[] {
  const text = manifest.kind === 'js' ? new TextDecoder().decode(moduleBytes) : undefined;
  const absent = manifest.exports.filter((name) => text !== undefined && !text.includes(name));
  if (absent.length === 0) {
    return [
      { level: 'pass', message: 'the manifest is well formed, and what it declares is there', remedy: '' },
    ];
  }
  return [
    { level: 'pass', message: 'the manifest is well formed', remedy: '' },
    ...absent.map(
      (name): Finding => ({
        level: 'warning',
        message: `the manifest declares ${name}, which ${manifest.entry} nowhere names`,
        remedy: 'export it, or do not declare it',
      }),
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
