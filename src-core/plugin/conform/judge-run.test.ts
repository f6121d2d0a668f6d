/** How one call is judged: what came of it, what it was given, and the verdict. */
import { describe, expect, it } from 'vitest';
import { type Given, judgeRun, type Took } from './judge-run';

const WELL: Took = { failure: null, refusal: null, unread: null };

function level(took: Partial<Took>, given: Partial<Given> = {}): string {
  return judgeRun({ ...WELL, ...took }, { export: 'on_tick', about: 'input', ...given }).level;
}

const reported = (message: string) => ({
  failure: { kind: 'plugin', message: `The plugin reported: ${message}` },
});
const refused = (reason: string, namesNoTodo = false) => ({ refusal: { reason, namesNoTodo } });

describe('a call', () => {
  it('passes when it came to something', () => {
    expect(judgeRun(WELL, { export: 'init', about: 'input' })).toEqual({ level: 'pass', came: '' });
  });

  it.each(['trap', 'timeout', 'limit', 'crash', 'load'])('is an error when it ends in %s', (kind) => {
    const failure = { kind, message: 'over' };
    expect(level({ failure })).toBe('error');
    expect(level({ failure }, { about: 'outside', export: 'handle_action' })).toBe('error');
    expect(level({ failure }, { about: 'unknown', export: 'handle_action' })).toBe('error');
  });

  it('is an error when it breaks off by accident, whatever it was given', () => {
    for (const about of ['input', 'outside', 'unknown'] as const)
      expect(level(reported('TypeError: not a function'), { about, export: 'handle_action' })).toBe('error');
  });

  it('of an action that adds to a text without room is said, and no more: who pressed the key is told', () => {
    const long = refused(
      'command 1: update_todo: updates.content: Too big: expected string to have <=10000 characters',
    );
    const full = { isFull: true, export: 'handle_action' } as const;
    expect(level(long, full)).toBe('recommendation');
    expect(level(long, { ...full, export: 'on_todo_created' })).toBe('warning');
    expect(level(long, { export: 'handle_action' })).toBe('warning');
    expect(level(refused('command 1: update_todo: updates.due_date: Invalid'), full)).toBe('warning');
  });

  it('may report what it does not know', () => {
    expect(level(reported('there is no action x'), { about: 'unknown', export: 'handle_action' })).toBe(
      'pass',
    );
  });

  it('is a warning when a hook reports failure, for three in a row end a plugin', () => {
    const verdict = judgeRun({ ...WELL, ...reported('not now') }, { export: 'on_tick', about: 'outside' });
    expect(verdict).toMatchObject({ level: 'warning', came: expect.stringContaining('switched off') });
  });

  it('of somebody who waits may report what the world outside does', () => {
    expect(level(reported('not now'), { about: 'outside', export: 'handle_action' })).toBe('pass');
    expect(level(reported('not now'), { about: 'outside', export: 'generate' })).toBe('pass');
  });

  it('of an action had better say in a message what its input lacks; of a generator there is no other way', () => {
    expect(level(reported('nothing selected'), { export: 'handle_action' })).toBe('recommendation');
    expect(level(reported('say a ticket'), { export: 'generate' })).toBe('pass');
  });
});

describe('what a call returned', () => {
  it('is an error when it is no answer at all, and a warning when it would not be done', () => {
    expect(level(refused('returned something that is not JSON: x'))).toBe('error');
    expect(level(refused('did not return an object'))).toBe('error');
    expect(level(refused('command 1: there is no todo', true))).toBe('warning');
  });

  it('may be about a todo that went away meanwhile, and be wrong in nothing else', () => {
    expect(level(refused('command 1: there is no todo', true), { gone: true })).toBe('pass');
    expect(level(refused('command 1: text: Too big'), { gone: true })).toBe('warning');
  });

  it('is told in one line that steers no terminal', () => {
    const { came } = judgeRun(
      { ...WELL, ...reported(`\u001b[2J${'x'.repeat(2_000)}\nend`) },
      { export: 'on_tick', about: 'input' },
    );
    expect(came).not.toMatch(/\p{Cc}/u);
    expect(came.length).toBeLessThan(500);
  });
});

it('reading one page of several is no fault, and is mentioned', () => {
  expect(judgeRun({ ...WELL, unread: 'reads one page' }, { export: 'init', about: 'input' })).toEqual({
    level: 'recommendation',
    came: 'reads one page',
  });
});
