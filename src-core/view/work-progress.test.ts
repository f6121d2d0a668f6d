import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Work } from '../todo/days';
import { plainText } from './span';
import { statusBarOf } from './status-bar-view';
import { modelOf } from './testing/sample-model';
import { workProgress } from './work-progress';

const work = (done: number, total: number | null, title = 'Importing 古い.json'): Work => ({
  id: 'w',
  title,
  done,
  total,
  ended: false,
});
const said = (...all: readonly Work[]): string | null => {
  const line = workProgress(modelOf([], { work: all }));
  return line && plainText(line);
};

describe('long work in the status bar', () => {
  it.each([
    [0, '▕          ▏ 0%'],
    [45, '▕████▌     ▏ 45%'],
    [99, '▕█████████▉▏ 99%'],
    [100, '▕██████████▏ 100%'],
    [200, '▕██████████▏ 100%'],
  ])('%i of 100: %s', (done, bar) =>
    expect(said(work(done, 100))).toBe(`Importing 古い.json ${bar}  C-c cancel`),
  );

  it('counts what nobody knows the whole of, shows that something goes on, and names what else goes on', () => {
    expect(said(work(1200, null))).toBe('Importing 古い.json 1200 done  C-c cancel');
    expect(said(work(0, null), work(0, null))).toBe('Importing 古い.json ◐  and 1 more  C-c cancel');
    expect(said()).toBeNull();
  });

  it('stands where the place stood, and gives way to a message', () => {
    const shown = (status: boolean) => {
      const message = { level: 'info', text: 'a message', plugin: null, serial: 1 } as const;
      const model = modelOf([], { work: [work(1, 2)], status: status ? message : null });
      return statusBarOf(model).lines.map(plainText).join(' ');
    };
    expect(shown(false)).toContain('50%');
    expect(shown(true)).toContain('a message');
    expect(shown(true)).not.toContain('50%');
  });

  it('never grows beyond its columns, whatever is said of it', () => {
    fc.assert(
      fc.property(fc.double(), fc.option(fc.double()), fc.string(), (done, total, title) => {
        expect((said(work(done, total, title)) ?? '').length).toBeLessThan(120);
      }),
    );
  });
});
