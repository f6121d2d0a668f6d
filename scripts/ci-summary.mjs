#!/usr/bin/env node
/**
 * Adds up what the test runners reported and prints `N passed, N failed` as its last line. Exit code 1 when
 * anything failed, when a runner left no report, or when nothing ran.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, readJson } from './setup/project-root.mjs';

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
  const vitest = countVitest(readJson(at('test-results', 'vitest.json')));
  const playwright = countPlaywright(readJson(at('test-results', 'playwright.json')));
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
