/** The templates, as somebody meets them: made into a plugin, built by the real compiler, tested in a real sandbox, packed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LANGUAGES, type Language } from '../../../src-core/plugin/languages';
import { lintPath } from '../verbs/lint-verb';
import { buildPlugin } from './build';
import { testPlugin } from './cases/test-plugin';
import { scaffold } from './scaffold';
import { CHECKOUT_PLACES, checkoutWorkshop } from './testing/workshop';

function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-templates-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function make(language: Language): Promise<string> {
  const made = await scaffold({ name: 'tally-up', language, parent: emptyFolder() }, CHECKOUT_PLACES);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

const TSC = join(CHECKOUT_PLACES.packages, 'node_modules/typescript/bin/tsc');

describe.each(LANGUAGES)('the template for %s', { timeout: 300_000 }, (language) => {
  it('builds, does what its cases say, and leaves lint little to say', async (test) => {
    const folder = await make(language);
    const built = await buildPlugin(folder, CHECKOUT_PLACES);
    if (!built.ok && built.error.kind === 'no_compiler') test.skip(built.error.sentence);
    expect(built).toMatchObject({ ok: true, value: { name: 'tally-up', language, warnings: [] } });
    const tested = await testPlugin(folder, await checkoutWorkshop());
    expect(tested.lines.map(({ text }) => text).at(-1)).toBe('5 passed, 0 failed');
    const lint = await lintPath(folder, CHECKOUT_PLACES);
    expect(lint.title).toBe('tally-up 0.1.0: 0 errors, 0 warnings, 3 recommendations');
  });

  it('has no word left that stands for another', async () => {
    const folder = await make(language);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
    for (const file of files.filter((one) => one.isFile())) {
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      expect(text, file.name).not.toMatch(/plugin-name|Plugin Title|Plugin author/);
    }
    expect(readFileSync(join(folder, 'manifest.toml'), 'utf8')).toContain('title = "Tally up"');
  });

  it('is tested by the same cases as the others', () => {
    const cases = (one: Language) =>
      readFileSync(join(CHECKOUT_PLACES.templates, one, 'tests/cases.json'), 'utf8');
    expect(cases(language)).toBe(cases('typescript'));
  });
});

describe('a module in C', { timeout: 300_000 }, () => {
  it('is built to be small', async (test) => {
    const folder = await make('c');
    const built = await buildPlugin(folder, CHECKOUT_PLACES);
    if (!built.ok && built.error.kind === 'no_compiler') test.skip(built.error.sentence);
    // Built to be fast it has half as much again.
    expect(statSync(join(folder, 'dist/tally-up/plugin.wasm')).size).toBeLessThan(18_000);
  });
});

describe('what an editor says of a new plugin', { timeout: 300_000 }, () => {
  it.each([
    ['typescript', 'tsconfig.json', 'src/plugin.ts'],
    ['javascript', 'jsconfig.json', 'plugin.js'],
  ] as const)('in %s: nothing, and where it is wrong', async (language, config, source) => {
    const folder = await make(language);
    const check = () => spawnSync(process.execPath, [TSC, '-p', join(folder, config)], { encoding: 'utf8' });
    expect(check().stdout).toBe('');
    const text = readFileSync(join(folder, source), 'utf8');
    writeFileSync(join(folder, source), text.replace("type: 'create_todo'", "type: 'make_todo'"));
    expect(check().stdout).toContain('make_todo');
  });
});
