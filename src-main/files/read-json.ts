import { readFile, stat } from 'node:fs/promises';
import { type IncomingList, readInterchange } from '../../src-core/todo/interchange';
import type { IncomingRow, Mending } from '../../src-core/todo/interchange-row';
import { FaultList } from './fault-list';
import { type ReadSummary, Refused, type TaskContext } from './task';

/** No string of the engine is longer than twice this. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Rows that are handed over at once. */
export const PART_ROWS = 500;

/** Reads an export. @throws Refused when it is none, too large, or of a newer version */
export async function readJsonFile(file: string, context: TaskContext): Promise<ReadSummary> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new Refused(`${file} has ${size} bytes; at most ${MAX_BYTES} can be read.`);
  const reading = readInterchange(parsed(await readFile(file, 'utf8'), file));
  if (!reading.ok) throw new Refused(`${reading.error}`);
  const { projects, total, list } = reading.value;
  const mending: Mending = { repaired: 0, clamped: 0 };
  const faults = new FaultList();
  let leftOut = 0;
  for (let index = 0; index < total; index++) {
    const found = list(index, mending);
    if (found.ok) {
      leftOut += found.value.unreadable;
      if (found.value.unreadable > 0)
        faults.add(0, found.value.list.date ?? '', `${found.value.unreadable} rows say nothing`);
      await handOver(found.value.list, context);
    } else {
      leftOut += 1;
      faults.add(0, '', found.error);
    }
    context.progress(index + 1, total);
    await context.pause();
  }
  return { format: 'json', projects, deleted: 0, ...mending, leftOut, ...faults.summary() };
}

/** Hands a list over in parts, no faster than they are taken. */
export async function handOver(list: IncomingList, context: TaskContext): Promise<void> {
  const rows: readonly IncomingRow[] = list.rows;
  for (let from = 0; from < rows.length; from += PART_ROWS) {
    context.list({ ...list, rows: rows.slice(from, from + PART_ROWS) });
    await context.pause();
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    // The engine's message quotes the file, which may hold anything.
    const place = /position (\d+)/.exec(String(error))?.[1];
    throw new Refused(`${file} is no JSON${place === undefined ? '' : ` (from character ${place} on)`}.`);
  }
}
