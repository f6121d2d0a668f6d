import { describe, expect, it, onTestFinished } from 'vitest';
import { callRequest, loadRequest, startRuntime } from './testing/start-runtime';
import { TouchedMemory, touchedBytes } from './touched-bytes';

describe('what was touched of a memory', () => {
  it('ends behind the last word that is not zero', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const bytes = new Uint8Array(memory.buffer);
    expect(touchedBytes(memory.buffer)).toBe(0);
    bytes[1_001] = 1;
    expect(touchedBytes(memory.buffer)).toBe(1_008);
    bytes[65_535] = 1;
    expect(touchedBytes(memory.buffer)).toBe(65_536);
  });

  it('is looked at four times a second at most', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const touched = new TouchedMemory(memory, 1_000);
    const bytes = new Uint8Array(memory.buffer);
    expect(touched.bytes(0)).toBe(0);
    bytes[1_999] = 1;
    expect(touched.bytes(249)).toBe(0);
    expect(touched.bytes(250)).toBe(1_000);
    bytes[2_999] = 1;
    expect(touched.bytes(251)).toBe(1_000);
    expect(touched.bytes(251, true)).toBe(2_000);
  });
});

describe('a script', () => {
  it('is said to hold what it holds, strings too, and not what its engine took beforehand', async () => {
    const runtime = await startRuntime();
    onTestFinished(() => runtime.dispose());
    const holds = `const kept = [];
      exports.handle_action = ({ more }) => {
        for (let at = 0; at < more; at += 1) kept.push('x'.repeat(1_000) + at);
      };`;
    const loaded = await runtime.load(loadRequest('holds', holds, { exports: ['handle_action'] }));
    expect(loaded.ok).toBe(true);
    const heldAfter = async (more: number) => {
      const result = await runtime.call(callRequest('holds', { more }));
      return result.ok ? result.value.memoryBytes : Number.NaN;
    };
    expect(await heldAfter(0)).toBeGreaterThan(10_000);
    expect(await heldAfter(0)).toBeLessThan(700_000);
    const measured = await runtime.call(callRequest('holds', { more: 3_000 }, { measures: true }));
    expect(measured.ok && measured.value.memoryBytes).toBeGreaterThan(3_000_000);
    await heldAfter(1_000);
    // The measure may be a quarter of a second old.
    await expect.poll(() => heldAfter(0)).toBeGreaterThan(4_000_000);
    expect(await heldAfter(0)).toBeLessThan(6_000_000);
  });
});
