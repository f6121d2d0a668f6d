/** Many cases at once: in their order, each told of as soon as it can be, and nothing of one in the next. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ReadCase, readCases } from '../../../../src-core/plugin/cases/read-cases';
import { readSource } from '../../package-source';
import type { PluginPackage } from '../../plugin-package';
import { checkoutWorkshop } from '../testing/workshop';
import type { Workshop } from '../workshop';
import { benchesFor, runCases } from './run-cases';

const MANIFEST =
  '[plugin]\nname = "counts"\nversion = "0.1.0"\nentry = "plugin.js"\n\n[actions.count]\n[actions.compute]\n';

/** Counts in every place that outlives a call; `compute` takes its time first. */
const SCRIPT = `
  let calls = 0;
  exports.handle_action = ({ action }) => {
    if (action === 'compute') for (let at = 0; at < 3e6; at += 1) Math.sqrt(at);
    calls += 1;
    globalThis.seen = (globalThis.seen || 0) + 1;
    Array.prototype.seen = ([].seen || 0) + 1;
    const stored = Number(host.get_metadata({ key: 'seen' }) || 0) + 1;
    const all = [calls, globalThis.seen, [].seen, stored].join(' ');
    return { commands: [
      { type: 'set_metadata', key: 'seen', value: String(stored) },
      { type: 'set_status_message', message: all },
      { type: 'create_todo', content: 'one of ' + host.query_todos({}).todos.length },
    ] };
  };`;

let plugin: PluginPackage;
let workshop: Workshop;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'to-tui-run-cases-'));
  writeFileSync(join(folder, 'manifest.toml'), MANIFEST);
  writeFileSync(join(folder, 'plugin.js'), SCRIPT);
  const source = await readSource(folder);
  rmSync(folder, { recursive: true });
  if (!source.ok) throw new Error(source.error);
  plugin = source.value.package;
  workshop = await checkoutWorkshop();
});

const COUNT = { run: { action: 'count' }, says: '1 1 1 1', list: ['☐ one of 0'] };
const TWICE = { ...COUNT, run: undefined, runs: [{ action: 'count' }, { action: 'count' }] };

function cases(all: readonly object[]): readonly ReadCase[] {
  return readCases('tests/a.json', JSON.stringify(all.map((one, at) => ({ case: `case ${at}`, ...one }))));
}

describe('many cases', { timeout: 60_000 }, () => {
  it('each have a plugin, a list and values in which nothing was left', async () => {
    const twice = { ...TWICE, says: '2 2 2 2', list: ['☐ one of 0', '☐ one of 1'] };
    const all = cases(Array.from({ length: 14 }, (_, at) => (at % 3 === 0 ? twice : COUNT)));
    const done = await runCases(plugin, all, workshop.sandboxes);
    expect(done.flatMap(({ name, lines }) => lines.map((text) => `${name}: ${text}`))).toEqual([]);
  });

  const SLOW = { ...COUNT, run: { action: 'compute' } };

  it('are told of in their order, whichever is through first', async () => {
    const all = cases([SLOW, ...Array.from({ length: 12 }, () => COUNT), SLOW]);
    const told: string[] = [];
    const done = await runCases(plugin, all, workshop.sandboxes, ({ name }) => told.push(name));
    expect(done.map(({ passed }) => passed)).toEqual(all.map(() => true));
    expect(told).toEqual(all.map(({ name }) => name));
  });

  it('are told of before the last is through', async () => {
    const at: number[] = [];
    await runCases(plugin, cases([COUNT, SLOW]), workshop.sandboxes, () => at.push(performance.now()));
    const [first = 0, last = 0] = at;
    // It computes for a tenth of a second.
    expect(last - first).toBeGreaterThan(10);
  });

  it('have as many benches as pay, and as there are cores for', () => {
    expect([1, 12, 13, 200].map((n) => benchesFor(n, 8, true))).toEqual([1, 1, 2, 4]);
    expect([1, 2, 3].map((cores) => benchesFor(200, cores, true))).toEqual([1, 2, 3]);
    // Where the system does not tell a thread's own time, none may have to wait for a core.
    expect([1, 2, 3].map((cores) => benchesFor(200, cores, false))).toEqual([1, 1, 2]);
  });
});
