import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../lib/text-width';
import { limitLines, type Usage } from './limit-lines';

const USAGE: Usage = {
  memoryBytes: 2_097_152,
  memoryLimitBytes: 16_777_216,
  storedBytes: 0,
  storedLimitBytes: 1_048_576,
  p95Ms: 9.2,
  wallLimitMs: 30_000,
  failures: 1,
  failuresLimit: 3,
};
const texts = (rest: Partial<Usage> = {}) => limitLines({ ...USAGE, ...rest }).map(({ text }) => text);

describe('what a plugin uses of its limits', () => {
  it('is drawn against each of them', () => {
    expect(texts()).toEqual([
      '  memory █░░░░░ 2.1 MB of 16.8 MB',
      '  stored ░░░░░░ 0 B of 1.0 MB',
      '  p95    █░░░░░ 9 ms of 30 s',
      '  failed ██░░░░ 1 of 3 in a row',
    ]);
  });

  it('is marked by a sign and a tone when it is nearly all', () => {
    const [memory, stored] = limitLines({ ...USAGE, storedBytes: 1_000_000 });
    expect(stored).toEqual({ text: '! stored █████░ 1.0 MB of 1.0 MB', tone: 'warning' });
    expect(memory?.tone).toBe('text');
    expect(texts({ failures: 3 })[3]).toBe('! failed ██████ 3 of 3 in a row');
  });

  it('has no times before the first run', () => {
    expect(texts({ p95Ms: null })).toHaveLength(3);
    expect(texts({ p95Ms: 0.3, wallLimitMs: 1_500 })[2]).toBe('  p95    █░░░░░ <1 ms of 1.5 s');
  });

  it('fits on the smallest page, and is full only at its limit', () => {
    const bytes = fc.integer({ min: 0, max: 64 * 1024 * 1024 });
    fc.assert(
      fc.property(bytes, bytes, fc.integer({ min: 0, max: 2 }), (memoryBytes, storedBytes, failures) => {
        const lines = texts({ memoryBytes, storedBytes, failures });
        expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(34);
        expect(lines[0]?.includes('██████')).toBe(memoryBytes >= USAGE.memoryLimitBytes);
      }),
    );
  });
});
