import { describe, expect, it } from 'vitest';
import { textWidth } from '../lib/text-width';
import { dialogColumns } from '../tui/modals/dialog-lines';
import { reportLines } from '../tui/modals/report-lines';
import { QUIET_ROW } from './testing/quiet-row';
import { type TopRow, topReport } from './top-report';

const BUSY: TopRow = {
  ...QUIET_ROW,
  plugin: 'jira-sync',
  running: true,
  callsPerSecond: 1_234.5,
  p95Ms: 12_345,
  memoryBytes: 16_000_000,
  storedBytes: 12_345,
  refusals: 123_456,
  failures: 2,
  queued: 12,
};

const inWindow = (cols: number, ...rows: TopRow[]) =>
  reportLines(topReport(rows), dialogColumns({ cols, rows: 24 })).map(({ text }) => text);

describe('how plugins are doing', () => {
  it('is a table in a window of 80 columns, a line for each', () => {
    expect(inWindow(80, QUIET_ROW, BUSY)).toEqual([
      'plugin          calls/s    p95 memory         stored         refused queue',
      'jira-sync        1234.5 12.3 s █████░ 16.0 MB █░░░░░ 12 kB    123456    12',
      '  2 runs failed',
      'hello               0.0      – ░░░░░░ 0 B     ░░░░░░ 0 B           0     0',
    ]);
  });

  it.each([79, 50, 40])('is a few lines for each in a window of %i columns, none of them broken', (cols) => {
    const lines = inWindow(cols, QUIET_ROW, BUSY);
    expect(lines).toEqual([
      'jira-sync',
      '  1234.5 calls/s, p95 12.3 s',
      '  memory █████░ 16.0 MB',
      '  stored █░░░░░ 12 kB',
      '  123456 refused, 12 in the queue',
      '  2 runs failed',
      'hello',
      '  0.0 calls/s',
      '  memory ░░░░░░ 0 B',
      '  stored ░░░░░░ 0 B',
    ]);
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(34);
  });

  it('marks one that is nearly full, as a table and as lines', () => {
    const { lines } = topReport([{ ...BUSY, memoryBytes: 16_700_000 }]);
    expect(lines[1]?.tone).toBe('warning');
    expect(reportLines({ title: '', lines }, 34).every(({ tone }) => tone === 'warning')).toBe(true);
  });
});
