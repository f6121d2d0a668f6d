import { describe, expect, it } from 'vitest';
import { CLOCK_BYTES, CpuClock } from './cpu-clock';

/** A clock, the host's view of it, and the time that both go by. */
function clocks() {
  let ms = 1_000;
  const memory = new SharedArrayBuffer(CLOCK_BYTES);
  const now = () => BigInt(ms) * 1_000_000n;
  const pass = (more: number) => {
    ms += more;
  };
  return { worker: new CpuClock(memory, now), host: new CpuClock(memory, now), pass };
}

describe('the clock of computing', () => {
  it('runs from its start to its stop', () => {
    const { worker, host, pass } = clocks();
    pass(5);
    expect(host.usedMs()).toBe(0);
    worker.start();
    pass(7);
    expect(host.usedMs()).toBe(7);
    worker.stop();
    expect(host.usedMs()).toBe(0);
  });

  it('stands while the host is asked', () => {
    const { worker, host, pass } = clocks();
    worker.start();
    pass(2);
    worker.hold();
    pass(100);
    expect(host.usedMs()).toBe(2);
    worker.resume();
    pass(3);
    expect(host.usedMs()).toBe(5);
  });

  it('starts from zero again', () => {
    const { worker, host, pass } = clocks();
    worker.start();
    pass(9);
    worker.hold();
    worker.start();
    pass(1);
    expect(host.usedMs()).toBe(1);
  });
});
