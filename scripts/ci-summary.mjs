#!/usr/bin/env node
/**
 * Names each test that failed, adds up what the test runners reported and prints `N passed, N failed` as its
 * last line. Exit code 1 when anything failed, when a runner left no report, or when nothing ran.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { at, ROOT, readJson } from './setup/project-root.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * @param {any} report vitest's JSON report, or null where it left none
 * @returns {Count}
 */
export function countVitest(report) {
  const files = report?.testResults;
  if (!Array.isArray(files)) return { passed: 0, failed: 1, skipped: 0 };
  /** @type {string[]} */
  const states = files.flatMap((/** @type {any} */ file) =>
    file.assertionResults.map((/** @type {any} */ test) => test.status),
  );
  // `pending` is a test that never came to its end: its runner crashed or was killed.
  const failed = states.filter((state) => state === 'failed' || state === 'pending').length;
  const passed = states.filter((state) => state === 'passed').length;
  // A file that could not be loaded has no tests to fail, and an error outside any test fails the run alone.
  const broken = files.filter((file) => file.status === 'failed' && !hasFailedTest(file)).length;
  const outside = failed + broken === 0 && report.success !== true ? 1 : 0;
  return { passed, failed: failed + broken + outside, skipped: states.length - failed - passed };
}

/**
 * @param {any} report Playwright's JSON report, or null where it left none
 * @returns {Count}
 */
export function countPlaywright(report) {
  const stats = report?.stats;
  if (typeof stats?.expected !== 'number') return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (report.errors?.length ?? 0),
    skipped: stats.skipped,
  };
}

/**
 * The failed tests of vitest's report, each with its file and the first lines of what it said: a log is often
 * cut to its end, and a count alone sends nobody to the right place.
 * @param {any} report
 * @returns {string[]}
 */
export function failuresOfVitest(report) {
  const files = Array.isArray(report?.testResults) ? report.testResults : [];
  return files.flatMap((/** @type {any} */ file) => {
    const tests = file.assertionResults.filter((/** @type {any} */ test) =>
      ['failed', 'pending'].includes(test.status),
    );
    if (tests.length === 0 && file.status === 'failed') return [described(file.name, '', file.message)];
    return tests.map((/** @type {any} */ test) =>
      described(file.name, test.fullName, test.failureMessages?.[0] ?? 'came to no end'),
    );
  });
}

/**
 * The failed tests of Playwright's report, each with its file and the first lines of what it said.
 * @param {any} report
 * @returns {string[]}
 */
export function failuresOfPlaywright(report) {
  return suitesWithin(report).flatMap((suite) =>
    (suite.specs ?? [])
      .filter((/** @type {any} */ spec) => spec.ok === false)
      .map((/** @type {any} */ spec) =>
        described(spec.file, spec.title, spec.tests?.[0]?.results?.at(-1)?.error?.message ?? ''),
      ),
  );
}

/**
 * @param {any} suite
 * @returns {any[]} itself and every suite within
 */
function suitesWithin(suite) {
  return [suite, ...(suite?.suites ?? []).flatMap(suitesWithin)].filter(Boolean);
}

const LINES_OF_A_FAILURE = 6;

/**
 * @param {string} file
 * @param {string} name
 * @param {string | undefined} message
 */
function described(file, name, message) {
  const said = stripVTControlCharacters(message ?? '')
    .split('\n')
    .slice(0, LINES_OF_A_FAILURE);
  return [`failed: ${path.relative(ROOT, path.resolve(ROOT, file))}${name && ` › ${name}`}`, ...said].join(
    '\n    ',
  );
}

/** @param {any} file */
function hasFailedTest(file) {
  return file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed');
}

/**
 * @param {readonly Count[]} counts
 * @returns {{ line: string, good: boolean }}
 */
export function summarise(counts) {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return { line: `${passed} passed, ${failed} failed`, good: failed === 0 && passed > 0 };
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  const unit = readJson(at('test-results', 'vitest.json'));
  const endToEnd = readJson(at('test-results', 'playwright.json'));
  for (const failure of [...failuresOfVitest(unit), ...failuresOfPlaywright(endToEnd)]) {
    console.log(`${failure}\n`);
  }
  const vitest = countVitest(unit);
  const playwright = countPlaywright(endToEnd);
  for (const [name, { passed, failed, skipped }] of Object.entries({
    'unit tests': vitest,
    'end-to-end tests': playwright,
  })) {
    console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
  const { line, good } = summarise([vitest, playwright]);
  console.log(line);
  if (!good) process.exitCode = 1;
}
