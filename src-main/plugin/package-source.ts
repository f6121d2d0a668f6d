/** Where a plugin is installed from: a folder, its manifest, or a `.zip`. Reads the fixed names, and those only. */
import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Manifest } from '../../src-core/plugin/manifest';
import { MAX_ARCHIVE_BYTES, openArchive } from './archive';
import { SOURCE_FILES } from './kit/source-files';
import {
  checkPackage,
  MANIFEST_FILE,
  MAX_MANIFEST_BYTES,
  type PluginPackage,
  readManifest,
} from './plugin-package';
import { readPlainFile, whyNot } from './read-plain-file';

/** What a plugin may bring along besides manifest and code, and how large each may be, in bytes. */
export const EXTRAS: readonly (readonly [name: string, maxBytes: number])[] = [
  ['README.md', 256 * 1024],
  ['LICENSE', 64 * 1024],
  ['icon.png', 256 * 1024],
];

/** Every file that can be part of a plugin, its code but for the name. */
export const PACKAGE_FILES: readonly string[] = [
  MANIFEST_FILE,
  'plugin.wasm',
  'plugin.js',
  ...EXTRAS.map(([name]) => name),
];

/** A plugin to be installed, checked, with everything that will be written. */
export interface PackageSource {
  readonly package: PluginPackage;
  readonly extras: ReadonlyMap<string, Uint8Array>;
}

/** Reads one file by its name. */
type ReadFile = (name: string, maxBytes: number) => Promise<Result<Uint8Array, string>>;

/** What a path is called in a sentence: its last name, or the whole of one that has none, as `/`. Cleaned. */
export function lastName(path: string): string {
  return cleanLine(basename(path) || path, 60);
}

/** Reads and checks what lies at the path. The error is a sentence for the user. Nothing is written. */
export async function readSource(path: string): Promise<Result<PackageSource, string>> {
  const reader = await readerFor(path);
  if (!reader.ok) return err(`${lastName(path)} ${reader.error}`);
  const manifestBytes = await reader.value(MANIFEST_FILE, MAX_MANIFEST_BYTES);
  if (!manifestBytes.ok) return err(`${MANIFEST_FILE} ${manifestBytes.error}`);
  const manifest = readManifest(manifestBytes.value);
  if (!manifest.ok) return err(manifest.error.reason);
  return readFiles(manifest.value, manifestBytes.value, reader.value);
}

async function readFiles(
  manifest: Manifest,
  manifestBytes: Uint8Array,
  read: ReadFile,
): Promise<Result<PackageSource, string>> {
  const code = await read(manifest.entry, manifest.limits.moduleBytes);
  if (!code.ok) return err(`${manifest.entry} ${code.error}${await remedyFor(code.error, read)}`);
  const checked = checkPackage(manifest, manifestBytes, code.value);
  if (!checked.ok) return err(checked.error.reason);
  const extras = new Map<string, Uint8Array>();
  for (const [name, maxBytes] of EXTRAS) {
    const extra = await read(name, maxBytes);
    if (extra.ok) extras.set(name, extra.value);
    else if (extra.error !== ABSENT) return err(`${name} ${extra.error}`);
  }
  return ok({ package: checked.value, extras });
}

/** A source folder that is dropped on the window has everything but what is built of it. */
async function remedyFor(error: string, read: ReadFile): Promise<string> {
  if (error !== ABSENT) return '';
  for (const file of Object.values(SOURCE_FILES)) {
    const source = await read(file, 0);
    if (source.ok || source.error !== ABSENT) {
      return `: this is its source, which ${file} is part of; plugin dev DIR builds it and loads it, plugin pack DIR makes a .zip of it`;
    }
  }
  return '';
}

const ABSENT = 'is not there';

async function readerFor(path: string): Promise<Result<ReadFile, string>> {
  try {
    const stat = await lstat(path);
    if (stat.isDirectory()) return ok(folderReader(path));
    if (basename(path) === MANIFEST_FILE) return ok(folderReader(dirname(path)));
    if (path.toLowerCase().endsWith('.zip')) return await archiveReader(path);
    return err('is not a plugin: a plugin is a folder with manifest.toml, or a .zip of one');
  } catch (error) {
    return err(whyNot(error));
  }
}

function folderReader(folder: string): ReadFile {
  return (name, maxBytes) => readPlainFile(join(folder, name), maxBytes);
}

async function archiveReader(path: string): Promise<Result<ReadFile, string>> {
  const bytes = await readPlainFile(path, MAX_ARCHIVE_BYTES);
  if (!bytes.ok) return bytes;
  const archive = await openArchive(bytes.value);
  return archive.ok ? ok((name, maxBytes) => archive.value.read(name, maxBytes)) : archive;
}
