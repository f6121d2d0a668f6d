import { describe, expect, it } from 'vitest';
import { type Changes, noChanges, reverse } from './changes';
import type { Command } from './command';
import { eventsOf } from './event';
import { edit } from './testing/edit';
import { idOf, parseRows, TODAYS_LIST, YESTERDAY } from './testing/list-notation';

const changesOf = (lines: string[], ...commands: Command[]): Changes =>
  edit(lines, ...commands).deed?.changes ?? noChanges;
const told = (changes: Changes) => eventsOf(changes).map((event) => `${event.type} ${event.todo.content}`);

describe('events', () => {
  it('tell what was created, updated and deleted, in the order of the list', () => {
    const changes = changesOf(
      ['A', 'B', ' c'],
      { type: 'create_todo', list: TODAYS_LIST, place: { kind: 'before', id: idOf('B') }, content: 'new' },
      { type: 'delete_todo', id: idOf('B') },
      { type: 'update_todo', id: idOf('A'), updates: { priority: 'P1' } },
    );
    expect(told(changes)).toEqual(['todo_updated A', 'todo_created new', 'todo_deleted B', 'todo_deleted c']);
  });

  it('go by day, then by project', () => {
    const added = [
      ...parseRows(['today 1', 'today 2']),
      ...parseRows(['other'], { project: 'other' }),
      ...parseRows(['yesterday'], { date: YESTERDAY, rank: 'a9' }),
    ].toReversed();
    expect(eventsOf({ ...noChanges, added }).map((event) => event.todo.content)).toEqual([
      'yesterday',
      'today 1',
      'today 2',
      'other',
    ]);
  });

  it('name the fields that differ, and the row before', () => {
    const [event] = eventsOf(
      changesOf(['A'], { type: 'update_todo', id: idOf('A'), updates: { content: 'B' } }),
    );
    expect(event).toMatchObject({ fields: ['content'], before: { content: 'A' }, todo: { content: 'B' } });
  });

  it('tell completion of each row that became complete, right after its update', () => {
    const toggled = changesOf(['A', ' [-] b', ' c'], { type: 'toggle_todo', id: idOf('A') });
    expect(told(toggled)).toEqual([
      'todo_updated A',
      'todo_completed A',
      'todo_updated b',
      'todo_updated c',
      'todo_completed c',
    ]);
    expect(told(reverse(toggled))).toEqual(['todo_updated A', 'todo_updated b', 'todo_updated c']);
  });

  it('tell nothing of stored values', () => {
    expect(
      eventsOf({ ...noChanges, metadata: [{ owner: 'x', todoId: null, key: 'k', from: null, to: '1' }] }),
    ).toEqual([]);
  });
});
