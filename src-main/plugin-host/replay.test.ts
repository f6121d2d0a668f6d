import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fixturePath } from '../../plugins/fixtures/build-wat';
import type { CallAnswer, CallRequest } from '../plugin/plugin-runtime';
import {
  CHANCE,
  callRequest,
  loadRequest,
  MemoryLists,
  makeTodo,
  startRuntime,
  TODAYS_LIST,
} from './testing/start-runtime';

const script = readFileSync(fixturePath('takes-chances.js'), 'utf8');
const lists = new MemoryLists();
lists.set(TODAYS_LIST, [makeTodo(1)]);
let secrets = 0;
const runtime = await startRuntime(lists, {
  outside: async () => {
    secrets += 1;
    return JSON.stringify({ ok: `secret ${secrets}` });
  },
});
afterAll(() => runtime.dispose());

async function fresh(seed = CHANCE.seed): Promise<void> {
  const result = await runtime.load(loadRequest('chances', script, { chance: { ...CHANCE, seed } }));
  if (!result.ok) throw new Error(result.error.message);
}

async function run(steps: readonly string[], more: Partial<CallRequest> = {}): Promise<CallAnswer> {
  const result = await runtime.call(callRequest('chances', { steps }, more));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const outputOf = async (steps: readonly string[], more: Partial<CallRequest> = {}) =>
  JSON.parse((await run(steps, more)).output);

describe('the time and chance of a script', () => {
  it('are what it was given: the clock stands still, in UTC, however it is asked', async () => {
    await fresh();
    const iso = '2026-01-30T08:30:00.000Z';
    const text = 'Fri Jan 30 2026 08:30:00 GMT+0000 (UTC)';
    const steps = ['now', 'new', 'subclass', 'constructor', 'text', 'zone', 'now'];
    const { nowMs } = CHANCE;
    expect(await outputOf(steps)).toEqual([
      ...[nowMs, iso, nowMs, nowMs],
      expect.stringContaining(text.slice(0, 33)),
      expect.stringContaining('Fri Jan 30 2026 00:00:00 GMT+0000'),
      nowMs,
    ]);
    const later = { ...CHANCE, nowMs: nowMs + 60_000 };
    expect(await outputOf(['now', 'new'], { chance: later })).toEqual([
      later.nowMs,
      '2026-01-30T08:31:00.000Z',
    ]);
  });

  it('are there while its own text is evaluated, and come from the load then', async () => {
    await fresh(1);
    const [[at, first]] = await outputOf(['born']);
    await fresh(2);
    const [[, second]] = await outputOf(['born']);
    await fresh(1);
    const [[, again]] = await outputOf(['born']);
    expect(at).toBe(CHANCE.nowMs);
    expect(second).not.toBe(first);
    expect(again).toBe(first);
  });

  it('the numbers lie in [0, 1), differ, and are spread evenly', async () => {
    await fresh();
    const numbers: number[] = await outputOf(Array.from({ length: 10_000 }, () => 'random'));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(new Set(numbers).size).toBe(numbers.length);
    const tenths = Array.from(
      { length: 10 },
      (_, n) => numbers.filter((x) => Math.floor(x * 10) === n).length,
    );
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1_150);
  });
});

describe('the record of a run', () => {
  it('has every host call in order but log, and counts them all', async () => {
    await fresh();
    const { hostCalls, trace, memoryBytes } = await run(['log', 'todos', 'refused', 'token', 'log']);
    expect(trace?.map(({ name, input }) => [name, input])).toEqual([
      ['query_todos', '{}'],
      ['get_todo', '{"id":"first"}'],
      ['get_secret', '{"name":"token"}'],
    ]);
    expect(trace?.[0]?.answer).toContain('todo 1');
    expect(hostCalls).toEqual([
      { name: 'query_todos', count: 1, refused: 0 },
      { name: 'get_todo', count: 1, refused: 1 },
      { name: 'get_secret', count: 1, refused: 0 },
    ]);
    expect(memoryBytes).toBeGreaterThan(10_000);
  });

  it('is begun anew with each call', async () => {
    await fresh();
    await run(['todos']);
    expect(await run(['now'])).toMatchObject({ hostCalls: [], trace: [] });
  });

  it('is none when it is too much to keep; the counts stay', async () => {
    await fresh();
    const call = (times: number) =>
      runtime.call(callRequest('chances', { times }, { export: 'generate', cpuMs: 5_000 }));
    const little = await call(1_000);
    expect(little.ok && little.value.trace).toHaveLength(1_000);
    expect(await call(9_000)).toMatchObject({
      ok: true,
      value: { trace: null, hostCalls: [{ name: 'get_metadata', count: 9_000, refused: 0 }] },
    });
  });
});

describe('a replay', () => {
  it('law: answers the same, byte for byte, whatever has changed since, and asks nobody', async () => {
    const step = fc.constantFrom(
      ...['now', 'new', 'text', 'random', 'born', 'todos', 'log', 'refused', 'token', 'other'],
    );
    const chance = fc.record({ nowMs: fc.nat(4_000_000_000_000), seed: fc.nat(0xffffffff) });
    const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), chance, async (steps, at) => {
      await fresh(at.seed);
      const recorded = await run(steps, { chance: at });
      lists.revision += 1;
      lists.set(TODAYS_LIST, [makeTodo(lists.revision)]);
      await fresh(at.seed);
      const [listsAsked, secretsAsked] = [lists.asked.length, secrets];
      const { trace } = recorded;
      if (!trace) throw new Error('nothing was recorded');
      const played = await run(steps, { chance: at, replay: trace });
      expect(played.output).toBe(recorded.output);
      expect(played.trace).toEqual(trace);
      expect(played.hostCalls).toEqual(recorded.hostCalls);
      expect([lists.asked.length, secrets]).toEqual([listsAsked, secretsAsked]);
    });
    // A load each: some 0.2 s a run.
    await fc.assert(property, { numRuns: 12 });
  }, 60_000);

  it('may run under a name of its own, beside the plugin, and log', async () => {
    const name = 'replay 00000000-0000-4000-8000-000000000001';
    await runtime.load(loadRequest(name, script));
    expect(await runtime.call(callRequest(name, { steps: ['log'] }, { replay: [] }))).toMatchObject({
      ok: true,
      value: { output: '[null]' },
    });
    await runtime.unload(name);
  });

  it('that asks something else than was recorded is refused from there on, and shows that it differs', async () => {
    await fresh();
    const { trace } = await run(['token', 'other']);
    if (!trace) throw new Error('nothing was recorded');
    const other = await runtime.call(
      callRequest('chances', { steps: ['other', 'token'] }, { replay: trace }),
    );
    expect(other).toMatchObject({ ok: false, error: { kind: 'plugin' } });
    expect(other.ok ? '' : other.error.message).toContain('the recording has no answer to this');
    // More than was recorded, too.
    const more = await runtime.call(
      callRequest('chances', { steps: ['token', 'other', 'token'] }, { replay: trace }),
    );
    expect(more.ok ? '' : more.error.message).toContain('the recording has no answer to this');
  });
});
