import { describe, expect, it } from 'vitest';
import {
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  summarise,
} from './ci-summary.mjs';

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

describe('what failed', () => {
  it('is named with its file and the first lines of what it said', () => {
    const report = {
      testResults: [
        {
          name: 'src-core/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'adds' },
            {
              status: 'failed',
              fullName: 'takes away',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m\nat line 3'],
            },
            { status: 'pending', fullName: 'waits' },
          ],
        },
        { name: 'src-core/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    };
    expect(failuresOfVitest(report)).toEqual([
      'failed: src-core/a.test.ts › takes away\n    expected 1\n    at line 3',
      'failed: src-core/a.test.ts › waits\n    came to no end',
      'failed: src-core/b.test.ts\n    no such module',
    ]);
  });

  it('is found in every depth of a report of Playwright', () => {
    const spec = (title: string, ok: boolean) => ({
      title,
      ok,
      file: 'e2e/a.spec.ts',
      tests: [{ results: [{ error: { message: 'first' } }, { error: { message: 'not visible' } }] }],
    });
    const report = {
      suites: [{ specs: [spec('opens', true)], suites: [{ specs: [spec('closes', false)] }] }],
    };
    expect(failuresOfPlaywright(report)).toEqual(['failed: e2e/a.spec.ts › closes\n    not visible']);
  });

  it('is nothing where a report is missing, which is counted', () => {
    expect([...failuresOfVitest(null), ...failuresOfPlaywright(null)]).toEqual([]);
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
