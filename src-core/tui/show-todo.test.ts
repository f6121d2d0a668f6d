import { describe, expect, it } from 'vitest';
import { TODAYS_LIST, YESTERDAY } from '../todo/testing/list-notation';
import type { TodoId } from '../todo/todo';
import { type Session, session } from './testing/session';

const at = (tui: Session, n: number): TodoId => tui.model.list.todos.rows[n]?.id ?? '';
const reveal = (tui: Session, n: number, list = TODAYS_LIST): Session =>
  tui.send({ kind: 'reveal', list, id: at(tui, n) });

describe('a todo that is to be shown', () => {
  it('is under the cursor, unfolded', () => {
    const tui = session(['A', ' b', 'C']).press('c');
    expect(reveal(tui, 1).lines).toEqual(['  A', '>  b', '  C']);
  });

  it('opens its list and its project when it is elsewhere', () => {
    const tui = session(['A']);
    reveal(tui, 0, { project: 'garden', date: YESTERDAY });
    expect(tui.asked('open_list').at(-1)?.list).toEqual({ project: 'garden', date: YESTERDAY });
    expect(tui.asked('project_opened').at(-1)?.project).toBe('garden');
  });

  it('waits for nobody: what is typed is saved, and what is only looked at closes', () => {
    expect(reveal(session(['A', 'B']).press('i').type('!'), 1).lines).toEqual(['  A!', '> B']);
    const description = reveal(session(['A', 'B']).press('e').type('text'), 1);
    expect(description.model.list.todos.rows[0]?.description).toBe('text');
    expect(reveal(session(['A', 'B']).press('?'), 1).model.modal).toBeNull();
  });

  it('leaves a question open over it', () => {
    const tui = session(['A', ' b', 'C']).press('dd');
    expect(tui.model.modal?.kind).toBe('confirm');
    expect(reveal(tui, 2).model).toMatchObject({ modal: { kind: 'confirm' }, cursor: at(tui, 2) });
  });
});

describe('long work', () => {
  const work = (id: string, done: number, ended = false) =>
    ({ kind: 'work', work: { id, title: id, done, total: 9, ended } }) as const;

  it('is told further until it ends', () => {
    const tui = session(['A']).send(work('a', 1)).send(work('b', 1)).send(work('a', 2));
    expect(tui.model.work.map(({ id, done }) => `${id} ${done}`)).toEqual(['a 2', 'b 1']);
    expect(tui.send(work('a', 9, true)).model.work).toHaveLength(1);
  });

  it('is ended with C-c, the oldest first; without any the key says so', () => {
    const tui = session(['A']).send(work('a', 1)).send(work('b', 1)).press('<C-c>');
    expect(tui.asked('cancel_work')).toEqual([{ kind: 'cancel_work', id: 'a' }]);
    expect(session(['A']).press('<C-c>').model.status?.text).toBe('There is no work to cancel.');
  });
});
