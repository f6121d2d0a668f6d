/** How plugins are doing: a line each, which fits into a window of 80 columns, or a few short ones in a narrower one. */
import type { Report, ReportLine } from './report';
import { byteWords, count, fitLeft, fitRight, line, page } from './report-lines';

/** What is shown of a plugin; times in ms. */
export interface TopRow {
  readonly plugin: string;
  readonly running: boolean;
  readonly callsPerSecond: number;
  readonly p95Ms: number | null;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
  readonly storedBytes: number;
  readonly storedLimitBytes: number;
  readonly refusals: number;
  readonly failures: number;
  readonly dropped: number;
  readonly queued: number;
}

/** The busiest first, then by name. */
export function topReport(rows: readonly TopRow[]): Report {
  if (rows.length === 0) return page('Plugins at work', [line('There are no plugins.', 'dim')]);
  const sorted = [...rows].sort(
    (a, b) => b.callsPerSecond - a.callsPerSecond || (a.plugin < b.plugin ? -1 : 1),
  );
  return page('Plugins at work', [{ ...line(HEAD, 'title'), narrow: [] }, ...sorted.flatMap(linesOf)]);
}

/** Filled from the left; nothing is shown as full that is not. */
export function bar(used: number, most: number, width: number): string {
  const share = most <= 0 ? 0 : Math.min(1, Math.max(0, used / most));
  const filled = share === 1 ? width : Math.min(width - 1, Math.ceil(share * width));
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

const NAME = 15;
const RATE = 7;
const TIME = 6;
const BAR = 6;
const SIZE = 7;
const REFUSED = 7;
const QUEUE = 5;
/** From this share of a limit on a plugin is marked. */
const NEARLY_FULL = 0.9;

const HEAD = [
  fitLeft('plugin', NAME),
  fitRight('calls/s', RATE),
  fitRight('p95', TIME),
  fitLeft('memory', BAR + 1 + SIZE),
  fitLeft('stored', BAR + 1 + SIZE),
  fitRight('refused', REFUSED),
  fitRight('queue', QUEUE),
].join(' ');

function linesOf(row: TopRow): ReportLine[] {
  const full = isFull(row.memoryBytes, row.memoryLimitBytes) || isFull(row.storedBytes, row.storedLimitBytes);
  const text = [
    fitLeft(row.plugin, NAME),
    fitRight(row.callsPerSecond.toFixed(1), RATE),
    fitRight(row.p95Ms === null ? '–' : timeWords(row.p95Ms), TIME),
    gauge(row.memoryBytes, row.memoryLimitBytes),
    gauge(row.storedBytes, row.storedLimitBytes),
    fitRight(String(row.refusals), REFUSED),
    fitRight(String(row.queued), QUEUE),
  ].join(' ');
  const troubles = [
    ...(row.failures > 0 ? [`${count(row.failures, 'run')} failed`] : []),
    ...(row.dropped > 0 ? [`${count(row.dropped, 'message')} not shown`] : []),
  ];
  return [
    { ...line(text, full ? 'warning' : row.running ? 'text' : 'dim'), narrow: narrowLines(row) },
    ...(troubles.length > 0 ? [line(`  ${troubles.join(', ')}`, 'warning')] : []),
  ];
}

/** The same within 34 columns, but for the name. */
function narrowLines(row: TopRow): string[] {
  const { plugin, callsPerSecond, p95Ms, memoryBytes, memoryLimitBytes, storedBytes, storedLimitBytes } = row;
  const { refusals, queued } = row;
  const times = [
    `${callsPerSecond.toFixed(1)} calls/s`,
    ...(p95Ms === null ? [] : [`p95 ${timeWords(p95Ms)}`]),
  ];
  const counts = [
    ...(refusals > 0 ? [`${refusals} refused`] : []),
    ...(queued > 0 ? [`${queued} in the queue`] : []),
  ];
  return [
    line(plugin).text,
    `  ${times.join(', ')}`,
    `  memory ${gauge(memoryBytes, memoryLimitBytes)}`.trimEnd(),
    `  stored ${gauge(storedBytes, storedLimitBytes)}`.trimEnd(),
    ...(counts.length > 0 ? [`  ${counts.join(', ')}`] : []),
  ];
}

function gauge(used: number, most: number): string {
  return `${bar(used, most, BAR)} ${fitLeft(byteWords(used), SIZE)}`;
}

function isFull(used: number, most: number): boolean {
  return most > 0 && used >= most * NEARLY_FULL;
}

function timeWords(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms < 9.95 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
