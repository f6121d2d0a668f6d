/** A development that says or changes more than anybody can read: main stays free, and the page is still a page. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { err, ok } from '../../../../src-core/lib/result';
import { AS_BUILT } from '../../../../src-core/plugin/source-places';
import type { PluginSaid } from '../../plugin-feed';
import { playedTime } from '../../testing/played-time';
import type { Built } from '../built';
import { type DevelopmentParts, Developments } from './development';
import { KEPT_LINES, LINES_AT_ONCE } from './development-lines';
import type { Told } from './session-words';
import { MAX_UNREST_MS } from './source-watch';

const BUILT: Omit<Built, 'folder'> = {
  ...{ name: 'hello', version: '0.1.0', language: 'javascript', ms: 1, bytes: 1, warnings: [] },
  toSource: AS_BUILT,
};

/** A real folder that is watched, with a clock, a compiler and a plugin that are played. */
async function developing(own: Partial<DevelopmentParts> = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'to-tui-flood-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'manifest.toml'), '');
  const time = playedTime();
  const listeners = new Set<(said: PluginSaid) => void>();
  const told: Told[] = [];
  let builds = 0;
  const development = new Developments({
    home: '/nowhere/at/all',
    build: async () => {
      builds += 1;
      return ok({ ...BUILT, folder: join(folder, 'dist/hello') });
    },
    writable: () => [],
    develop: async () => ({ kind: 'loaded', name: 'hello', off: null }),
    follow: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    time,
    zone: () => 'UTC',
    tell: (one) => told.push(one),
    log: { error: () => undefined },
    ...own,
  });
  onTestFinished(() => development.dispose());
  expect(await development.start(folder, 'window')).toMatchObject({ ok: true });
  await settled();
  const page = () => development.latest(folder) ?? { lines: [], last: 0, on: false };
  const says = (said: PluginSaid) => {
    for (const listener of listeners) listener(said);
  };
  return { folder, development, time, told, builds: () => builds, page, says };
}

/** What is under way comes to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The sandbox lets fifty through in a second: this is all of a hundred seconds at once. */
it('5,000 lines of a log leave a page of two hundred, and a terminal that missed some is told how many', async () => {
  const { development, folder, page, says } = await developing();
  const begun = performance.now();
  for (let line = 0; line < 5_000; line += 1) {
    says({ plugin: 'hello', level: 'info', from: 'log', text: `line ${line} ${'x'.repeat(1_000)}` });
  }
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(page().lines).toHaveLength(200);
  expect(page().lines.at(-1)?.text).toContain('line 4999');
  expect(page().lines.every(({ text }) => text.length < 2_000)).toBe(true);
  const missed = await development.follow(folder, 1);
  expect(missed?.lines).toHaveLength(LINES_AT_ONCE + 1);
  expect(missed?.lines[0]?.text).toMatch(/^… \d+ lines are not kept any more$/);
  let [kept, after] = [0, missed?.last ?? 0];
  while (after < page().last) {
    const next = await development.follow(folder, after);
    kept += next?.lines.length ?? 0;
    after = next?.last ?? page().last;
  }
  expect(kept + LINES_AT_ONCE).toBeLessThan(2 * KEPT_LINES);
});

it('a folder that never rests is built once in two seconds, not once for each change', async () => {
  const { folder, time, builds } = await developing();
  const before = builds();
  const rounds = 100;
  for (let round = 0; round < rounds; round += 1) {
    for (let file = 0; file < 20; file += 1) writeFileSync(join(folder, `file-${file}.js`), String(round));
    await settled();
    await time.advance(100);
    await settled();
  }
  const most = Math.ceil((rounds * 100) / MAX_UNREST_MS) + 1;
  expect(builds() - before).toBeGreaterThan(0);
  expect(builds() - before).toBeLessThanOrEqual(most);
});

it('a build that takes long is not begun again beside itself, however much changes meanwhile', async () => {
  let [begun, running, most] = [0, 0, 0];
  const ends: (() => void)[] = [];
  const { folder, time } = await developing({
    build: async () => {
      begun += 1;
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return err({ kind: 'compile', sentence: 'no', output: [] });
    },
  });
  for (let round = 0; round < 30; round += 1) {
    writeFileSync(join(folder, 'plugin.js'), String(round));
    await settled();
    await time.advance(1_000);
    await settled();
  }
  expect({ begun, most }).toEqual({ begun: 1, most: 1 });
  ends[0]?.();
  await settled();
  expect({ begun, most }).toEqual({ begun: 2, most: 1 });
});

it('a build that fails each time with all that a compiler may say leaves the page bounded, and its reason on it', async () => {
  const output = Array.from({ length: 200 }, (_, line) => `fault ${line} ${'x'.repeat(280)}`);
  const { folder, time, page, told, development } = await developing({
    build: async () => err({ kind: 'compile', sentence: 'src/plugin.ts does not compile', output }),
  });
  mkdirSync(join(folder, 'src'), { recursive: true });
  const rounds = 60;
  for (let round = 0; round < rounds; round += 1) {
    writeFileSync(join(folder, 'src/plugin.ts'), String(round));
    await settled();
    await time.advance(1_000);
    await settled();
  }
  expect(told.length).toBeLessThanOrEqual(rounds + 1);
  expect(page().lines).toHaveLength(200);
  const whole = await development.follow(folder, page().last - LINES_AT_ONCE);
  expect(whole?.lines.some(({ text }) => text.includes('does not compile'))).toBe(true);
  expect((await development.follow(folder, 0))?.lines.length).toBeLessThanOrEqual(LINES_AT_ONCE + 1);
});
