#!/usr/bin/env node
/**
 * `npm test` sets up what is missing and runs every check and test there is. A failing stage does not hide the
 * ones after it, unless they need its result. Ends with what failed and how long each stage took, and leaves
 * the results as JSON in test-results/, for `ci-summary.mjs`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { npmProgram } from './setup/command.mjs';
import { at, ROOT } from './setup/project-root.mjs';
import { runChild } from './setup/run-child.mjs';
import { setUp } from './setup/set-up.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} script an npm script of package.json and its arguments
 * @property {string[]} [needs] stages it cannot run without
 */

/** A stage that takes longer hangs: an endless loop in a test keeps its runner from ending it. */
const STAGE_LIMIT_MS = 15 * 60_000;

/** @type {readonly Stage[]} */
const STAGES = [
  { name: 'types', script: ['types'] },
  { name: 'lint', script: ['lint'] },
  { name: 'dependency rules', script: ['deps'] },
  { name: 'generated documents', script: ['docs', '--check'] },
  { name: 'build', script: ['build'] },
  { name: 'plugins', script: ['plugins'] },
  {
    name: 'unit tests',
    script: [
      'test:unit',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/vitest.json',
    ],
    needs: ['plugins'],
  },
  { name: 'end-to-end tests', script: ['e2e:run'], needs: ['build', 'plugins'] },
];

/** @type {{ name: string, state: 'passed' | 'failed' | 'not run', seconds: number }[]} */
const outcomes = [];
for (const file of ['vitest.json', 'playwright.json']) fs.rmSync(at('test-results', file), { force: true });

if (await timed('set-up', () => setUp({ forTests: true }))) {
  for (const stage of STAGES) {
    const ready = (stage.needs ?? []).every(
      (need) => outcomes.find(({ name }) => name === need)?.state === 'passed',
    );
    if (ready) await timed(stage.name, () => runScript(stage.script));
    else outcomes.push({ name: stage.name, state: 'not run', seconds: 0 });
  }
}
console.log(
  `\n${outcomes.map(({ name, state, seconds }) => `${state.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s  ${name}`).join('\n')}`,
);
if (outcomes.some(({ state }) => state !== 'passed')) process.exitCode = 1;

/**
 * @param {string} name
 * @param {() => Promise<boolean>} work
 */
async function timed(name, work) {
  const begun = performance.now();
  const passed = await work();
  outcomes.push({ name, state: passed ? 'passed' : 'failed', seconds: (performance.now() - begun) / 1_000 });
  return passed;
}

/** @param {string[]} script */
async function runScript([name = '', ...args]) {
  console.log(`\n── ${name} ${args.join(' ')}`);
  const [npm, ...first] = npmProgram();
  const { exitCode, asked, late } = await runChild(npm, [...first, 'run', '--silent', name, '--', ...args], {
    cwd: ROOT,
    asksAll: true,
    limitMs: STAGE_LIMIT_MS,
    shell: npm === 'npm' && path.sep === '\\',
  });
  if (asked !== null) process.exit(130);
  if (late) console.error(`${name} was ended: it took longer than ${STAGE_LIMIT_MS / 60_000} minutes`);
  return exitCode === 0;
}
