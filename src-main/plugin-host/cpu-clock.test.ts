import { describe, expect, it } from 'vitest';
import { CLOCK_BYTES, CpuClock } from './cpu-clock';

/** A clock, the host's view of it, and the time that both go by. */
function clocks() {
  let ms = 1_000;
  const memory = new SharedArrayBuffer(CLOCK_BYTES);
  const now = () => BigInt(ms) * 1_000_000n;
  let computed: number | undefined;
  const pass = (more: number) => {
    ms += more;
  };
  /** What the system says that the thread has computed, in ms. */
  const compute = (more: number) => {
    computed = (computed ?? 0) + more;
  };
  const sources = {
    now,
    thread: () => 7,
    cpuOf: () => () => (computed === undefined ? undefined : BigInt(computed) * 1_000_000n),
  };
  const worker = new CpuClock(memory, sources);
  worker.claim();
  return { worker, host: new CpuClock(memory, sources), pass, compute };
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

  it('counts what a thread has computed and not what it waited for its turn, where the system tells', () => {
    const { worker, host, pass, compute } = clocks();
    compute(500);
    worker.start();
    pass(1_000);
    compute(40);
    expect(host.usedMs()).toBe(40);
    expect(worker.usedMs()).toBe(40);
  });

  it('counts no waiting for the host as computing, whatever the system tells', () => {
    const { worker, host, pass, compute } = clocks();
    compute(0);
    worker.start();
    pass(30);
    worker.hold();
    pass(1_000);
    worker.resume();
    compute(90);
    expect(host.usedMs()).toBe(30);
  });
});
