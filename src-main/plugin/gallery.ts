/** The plugins that come with the application, read like any other that is installed; a broken one is left out. */
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../src-core/lib/result';
import { MAX_PLUGIN_NAME_LENGTH } from '../../src-core/plugin/abi';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { describePermission, describePermissions } from '../../src-core/plugin/describe-permissions';
import type { GalleryPlugin } from '../../src-core/plugin/gallery';
import { readmeLines } from '../../src-core/plugin/gallery-report';
import { PLUGIN_NAME } from '../../src-core/plugin/manifest-schema';
import { elevated } from '../../src-core/plugin/permissions';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import { type PackageSource, readSource } from './package-source';
import type { PluginLog } from './plugin-notices';
import { MANIFEST_FILE } from './plugin-package';

/** More folders than these are not plugins but an accident. */
const MAX_SHIPPED = 100;

/** The folder of the shipped plugin of that name; undefined when none is called so. Whether it is whole is not looked at. */
export async function shippedFolder(gallery: string, name: string): Promise<string | undefined> {
  if (name.length > MAX_PLUGIN_NAME_LENGTH || !PLUGIN_NAME.test(name)) return undefined;
  const folder = join(gallery, name);
  return (await isThere(join(folder, MANIFEST_FILE))) ? folder : undefined;
}

/**
 * Every shipped plugin that could be installed, by name. `warn` is told of those that could not; what is no plugin at
 * all is passed over. Never rejects; a missing folder means none.
 */
export async function readGallery(
  gallery: string,
  installed: (name: string) => GalleryPlugin['installed'],
  warn: (message: string) => void,
): Promise<readonly GalleryPlugin[]> {
  const names = await readdir(gallery).catch(() => []);
  const plugins: GalleryPlugin[] = [];
  for (const name of names.sort().slice(0, MAX_SHIPPED)) {
    const folder = await shippedFolder(gallery, name);
    if (folder === undefined) continue;
    const source = await readSource(folder);
    const fault = faultOf(name, source);
    if (fault === undefined && source.ok) plugins.push(shownPlugin(source.value, installed(name)));
    else warn(`the shipped plugin ${name} is left out of the gallery: ${cleanLine(fault ?? '', 500)}`);
  }
  return plugins;
}

/** The same, with how they stand among the plugins that are there; none where none come with the application. */
export async function galleryHere(
  { gallery, log }: { readonly gallery?: string; readonly log: Pick<PluginLog, 'warn'> },
  summaries: readonly PluginSummary[],
): Promise<readonly GalleryPlugin[]> {
  if (gallery === undefined) return [];
  const installed = new Map(summaries.map((one) => [one.name, one]));
  const standing = (name: string) => {
    const one = installed.get(name);
    return one ? { version: one.version, state: one.state, onTrial: one.trialRuns !== null } : null;
  };
  return readGallery(gallery, standing, (message) => log.warn(message));
}

/** It is installed by its folder's name, so it must be called so. */
function faultOf(name: string, source: Result<PackageSource, string>): string | undefined {
  if (!source.ok) return source.error;
  const found = source.value.package.manifest.name;
  return found === name ? undefined : `its manifest calls it ${found}`;
}

function shownPlugin(
  { package: { manifest }, extras }: PackageSource,
  installed: GalleryPlugin['installed'],
): GalleryPlugin {
  const { name, version, title, description, author, actions, keys } = manifest;
  const readme = extras.get('README.md');
  const titleOf = (action: string) => actions.find(({ id }) => id === action)?.title ?? action;
  return {
    name,
    version: cleanLine(version, 40),
    title: cleanLine(title, 80),
    description: cleanLine(description, 500),
    author: cleanLine(author, 200),
    permissions: [
      ...(elevated(manifest).length === 0 ? [] : describePermissions(manifest)),
      ...manifest.optionalPermissions.map((one) => `may ask later to ${describePermission(one)}`),
    ],
    keys: keys.map(({ key, action }) => ({ key: cleanLine(key, 60), title: cleanLine(titleOf(action), 80) })),
    readme: readmeLines(readme && new TextDecoder().decode(readme)),
    installed,
  };
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
