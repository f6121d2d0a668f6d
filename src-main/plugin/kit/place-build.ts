/** Moves what was built to where it is read. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../src-core/lib/result';
import { lastName, PACKAGE_FILES } from '../package-source';
import { isForeign } from './confinement';

/**
 * Moves the files, given in order, file by file over those of the build before: whoever reads meanwhile never sees half
 * a file, and never a folder without the plugin. What the build before had and this one has not is taken away. The
 * error is a sentence; then nothing was moved.
 */
export async function placeBuild(
  aside: string,
  target: string,
  files: readonly string[],
): Promise<Result<void, string>> {
  if (await isForeign(target)) {
    return err(`${lastName(target)} in ${lastName(join(target, '..'))} is a link or a file: remove it first`);
  }
  await mkdir(target, { recursive: true });
  for (const file of files) await rename(join(aside, file), join(target, file));
  for (const file of PACKAGE_FILES) {
    if (!files.includes(file)) await rm(join(target, file), { force: true });
  }
  return ok(undefined);
}
