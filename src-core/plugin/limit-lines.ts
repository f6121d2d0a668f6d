/** What a plugin uses of what it may, a line each with a bar; within 34 columns, for the smallest page they stand on. */
import type { ReportLine } from './report';
import { byteWords, fitLeft, line } from './report-lines';
import { bar } from './top-report';

/** What is used, and the limit of each; bytes and ms. */
export interface Usage {
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
  readonly storedBytes: number;
  readonly storedLimitBytes: number;
  /** 95 of 100 runs of the last five minutes were faster; null when there were none. */
  readonly p95Ms: number | null;
  readonly wallLimitMs: number;
  /** Failures in a row; at the limit the plugin is switched off. */
  readonly failures: number;
  readonly failuresLimit: number;
}

const BAR = 6;
const NAME = 6;

/** From this share of a limit on its line is marked. */
const NEARLY_FULL = 0.9;

/** Memory, storage, time and failures against their limits; what is nearly full is marked by a sign and its tone. */
export function limitLines(usage: Usage): readonly ReportLine[] {
  const { memoryBytes, memoryLimitBytes, storedBytes, storedLimitBytes } = usage;
  const { p95Ms, wallLimitMs, failures, failuresLimit } = usage;
  return [
    limitLine('memory', memoryBytes, memoryLimitBytes, sizes(memoryBytes, memoryLimitBytes)),
    limitLine('stored', storedBytes, storedLimitBytes, sizes(storedBytes, storedLimitBytes)),
    ...(p95Ms === null
      ? []
      : [limitLine('p95', p95Ms, wallLimitMs, `${time(p95Ms)} of ${time(wallLimitMs)}`)]),
    limitLine('failed', failures, failuresLimit, `${failures} of ${failuresLimit} in a row`),
  ];
}

function limitLine(name: string, used: number, most: number, words: string): ReportLine {
  const full = most > 0 && used >= most * NEARLY_FULL;
  const text = `${full ? '! ' : '  '}${fitLeft(name, NAME)} ${bar(used, most, BAR)} ${words}`;
  return line(text, full ? 'warning' : 'text');
}

function sizes(used: number, most: number): string {
  return `${byteWords(used)} of ${byteWords(most)}`;
}

function time(ms: number): string {
  if (ms >= 999.5) return `${Number((ms / 1_000).toFixed(1))} s`;
  return ms < 1 ? '<1 ms' : `${Math.round(ms)} ms`;
}
