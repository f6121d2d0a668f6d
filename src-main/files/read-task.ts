/** Reads a file or folder that comes in, by what is in it. */
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { ImportFormat } from './file-requests';
import { kindAt } from './place';
import { readJsonFile } from './read-json';
import { readMarkdownFile } from './read-markdown-file';
import { dailyFiles, readOriginal } from './read-original';
import { type ReadSummary, Refused, type Task, type TaskContext } from './task';

/** @throws Refused with the reason why nothing can be read */
export async function readFrom(
  task: Extract<Task, { kind: 'read' }>,
  context: TaskContext,
): Promise<ReadSummary> {
  const { path: place, scratch } = task;
  const kind = kindAt(place);
  if (kind === 'nothing') throw new Refused(`There is no file ${place}.`);
  if (kind === 'other') throw new Refused(`${place} is neither a file nor a folder.`);
  const format = task.format ?? formatAt(place, kind);
  switch (format) {
    case 'json':
      return readJsonFile(place, context);
    case 'to-tui':
      return readOriginal(place, scratch, context);
    case 'markdown':
      if (kind === 'folder') throw new Refused(`${place} is a folder without todos of to-tui in it.`);
      return readMarkdownFile(place, context);
  }
}

const LOOKED_AT = 4_096;

function formatAt(place: string, kind: 'file' | 'folder'): ImportFormat {
  if (kind === 'folder') return looksLikeOriginal(place) ? 'to-tui' : 'markdown';
  const beginning = Buffer.alloc(LOOKED_AT);
  const descriptor = openSync(place, 'r');
  const length = readSync(descriptor, beginning, 0, LOOKED_AT, 0);
  closeSync(descriptor);
  const text = beginning.toString('latin1', 0, length);
  if (text.startsWith('SQLite format 3\0')) return 'to-tui';
  const isJson = /^(\xef\xbb\xbf)?\s*\{/.test(text) || path.extname(place).toLowerCase() === '.json';
  return isJson ? 'json' : 'markdown';
}

function looksLikeOriginal(folder: string): boolean {
  return kindAt(path.join(folder, 'todos.db')) === 'file' || dailyFiles(folder).length > 0;
}
