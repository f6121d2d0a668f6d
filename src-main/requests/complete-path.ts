import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathMeant } from '../plugin/verbs/verb-context';

/** Where a path counts from. */
export interface PathPlace {
  /** The user's home, for `~`; absolute. */
  readonly home: string;
  /** What relative paths are relative to; absolute. */
  readonly cwd: string;
}

/** Paths that are answered. */
const MOST_PATHS = 200;

/** Entries of a folder that are looked at. */
const MOST_ENTRIES = 20_000;

/** How long a folder may take, in ms: keys wait for it. */
const PATIENCE_MS = 1_000;

/**
 * How a path that begins so can go on, as whole texts in order: `~/Do` → `~/Documents/`, `~/Downloads/`. Folders end with a
 * separator. What is hidden is answered only to a dot, and names that no line can show never; a folder that cannot be
 * read, or takes too long, has nothing in it.
 */
export async function completePath(text: string, place: PathPlace): Promise<readonly string[]> {
  if (text === '~') return [`~${path.sep}`];
  // Two separators name another computer on Windows, and looking there tells it who asks.
  if (UNREADABLE.test(text) || /^[/\\]{2}/.test(text)) return [];
  const at = Math.max(...SEPARATORS.map((separator) => text.lastIndexOf(separator))) + 1;
  const [folder, begun] = [text.slice(0, at), text.slice(at)];
  const meant = pathMeant(place, folder === '' ? '.' : folder);
  if (!meant.ok) return [];
  const names = namesIn(meant.value, begun).catch(() => []);
  return (await within(names)).map((name) => `${folder}${name}`);
}

const SEPARATORS = path.sep === '/' ? ['/'] : ['/', path.sep];

/** Control characters, what turns text around, what ends lines, and what was no text at all. */
const UNREADABLE = /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufffd]/u;

async function namesIn(folder: string, begun: string): Promise<string[]> {
  const entries = await entriesOf(folder, begun);
  const exact = entries.filter(({ name }) => name.startsWith(begun));
  const wanted = (exact.length > 0 ? exact : entries).sort((a, b) => (a.name < b.name ? -1 : 1));
  return Promise.all(
    wanted
      .slice(0, MOST_PATHS)
      .map(async (entry) => ((await isFolder(folder, entry)) ? `${entry.name}${path.sep}` : entry.name)),
  );
}

/** What begins so, in small letters or capitals. */
async function entriesOf(folder: string, begun: string): Promise<Dirent[]> {
  const wanted = begun.toLowerCase();
  const found: Dirent[] = [];
  let seen = 0;
  for await (const entry of await opendir(folder)) {
    const isHidden = entry.name.startsWith('.') && !begun.startsWith('.');
    if (!isHidden && !UNREADABLE.test(entry.name) && entry.name.toLowerCase().startsWith(wanted)) {
      found.push(entry);
    }
    seen += 1;
    if (seen === MOST_ENTRIES) break;
  }
  return found;
}

async function isFolder(folder: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(path.join(folder, entry.name)).catch(() => null);
  return target?.isDirectory() ?? false;
}

async function within(names: Promise<string[]>): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE_MS);
  });
  return Promise.race([names, late]).finally(() => clearTimeout(timer));
}
