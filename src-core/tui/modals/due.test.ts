import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../lib/calendar-date';
import type { Reading } from '../../todo/days';
import { TODAY } from '../../todo/testing/list-notation';
import { type Session, session } from '../testing/session';
import { openDue } from './due';

const ok = (value: string): Reading => ({ ok: true, value, words: `the day ${value}` });
const answered = (tui: Session, text: string, answer: Reading): Session =>
  tui.send({ kind: 'time_read', reading: 'due', text, answer });
const modalOf = ({ model }: Session) => (model.modal?.kind === 'due' ? model.modal : null);
const updatesOf = (tui: Session) => tui.asked('dispatch').flatMap(({ commands }) => commands);
const openFor = (reading: 'due' | 'reminder' | 'recurrence' | 'day', rows: number): Session => {
  const tui = session(['A', 'B', 'C']);
  const ids = tui.model.list.todos.rows.slice(0, rows).map(({ id }) => id);
  [tui.model] = openDue(tui.model, reading, ids);
  return tui;
};

describe('a due date in words', () => {
  it('asks main what the words mean at every change, and takes the answer to exactly these', () => {
    const tui = openFor('due', 1).type('fri');
    expect(tui.asked('read_time').map(({ text }) => text)).toEqual(['f', 'fr', 'fri']);
    answered(tui, 'fri', ok('2026-02-06'));
    answered(tui, 'fr', { ok: false, error: 'what?' });
    expect(modalOf(tui)?.read).toEqual({ of: 'fri', reading: ok('2026-02-06') });
  });

  it('asks nothing for blanks around the words, nor for none', () => {
    const tui = openFor('due', 1).type('a ').press('<BS><BS>');
    expect(tui.asked('read_time').map(({ text }) => text)).toEqual(['a']);
  });

  it('sets all its rows as one change', () => {
    const tui = answered(openFor('due', 2).type('fri'), 'fri', ok('2026-02-06')).press('<Enter>');
    expect(tui.asked('dispatch')).toHaveLength(1);
    expect(updatesOf(tui)).toMatchObject([
      { type: 'update_todo', updates: { dueDate: '2026-02-06' } },
      { type: 'update_todo', updates: { dueDate: '2026-02-06' } },
    ]);
    expect(tui.model.modal).toBeNull();
    expect(tui.model.lastChange).toEqual({ kind: 'fields', updates: { dueDate: '2026-02-06' }, count: 2 });
  });

  it('waits with Enter for the answer, and takes no other', () => {
    const tui = openFor('due', 1).type('fri').press('<Enter>');
    expect(updatesOf(tui)).toEqual([]);
    answered(tui, 'fr', ok('2026-03-01'));
    expect(updatesOf(tui)).toEqual([]);
    answered(tui, 'fri', ok('2026-02-06'));
    expect(updatesOf(tui)).toMatchObject([{ updates: { dueDate: '2026-02-06' } }]);
  });

  it('lets the list have what is typed behind Enter, however late the words are read', () => {
    const tui = openFor('due', 1).type('fri').press('<Enter>jx');
    expect(modalOf(tui)?.input.text).toBe('fri');
    answered(tui, 'fri', ok('2026-02-06'));
    expect(tui.model.list.todos.rows[0]).toMatchObject({ dueDate: '2026-02-06', state: 'empty' });
    expect(tui.model.list.todos.rows[1]).toMatchObject({ dueDate: null, state: 'done' });
  });

  it('forgets the Enter when the words mean nothing', () => {
    const bad = openFor('due', 1).type('foo').press('<Enter>');
    answered(bad, 'foo', { ok: false, error: 'That is no day.' });
    expect(updatesOf(bad)).toEqual([]);
    expect(modalOf(bad)).not.toBeNull();
    bad.press('<Enter>');
    expect(updatesOf(bad)).toEqual([]);
  });

  it('is found fault with aloud when Enter is pressed, and until something else is typed', () => {
    const tui = answered(openFor('due', 1).type('foo'), 'foo', { ok: false, error: 'That is no day.' });
    expect(modalOf(tui)?.fault).toBeNull();
    expect(modalOf(tui.press('<Enter>'))?.fault).toBe('That is no day.');
    expect(modalOf(tui.type('x'))?.fault).toBeNull();
  });

  it('is taken away by an empty line, and asks for no change where there is none', () => {
    expect(updatesOf(openFor('due', 1).press('<Enter>'))).toEqual([]);
    const set = answered(openFor('due', 1).type('fri'), 'fri', ok('2026-02-06')).press('<Enter>');
    [set.model] = openDue(
      set.model,
      'due',
      set.model.list.todos.rows.slice(0, 1).map(({ id }) => id),
    );
    set.press('<Enter>');
    expect(set.model.list.todos.rows[0]?.dueDate).toBeNull();
  });

  it('changes nothing with Esc', () => {
    const tui = answered(openFor('due', 1).type('fri'), 'fri', ok('2026-02-06')).press('<Esc>');
    expect([updatesOf(tui), tui.model.modal]).toEqual([[], null]);
  });

  it('can be tried again when main could not read it', () => {
    const tui = openFor('due', 1).type('f').press('<Enter>');
    const [asked] = tui.asked('read_time');
    if (asked) tui.send({ kind: 'failed', asked, message: 'the reader is gone' });
    expect(modalOf(tui)?.accepting).toBe(false);
    expect(tui.model.status?.text).toContain('the reader is gone');
  });
});

describe('other times in words', () => {
  it.each([
    ['reminder', '2026-02-06T09:00', { reminder: '2026-02-06T09:00' }],
    ['recurrence', '+1w', { recurrence: '+1w' }],
  ] as const)('%s', (reading, value, updates) => {
    const tui = openFor(reading, 1).type('x');
    tui.send({ kind: 'time_read', reading, text: 'x', answer: ok(value) }).press('<Enter>');
    expect(updatesOf(tui)).toMatchObject([{ updates }]);
  });

  it('an answer about another kind of time is not taken', () => {
    const tui = answered(openFor('reminder', 1).type('x'), 'x', ok('2026-02-06'));
    expect(modalOf(tui)?.read).toBeNull();
  });
});

describe('going to a day', () => {
  const day = (value: string): Session =>
    openFor('day', 0)
      .type('x')
      .send({ kind: 'time_read', reading: 'day', text: 'x', answer: ok(value) });

  it('opens the list of that day', () => {
    const tui = day('2026-01-01').press('<Enter>');
    expect(tui.model.list).toMatchObject({ key: { date: '2026-01-01' }, readOnly: true });
    expect(tui.model.modal).toBeNull();
  });

  it('says that a day has not come yet, until something else is typed', () => {
    const tui = day('2199-01-01').press('<Enter>');
    expect(modalOf(tui)?.fault).toContain('has not come yet');
    expect(modalOf(tui.type('y'))?.fault).toBeNull();
  });

  it('opens today, and nothing when nothing is said', () => {
    expect(day(TODAY as CalendarDate).press('<Enter>').model.modal).toBeNull();
    expect(openFor('day', 0).press('<Enter>').model.modal).toBeNull();
  });
});
