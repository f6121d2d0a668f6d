/** A new instance in the thread of the one before: nothing of that is left, and it is held to limits of its own. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type { LoadRequest, PluginRuntime } from '../plugin/plugin-runtime';
import { MAX_INSTANCES } from './sandbox';
import { callRequest, loadRequest, MemoryLists, startRuntime } from './testing/start-runtime';

const KEPT = { keepsThread: true } as const;

async function opened(): Promise<PluginRuntime> {
  const runtime = await startRuntime();
  onTestFinished(() => runtime.dispose());
  return runtime;
}

async function load(runtime: PluginRuntime, code: string | Uint8Array, more: Partial<LoadRequest> = KEPT) {
  return runtime.load(loadRequest('p', code, more));
}

async function told(runtime: PluginRuntime, input: unknown = {}): Promise<string> {
  const result = await runtime.call(callRequest('p', input));
  return result.ok ? result.value.output : result.error.message;
}

/** Leaves all that a script can leave behind, and tells what it finds. */
const LEAVES = `
  const found = [typeof left, typeof [].left, typeof Math.left, typeof host.left, Object.isFrozen(Array), typeof JSON.parse];
  let calls = 0;
  exports.handle_action = () => {
    globalThis.left = Array.prototype.left = Math.left = 1;
    try { host.left = 1; } catch {}
    Object.freeze(Array);
    JSON.parse = null;
    calls += 1;
    return { found, calls };
  };`;

describe('a new instance in the same thread', () => {
  it('of a script finds nothing that the one before has left', async () => {
    const runtime = await opened();
    for (let at = 0; at < 3; at += 1) {
      expect(await load(runtime, LEAVES)).toMatchObject({ ok: true });
      expect(JSON.parse(await told(runtime))).toEqual({
        found: ['undefined', 'undefined', 'undefined', 'undefined', false, 'function'],
        calls: 1,
      });
      expect(JSON.parse(await told(runtime))).toMatchObject({ calls: 2 });
    }
  });

  it('of a module has a memory and variables of its own', async () => {
    const runtime = await opened();
    const remembers = buildWat(fixturePath('remembers.wat'));
    for (let at = 0; at < 3; at += 1) {
      await load(runtime, remembers);
      expect([await told(runtime, 'abc'), await told(runtime, 'abc')]).toEqual(['"', '"a']);
    }
  });

  it('is of the code that was given last', async () => {
    const runtime = await opened();
    await load(runtime, 'exports.handle_action = () => "one";');
    await load(runtime, 'exports.handle_action = () => "two"; exports.on_tick = () => null;');
    expect(await told(runtime)).toBe('"two"');
    await load(runtime, buildWat(fixturePath('echo.wat')));
    expect(await told(runtime, 'of another kind')).toContain('of another kind');
  });

  it('is held to its own limits, and starts with its own counts', async () => {
    const runtime = await opened();
    const lines: string[] = [];
    runtime.onLog(({ message }) => lines.push(message));
    const logs = `exports.handle_action = () => { for (let at = 0; at < 3; at += 1) console.log('line ' + at); return ''; };`;
    const few = { ...KEPT, limits: { ...DEFAULT_LIMITS, logLinesPerSecond: 2 } };
    for (const more of [few, few, KEPT]) {
      await load(runtime, logs, more);
      await told(runtime);
    }
    const two = ['line 0', 'line 1', '… 1 line dropped'];
    expect(lines).toEqual([...two, ...two, 'line 0', 'line 1', 'line 2']);
    const asks = `exports.handle_action = () => JSON.stringify(host.query_todos({}));`;
    await load(runtime, asks, { ...KEPT, limits: { ...DEFAULT_LIMITS, hostCalls: 0 } });
    expect(await told(runtime)).toContain('more than 0 times');
  });

  it('comes in a new thread after one that was lost, or that would not load', async () => {
    const runtime = await opened();
    await load(runtime, 'exports.handle_action = () => { for (;;) {} };');
    const hung = await runtime.call(callRequest('p', {}, { cpuMs: 50 }));
    expect(hung).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    expect(await load(runtime, 'throw new Error("not today");')).toMatchObject({ ok: false });
    expect(await load(runtime, LEAVES)).toMatchObject({ ok: true });
    expect(JSON.parse(await told(runtime))).toMatchObject({ calls: 1 });
  });

  it.each([
    ['a trap', 'traps.wat'],
    ['all its memory taken', 'eats-memory.wat'],
    ['all its stack used', 'recurses.wat'],
  ])('comes in a new thread after %s, and is all it may be', async (_, file) => {
    const runtime = await opened();
    const bytes = buildWat(fixturePath(file));
    for (let at = 0; at < 2; at += 1) {
      expect(await load(runtime, bytes)).toMatchObject({ ok: true });
      const broke = await runtime.call(callRequest('p', {}));
      expect(broke).toMatchObject({ ok: false, error: { kind: expect.not.stringContaining('plugin') } });
    }
    const remembers = buildWat(fixturePath('remembers.wat'));
    await load(runtime, remembers);
    expect([await told(runtime, 'abc'), await told(runtime, 'abc')]).toEqual(['"', '"a']);
  });

  it('is told of nobody as lost, and reads what is stored for it', async () => {
    const runtime = await startRuntime(new MemoryLists());
    onTestFinished(() => runtime.dispose());
    const lost: string[] = [];
    runtime.onLost((plugin) => lost.push(plugin));
    const reads = `exports.handle_action = () => String(host.get_metadata({ key: 'k' }));`;
    await load(runtime, reads, { ...KEPT, metadata: [{ todoId: null, key: 'k', value: 'one' }] });
    expect(await told(runtime)).toBe('"one"');
    await load(runtime, reads);
    expect(await told(runtime)).toBe('"null"');
    expect(lost).toEqual([]);
  });

  it('is made so often and no more', { timeout: 60_000 }, async () => {
    const runtime = await opened();
    for (let at = 0; at < MAX_INSTANCES + 2; at += 1)
      expect(await load(runtime, 'exports.handle_action = () => "here";')).toMatchObject({ ok: true });
    expect(await told(runtime)).toBe('"here"');
  });
});
