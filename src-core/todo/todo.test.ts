import { describe, expect, it } from 'vitest';
import { parseRows } from './testing/list-notation';
import {
  differingFields,
  isComplete,
  nextState,
  STATE_CHARACTERS,
  sameTodo,
  stateFromCharacter,
  TODO_STATES,
  tagsOf,
} from './todo';

describe('states', () => {
  it('are walked through in order and round again', () => {
    expect(TODO_STATES.map(nextState)).toEqual([...TODO_STATES.slice(1), 'empty']);
  });

  it('are complete when done or cancelled', () => {
    expect(TODO_STATES.filter(isComplete)).toEqual(['done', 'cancelled']);
  });

  it('each have a character that reads back, and X is done', () => {
    expect(TODO_STATES.map((state) => STATE_CHARACTERS[state]).join('')).toBe(' x*?!-');
    expect(TODO_STATES.map((state) => stateFromCharacter(STATE_CHARACTERS[state]))).toEqual(TODO_STATES);
    expect(stateFromCharacter('X')).toBe('done');
    expect(stateFromCharacter('y')).toBeUndefined();
  });
});

describe('tags', () => {
  it.each([
    ['call #Mum about #home/garden', ['mum', 'home/garden']],
    ['(#work) #work', ['work']],
    ['#größe #日本語 #q1', ['größe', '日本語', 'q1']],
    ['issue #42, a#b, C# and # alone', []],
  ])('%s', (content, tags) => expect(tagsOf(content)).toEqual(tags));
});

describe('comparing rows', () => {
  it('names the fields that differ', () => {
    const [row] = parseRows(['A']);
    if (!row) throw new Error('no row');
    expect(sameTodo(row, { ...row })).toBe(true);
    expect(differingFields(row, { ...row, dueDate: row.date, indent: 1 })).toEqual(['indent', 'dueDate']);
  });
});
