/**
 * How a plugin names files: `notes/x.json` below its own folder, or a granted folder as the manifest writes it and
 * what is below (`~/.claude/tasks/1.json`). Names are compared letter by letter; nothing in them leads upwards.
 */
import { isAbsolute } from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Permission } from '../../src-core/plugin/permissions';
import { utf8Length } from '../../src-core/plugin/utf8-length';

/** A file or folder that a plugin named. */
export interface FileName {
  /** As it was named, for messages and the record. */
  readonly written: string;
  /** Whether it is below a folder of the user's; else below the plugin's own. */
  readonly outside: boolean;
  /** All parts of the name: `~`, `/` or a drive come first when it is outside. */
  readonly parts: readonly string[];
}

/** A file system permission. */
export type FolderPermission = Extract<Permission, { kind: 'filesystem' }>;

const MAX_PART_BYTES = 255;

/** Folders between a plugin's or a granted folder and a file in it. */
export const MAX_DEPTH = 8;

const RESERVED =
  /^(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(\.|$)/i;

/** Where a file is written before it is moved into place; a plugin neither sees nor names these. */
export const TEMPORARY = /^\.to-tui-[0-9a-f]+\.tmp$/i;

/** Reads a name. The error is a phrase. `.` alone is the plugin's own folder. */
export function fileName(written: string): Result<FileName, string> {
  const root = /^(~|[A-Za-z]:)?\//.exec(written);
  const rest = root ? written.slice(root[0].length) : written;
  if (!root && rest === '.') return ok({ written, outside: false, parts: [] });
  const parts = rest.split('/');
  for (const part of parts) {
    const fault = partFault(part);
    if (fault !== undefined) return err(fault);
  }
  return ok({ written, outside: root !== null, parts: root ? [root[0], ...parts] : parts });
}

/** Why one part of a name is not taken, on any system: a name that is plain here could be another one elsewhere. */
export function partFault(part: string): string | undefined {
  if (part === '') return 'has an empty part';
  if (part === '.' || part === '..') return 'has a part that is only dots';
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(part)) return 'has a character that no name has';
  if (/[\\:*?"<>|]/.test(part)) return 'has one of the characters \\ : * ? " < > |';
  if (/[. ]$/.test(part)) return 'has a part that ends in a dot or a space';
  if (RESERVED.test(part)) return 'is a name that some systems reserve';
  if (TEMPORARY.test(part)) return 'is a name that to-tui keeps for itself';
  return utf8Length(part) > MAX_PART_BYTES ? `has a part of more than ${MAX_PART_BYTES} bytes` : undefined;
}

/** The parts of `name` below the permission's folder; undefined when it is not below it. */
export function partsBelow(permission: Permission, name: FileName): readonly string[] | undefined {
  if (permission.kind !== 'filesystem') return undefined;
  if (permission.path === null) return name.outside ? undefined : name.parts;
  if (!name.outside) return undefined;
  const folder = fileName(permission.path.replace(/\/$/, ''));
  if (!folder.ok) return undefined;
  const { parts } = folder.value;
  return parts.every((part, i) => part === name.parts[i]) ? name.parts.slice(parts.length) : undefined;
}

/** A granted folder's path on this system; undefined when it names none here (a drive letter on Linux). */
export function folderPath(granted: string, home: string): string | undefined {
  const path = granted.startsWith('~/') ? `${home}${granted.slice(1)}` : granted;
  return isAbsolute(path) ? path : undefined;
}
