import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, summarise } from './ci-summary.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('countVitest', () => {
  it('counts single tests, and skipped ones for nothing', () => {
    const report = {
      success: false,
      testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'passed', 'failed')],
    };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(
      countVitest({ success: false, testResults: [file('failed'), file('passed', 'passed')] }),
    ).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts tests whose runner crashed as failures, though the report calls their file passed', () => {
    const report = {
      success: false,
      testResults: [file('passed', 'pending', 'pending'), file('passed', 'passed')],
    };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  it('counts an error outside every test as a failure', () => {
    expect(countVitest({ success: false, testResults: [file('passed', 'passed')] })).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it.each([null, {}, { testResults: 'x' }])('counts a missing report as a failure: %o', (report) => {
    expect(countVitest(report)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  it('counts tests and errors outside them', () => {
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: 'no such file' }],
    };
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('counts a missing report as a failure', () => {
    expect(countPlaywright(null)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('summarise', () => {
  it('adds up, and is good only when something passed and nothing failed', () => {
    expect(
      summarise([
        { passed: 3, failed: 0, skipped: 1 },
        { passed: 2, failed: 0, skipped: 0 },
      ]),
    ).toEqual({ line: '5 passed, 0 failed', good: true });
    expect(summarise([{ passed: 3, failed: 1, skipped: 0 }])).toEqual({
      line: '3 passed, 1 failed',
      good: false,
    });
    expect(summarise([{ passed: 0, failed: 0, skipped: 9 }])).toEqual({
      line: '0 passed, 0 failed',
      good: false,
    });
  });
});
