/** Verbs that read packages, on real files: lint and update. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { assembleWat } from '../../../plugins/fixtures/build-wat';
import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import { CHECKOUT_PLACES, IDLE_WORKSHOP } from '../kit/testing/workshop';
import { returning, writePlugin } from '../testing/plugin-world';
import { zip } from '../testing/zip';
import { lintPath } from './lint-verb';
import { runPluginVerb } from './run-plugin-verb';
import { sampleAdministration, sampleSummary } from './testing/sample-administration';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-verbs-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Findings as `level message`, without remedies. */
async function lint(path: string): Promise<string[]> {
  const { title, lines } = await lintPath(path, CHECKOUT_PLACES);
  const found = lines.filter(({ tone }) => tone !== 'dim').map(({ text }) => text.replace(/ +/, ' '));
  return [title, ...found];
}

const FULL = `[plugin]
name = "good"
version = "1.0.0"
title = "Good"
description = "Does good"
author = "A. Uthor"
license = "MIT"
homepage = "https://example.org"
api = "1"
entry = "plugin.js"
[permissions]
network = ["api.example.org"]
[permissions.reason]
network = "to ask"
[actions.go]
title = "Go"
description = "Goes"
key = "<C-x>g"
`;

function writeGood(more = '', files: Record<string, string> = {}): string {
  const path = join(folder(), 'good');
  mkdirSync(path);
  const all = {
    'manifest.toml': FULL + more,
    'plugin.js': returning(),
    'README.md': 'x',
    LICENSE: 'x',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(path, name), text);
  return path;
}

describe('lint', () => {
  it('has nothing against a plugin that says all there is to say', async () => {
    expect(await lint(writeGood())).toEqual([
      'good 1.0.0: 0 errors, 0 warnings, 0 recommendations',
      'pass the manifest is well formed, and what it declares is there',
      expect.stringMatching(/^pass plugin\.js is \d+ B$/),
      'pass a script: what it calls is seen only when it runs, so the manifest decides',
    ]);
  });

  it('names everything that a bare plugin leaves out, each with what to do', async () => {
    const path = writePlugin(
      folder(),
      'bare',
      returning(),
      '[permissions]\nnetwork = true\nexecute = true\n',
    );
    const found = await lint(path);
    expect(found[0]).toBe('bare 0.1.0: 0 errors, 9 warnings, 6 recommendations');
    for (const finding of [
      'warning no description',
      'warning no author',
      'warning no license',
      'warning asks for network and does not say why',
      'warning network = true asks for every host of the internet',
      'warning execute = true asks for every program',
      'warning the action go has no title',
      'warning no README.md',
      'recommendation no LICENSE',
      'recommendation no key calls the action go',
    ]) {
      expect(found).toContain(finding);
    }
    const { lines } = await lintPath(path, CHECKOUT_PLACES);
    const worded = lines.filter(({ tone }) => tone === 'warning' || tone === 'text').length;
    expect(lines.filter(({ tone }) => tone === 'dim')).toHaveLength(worded);
  });

  it.each([
    ['[settings.site]\ntype = "string"', 'warning the setting site has no description'],
    ['[hooks]\non_key_press = true', 'warning on_key_press runs at every key'],
    ['[hooks]\non_tick = { every = "30s" }', 'warning on_tick runs every 30s'],
    ['[limits]\nhook_cpu_ms = 900', 'warning asks to use 900 ms of computing for a hook (usually 250)'],
  ])('minds %j', async (more, finding) => {
    expect(await lint(writeGood(more))).toContain(finding);
  });

  it.each(['[hooks]\non_tick = { every = "1m" }', '[limits]\nhook_cpu_ms = 100'])(
    'does not mind %j',
    async (more) => {
      expect((await lint(writeGood(more)))[0]).toBe('good 1.0.0: 0 errors, 0 warnings, 0 recommendations');
    },
  );

  it('reads imports out of the module, and knows a permission that nothing uses', async () => {
    const path = join(folder(), 'idle');
    mkdirSync(path);
    writeFileSync(
      join(path, 'manifest.toml'),
      '[plugin]\nname = "idle"\nversion = "1.0.0"\nentry = "plugin.wasm"\n[permissions]\nnetwork = ["a.example.org"]\n',
    );
    const wat =
      '(module (import "extism:host/user" "log" (func (param i64) (result i64))) (func (export "init") (result i32) i32.const 0))';
    writeFileSync(join(path, 'plugin.wasm'), assembleWat(wat));
    const found = await lint(path);
    expect(found).toContain('warning asks for network, but its module imports none of http_request');
    expect(found).toContain('pass imports log');
  });

  it('reads a .zip, and says why a plugin cannot be used at all', async () => {
    const archive = join(folder(), 'good.zip');
    writeFileSync(
      archive,
      zip([
        { name: 'good/manifest.toml', content: FULL },
        { name: 'good/plugin.js', content: returning() },
      ]),
    );
    expect((await lint(archive))[0]).toBe('good 1.0.0: 0 errors, 1 warning, 1 recommendation');
    const odd = writePlugin(folder(), 'odd', returning(), 'colour = 1');
    const { title, lines } = await lintPath(odd, CHECKOUT_PLACES);
    expect(title).toBe('odd: 1 error, 0 warnings, 0 recommendations');
    expect(lines).toEqual([{ tone: 'error', text: expect.stringMatching(/^error +manifest.toml: line 6/) }]);
    expect(await lint('/nowhere')).toEqual([
      expect.stringContaining('1 error'),
      expect.stringContaining('nowhere'),
    ]);
  });
});

describe('verbs that name packages', () => {
  const TODAY = '2026-01-30' as CalendarDate;

  function say(pluginsFolder: string, cwd: string, state: 'enabled' | 'needs_consent', ...words: string[]) {
    const { administration, done } = sampleAdministration({
      summaries: () => [sampleSummary('good', { state }), sampleSummary('other')],
    });
    const answer: Promise<CommandAnswer> = runPluginVerb(words, {
      administration,
      target: { list: { project: 'default', date: TODAY }, selected: null },
      now: '2026-01-30T09:45:00.000Z',
      today: TODAY,
      zone: 'UTC',
      cwd,
      home: '/home/me',
      pluginsFolder,
      workshop: IDLE_WORKSHOP,
      from: 'alone',
    });
    return { answer, done };
  }

  it('lint takes an installed plugin by its name', async () => {
    const path = writeGood();
    const { answer } = say(join(path, '..'), '/nowhere', 'enabled', 'lint', 'good');
    expect(await answer).toMatchObject({ report: { title: expect.stringContaining('good 1.0.0') } });
  });

  it('update refuses what is another plugin, and takes what is the same', async () => {
    const path = writeGood();
    const wrong = say('/p', join(path, '..'), 'enabled', 'update', 'other', 'good');
    expect(await wrong.answer).toEqual({
      kind: 'said',
      level: 'error',
      text: 'other was not updated: good holds good; to have both, say plugin install good',
    });
    expect(wrong.done).toEqual([]);
    const right = say('/p', join(path, '..'), 'enabled', 'update', 'good', 'good');
    expect(await right.answer).toMatchObject({ level: 'success' });
    expect(right.done).toEqual([`install ${path}`]);
  });

  it('install without anybody to ask says that a yes is missing', async () => {
    const path = writeGood();
    const { answer } = say('/p', '/', 'needs_consent', 'install', path);
    expect(await answer).toEqual({
      kind: 'said',
      level: 'warning',
      text: 'good 1.0.0 is in its place and needs consent: start to-tui to be asked',
    });
  });
});
