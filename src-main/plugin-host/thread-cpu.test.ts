import { describe, expect, it } from 'vitest';
import { threadCpu, threadNumber } from './thread-cpu';

describe('the time of a thread', () => {
  it.skipIf(process.platform !== 'linux')(
    'grows while it computes, and hardly while it sleeps (Linux only)',
    () => {
      const read = threadCpu(threadNumber() ?? 0);
      const before = read() ?? -1n;
      const until = process.cpuUsage().user + 60_000;
      let sum = 0;
      while (process.cpuUsage().user < until) sum += 1;
      const computed = (read() ?? -1n) - before;
      expect(sum).toBeGreaterThan(0);
      expect(Number(computed)).toBeGreaterThan(20_000_000);
      const asleep = read() ?? -1n;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      expect(Number((read() ?? -1n) - asleep)).toBeLessThan(25_000_000);
    },
  );

  it('is not known of a thread that is not there', () => {
    expect(threadCpu(2 ** 30)()).toBeUndefined();
  });
});
