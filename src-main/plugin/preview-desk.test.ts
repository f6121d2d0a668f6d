import { describe, expect, it } from 'vitest';
import { PreviewDesk } from './preview-desk';

function open(hasWindow = true) {
  const pushed: string[] = [];
  let ids = 0;
  const desk = new PreviewDesk(
    {
      ask: ({ id, plugin }) => {
        if (hasWindow) pushed.push(`ask ${id} ${plugin}`);
        return hasWindow;
      },
      withdraw: (id) => pushed.push(`withdraw ${id}`),
    },
    () => String(++ids),
  );
  const ask = (plugin: string) => desk.ask({ plugin, trigger: 'go', todos: 1, rows: [] });
  return { desk, ask, pushed };
}

const TAKEN = { take: [0], always: false };
const NOTHING = { take: null, always: false };

describe('previews', () => {
  it('are asked one after the other, and answered by their id only', async () => {
    const { desk, ask, pushed } = open();
    const [first, second] = [ask('a'), ask('b')];
    expect(pushed).toEqual(['ask 1 a']);
    desk.answer('2', TAKEN);
    expect(desk.open?.id).toBe('1');
    desk.answer('1', TAKEN);
    expect(await first).toEqual(TAKEN);
    desk.answer('1', TAKEN);
    desk.answer('2', NOTHING);
    expect(await second).toEqual(NOTHING);
    expect(desk.open).toBeNull();
  });

  it('of a plugin that was stopped are taken back, shown or not', async () => {
    const { desk, ask, pushed } = open();
    const [first, other, second] = [ask('a'), ask('b'), ask('a')];
    desk.withdraw('a');
    expect([await first, await second]).toEqual([NOTHING, NOTHING]);
    expect(pushed).toEqual(['ask 1 a', 'withdraw 1', 'ask 2 b']);
    desk.answer('1', TAKEN);
    desk.withdraw();
    expect(await other).toEqual(NOTHING);
  });

  it('that nobody can see take nothing', async () => {
    const { ask } = open(false);
    expect([await ask('a'), await ask('b')]).toEqual([NOTHING, NOTHING]);
  });
});
