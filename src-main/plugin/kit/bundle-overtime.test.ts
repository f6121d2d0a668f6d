/** A bundle that is never done: it is ended, and so is what waits for it. Here a second is a long time. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { buildPlugin } from './build';
import { manifestFor, SCRIPT, writeSource } from './testing/sources';
import { CHECKOUT_PLACES } from './testing/workshop';

vi.mock('./run-compiler', async (original) => ({
  ...(await original<typeof import('./run-compiler')>()),
  COMPILE_MS: 1_000,
}));

it('a script whose bundle waits for ever is not built, and the next one is', async () => {
  const files = { 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': SCRIPT };
  const folder = writeSource({
    ...files,
    'plugin.js': `${SCRIPT}require('./.git/inner');`,
    '.git/inner.js': '',
  });
  // Where nobody looks for pipes beforehand.
  mkdirSync(join(folder, '.git'), { recursive: true });
  execFileSync('mkfifo', [join(folder, '.git/package.json')]);
  expect(await buildPlugin(folder, CHECKOUT_PLACES)).toMatchObject({
    ok: false,
    error: { kind: 'compile', sentence: 'esbuild had not bundled plugin.js after 1 s and was ended' },
  });
  expect(await buildPlugin(writeSource(files), CHECKOUT_PLACES)).toMatchObject({ ok: true });
}, 30_000);
