/** How a plugin's name for a file becomes an open folder: the name, the permission, the way down, each checked. */
import { ok } from '../../src-core/lib/result';
import { type FileName, type FolderPermission, fileName, MAX_DEPTH, partsBelow } from './file-names';
import type { Folder } from './folder';
import type { Gate } from './gate';
import { LedAstray } from './led-astray';
import { type Caller, type Outcome, refusal, STOPPED } from './outside-parts';
import type { OpenRoot, Root } from './roots';

/** What is wanted of a file or folder. */
export interface Into {
  readonly access: FolderPermission['access'];
  readonly verb: 'read' | 'write' | 'delete' | 'list';
  /** Whether the name's last part is a file. */
  readonly leaf: boolean;
  /** Whether missing folders are made. */
  readonly make: boolean;
}

/** A way that was opened down to a folder: the plugin's or granted one first. */
export interface Way {
  readonly folders: readonly Folder[];
  readonly last: Folder;
  readonly names: readonly string[];
  readonly own: boolean;
}

/** Who permits and who opens. */
export interface Reach {
  readonly gate: Gate;
  readonly openRoot: OpenRoot;
}

/** Checks the name, the permission and the way, and does `work` there. The system's refusals become answers. */
export async function within<T>(
  reach: Reach,
  caller: Caller,
  path: string,
  into: Into,
  work: (way: Way, leaf: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const name = fileName(path);
  if (!name.ok) return refusal('E_INPUT', `the path ${name.error}`);
  const allowed = await permitted(reach.gate, caller, name.value, into);
  if (!allowed.ok) return allowed;
  const target = { name: name.value, into, permission: allowed.value };
  const outcome = await enter(reach, caller, target, work).catch((error: unknown) => ioRefusal(path, error));
  if (!outcome.ok && outcome.error.code === 'E_PERMISSION') caller.note(`refused ${into.verb} ${path}`);
  return outcome;
}

interface Target {
  readonly name: FileName;
  readonly into: Into;
  readonly permission: FolderPermission;
}

async function enter<T>(
  { openRoot }: Reach,
  caller: Caller,
  { name, into, permission }: Target,
  work: (way: Way, leaf: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const parts = partsBelow(permission, name) ?? [];
  const leaf = into.leaf ? parts.at(-1) : '';
  const names = into.leaf ? parts.slice(0, -1) : parts;
  if (leaf === undefined) return refusal('E_INPUT', 'the path names a folder, not a file in it');
  if (names.length > MAX_DEPTH) return refusal('E_INPUT', `the path is more than ${MAX_DEPTH} folders deep`);
  const root = await openRoot(caller.plugin, permission);
  if (!root.ok) return root;
  const own = permission.path === null;
  return walk(root.value, { names, own, make: into.make }, async (way) => {
    if (caller.signal.aborted) return STOPPED;
    const outcome = await work(way, leaf);
    if (outcome.ok) caller.note(`${into.verb} ${name.written}`);
    return outcome;
  });
}

async function permitted(
  gate: Gate,
  caller: Caller,
  name: FileName,
  { access, verb }: Into,
): Promise<Outcome<FolderPermission>> {
  const answer = await gate(caller, {
    covers: (one) =>
      one.kind === 'filesystem' &&
      partsBelow(one, name) !== undefined &&
      (access === 'read' || one.access === 'write'),
    // What was denied is reading, which writing would show too, or writing, which leaves reading as it is.
    refuses: (one) =>
      one.kind === 'filesystem' &&
      partsBelow(one, name) !== undefined &&
      (one.access === 'read' || access === 'write'),
    writes: access === 'write',
    deed: `${verb} ${name.written}`,
  });
  if (!answer.ok) return answer;
  return answer.value.kind === 'filesystem'
    ? ok(answer.value)
    : refusal('E_PERMISSION', 'no folder was granted');
}

async function walk<T>(
  { folder, closed }: Root,
  { names, own, make }: Pick<Way, 'names' | 'own'> & Pick<Into, 'make'>,
  work: (way: Way) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const folders = [folder];
  let last = folder;
  try {
    for (const name of names) {
      last = await last.child(name, make);
      folders.push(last);
      if (closed.has(last.identity)) return refusal('E_PERMISSION', `${name} is closed to plugins`);
    }
    return await work({ folders, last, names, own });
  } finally {
    for (const one of folders) await one.close();
  }
}

function ioRefusal(path: string, error: unknown): ReturnType<typeof refusal> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return refusal('E_NOT_FOUND', `${path} is not there`);
  if (error instanceof LedAstray || code === 'ELOOP' || code === 'ENOTDIR') {
    return refusal('E_PERMISSION', `${path} is not a plain file or folder, or the way there is a link`);
  }
  if (code === '') throw error;
  return refusal('E_IO', `${path} cannot be reached (${code})`);
}
