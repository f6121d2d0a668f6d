/** How much a plugin keeps in its own folder. */
import { lstat, opendir, rm } from 'node:fs/promises';
import { TEMPORARY } from './file-names';
import type { Folder } from './folder';

/** Files and folders that a plugin may have in its own folder. */
export const MAX_OWN_ENTRIES = 1_000;

/** Programs may make folders deeper than a plugin can name; beyond this nothing is counted, and so all is full. */
const MAX_COUNTED_DEPTH = 32;

/** What is kept; `entries` counts files, folders and anything else. */
export interface Usage {
  readonly entries: number;
  readonly bytes: number;
}

/**
 * Counts what is in a plugin's own folder, and takes away what a write that was cut short left there. Counting ends
 * soon after a limit is passed.
 */
export async function usageOf(folder: Folder, maxBytes: number, depth = 0): Promise<Usage> {
  let usage: Usage = { entries: 0, bytes: 0 };
  if (depth > MAX_COUNTED_DEPTH) return { entries: MAX_OWN_ENTRIES + 1, bytes: 0 };
  for await (const entry of await opendir(folder.itself)) {
    if (usage.entries > MAX_OWN_ENTRIES || usage.bytes > maxBytes) break;
    if (TEMPORARY.test(entry.name)) await rm(folder.at(entry.name), { force: true, recursive: true });
    else usage = sum(usage, await usageOfEntry(folder, entry.name, maxBytes, depth));
  }
  return usage;
}

async function usageOfEntry(folder: Folder, name: string, maxBytes: number, depth: number): Promise<Usage> {
  const stat = await lstat(folder.at(name)).catch(() => undefined);
  const one: Usage = { entries: 1, bytes: stat?.isFile() ? stat.size : 0 };
  if (!stat?.isDirectory()) return one;
  const child = await folder.child(name, false);
  try {
    return sum(one, await usageOf(child, maxBytes, depth + 1));
  } finally {
    await child.close();
  }
}

function sum(a: Usage, b: Usage): Usage {
  return { entries: a.entries + b.entries, bytes: a.bytes + b.bytes };
}
