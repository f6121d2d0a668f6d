import type { Report, ReportLine, ReportTone } from './report';
import { count, line, page } from './report-lines';

/** One thing that was found, and what to do about it. */
export interface Finding {
  /** `error`: it cannot be used so. `warning`: users will mind. `recommendation`: it could be better. */
  readonly level: 'error' | 'warning' | 'recommendation' | 'pass';
  readonly message: string;
  /** Empty where there is nothing to do. */
  readonly remedy: string;
}

/** The findings, worst first; an error line says that the plugin cannot be used. */
export function lintReport(subject: string, findings: readonly Finding[]): Report {
  const of = (level: Finding['level']) => findings.filter((one) => one.level === level);
  const counts = LEVELS.slice(0, 3).map((level) => count(of(level).length, level));
  return page(`${subject}: ${counts.join(', ')}`, LEVELS.flatMap(of).flatMap(linesOf));
}

const LEVELS = ['error', 'warning', 'recommendation', 'pass'] as const;

const TONES: Readonly<Record<Finding['level'], ReportTone>> = {
  error: 'error',
  warning: 'warning',
  recommendation: 'text',
  pass: 'ok',
};

const INDENT = '                ';

function linesOf({ level, message, remedy }: Finding): ReportLine[] {
  return [
    line(`${level.padEnd(INDENT.length)}${message}`, TONES[level]),
    ...(remedy === '' ? [] : [line(`${INDENT}${remedy}`, 'dim')]),
  ];
}
