import { describe, expect, it } from 'vitest';
import { ConsentDesk, type DialogAnswer, type DialogRequest } from './consent';

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
      await new Promise((resolve) => setImmediate(resolve));
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
    expect(await ask('b')).toBe('nobody');
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

/** A desk whose dialogs the test answers by their message. */
function talk(answerTo: (message: string, request: DialogRequest) => DialogAnswer | Promise<DialogAnswer>) {
  const asked: DialogRequest[] = [];
  let open = 0;
  const made = new ConsentDesk({
    armingMs: 0,
    nowMs: () => 0,
    dialog: async (request) => {
      asked.push(request);
      open += 1;
      expect(open).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      const answer = await answerTo(request.message, request);
      open -= 1;
      return answer;
    },
  });
  const ask = (name: string, lines: readonly string[] = ['• connect']) =>
    made.ask(name, { message: name, detail: '' }, { shared: { title: name, lines } });
  return { made, asked, ask, messages: () => asked.map(({ message }) => message) };
}

describe('requests that come together', () => {
  it('make one prompt that lists them all', async () => {
    const { ask, asked } = talk(() => 'allow');
    expect(await Promise.all(['a', 'b', 'c'].map((name) => ask(name)))).toEqual(Array(3).fill('allowed'));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      message: '3 plugins want to:',
      detail: expect.stringContaining('a\n• connect\n\nb\n• connect\n\nc\n• connect\n\n'),
      buttons: ['Deny all', 'Allow all', 'One by one'],
    });
  });

  it('can be denied as one, and with nobody there are asked another time', async () => {
    const denying = talk(() => 'deny');
    expect(await Promise.all([denying.ask('a'), denying.ask('b')])).toEqual(['denied', 'denied']);
    const alone = talk(() => 'no_window');
    expect(await Promise.all([alone.ask('a'), alone.ask('b')])).toEqual(['nobody', 'nobody']);
  });

  it('can be looked at one by one', async () => {
    const { ask, messages } = talk((message) =>
      message === 'b' ? 'allow' : /want/.test(message) ? 'each' : 'deny',
    );
    expect(await Promise.all(['a', 'b', 'c'].map((name) => ask(name)))).toEqual([
      'denied',
      'allowed',
      'denied',
    ]);
    expect(messages()).toEqual(['3 plugins want to:', 'a', 'b', 'c']);
  });

  it('are asked one by one when they are many, or long', async () => {
    const many = talk(() => 'allow');
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => many.ask(name)));
    expect(many.messages()).toEqual(['a', 'b', 'c', 'd', 'e']);
    const long = talk(() => 'allow');
    await Promise.all(['a', 'b'].map((name) => long.ask(name, Array(16).fill('• line'))));
    expect(long.messages()).toEqual(['a', 'b']);
    const wide = talk(() => 'allow');
    await Promise.all(['a', 'b'].map((name) => wide.ask(name, ['x'.repeat(1_500)])));
    expect(wide.messages()).toEqual(['a', 'b']);
  });

  it('those that come while a dialog is open wait for it and then come together', async () => {
    const late: Promise<unknown>[] = [];
    const { ask, messages } = talk((message) => {
      if (message === 'a') late.push(ask('b'), ask('c'));
      return 'allow';
    });
    await ask('a');
    await Promise.all(late);
    expect(messages()).toEqual(['a', '2 plugins want to:']);
  });

  it('a hundred are one dialog at a time', async () => {
    const { ask, asked } = talk(() => 'allow');
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => ask(`q${i}`)));
    expect(new Set(answers)).toEqual(new Set(['allowed']));
    expect(asked).toHaveLength(100);
  });

  it('a yes to all in the first second does not count either', async () => {
    let clock = 0;
    let shows = 0;
    const made = new ConsentDesk({
      armingMs: 1_000,
      nowMs: () => clock,
      dialog: async () => {
        shows += 1;
        clock += shows === 1 ? 10 : 1_500;
        return 'allow';
      },
    });
    const shared = { title: '', lines: [] };
    const question = { message: '', detail: '' };
    await Promise.all(['a', 'b'].map((name) => made.ask(name, question, { shared })));
    expect(shows).toBe(2);
  });

  it('a dialog that breaks is an error for each of them, and for nobody after', async () => {
    let broken = true;
    const { ask } = talk(() => {
      if (!broken) return 'allow';
      broken = false;
      throw new Error('no display');
    });
    const answers = await Promise.allSettled([ask('a'), ask('b')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('a question', () => {
  it('that waits behind a window that cannot be seen is armed when it is seen', async () => {
    let clock = 0;
    const answers: DialogAnswer[] = ['allow', 'deny'];
    const made = new ConsentDesk({
      armingMs: 1_000,
      nowMs: () => clock,
      dialog: async ({ shown }) => {
        clock += 60_000;
        shown?.();
        clock += 10;
        return answers.shift() ?? 'deny';
      },
    });
    expect(await made.ask('a', { message: '', detail: '' })).toBe('denied');
  });

  it('that is withdrawn before its turn is never shown', async () => {
    const { made, ask, messages } = talk(() => 'allow');
    const run = new AbortController();
    const first = ask('a');
    const second = made.ask('b', { message: 'b', detail: '' }, { signal: run.signal });
    run.abort();
    expect(await Promise.all([first, second])).toEqual(['allowed', 'unasked']);
    expect(messages()).toEqual(['a']);
  });

  it('that is withdrawn while it is shown has no answer', async () => {
    const run = new AbortController();
    const { made } = talk(() => {
      run.abort();
      return 'allow';
    });
    expect(await made.ask('b', { message: 'b', detail: '' }, { signal: run.signal })).toBe('unasked');
  });
});
