import { dateInZone } from '../lib/calendar-date';
import type { Instant } from '../todo/todo';
import type { Present } from './moment-words';
import type { Report, ReportTone } from './report';
import { line, page } from './report-lines';
import { timeInZone } from './zone-time';

/** A logged line. */
export interface LoggedLine {
  readonly at: Instant;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
}

/** What a plugin logged, oldest first, under the day it did. */
export function logsReport(
  plugin: string,
  lines: readonly LoggedLine[],
  { today, zone }: Omit<Present, 'now'>,
): Report {
  const title = `Log of ${plugin}`;
  if (lines.length === 0) return page(title, [line('Nothing was logged since to-tui started.', 'dim')]);
  let day: string = today;
  const shown = lines.flatMap(({ at, level, message }) => {
    const ms = Date.parse(at);
    const date = dateInZone(ms, zone);
    const heading = date === day ? [] : [line(date, 'title')];
    day = date;
    return [...heading, line(`${timeInZone(ms, zone)}  ${level.padEnd(5)}  ${message}`, TONES[level])];
  });
  return page(title, shown);
}

const TONES: Readonly<Record<LoggedLine['level'], ReportTone>> = {
  debug: 'dim',
  info: 'text',
  warn: 'warning',
  error: 'error',
};
