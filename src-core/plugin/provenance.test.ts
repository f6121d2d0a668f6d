import { describe, expect, it } from 'vitest';
import type { Cause } from '../todo/cause';
import { noChanges } from '../todo/changes';
import { dateOf, idOf, parseRows } from '../todo/testing/list-notation';
import type { Todo } from '../todo/todo';
import { authorOf, deedsOf } from './provenance';

const [row] = parseRows(['A'], { recurrence: '+2d', reminder: '2026-01-31T08:00' });
if (!row) throw new Error('no row');
const user: Cause = { kind: 'user' };

const becoming = (more: Partial<Todo>) =>
  deedsOf({ ...noChanges, updated: [[row, { ...row, modifiedAt: 'later', ...more }]] }, user).map(
    ({ what }) => what,
  );

describe('what was done to a todo', () => {
  it.each<[Partial<Todo>, string]>([
    [{ state: 'done', completedAt: 'now' }, 'state [ ] → [x]'],
    [{ content: 'B' }, 'content'],
    [{ priority: 'P1' }, 'priority P1'],
    [{ dueDate: dateOf('2026-02-01') }, 'due 2026-02-01'],
    [{ description: 'long' }, 'description'],
    [{ recurrence: '+1w' }, 'repeats every week'],
    [{ recurrence: null }, 'repeats no more'],
    [{ reminder: '2026-02-01T09:00' }, 'reminder 2026-02-01 09:00'],
    [{ reminder: null }, 'reminder none'],
    [{ rank: 'a9' }, 'moved'],
    [{ indent: 2 }, 'indent 0 → 2'],
    [{ rank: 'a9', date: dateOf('2026-02-01') }, 'moved to 2026-02-01'],
    [{ rank: 'a9', project: 'work' }, 'moved to project work'],
    [{ content: 'B', priority: 'P0' }, 'content, priority P0'],
  ])('%j is told as %s', (more, what) => {
    expect(becoming(more)).toEqual([what]);
  });

  it('names a project as people do', () => {
    const updated = [[row, { ...row, project: 'p1' }] as const];
    const [deed] = deedsOf({ ...noChanges, updated }, user, (id) => (id === 'p1' ? 'Work' : id));
    expect(deed?.what).toBe('moved to project Work');
  });

  it('is not told when only its rank made room for another', () => {
    expect(deedsOf({ ...noChanges, updated: [[row, { ...row, rank: 'a9' }]] }, user)).toEqual([]);
    expect(becoming({})).toEqual([]);
  });

  it('is created or deleted, or restored by those who take things back', () => {
    const changes = { ...noChanges, added: [row] };
    expect(deedsOf(changes, user)).toEqual([{ todoId: idOf('A'), what: 'created' }]);
    expect(deedsOf(changes, { kind: 'undo' })[0]?.what).toBe('restored');
    expect(deedsOf(changes, { kind: 'revert', plugin: 'hello' })[0]?.what).toBe('restored');
    expect(deedsOf({ ...noChanges, removed: [row] }, user)[0]?.what).toBe('deleted');
  });
});

describe('who did it', () => {
  it.each<[Cause, unknown]>([
    [user, { who: 'you', run: null, trigger: null }],
    [{ kind: 'undo' }, { who: 'undo', run: null, trigger: null }],
    [{ kind: 'rollover' }, { who: 'rollover', run: null, trigger: null }],
    [
      { kind: 'revert', plugin: 'hello' },
      { who: 'you', run: null, trigger: 'revert hello' },
    ],
    [
      { kind: 'plugin', plugin: 'hello', trigger: 'greet', run: 'r1', depth: 0, chain: ['hello'] },
      { who: 'hello', run: 'r1', trigger: 'greet' },
    ],
  ])('%j', (cause, author) => expect(authorOf(cause)).toEqual(author));
});
