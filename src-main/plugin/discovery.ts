/**
 * What lies in the plugins folder. Reads and checks; runs nothing, asks nobody. A folder that is no usable plugin is
 * a candidate with a reason, and never keeps another from being found.
 */
import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Manifest } from '../../src-core/plugin/manifest';
import {
  checkPackage,
  MANIFEST_FILE,
  MAX_MANIFEST_BYTES,
  type PackageRefusal,
  type PluginPackage,
  readManifest,
} from './plugin-package';
import { readPlainFile, whyNot } from './read-plain-file';

/** A folder in the plugins folder and what it holds. */
export type Candidate =
  | {
      readonly kind: 'package';
      readonly folder: string;
      readonly package: PluginPackage;
      /** The version that a rollback would bring back; null when there is none. */
      readonly previousVersion: string | null;
    }
  | RefusedCandidate;

/** A folder that cannot be used as a plugin. */
export interface RefusedCandidate {
  readonly kind: 'refused';
  readonly folder: string;
  /** The name in the manifest, else the folder's, cleaned. */
  readonly name: string;
  /** Empty when unknown. */
  readonly version: string;
  readonly state: 'error' | 'incompatible';
  readonly reason: string;
  /** What the manifest says, when at least it can be read. */
  readonly manifest: Manifest | null;
  /** As for a candidate that can be used. */
  readonly previousVersion: string | null;
}

/** Where in the plugins folder the version before of each plugin is kept. */
export const PREVIOUS_FOLDER = '.previous';

/** More folders than these are not plugins but an accident. */
const MAX_CANDIDATES = 200;

/** Every candidate, in the order of folder names. A missing plugins folder means none. Never rejects. */
export async function discover(pluginsFolder: string): Promise<Candidate[]> {
  const names = await folderNames(pluginsFolder);
  const candidates: Candidate[] = [];
  // One after the other: each is small, and a disk is not faster when asked for all at once.
  for (const name of names.slice(0, MAX_CANDIDATES))
    candidates.push(await readCandidate(join(pluginsFolder, name)));
  return candidates;
}

/** The candidate in one folder, which must be there, be a plain folder and be named like its plugin. Never rejects. */
export async function readCandidate(folder: string): Promise<Candidate> {
  const candidate = await readFolder(folder);
  return { ...candidate, previousVersion: await previousVersion(folder) };
}

/** What the manifest of the kept version says. */
async function previousVersion(folder: string): Promise<string | null> {
  const kept = join(dirname(folder), PREVIOUS_FOLDER, basename(folder), MANIFEST_FILE);
  const bytes = await readPlainFile(kept, MAX_MANIFEST_BYTES);
  const manifest = bytes.ok ? readManifest(bytes.value) : bytes;
  return manifest.ok && manifest.value.name === basename(folder) ? manifest.value.version : null;
}

async function readFolder(folder: string): Promise<Candidate> {
  try {
    if (!(await lstat(folder)).isDirectory())
      return refused(folder, 'is not a plain folder (a link is none)');
  } catch (error) {
    return refused(folder, whyNot(error));
  }
  const manifestBytes = await readPlainFile(join(folder, MANIFEST_FILE), MAX_MANIFEST_BYTES);
  if (!manifestBytes.ok) return refused(folder, `${MANIFEST_FILE} ${manifestBytes.error}`);
  const manifest = readManifest(manifestBytes.value);
  if (!manifest.ok) return refusedBy(folder, manifest.error, null);
  return readCode(folder, manifest.value, manifestBytes.value);
}

async function readCode(folder: string, manifest: Manifest, manifestBytes: Uint8Array): Promise<Candidate> {
  const { name, entry, limits } = manifest;
  if (name !== basename(folder)) {
    return refused(folder, `its manifest says it is “${name}”: name the folder like the plugin`, manifest);
  }
  const code = await readPlainFile(join(folder, entry), limits.moduleBytes);
  if (!code.ok) return refused(folder, `${entry} ${code.error}`, manifest);
  const checked = checkPackage(manifest, manifestBytes, code.value);
  return checked.ok
    ? { kind: 'package', folder, package: checked.value, previousVersion: null }
    : refusedBy(folder, checked.error, manifest);
}

/** Folders and links, hidden ones left out: those are ours or the system's. */
async function folderNames(pluginsFolder: string): Promise<string[]> {
  try {
    const entries = await readdir(pluginsFolder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

function refused(folder: string, reason: string, manifest: Manifest | null = null): RefusedCandidate {
  return refusedBy(
    folder,
    { state: 'error', name: null, version: manifest?.version ?? null, reason },
    manifest,
  );
}

/** A folder whose name is not shown as it is must not pass for the one that it looks like; no plugin has a `?`. */
function shownName(name: string): string {
  const clean = cleanLine(name, 60);
  return clean === name ? name : `${clean}?`;
}

/** A candidate goes by its folder's name: another plugin's name in its manifest must not speak for that one. */
function refusedBy(folder: string, refusal: PackageRefusal, manifest: Manifest | null): RefusedCandidate {
  return {
    kind: 'refused',
    folder,
    name: shownName(basename(folder)),
    version: refusal.version ?? '',
    state: refusal.state,
    reason: cleanLine(refusal.reason, 800),
    manifest,
    previousVersion: null,
  };
}
