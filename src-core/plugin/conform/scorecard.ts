/** The page that `plugin conform` answers with. */

import { padEnd } from '../../lib/text-width';
import type { Report, ReportLine, ReportTone } from '../report';
import { count, line, page } from '../report-lines';
import {
  CONFORM_GROUP_IDS,
  CONFORM_GROUPS,
  type Conformance,
  type ConformCheck,
  type ConformGroup,
  type ConformLevel,
} from './conform-check';

const NAME_WIDTH = 18;

/** Things found that are shown of one group, and things given that are named of one of them. */
const MAX_FOUND = 20;
const MAX_GIVEN = 3;

const TONES: Readonly<Record<ConformLevel, ReportTone>> = {
  pass: 'ok',
  recommendation: 'text',
  warning: 'warning',
  error: 'error',
};

/** Worst first. */
const LEVELS: readonly ConformLevel[] = ['error', 'warning', 'recommendation'];

/** A line for each group, what was found in it, what was measured, and how many checks passed. */
export function scorecard(title: string, all: Conformance): Report {
  return page(title, [
    ...CONFORM_GROUP_IDS.flatMap((group) => groupLines(all, group)),
    line(''),
    ...all.measured.map((text) => line(`  ${text}`, 'dim')),
    ...unjudgedLines(all.unjudged),
    sumLine(all.checks),
    ...leftOutLines(all.cut),
  ]);
}

/** Checks that came to nothing in the same way, in the same call. */
interface Found {
  readonly check: ConformCheck;
  readonly given: string[];
}

function scoreOf(checks: readonly ConformCheck[], group: ConformGroup): string {
  const here = checks.filter((one) => one.group === group);
  return here.length === 0 ? 'not used' : `${passed(here)} of ${here.length}`;
}

/** The lines of one group, which stay as they are once all its checks are made. */
export function groupLines(
  { checks, cut }: Pick<Conformance, 'checks' | 'cut'>,
  group: ConformGroup,
): ReportLine[] {
  const here = checks.filter((one) => one.group === group);
  const head = `${padEnd(CONFORM_GROUPS[group], NAME_WIDTH)}  ${scoreOf(checks, group)}`;
  const found = LEVELS.flatMap((level) => foundOf(here.filter((one) => one.level === level)));
  const worst = found[0]?.check.level ?? 'pass';
  const why = cut[group];
  return [
    line(`  ${head}`, here.length === 0 ? 'dim' : TONES[worst]),
    ...(why === undefined ? [] : [line(`    cut short: ${why.why}`, 'warning')]),
    ...found.slice(0, MAX_FOUND).flatMap(foundLines),
    ...(found.length > MAX_FOUND ? [line(`    and ${found.length - MAX_FOUND} more`, 'dim')] : []),
  ];
}

function foundOf(checks: readonly ConformCheck[]): readonly Found[] {
  const found = new Map<string, Found>();
  for (const check of checks) {
    const name = JSON.stringify([check.called, check.came]);
    const known = found.get(name);
    if (known) known.given.push(check.given);
    else found.set(name, { check, given: [check.given] });
  }
  return [...found.values()];
}

function foundLines({ check, given }: Found): ReportLine[] {
  const more = given.length - MAX_GIVEN;
  const named = given.slice(0, MAX_GIVEN).join('; ') + (more > 0 ? `; and ${more} more` : '');
  return [
    line(`    ${check.level}: ${check.called}, given ${named}`, TONES[check.level]),
    line(`      ${check.came}`),
  ];
}

function sumLine(checks: readonly ConformCheck[]): ReportLine {
  const bad = LEVELS.map((level) => [level, checks.filter((one) => one.level === level).length] as const);
  const words = bad.filter(([, n]) => n > 0).map(([level, n]) => count(n, level));
  const worst = bad.find(([, n]) => n > 0)?.[0] ?? 'pass';
  return line([`${passed(checks)} of ${checks.length}`, ...words].join(', '), TONES[worst]);
}

function unjudgedLines(unjudged: number): ReportLine[] {
  if (unjudged === 0) return [];
  return [line(`  ${count(unjudged, 'run')} left what was recorded, and could not be judged`, 'dim')];
}

function leftOutLines(cut: Conformance['cut']): ReportLine[] {
  const left = CONFORM_GROUP_IDS.flatMap((group) => {
    const n = cut[group]?.left ?? 0;
    return n === 0 ? [] : [`${n} of ${CONFORM_GROUPS[group]}`];
  });
  return left.length === 0 ? [] : [line(`left out: ${left.join(', ')}`, 'warning')];
}

function passed(checks: readonly ConformCheck[]): number {
  return checks.filter(({ level }) => level === 'pass').length;
}
