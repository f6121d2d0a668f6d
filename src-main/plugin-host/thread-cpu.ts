/**
 * How long a thread has really been on a processor, as Linux counts it (proc(5), /proc/PID/task/TID/schedstat, first
 * number, nanoseconds). Other systems do not say so for one thread without native code; there it is not known.
 */
import { openSync, readlinkSync, readSync } from 'node:fs';

/** Nanoseconds of one thread; undefined when they cannot be read (any more). */
export type ReadThreadCpu = () => bigint | undefined;

/** The calling thread's number; undefined where there is none to be had. */
export function threadNumber(): number | undefined {
  try {
    const number = Number(/\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]);
    return Number.isSafeInteger(number) ? number : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the time of a thread of this process. The file stays open: a read is some microseconds then. */
export function threadCpu(thread: number): ReadThreadCpu {
  const buffer = Buffer.alloc(64);
  const file = open(`/proc/self/task/${thread}/schedstat`);
  return () => {
    if (file === undefined) return undefined;
    try {
      const length = readSync(file, buffer, 0, buffer.length, 0);
      const [nanoseconds = ''] = buffer.toString('latin1', 0, length).split(' ');
      return /^\d+$/.test(nanoseconds) ? BigInt(nanoseconds) : undefined;
    } catch {
      return undefined; // the thread has ended
    }
  };
}

function open(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}
