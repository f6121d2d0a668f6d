/** `write_file`: a text put in place whole or a file removed, within what a plugin may keep. */
import { rmdir } from 'node:fs/promises';
import { ok } from '../../src-core/lib/result';
import type { Limits } from '../../src-core/plugin/abi';
import { type Caller, type Outcome, refusal, STOPPED } from './outside-parts';
import { MAX_OWN_ENTRIES, usageOf } from './own-quota';
import { placeFile, plainFileAt, removeFile } from './place-file';
import type { Way } from './reach-file';

/** A change of one file: the way to its folder, its name there, and as the plugin wrote it. */
export interface FileChange {
  readonly way: Way;
  readonly leaf: string;
  readonly path: string;
  /** Null removes the file. */
  readonly content: Uint8Array | null;
}

/** Writes or removes; folders of the plugin's own that are empty afterwards are removed too. */
export async function changeFile(caller: Caller, change: FileChange): Promise<Outcome<null>> {
  const { way, leaf, path, content } = change;
  try {
    const before = await plainFileAt(way.last, leaf);
    if (content === null) {
      if (!before) return refusal('E_NOT_FOUND', `${path} is not there`);
      await removeFile(way.last, leaf);
      return ok(null);
    }
    if (before && (before.mode & 0o200) === 0) return refusal('E_IO', `${path} is write-protected`);
    const room = await roomFor(way, caller.access.limits, before?.size, content.length);
    if (!room.ok) return room;
    const mode = before ? before.mode & 0o777 : 0o600;
    return (await placeFile(way.last, leaf, content, mode, caller.signal)) ? ok(null) : STOPPED;
  } finally {
    if (way.own) await removeEmpty(way);
  }
}

/** Whether the plugin's own folder has room. A folder of the user's is the user's to fill. */
async function roomFor(
  { own, folders }: Way,
  { folderBytes }: Limits,
  before: number | undefined,
  bytes: number,
): Promise<Outcome<null>> {
  const root = folders[0];
  if (!own || !root) return ok(null);
  const usage = await usageOf(root, folderBytes);
  if (usage.entries + (before === undefined ? 1 : 0) > MAX_OWN_ENTRIES) {
    return refusal('E_LIMIT', `the plugin's folder has ${MAX_OWN_ENTRIES} files and folders already`);
  }
  return usage.bytes - (before ?? 0) + bytes > folderBytes
    ? refusal('E_LIMIT', `the plugin's folder would have more than ${folderBytes} bytes`)
    : ok(null);
}

/** Folders of its own that a plugin emptied, or that were made for a file that was refused. */
async function removeEmpty({ folders, names }: Way): Promise<void> {
  for (let i = names.length - 1; i >= 0; i--) {
    const path = folders[i]?.at(names[i] ?? '');
    if (
      path === undefined ||
      !(await rmdir(path).then(
        () => true,
        () => false,
      ))
    )
      return;
  }
}
