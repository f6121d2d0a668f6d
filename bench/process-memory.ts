import { readdirSync, readFileSync } from 'node:fs';

/** Whether the system can say what processes share; only Linux can, in /proc. */
export function canMeasureMemory(): boolean {
  return pssKb(process.pid) !== null;
}

/**
 * The proportional set size of a process and of everything it started, in MB of a million bytes: shared pages count
 * once, divided among those who share them.
 */
export function memoryOfTree(pid: number): number {
  const kilobytes = [pid, ...descendantsOf(pid)].reduce((sum, one) => sum + (pssKb(one) ?? 0), 0);
  return (kilobytes * 1024) / 1e6;
}

function pssKb(pid: number): number | null {
  const found = /^Pss:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`));
  return found ? Number(found[1]) : null;
}

function descendantsOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  for (let waiting = [root]; waiting.length > 0; ) {
    waiting = waiting.flatMap((pid) => children.get(pid) ?? []);
    found.push(...waiting);
  }
  return found;
}

/** Field 4 of stat; the name in field 2 may contain anything, so fields are counted from the last bracket. */
function parentOf(pid: number): number | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? null : Number(parent);
}

/** Processes come and go while they are looked at. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
