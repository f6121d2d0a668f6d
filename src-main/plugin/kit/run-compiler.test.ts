/** Compilers that take forever, say too much, or leave something running. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { compiledBy } from './compiler-output';
import { COMPILE_ADDRESSES, runCompiler } from './run-compiler';
import { emptyFolder } from './testing/sources';

/** Runs a script in place of a compiler. */
function run(script: string, more: { env?: Record<string, string>; limitMs?: number; cwd?: string } = {}) {
  return runCompiler({ file: process.execPath, args: ['-e', script], cwd: emptyFolder(), ...more });
}

describe('a compiler', { timeout: 60_000 }, () => {
  it('that takes too long is ended, with all it started', async () => {
    const cwd = emptyFolder();
    const child = `setTimeout(() => require('fs').writeFileSync('late', ''), 3000)`;
    const script = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]).on('spawn', () => require('fs').writeFileSync('started', '')); setInterval(() => {}, 1000)`;
    const since = performance.now();
    const end = await run(script, { limitMs: 1_500, cwd });
    expect(end).toEqual({ kind: 'overtime' });
    expect(existsSync(join(cwd, 'started'))).toBe(true);
    // Long enough for the one left behind to have written.
    await vi.waitFor(() => expect(performance.now() - since).toBeGreaterThan(6_000), { timeout: 10_000 });
    expect(existsSync(join(cwd, 'late'))).toBe(false);
    expect(compiledBy('asc', 'a.ts', cwd, end)).toMatchObject({
      error: { kind: 'compile', sentence: 'asc had not compiled a.ts after 60 s and was ended' },
    });
  });

  it('that says too much is ended', async () => {
    const end = await run(`for (;;) require('fs').writeSync(2, 'x'.repeat(10_000))`);
    expect(end).toEqual({ kind: 'too_much' });
    expect(compiledBy('asc', 'a.ts', '/d', end)).toMatchObject({ ok: false, error: { kind: 'compile' } });
  });

  it('sees nothing of the user’s secrets', async () => {
    vi.stubEnv('SECRET_TOKEN', 'hidden');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    const end = await run('console.log(JSON.stringify(process.env))', { env: { ELECTRON_RUN_AS_NODE: '1' } });
    vi.unstubAllEnvs();
    if (end.kind !== 'ended') throw new Error(end.kind);
    const seen: unknown = JSON.parse(end.stdout);
    expect(seen).toMatchObject({ PATH: expect.any(String), ELECTRON_RUN_AS_NODE: '1' });
    expect(seen).not.toHaveProperty('SECRET_TOKEN');
    expect(seen).not.toHaveProperty('NODE_OPTIONS');
  });

  it.runIf(existsSync('/usr/bin/prlimit'))('that is bounded can have no more memory than that', async () => {
    const file = '/bin/sh';
    const bounded = { file, args: ['-c', 'ulimit -v'], cwd: emptyFolder() };
    expect(await runCompiler({ ...bounded, bounded: 'addresses' })).toMatchObject({
      stdout: `${COMPILE_ADDRESSES / 1024}\n`,
    });
    expect(await runCompiler(bounded)).not.toMatchObject({ stdout: `${COMPILE_ADDRESSES / 1024}\n` });
  });

  it('that is not there is said to be', async () => {
    const end = await runCompiler({ file: join(emptyFolder(), 'none'), args: [], cwd: emptyFolder() });
    expect(compiledBy('clang', 'a.c', '/d', end)).toMatchObject({ error: { kind: 'no_compiler' } });
  });
});

describe('what it says', () => {
  const told = (stderr: string) =>
    compiledBy('rustc', 'src/plugin.rs', '/home/me/p', { kind: 'ended', code: 1, stdout: '', stderr });

  it('is clean: no control codes, no long lines, no flood', () => {
    const many = Array.from({ length: 500 }, (_, at) => `line ${at}`).join('\n');
    const result = told(`\u001b[31merror: red\u001b[0m\u0007\r\n\n${'x'.repeat(5_000)}\n${many}`);
    if (result.ok) throw new Error('no error');
    expect(result.error.sentence).toBe('src/plugin.rs does not compile: error: red');
    expect(result.error.output).toHaveLength(200);
    for (const one of result.error.output) {
      expect(one).not.toMatch(/\p{Cc}/u);
      expect(one.length).toBeLessThanOrEqual(300);
    }
  });

  it('keeps what carets point at, and puts the place first', () => {
    const result = told(
      'error[E0425]: no `y`\n --> /home/me/p/src/plugin.rs:3:5\n  |\n3 |     y\n  |     ^ gone\n',
    );
    expect(result).toMatchObject({
      error: {
        sentence: 'src/plugin.rs does not compile: src/plugin.rs:3:5: error[E0425]: no `y`',
        output: [
          'src/plugin.rs:3:5: error[E0425]: no `y`',
          ' --> src/plugin.rs:3:5',
          '  |',
          '3 |     y',
          '  |     ^ gone',
        ],
      },
    });
  });
});
