import { describe, expect, it } from 'vitest';
import type { JudgedCase } from './case-outcome';
import { caseReport, growingReport } from './case-report';

function judged(name: string, lines: readonly string[] = []): JudgedCase {
  return { file: 'tests/a.json', name, passed: lines.length === 0, ms: 3, lines, findings: [], logs: ['x'] };
}

/** What was told of the cases as they came. */
function told(cases: readonly JudgedCase[]) {
  return cases.flatMap(growingReport());
}

describe('a page that grows', () => {
  it('is the beginning of the page that is answered', () => {
    const cases = [judged('one'), judged('two', ['says: nothing']), judged('three')];
    const { lines } = caseReport('p 1', cases);
    expect(lines.slice(0, -2)).toEqual(told(cases));
    expect(lines.slice(-2).map(({ text }) => text)).toEqual(['', '2 passed, 1 failed']);
  });

  it('stops where the page is cut', () => {
    const long = Array.from({ length: 190 }, (_, at) => `line ${at}`);
    const cases = Array.from({ length: 40 }, (_, at) => judged(`case ${at}`, long));
    const { lines } = caseReport('p 1', cases);
    const rest = lines.slice(told(cases).length).map(({ text }) => text);
    expect(lines.slice(0, told(cases).length)).toEqual(told(cases));
    expect(rest).toEqual(['and more', '', '0 passed, 40 failed']);
  });
});
