/**
 * Puts a plugin's files into the plugins folder: written aside, flushed, then renamed into place, so that at every
 * moment either the old plugin lies there whole, or the new one, or none.
 *
 * `.installing-ID/` holds `new/NAME` while it is written and `old/NAME` for the blink between the two renames;
 * `.previous/NAME` keeps the version before.
 */
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import { PREVIOUS_FOLDER } from './discovery';
import type { PackageSource } from './package-source';
import { MANIFEST_FILE } from './plugin-package';
import { whyNot } from './read-plain-file';

const STAGING = '.installing-';

/**
 * Installs or replaces. On an error, in words for the user, the folder is as it was. `id` must be new and plain. What is
 * replaced is kept as the version before; without `keeps`, the one that is kept already stays.
 */
export async function placePackage(
  pluginsFolder: string,
  source: PackageSource,
  id: string,
  keeps = true,
): Promise<Result<void, string>> {
  const { name } = source.package.manifest;
  const staging = join(pluginsFolder, `${STAGING}${id}`);
  try {
    const target = await stateOf(join(pluginsFolder, name));
    if (target === 'other') return err(`${name} in the plugins folder is a link or a file: remove it first`);
    await writeFiles(join(staging, 'new', name), source);
    const old = await swap(pluginsFolder, staging, name, target === 'folder');
    if (old !== null && keeps) await keepPrevious(pluginsFolder, old, name);
    return ok(undefined);
  } catch (error) {
    return err(cannotWrite(error));
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined); // the next start tries again
  }
}

/**
 * Puts the kept version in the place of the current one, and keeps that. On an error, in words for the user, the
 * folder is as it was.
 */
export async function swapWithPrevious(
  pluginsFolder: string,
  name: string,
  id: string,
): Promise<Result<void, string>> {
  const [staging, target] = [join(pluginsFolder, `${STAGING}${id}`), join(pluginsFolder, name)];
  const kept = join(pluginsFolder, PREVIOUS_FOLDER, name);
  const old = join(staging, 'old', name);
  try {
    if ((await stateOf(kept)) !== 'folder') return err('no version before the current one is kept');
    if ((await stateOf(target)) === 'other') return err(`${name} in the plugins folder is a link or a file`);
    await mkdir(join(staging, 'old'), { recursive: true, mode: 0o700 });
    await rename(target, old);
    await rename(kept, target).catch(async (error: unknown) => {
      await rename(old, target);
      throw error;
    });
    await rename(old, kept).catch(() => undefined); // the version asked for is in place
    return ok(undefined);
  } catch (error) {
    return err(cannotWrite(error));
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Takes a plugin's files away, those of the version before too: out of sight by one rename, then deleted; what a crash
 * leaves of them the next start clears. A link is taken away, not followed.
 */
export async function takeAway(
  pluginsFolder: string,
  name: string,
  id: string,
): Promise<Result<void, string>> {
  const staging = join(pluginsFolder, `${STAGING}${id}`);
  try {
    await mkdir(join(staging, 'gone'), { recursive: true, mode: 0o700 });
    await rename(join(pluginsFolder, name), join(staging, 'gone', name)).catch(unlessMissing);
    await rename(join(pluginsFolder, PREVIOUS_FOLDER, name), join(staging, 'gone', `${name}.previous`)).catch(
      unlessMissing,
    );
    return ok(undefined);
  } catch (error) {
    return err(cannotWrite(error));
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

function cannotWrite(error: unknown): string {
  return `the plugins folder ${whyNot(error).replace('read', 'written')}`;
}

/** Clears up after an installation that a crash cut short; a plugin that was being replaced is put back. */
export async function clearLeftovers(pluginsFolder: string): Promise<void> {
  const names = await readdir(pluginsFolder).catch((): string[] => []);
  for (const name of names.filter((one) => one.startsWith(STAGING))) {
    const staging = join(pluginsFolder, name);
    if ((await stateOf(staging)) === 'folder') await putBack(pluginsFolder, join(staging, 'old'));
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function putBack(pluginsFolder: string, old: string): Promise<void> {
  for (const name of await readdir(old).catch((): string[] => [])) {
    const target = join(pluginsFolder, name);
    if ((await stateOf(target)) === 'nothing') await rename(join(old, name), target).catch(() => undefined);
  }
}

async function writeFiles(
  folder: string,
  { package: { manifest, ...bytes }, extras }: PackageSource,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = [
    [MANIFEST_FILE, bytes.manifestBytes],
    [manifest.entry, bytes.moduleBytes],
    ...extras,
  ] as const;
  for (const [name, content] of files) {
    const file = await open(join(folder, name), 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** Where that which was replaced lies now; null when there was nothing. */
async function swap(
  pluginsFolder: string,
  staging: string,
  name: string,
  replaces: boolean,
): Promise<string | null> {
  const [target, old] = [join(pluginsFolder, name), join(staging, 'old', name)];
  if (!replaces) {
    await rename(join(staging, 'new', name), target);
    return null;
  }
  await mkdir(join(staging, 'old'));
  await rename(target, old);
  try {
    await rename(join(staging, 'new', name), target);
  } catch (error) {
    await rename(old, target);
    throw error;
  }
  return old;
}

/** Failing to keep the version before is no reason to undo an update that is in place. */
async function keepPrevious(pluginsFolder: string, old: string, name: string): Promise<void> {
  const kept = join(pluginsFolder, PREVIOUS_FOLDER, name);
  try {
    await mkdir(join(pluginsFolder, PREVIOUS_FOLDER), { recursive: true });
    await rm(kept, { recursive: true, force: true });
    await rename(old, kept);
  } catch {
    return;
  }
}

async function stateOf(path: string): Promise<'nothing' | 'folder' | 'other'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'other';
  } catch {
    return 'nothing';
  }
}
