/**
 * The files of one case: a folder that is the user's home in it, the plugin's own folder, and one of programs that can
 * be found and do nothing. Whatever a manifest names beyond the home is out of reach here.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../../src-core/lib/result';
import type { Case } from '../../../../src-core/plugin/cases/case-schema';
import type { Permission } from '../../../../src-core/plugin/permissions';
import { fileName, partsBelow } from '../../../outside/file-names';
import type { OutsideCall } from '../../plugin-runtime';

/** See the head of the file. Paths are absolute. */
export interface CaseFolder {
  readonly home: string;
  /** The plugin's own. */
  readonly own: string;
  readonly programs: string;
  /** What is closed to plugins, as the application's own folder is in life. */
  readonly closed: string;
  /** Why a file that the manifest allows cannot be reached in a case; undefined when it can, or is not allowed. */
  unreachable(call: OutsideCall, granted: readonly Permission[]): string | undefined;
  /** The text of a file as cases name it; null when it is not there. */
  read(path: string): string | null;
  /** Deletes all of it. */
  dispose(): void;
}

/** Makes the folder with the files and programs of the case. The error is a phrase. */
export function openCaseFolder(one: Pick<Case, 'files' | 'programs' | 'wrote'>): Result<CaseFolder, string> {
  for (const path of [...Object.keys(one.files ?? {}), ...Object.keys(one.wrote ?? {})]) {
    const fault = pathFault(path);
    if (fault !== undefined) return err(`files: “${path}” ${fault}`);
  }
  const root = mkdtempSync(join(tmpdir(), 'to-tui-case-'));
  const [home, closed, programs] = [join(root, 'home'), join(root, 'closed'), join(root, 'programs')];
  const own = join(closed, 'own');
  const at = (path: string) => (path.startsWith('~/') ? join(home, path.slice(2)) : join(own, path));
  const dispose = () => rmSync(root, { recursive: true, force: true });
  try {
    for (const folder of [home, own, programs]) mkdirSync(folder, { recursive: true });
    for (const [path, text] of Object.entries(one.files ?? {})) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    }
    for (const { program } of one.programs ?? []) {
      // Found as a program is found, and empty: nothing of it could run.
      writeFileSync(join(programs, process.platform === 'win32' ? `${program}.exe` : program), '', {
        mode: 0o755,
      });
    }
  } catch (error) {
    dispose();
    return err(`files: cannot be laid out: ${error instanceof Error ? error.message : String(error)}`);
  }
  return ok({ home, own, programs, closed, unreachable, read: (path) => textOf(at(path)), dispose });
}

/** Whether a permission is about something that a case has: no folder but those of the home and the plugin's own. */
export function isReachable(permission: Permission): boolean {
  return permission.kind !== 'filesystem' || permission.path === null || permission.path.startsWith('~/');
}

function pathFault(path: string): string | undefined {
  const name = fileName(path);
  if (!name.ok) return name.error;
  return path.startsWith('~/') || !name.value.outside
    ? undefined
    : 'is neither below ~/ nor in the plugin’s own folder, and cases know no others';
}

function unreachable({ name, input }: OutsideCall, granted: readonly Permission[]): string | undefined {
  if (name !== 'read_file' && name !== 'write_file' && name !== 'list_directory') return undefined;
  const path = pathIn(input);
  const written = path === undefined ? undefined : fileName(path);
  if (!written?.ok) return undefined;
  const beyond = granted.filter((one) => !isReachable(one));
  const isAllowed = beyond.some((one) => partsBelow(one, written.value) !== undefined);
  return isAllowed ? `${written.value.written} is beyond ~/, which cases do not have` : undefined;
}

function pathIn(input: string): string | undefined {
  try {
    const said: unknown = JSON.parse(input);
    if (typeof said !== 'object' || said === null || !('path' in said)) return undefined;
    return typeof said.path === 'string' ? said.path : undefined;
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
