import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_COMMANDS, withCommand } from './command-memory';

describe('commands that are kept', () => {
  it('are there once, the newest last', () => {
    expect(withCommand(['a', 'b', 'c'], 'a')).toEqual(['b', 'c', 'a']);
  });

  it.each([
    'plugin config jira-sync token=hunter2',
    ' plugin  config "jira-sync" \'token=hunter2\'',
    'plugin config jira-sync\ttoken=hunter2',
    '',
    '  ',
    `add ${'x'.repeat(2_000)}`,
  ])('are not %j', (line) => {
    expect(withCommand(['a'], line)).toEqual(['a']);
  });

  it.each(['plugin config jira-sync', 'add a = b', 'filter due:today'])('are %j too', (line) => {
    expect(withCommand([], line)).toEqual([line]);
  });

  it('are never more than a hundred, never twice, and never one with a value of a setting', () => {
    const line = fc.oneof(fc.constantFrom('backup', 'plugin config a b=c', ' '), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 300 }), (lines) => {
        const kept = lines.reduce<readonly string[]>(withCommand, []);
        expect(kept.length).toBeLessThanOrEqual(KEPT_COMMANDS);
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept).not.toContain('plugin config a b=c');
        const last = lines.findLast((each) => withCommand([], each).length > 0);
        expect(kept.at(-1)).toBe(last);
      }),
    );
  });
});
