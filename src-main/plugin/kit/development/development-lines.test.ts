import { describe, expect, it } from 'vitest';
import { playedTime } from '../../testing/played-time';
import { DevelopmentLines, KEPT_LINES, LINES_AT_ONCE } from './development-lines';

function told(count = 0) {
  const time = playedTime('2026-01-31T12:00:00.000Z');
  const lines = new DevelopmentLines({ time, zone: () => 'Europe/Berlin' });
  for (let at = 1; at <= count; at += 1) lines.add(`line ${at}`);
  return { time, lines };
}

const texts = (found: { readonly lines: readonly { readonly text: string }[] }) =>
  found.lines.map(({ text }) => text);

describe('lines of a development', () => {
  it('have the time of the user’s zone, and those that belong to them stand below', () => {
    const { lines } = told();
    lines.add('not built', 'error', [{ text: 'plugin.ts:12: no', tone: 'error' }]);
    expect(lines.after(0)).toEqual({
      lines: [
        { text: '13:00:00 not built', tone: 'error' },
        { text: '         plugin.ts:12: no', tone: 'error' },
      ],
      last: 2,
    });
  });

  it('name the day when it is another one', () => {
    const { lines, time } = told(1);
    time.setClock('2026-02-01T08:00:00.000Z');
    lines.add('next');
    expect(texts(lines.after(1))).toEqual(['2026-02-01', '09:00:00 next']);
  });

  it('are given out in order, some at once, none twice', () => {
    const { lines } = told(LINES_AT_ONCE + 3);
    const first = lines.after(0);
    const second = lines.after(first.last);
    expect([first.last, second.last]).toEqual([LINES_AT_ONCE, LINES_AT_ONCE + 3]);
    expect(texts(second)[0]).toContain(`line ${LINES_AT_ONCE + 1}`);
    expect(lines.after(second.last)).toEqual({ lines: [], last: LINES_AT_ONCE + 3 });
  });

  it('are bounded, and whoever is slow is told how many are gone', () => {
    const { lines } = told(KEPT_LINES * 2 + 5);
    const found = lines.after(0);
    expect(texts(found)[0]).toBe(`… ${KEPT_LINES} lines are not kept any more`);
    expect(texts(found)[1]).toContain(`line ${KEPT_LINES + 1}`);
    expect(found.last).toBe(KEPT_LINES + LINES_AT_ONCE);
    // Watched anew since: what is numbered so was told by another one.
    expect(lines.after(9_999_999)).toEqual(found);
    expect(lines.latest(2).map(({ text }) => text.slice(9))).toEqual([
      `line ${KEPT_LINES * 2 + 4}`,
      `line ${KEPT_LINES * 2 + 5}`,
    ]);
  });

  it('are waited for until one comes, and no longer than was said', async () => {
    const { lines, time } = told(1);
    await lines.waitFor(0, 5_000);
    const coming = lines.waitFor(1, 5_000);
    lines.add('two');
    await coming;
    const none = lines.waitFor(2, 5_000);
    await time.advance(5_000);
    await none;
    expect(time.timers()).toBe(0);
  });

  it('are bounded in length and have no terminal sequences', () => {
    const { lines } = told();
    lines.add(`\u001b[2J${'x'.repeat(5_000)}`);
    const [text = ''] = texts(lines.after(0));
    expect(text).not.toContain('\u001b');
    expect([...text]).toHaveLength(1_000);
  });
});
