import { describe, expect, it } from 'vitest';
import { ConsentDesk, type DialogAnswer } from './consent';

/** A user who answers each dialog after a time, and a clock that knows only that. */
function desk(answers: readonly (readonly [answer: DialogAnswer, afterMs: number])[], armingMs = 1_000) {
  const left = [...answers];
  const log: string[] = [];
  let clock = 0;
  const made = new ConsentDesk({
    armingMs,
    nowMs: () => clock,
    dialog: async ({ message }) => {
      log.push(`asks ${message}`);
      await Promise.resolve();
      const [answer, afterMs] = left.shift() ?? ['deny', 0];
      clock += afterMs;
      log.push(`${answer} ${message}`);
      return answer;
    },
  });
  return { log, ask: (message: string) => made.ask(message, { message, detail: '' }) };
}

describe('consent', () => {
  it('an Allow in the first second does not count: the question comes again', async () => {
    const { ask, log } = desk([
      ['allow', 10],
      ['allow', 999],
      ['allow', 1_000],
    ]);
    expect(await ask('a')).toBe('allowed');
    expect(log).toHaveLength(6);
  });

  it('a key that is held down gets nothing', async () => {
    const { ask } = desk(Array.from({ length: 50 }, () => ['allow', 10] as const));
    expect(await ask('a')).toBe('unasked');
  });

  it('a no counts at once, and so does nobody', async () => {
    const { ask } = desk([
      ['deny', 0],
      ['no_window', 0],
    ]);
    expect(await ask('a')).toBe('denied');
    expect(await ask('b')).toBe('unasked');
  });

  it('no wait when there is none', async () => {
    expect(await desk([['allow', 0]], 0).ask('a')).toBe('allowed');
  });

  it('a hundred requests make one queue, and the same one is asked once', async () => {
    const { ask, log } = desk(Array.from({ length: 100 }, () => ['allow', 2_000] as const));
    const answers = Array.from({ length: 100 }, (_, i) => ask(`q${i % 10}`));
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['allowed']));
    expect(log).toHaveLength(20);
    expect(log.slice(0, 4)).toEqual(['asks q0', 'allow q0', 'asks q1', 'allow q1']);
    expect(await ask('q0')).toBe('allowed');
    expect(log).toHaveLength(22);
  });

  it('a dialog that breaks does not block the next', async () => {
    let broken = true;
    const made = new ConsentDesk({
      armingMs: 0,
      nowMs: () => 0,
      dialog: async () => {
        if (!broken) return 'allow';
        broken = false;
        throw new Error('no display');
      },
    });
    const question = { message: '', detail: '' };
    await expect(made.ask('a', question)).rejects.toThrow('no display');
    expect(await made.ask('a', question)).toBe('allowed');
  });
});
