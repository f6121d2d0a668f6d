import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import { countsOf } from './database-counts';
import type { BackupFile, BackupSummary, RestorePlan, RestoreSummary } from './file-requests';
import type { FileWorkParts, Perform } from './file-work-parts';
import { isOpenDatabase, isOwnFile, OWN_FILE } from './own-places';
import { pendingRestorePath } from './pending-restore';
import { kindAt, resolvePath } from './place';
import { warningsOf } from './restore-warnings';

/** Copies the database to a file, a folder, or where null to `backups/`. */
export async function backUp(
  parts: FileWorkParts,
  perform: Perform,
  text: string | null,
  force: boolean,
): Promise<Result<BackupSummary, string>> {
  const { paths, home, cwd } = parts;
  const name = stampedName(parts, 'to-tui');
  const place = text === null ? ok(path.join(paths.backups, name)) : resolvePath(text, home, cwd);
  if (!place.ok) return place;
  const file = kindAt(place.value) === 'folder' ? path.join(place.value, name) : place.value;
  return isOwnFile(paths, file) ? err(OWN_FILE) : copyTo(parts, perform, file, force);
}

/** What a restore of that file would do. A mere name is looked for in `backups/` too. */
export async function planRestore(
  parts: FileWorkParts,
  perform: Perform,
  text: string,
): Promise<Result<RestorePlan, string>> {
  const { paths, home, cwd } = parts;
  const place = resolvePath(text, home, cwd);
  if (!place.ok) return place;
  const isName = kindAt(place.value) === 'nothing' && path.basename(text) === text;
  const file = isName ? path.join(paths.backups, text) : place.value;
  if (isOpenDatabase(paths, file)) return err('That is the database that is open.');
  const copy = path.join(paths.home, `restore-check-${randomUUID()}.db`);
  const found = await perform('Checking the backup', { kind: 'inspect', path: file, copy, keep: false });
  if (!found.ok) return found;
  const { hash, counts: theirs } = found.value;
  const ours = countsOf(parts.database);
  return ok({ path: file, hash, theirs, ours, warnings: warningsOf(theirs, ours) });
}

/** Keeps a backup of the present database and lays the other beside it for the next start. */
export async function restore(
  parts: FileWorkParts,
  perform: Perform,
  plan: RestorePlan,
): Promise<Result<RestoreSummary, string>> {
  const pending = pendingRestorePath(parts.paths);
  const copy = `${pending}.${randomUUID()}.part`;
  const found = await perform('Checking the backup', { kind: 'inspect', path: plan.path, copy, keep: true });
  if (!found.ok) return found;
  const isShown = found.value.hash === plan.hash;
  const kept = isShown
    ? await copyTo(
        parts,
        perform,
        path.join(parts.paths.backups, stampedName(parts, 'to-tui-before-restore')),
        false,
      )
    : err(`${plan.path} is another file than the one that was shown.`);
  if (!kept.ok) {
    rmSync(copy, { force: true });
    return kept;
  }
  renameSync(copy, pending);
  parts.log.info(`a restore of ${found.value.counts.todos} todos waits for the next start`);
  return ok({ kind: 'restore', kept: kept.value.path, theirs: found.value.counts });
}

/** The backups in a folder, the newest first. */
export function backupsIn(folder: string): BackupFile[] {
  const names = kindAt(folder) === 'folder' ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  const found = names.flatMap((name) => {
    const file = path.join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() ? [{ path: file, bytes: stat.size, at: stat.mtime.toISOString() }] : [];
  });
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Older ones belong to nobody who is still at work, in ms. */
const SWEPT_AFTER_MS = 3_600_000;

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const LEFT_BEHIND = new RegExp(
  `^(?:restore-check-${UUID}|import-${UUID}|restore-pending\\.db\\.${UUID}\\.part|.*\\.db\\.\\d+-[0-9a-z]+\\.part$)`,
);

/** Removes what a work left behind that was killed. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => LEFT_BEHIND.test(one))) {
    const file = path.join(folder, name);
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found?.isFile() && Date.now() - found.mtimeMs > SWEPT_AFTER_MS) rmSync(file, { force: true });
  }
}

async function copyTo(
  { paths, log }: FileWorkParts,
  perform: Perform,
  file: string,
  force: boolean,
): Promise<Result<BackupSummary, string>> {
  const done = await perform('Backing up', { kind: 'backup', database: paths.database, path: file, force });
  if (done.ok) log.info(`a backup was made: ${done.value.path}, ${done.value.todos} todos`);
  return done;
}

/** Colons are not allowed in file names on Windows. */
function stampedName({ clock }: FileWorkParts, what: string): string {
  return `${what}-${clock.now().replaceAll(':', '-')}.db`;
}
