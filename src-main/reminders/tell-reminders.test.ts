import { expect, it } from 'vitest';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { parseRows } from '../../src-core/todo/testing/list-notation';
import { tellMany, tellOne } from './tell-reminders';

const TODAY = '2026-11-22' as CalendarDate;
const rows = (...contents: string[]) => parseRows(contents, { reminder: '2026-11-22T09:00' });

it('says one reminder', () => {
  const [row] = rows('call Ana');
  expect(row && tellOne(row, TODAY)).toEqual({
    title: 'call Ana',
    body: 'Reminder of 09:00',
    line: 'Reminder: call Ana',
  });
  const due = row && { ...row, dueDate: '2026-11-23' as CalendarDate };
  expect(due && tellOne(due, TODAY).body).toBe('Reminder of 09:00, due Monday, November 23, tomorrow');
});

it('names the first of many, without markup and control codes', () => {
  const told = tellMany(rows('<img src=x>', 'a&b\u0007', 'c', 'd', 'e'), true);
  expect(told.title).toBe('5 reminders while to-tui was closed');
  expect(told.body).toBe('‹img src=x›\na＆b\nc\nand 2 more');
  expect(told.line).not.toMatch(/\p{Cc}/u);
});
