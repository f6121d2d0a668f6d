/** Makes of a plugin's source the one file that others install. It publishes nothing and signs nothing. */
import { createHash, randomUUID } from 'node:crypto';
import { lstat, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../src-core/lib/result';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import type { Finding } from '../../../src-core/plugin/lint-report';
import { EXTRAS, type PackageSource, readSource } from '../package-source';
import { MANIFEST_FILE } from '../plugin-package';
import { whyNot } from '../read-plain-file';
import { type BuildFault, buildPlugin } from './build';
import { lintPackage } from './lint-package';
import type { KitPlaces } from './workshop';
import { writeZip, type ZipMember } from './write-zip';

/** What was packed. */
export interface Packed {
  readonly name: string;
  readonly version: string;
  /** The archive, absolute. */
  readonly file: string;
  /** Its size, in bytes. */
  readonly bytes: number;
  /** Of the archive, in lower-case hex. */
  readonly sha256: string;
  readonly members: readonly { readonly name: string; readonly bytes: number }[];
  /** What lint says of it besides what passes; no errors among them. */
  readonly findings: readonly Finding[];
  /** What the compiler said although it succeeded. */
  readonly warnings: readonly string[];
}

/** Why nothing was packed: `output` is the compiler's, or what lint found. */
export type PackFault = Pick<BuildFault, 'sentence' | 'output'>;

/**
 * Builds the folder, checks it, and writes `DIR/dist/NAME-VERSION.zip`, or `out`: a file's path, or a folder's. The same
 * source gives the same bytes. All or nothing.
 */
export async function packPlugin(
  folder: string,
  places: KitPlaces,
  out?: string,
): Promise<Result<Packed, PackFault>> {
  const built = await buildPlugin(folder, places);
  if (!built.ok) return built;
  const source = await readSource(built.value.folder);
  if (!source.ok) return err({ sentence: cleanLine(source.error, 800), output: [] });
  const findings = lintPackage(source.value).filter(({ level }) => level !== 'pass');
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    const output = errors.map(({ message, remedy }) => `${message}: ${remedy}`);
    return err({ sentence: 'not packed, for it would not be taken', output });
  }
  const { name, version } = source.value.package.manifest;
  const members = membersOf(source.value);
  const bytes = writeZip(members);
  const file = await place(out ?? join(folder, 'dist'), `${name}-${version}.zip`, bytes);
  if (!file.ok) return err({ sentence: file.error, output: [] });
  return ok({
    ...{ name, version, findings },
    file: file.value,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    members: members.map((one) => ({ name: one.name, bytes: one.bytes.length })),
    warnings: built.value.warnings,
  });
}

/** In an order that is the same whatever the folder's is. */
function membersOf({ package: plugin, extras }: PackageSource): ZipMember[] {
  const files: readonly (readonly [string, Uint8Array | undefined])[] = [
    [MANIFEST_FILE, plugin.manifestBytes],
    [plugin.manifest.entry, plugin.moduleBytes],
    ...EXTRAS.map(([name]) => [name, extras.get(name)] as const),
  ];
  return files.flatMap(([name, bytes]) => (bytes === undefined ? [] : [{ name, bytes }]));
}

async function place(out: string, name: string, bytes: Uint8Array): Promise<Result<string, string>> {
  const file = (await isFolder(out)) ? join(out, name) : out;
  if (!file.toLowerCase().endsWith('.zip')) {
    return err(`${cleanLine(file, 300)} does not end in .zip, by which a plugin is known`);
  }
  const aside = join(dirname(file), `.packing-${randomUUID()}`);
  try {
    await writeFile(aside, bytes, { flag: 'wx' });
    await rename(aside, file);
    return ok(file);
  } catch (error) {
    const why = whyNot(error).replace('may not be read', 'may not be written');
    return err(`${cleanLine(file, 300)} ${why.replace('cannot be read', 'cannot be written')}`);
  } finally {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}
