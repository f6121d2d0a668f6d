import { describe, expect, it, vi } from 'vitest';
import { MAX_LARGE_HOST_INPUT_BYTES } from '../../src-core/plugin/host-function-names';
import type { OutsideCall } from '../plugin/plugin-runtime';
import { OutsideDesk } from './outside-desk';
import { MAX_OUTSIDE_ANSWER_BYTES, type MainAnswer, type OutsideMessage } from './protocol';
import { callRequest } from './testing/start-runtime';

const question: OutsideMessage = {
  type: 'outside',
  id: 5,
  plugin: 'hello',
  run: 'run-1',
  name: 'get_secret',
  input: '{"name":"token"}',
};
const call = callRequest('hello', {});

/** A desk whose answers the test gives. */
function desk() {
  const asked: OutsideCall[] = [];
  const signals: AbortSignal[] = [];
  const posted: MainAnswer[] = [];
  let answer: (text: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const made = new OutsideDesk(
    (one, signal) => {
      asked.push(one);
      signals.push(signal);
      return new Promise((resolve, reject) => {
        [answer, fail] = [resolve, reject];
      });
    },
    (message) => posted.push(message),
  );
  return {
    desk: made,
    asked,
    signals,
    posted,
    answer: (text: string) => answer(text),
    fail: (e: Error) => fail(e),
  };
}

describe('a question from a sandbox', () => {
  it('of a call under way is answered, by who may', async () => {
    const { desk: one, asked, posted, answer } = desk();
    one.begin(call);
    one.take(question);
    expect(asked).toEqual([{ plugin: 'hello', run: 'run-1', name: 'get_secret', input: '{"name":"token"}' }]);
    answer('{"ok":"abc"}');
    await vi.waitFor(() =>
      expect(posted).toEqual([{ type: 'outside_answer', id: 5, answer: '{"ok":"abc"}' }]),
    );
  });

  it.each([
    ['another plugin', { plugin: 'jira-sync' }],
    ['another run', { run: 'run-2' }],
    ['a name put together from both', { plugin: 'hello run-1', run: '' }],
  ])('in the name of %s is not asked of anybody', (_what, other) => {
    const { desk: one, asked, posted } = desk();
    one.begin(call);
    one.take({ ...question, ...other });
    expect([asked, posted]).toEqual([[], []]);
  });

  it('before, after, or during a replay of its call is not asked of anybody', () => {
    const { desk: one, asked } = desk();
    one.take(question);
    one.begin(call)();
    one.take(question);
    one.begin({ ...call, replay: [] });
    one.take(question);
    expect(asked).toEqual([]);
  });

  it('while another of the same call is open is not asked of anybody', async () => {
    const { desk: one, asked, posted, answer } = desk();
    one.begin(call);
    one.take(question);
    one.take({ ...question, id: 6 });
    expect(asked).toHaveLength(1);
    answer('{"ok":1}');
    await vi.waitFor(() => expect(posted).toHaveLength(1));
    one.take({ ...question, id: 7 });
    expect(asked).toHaveLength(2);
  });

  it('is given up when the call ends or its plugin is stopped, and an answer that comes later goes nowhere', async () => {
    for (const end of ['call', 'plugin'] as const) {
      const { desk: one, signals, posted, answer } = desk();
      const over = one.begin(call);
      one.take(question);
      expect(signals[0]?.aborted).toBe(false);
      one.stop('another');
      expect(signals[0]?.aborted).toBe(false);
      if (end === 'call') over();
      else one.stop('hello');
      expect(signals[0]?.aborted).toBe(true);
      answer('{"ok":1}');
      await new Promise(setImmediate);
      expect(posted).toEqual([]);
    }
  });

  it('that is too long is refused unread', async () => {
    const { desk: one, asked, posted } = desk();
    one.begin(call);
    one.take({ ...question, input: 'é'.repeat(MAX_LARGE_HOST_INPUT_BYTES - 1) });
    await vi.waitFor(() => expect(posted[0]).toMatchObject({ answer: expect.stringContaining('E_LIMIT') }));
    expect(asked).toEqual([]);
  });

  it('whose answer is too long, or fails against its promise, is refused as data', async () => {
    const { desk: one, posted, answer, fail } = desk();
    one.begin(call);
    one.take(question);
    answer('x'.repeat(MAX_OUTSIDE_ANSWER_BYTES + 1));
    await vi.waitFor(() => expect(posted[0]).toMatchObject({ answer: expect.stringContaining('E_LIMIT') }));
    one.take(question);
    fail(new Error('the password is hunter2'));
    await vi.waitFor(() =>
      expect(posted[1]).toMatchObject({
        answer: '{"error":{"code":"E_UNAVAILABLE","message":"the application could not answer"}}',
      }),
    );
  });
});
