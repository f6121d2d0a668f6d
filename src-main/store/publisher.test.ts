import { describe, expect, it } from 'vitest';
import { type Log, SILENT_LOG } from '../log';
import { Publisher } from './publisher';

interface Tick {
  readonly n: number;
}

describe('a publisher', () => {
  it('tells everybody who is subscribed, until they leave', () => {
    const ticks = new Publisher<Tick>('ticks', SILENT_LOG);
    const heard: string[] = [];
    const leave = ticks.subscribe(({ n }) => heard.push(`a${n}`));
    ticks.subscribe(({ n }) => heard.push(`b${n}`));
    ticks.publish({ n: 1 });
    leave();
    leave();
    ticks.publish({ n: 2 });
    expect(heard).toEqual(['a1', 'b1', 'b2']);
  });

  it('keeps the order when a subscriber publishes', () => {
    const ticks = new Publisher<Tick>('ticks', SILENT_LOG);
    const heard: number[] = [];
    ticks.subscribe(({ n }) => {
      if (n < 3) ticks.publish({ n: n + 1 });
    });
    ticks.subscribe(({ n }) => heard.push(n));
    ticks.publish({ n: 1 });
    expect(heard).toEqual([1, 2, 3]);
  });

  it('logs a subscriber that fails, and goes on', () => {
    const logged: string[] = [];
    const log: Log = { ...SILENT_LOG, error: (message) => logged.push(message) };
    const ticks = new Publisher<Tick>('ticks', log);
    const heard: number[] = [];
    ticks.subscribe(() => {
      throw new Error('broken');
    });
    ticks.subscribe(({ n }) => heard.push(n));
    ticks.publish({ n: 1 });
    ticks.publish({ n: 2 });
    expect(heard).toEqual([1, 2]);
    expect(logged).toEqual(['a subscriber to ticks failed', 'a subscriber to ticks failed']);
  });

  it('tells nobody after it was disposed of', () => {
    const ticks = new Publisher<Tick>('ticks', SILENT_LOG);
    ticks.subscribe(() => {
      throw new Error('told');
    });
    ticks.dispose();
    expect(() => ticks.publish({ n: 1 })).not.toThrow();
  });
});
