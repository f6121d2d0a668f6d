/** The page that `plugin test` answers with. */
import type { Report, ReportLine } from '../report';
import { count, line, page } from '../report-lines';
import type { JudgedCase } from './case-outcome';

/** Lines of one failing case, and lines of the whole page. */
const MAX_LINES = 200;
const MAX_PAGE = 5_000;

/** Answers the lines that one more case adds to the page. */
export function growingReport(): (one: JudgedCase) => readonly ReportLine[] {
  let room = MAX_PAGE;
  return (one) => {
    const lines = caseLines(one).slice(0, room);
    room -= lines.length;
    return lines;
  };
}

/** A line for each case, what is wrong under it, and how many passed and failed. */
export function caseReport(title: string, cases: readonly JudgedCase[]): Report {
  const failed = cases.filter(({ passed }) => !passed).length;
  const lines = cases.flatMap(caseLines);
  const shown = lines.length > MAX_PAGE ? [...lines.slice(0, MAX_PAGE), line('and more', 'dim')] : lines;
  const sum = `${cases.length - failed} passed, ${failed} failed`;
  return page(title, [...shown, line(''), line(sum, failed > 0 ? 'error' : 'ok')]);
}

/** A folder without cases: how to write the first one. */
export function noCases(title: string): Report {
  return page(title, [
    line('there are no cases: a case is a file in tests/, as tests/greets.json:', 'warning'),
    ...EXAMPLE.map((text) => line(text)),
    line('What a case may say stands in docs/plugin-guide.md.', 'dim'),
  ]);
}

const EXAMPLE = [
  '{',
  '  "case": "greets once",',
  '  "todos": [{ "name": "milk", "content": "Buy milk" }],',
  '  "selected": "milk",',
  '  "run": { "action": "greet" },',
  '  "commands": [{ "type": "create_todo", "content": "Hello…" }]',
  '}',
];

function caseLines(one: JudgedCase): ReportLine[] {
  const ms = `${Math.max(1, Math.round(one.ms))} ms`;
  const findings = one.findings.map((text) => line(`    ${text}`, 'warning'));
  if (one.passed) return [line(`  ok    ${one.name}  ${ms}`, 'ok'), ...findings];
  const more = one.lines.length - MAX_LINES;
  return [
    line(`  FAIL  ${one.name}  ${one.file}  ${ms}`, 'error'),
    ...one.lines.slice(0, MAX_LINES).map((text) => line(`    ${text}`)),
    ...(more > 0 ? [line(`    and ${count(more, 'line')} more`, 'dim')] : []),
    ...findings,
    ...one.logs.slice(-MAX_LOGS).map((text) => line(`    log: ${text}`, 'plugin')),
  ];
}

const MAX_LOGS = 20;
