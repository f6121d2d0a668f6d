/** An export into a folder: one file a day, and where all projects go out, a folder a project. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ListKey } from '../../src-core/todo/todo';
import { dayText, type ExportSource, nameOf } from './export-source';
import { taken, writeFileSafely } from './place';
import { Refused, type Task, type TaskContext } from './task';

/** Writes the files. When one of them is there already and may not be replaced, none is written. */
export async function writeDayFiles(
  task: Extract<Task, { kind: 'export' }>,
  source: ExportSource,
  context: TaskContext,
): Promise<{ files: number; todos: number; bytes: number }> {
  const files = filesOf(task, source);
  const first = task.force ? undefined : [...files.values()].find((file) => existsSync(file));
  if (first !== undefined) throw new Refused(taken(first));
  const written: string[] = [];
  let [todos, bytes] = [0, 0];
  try {
    for (const [key, file] of files) {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      const out = await writeFileSafely(file, task.force);
      const { rows } = source.picture(key) ?? source.live(key);
      try {
        await out.write(dayText(source, key, rows));
        await out.keep();
      } finally {
        await out.drop();
      }
      if (!task.force) written.push(file);
      todos += rows.length;
      bytes += out.bytes();
      context.progress(written.length, files.size);
      await context.pause();
    }
    return { files: files.size, todos, bytes };
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    throw error;
  }
}

/** Which list goes into which file. */
export function filesOf(
  task: Pick<Extract<Task, { kind: 'export' }>, 'path' | 'what'>,
  source: ExportSource,
): Map<ListKey, string> {
  const folders = new Map<string, string>();
  const used = new Set<string>();
  const folderOf = (key: ListKey) => {
    const known = folders.get(key.project);
    if (known !== undefined) return known;
    const folder = freeName(fileName(nameOf(source, key)), used);
    folders.set(key.project, folder);
    return folder;
  };
  return new Map(
    source.keys.map((key) => {
      const inside = task.what.kind === 'all' ? folderOf(key) : '';
      return [key, path.join(task.path, inside, `${fileName(key.date)}.md`)];
    }),
  );
}

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A name that every file system takes, made of the name of a project. */
export function fileName(name: string): string {
  const clean = name
    .replaceAll(FORBIDDEN, '_')
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '_');
  return clean === '' || RESERVED.test(clean) ? `_${clean}` : clean;
}

function freeName(wanted: string, used: Set<string>): string {
  let name = wanted;
  for (let n = 2; used.has(name.normalize('NFC').toLowerCase()); n++) name = `${wanted} (${n})`;
  used.add(name.normalize('NFC').toLowerCase());
  return name;
}
