import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { refuseUnlessIntact, runtimeName } from './fallback-runtime.mjs';
import { SetupError } from './setup-error.mjs';

it('accepts only the package with the pinned integrity', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-integrity-'));
  try {
    const file = path.join(folder, 'p.tgz');
    fs.writeFileSync(file, 'the package');
    const integrity = `sha512-${createHash('sha512').update('the package').digest('base64')}`;
    await refuseUnlessIntact(file, integrity, 'p@1');
    fs.appendFileSync(file, '!');
    const refusal = refuseUnlessIntact(file, integrity, 'p@1');
    await expect(refusal).rejects.toThrow(SetupError);
    await expect(refusal).rejects.toThrow(`expected ${integrity}`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

it.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/LICENSE.electron.txt', 'LICENSE'],
  ['Cypress/libffmpeg.so', 'libffmpeg.so'],
  ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
  ['Cypress/browser_v8_context_snapshot.bin', null],
  ['Cypress/resources/app/index.js', null],
  ['Cypress/locales/../../../etc/passwd', null],
  ['Cypress/..', null],
  ['Cypress/locales/..', null],
  ['Cypress/..\\..\\x', null],
  ['../Cypress/x', null],
  ['/Cypress/x', null],
])('takes %s of the archive as %s', (member, name) => {
  expect(runtimeName(member)).toBe(name);
});
