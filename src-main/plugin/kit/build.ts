/**
 * Builds a plugin from its source into a folder that can be installed: manifest, module or script, README, LICENSE,
 * icon. Which compiler a source needs stands in `toolchains.ts`. It installs nothing and calls nothing of the plugin;
 * what is compiled, and by whose compiler, see `BuildWays`.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../src-core/lib/result';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import type { Language } from '../../../src-core/plugin/languages';
import type { Manifest } from '../../../src-core/plugin/manifest';
import { AS_BUILT } from '../../../src-core/plugin/source-places';
import { EXTRAS, lastName, readSource } from '../package-source';
import { MANIFEST_FILE, MAX_MANIFEST_BYTES, readManifest } from '../plugin-package';
import { readPlainFile, whyNot } from '../read-plain-file';
import { faultOf } from './build-fault';
import type { BuildFault, Built } from './built';
import { firstOutside, isForeign, outsideFault, pipeIn, sourceRoots } from './confinement';
import { placeBuild } from './place-build';
import { findLanguage } from './source-language';
import { TOOLCHAINS } from './toolchains';
import type { KitPlaces } from './workshop';

export type { BuildFault, Built } from './built';

/** How to build when not as usual. */
export interface BuildWays {
  /** The folder that can be installed, absolute, instead of `DIR/dist/NAME`. */
  readonly target?: string;
  /** Instead of what `places` says. */
  readonly ownCompilers?: boolean;
  /** Whether the author shall read of places in the source. Default false. What is built is the same. */
  readonly traced?: boolean;
}

/** Builds what lies in the folder (absolute) into `DIR/dist/NAME`, all or nothing. Never rejects for what is in it. */
export async function buildPlugin(
  folder: string,
  places: KitPlaces,
  ways: BuildWays = {},
): Promise<Result<Built, BuildFault>> {
  const started = performance.now();
  const language = await findLanguage(folder);
  if (!language.ok) return language;
  const manifest = await manifestOf(folder, language.value);
  if (!manifest.ok) return manifest;
  const fault = await whyUnfit(folder, places, language.value, ways);
  if (fault !== undefined) return fault;
  const target = ways.target ?? join(folder, 'dist', manifest.value.name);
  const made = await inAside(join(target, '..'), (aside) =>
    makeAside({ folder, places, language: language.value, manifest: manifest.value, target, aside, ways }),
  );
  if (!made.ok) return made;
  const { name, version } = manifest.value;
  const ms = Math.round(performance.now() - started);
  return ok({ folder: target, name, version, language: language.value, ms, ...made.value });
}

/** What in the folder would lead whoever builds it elsewhere, or have them wait for ever. */
async function whyUnfit(folder: string, places: KitPlaces, language: Language, { target }: BuildWays) {
  if (target === undefined && (await isForeign(join(folder, 'dist')))) {
    return faultOf('manifest', `dist in ${lastName(folder)} is a link or a file: remove it first`);
  }
  const pipe = await pipeIn(folder);
  if (pipe !== undefined) return faultOf('no_source', `${pipe} is neither a file nor a folder`);
  const { source } = TOOLCHAINS[language];
  const outside = await firstOutside([source], folder, await sourceRoots({ folder, places }));
  return outside === undefined ? undefined : outsideFault(outside);
}

async function manifestOf(folder: string, language: Language): Promise<Result<Manifest, BuildFault>> {
  const bytes = await readPlainFile(join(folder, MANIFEST_FILE), MAX_MANIFEST_BYTES);
  if (!bytes.ok) return faultOf('manifest', `${MANIFEST_FILE} in ${lastName(folder)} ${bytes.error}`);
  const manifest = readManifest(bytes.value);
  if (!manifest.ok) return faultOf('manifest', manifest.error.reason);
  const { entry, source } = TOOLCHAINS[language];
  if (manifest.value.entry === entry) return manifest;
  const says = `${MANIFEST_FILE}: entry is "${manifest.value.entry}"`;
  return faultOf('manifest', `${says}, but ${source} is built to ${entry}: write entry = "${entry}"`);
}

interface Making {
  readonly folder: string;
  readonly places: KitPlaces;
  readonly language: Language;
  readonly manifest: Manifest;
  readonly target: string;
  readonly aside: string;
  readonly ways: BuildWays;
}

type Made = Pick<Built, 'bytes' | 'warnings' | 'toSource'>;

async function makeAside(making: Making): Promise<Result<Made, BuildFault>> {
  const { folder, places, aside, ways, target } = making;
  const { compile, entry } = TOOLCHAINS[making.language];
  const { ownCompilers = places.ownCompilers ?? false, traced = false } = ways;
  const compiled = await compile({ folder, places, outFile: join(aside, entry), ownCompilers, traced });
  if (!compiled.ok) return compiled;
  const copied = await copyPlainFiles(folder, aside);
  if (!copied.ok) return faultOf('manifest', copied.error);
  const source = await readSource(aside);
  if (!source.ok) return faultOf('compile', `what was built cannot be used: ${source.error}`);
  const placed = await placeBuild(aside, target, [...copied.value, entry, MANIFEST_FILE]);
  if (!placed.ok) return faultOf('manifest', placed.error);
  const { warnings, toSource = AS_BUILT } = compiled.value;
  return ok({ bytes: source.value.package.moduleBytes.length, warnings, toSource });
}

/** Copies the manifest and what a plugin may bring along. @returns what was copied besides the manifest. */
async function copyPlainFiles(folder: string, aside: string): Promise<Result<string[], string>> {
  const copied: string[] = [];
  for (const [name, maxBytes] of [...EXTRAS, [MANIFEST_FILE, MAX_MANIFEST_BYTES] as const]) {
    const bytes = await readPlainFile(join(folder, name), maxBytes);
    if (!bytes.ok && bytes.error === 'is not there' && name !== MANIFEST_FILE) continue;
    if (!bytes.ok) return err(`${name} ${bytes.error}`);
    await writeFile(join(aside, name), bytes.value);
    if (name !== MANIFEST_FILE) copied.push(name);
  }
  return ok(copied);
}

/** A new folder beside the target, so that what is made in it can be moved by renaming; gone afterwards. */
async function inAside<T>(
  parent: string,
  work: (aside: string) => Promise<Result<T, BuildFault>>,
): Promise<Result<T, BuildFault>> {
  let aside: string | undefined;
  try {
    await mkdir(parent, { recursive: true });
    aside = await mkdtemp(join(parent, '.building-'));
    return await work(aside);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return faultOf('manifest', `${cleanLine(parent, 200)} ${whyNot(error).replace('read', 'written')}`);
  } finally {
    if (aside !== undefined) await rm(aside, { recursive: true, force: true }).catch(() => undefined);
  }
}
