/**
 * `read_file`, `write_file` and `list_directory`: plain files below a plugin's own folder or a granted one. Which file
 * a name means is in `file-names.ts`, how it is reached in `folder.ts`, how much may be kept in `own-quota.ts`.
 */
import { lstat, opendir } from 'node:fs/promises';
import { ok } from '../../src-core/lib/result';
import { changeFile } from './change-file';
import { partFault } from './file-names';
import type { Folder } from './folder';
import type { Gate } from './gate';
import { openPlainFile } from './open-folder';
import { type Caller, type Outcome, type OutsideParts, refusal } from './outside-parts';
import { type Into, type Reach, within } from './reach-file';
import { createRoots } from './roots';

/** Entries that one list has at most, and that are looked at for it. */
const MAX_ENTRIES = 1_000;
const MAX_LOOKED_AT = 10_000;

/** One entry of `list_directory`. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
  /** In bytes; 0 for a directory. */
  readonly size: number;
}

/** What plugins can do with files. */
export interface Files {
  /** The file's text; what is not UTF-8 becomes the replacement character. */
  readonly read: (caller: Caller, path: string) => Promise<Outcome<string>>;
  /** Writes the whole file, or removes it. Folders that are missing are made, empty ones of its own removed. */
  readonly write: (caller: Caller, path: string, content: string | null) => Promise<Outcome<null>>;
  /** Files and folders by name; links, pipes and what a plugin could not name are left out. */
  readonly list: (caller: Caller, path: string) => Promise<Outcome<readonly DirectoryEntry[]>>;
}

/** @param byDescriptor as in `folder.ts`; given in tests. */
export function createFiles(
  parts: Pick<OutsideParts, 'dataFolder' | 'home' | 'closed'>,
  gate: Gate,
  byDescriptor?: boolean,
): Files {
  const reach: Reach = { gate, openRoot: createRoots(parts, byDescriptor) };
  const inTurn = queues();
  return {
    read: (caller, path) =>
      within(reach, caller, path, READ, ({ last }, leaf) => readText(caller, last, leaf, path)),
    write: (caller, path, text) => {
      const { fileBytes } = caller.access.limits;
      const content = text === null ? null : Buffer.from(text, 'utf8');
      if (content && content.length > fileBytes) {
        return Promise.resolve(refusal('E_LIMIT', `${path} would have more than ${fileBytes} bytes`));
      }
      const into = content === null ? DELETE : WRITE;
      return inTurn(caller.plugin, () =>
        within(reach, caller, path, into, (way, leaf) => changeFile(caller, { way, leaf, path, content })),
      );
    },
    list: (caller, path) => within(reach, caller, path, LIST, ({ last }) => entriesOf(last, path)),
  };
}

const READ: Into = { access: 'read', verb: 'read', leaf: true, make: false };
const WRITE: Into = { access: 'write', verb: 'write', leaf: true, make: true };
const DELETE: Into = { access: 'write', verb: 'delete', leaf: true, make: false };
const LIST: Into = { access: 'read', verb: 'list', leaf: false, make: false };

async function readText(
  { access }: Caller,
  folder: Folder,
  name: string,
  path: string,
): Promise<Outcome<string>> {
  const { fileBytes } = access.limits;
  const file = await openPlainFile(folder, name);
  try {
    const bytes = Buffer.alloc(fileBytes + 1); // one more, to notice a file that is larger or grows
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > fileBytes) return refusal('E_LIMIT', `${path} has more than ${fileBytes} bytes`);
    return ok(bytes.toString('utf8', 0, length));
  } finally {
    await file.close();
  }
}

async function entriesOf(folder: Folder, path: string): Promise<Outcome<readonly DirectoryEntry[]>> {
  const entries: DirectoryEntry[] = [];
  let lookedAt = 0;
  for await (const { name } of await opendir(folder.itself)) {
    if (++lookedAt > MAX_LOOKED_AT || entries.length > MAX_ENTRIES) break;
    if (partFault(name) !== undefined) continue;
    const stat = await lstat(folder.at(name)).catch(() => undefined);
    if (stat?.isFile()) entries.push({ name, kind: 'file', size: stat.size });
    else if (stat?.isDirectory()) entries.push({ name, kind: 'directory', size: 0 });
  }
  await folder.verify();
  if (lookedAt > MAX_LOOKED_AT || entries.length > MAX_ENTRIES) {
    return refusal('E_LIMIT', `${path} has more than ${MAX_ENTRIES} entries`);
  }
  return ok(entries.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** One change of a plugin's files at a time: what is free was counted, and nobody else takes it meanwhile. */
function queues(): <T>(plugin: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (plugin, work) => {
    const next = (last.get(plugin) ?? Promise.resolve()).then(work, work);
    last.set(plugin, next);
    return next;
  };
}
