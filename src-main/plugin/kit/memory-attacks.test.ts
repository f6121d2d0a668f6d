/** Sources made to fill the memory of the machine: the compiler is ended, with a sentence, and the next build is as ever. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildPlugin } from './build';
import { manifestFor, SCRIPT, writeSource } from './testing/sources';
import { CHECKOUT_PLACES } from './testing/workshop';

const MIB = 1024 * 1024;

const build = (files: Readonly<Record<string, string>>) => buildPlugin(writeSource(files), CHECKOUT_PLACES);

const script = (text: string) => build({ 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': text });

describe('memory', { timeout: 120_000 }, () => {
  it('of the bundler is bounded by what it reads: one file, and all of them', async () => {
    const one = await build({
      'manifest.toml': manifestFor('plugin.js'),
      'plugin.js': `${SCRIPT}require('./big');`,
      'big.js': `"${'x'.repeat(100 * MIB)}"`,
    });
    expect(one).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/has 104857602 bytes/) },
    });
    const names = ['a', 'b', 'c'];
    const many = await build({
      'manifest.toml': manifestFor('plugin.js'),
      'plugin.js': SCRIPT + names.map((name) => `require('./${name}');`).join(''),
      ...Object.fromEntries(names.map((name) => [`${name}.js`, `"${'x'.repeat(15 * MIB)}"`])),
    });
    expect(many).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/bytes are read in all/) },
    });
  });

  it.runIf(existsSync('/usr/bin/prlimit'))(
    'of the bundler is bounded, whatever it makes of what it reads',
    async () => {
      const beside = script(`${SCRIPT}import './plugin.js';`);
      const [hostile, innocent] = await Promise.all([script(`{${'}{'.repeat(7 * MIB)}}`), beside]);
      expect(hostile).toMatchObject({
        ok: false,
        error: {
          kind: 'compile',
          sentence: expect.stringMatching(/^esbuild broke off at plugin\.js: it needed/),
        },
      });
      expect(innocent).toMatchObject({ ok: true });
      expect(await script(SCRIPT)).toMatchObject({ ok: true });
    },
  );

  it.runIf(existsSync('/usr/bin/prlimit'))('of the compiler for AssemblyScript is bounded', async () => {
    const source = `export const many = [${'[],'.repeat(8 * MIB)}];`;
    expect(
      await build({ 'manifest.toml': manifestFor('plugin.wasm'), 'assembly/plugin.ts': source }),
    ).toMatchObject({
      ok: false,
      error: { kind: 'compile', sentence: expect.stringMatching(/^asc broke off at assembly\/plugin\.ts/) },
    });
  });
});
