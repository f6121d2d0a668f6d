import { expect, it } from 'vitest';
import { addDays } from '../src-core/lib/calendar-date';
import { type Changes, noChanges } from '../src-core/todo/changes';
import { parseRows } from '../src-core/todo/testing/list-notation';
import { changedPush } from './changed-push';

const [row] = parseRows(['milk']);
const added = (count: number) => Array.from({ length: count }, () => row).filter((one) => one !== undefined);
const rowsOf = ({ added, updated, removed }: Changes) => ({ added, updated, removed });
const metadata = [{ owner: 'hello', todoId: null, key: 'k', from: null, to: 'v' }];

it('tells the rows of a change, and nothing of what plugins stored', () => {
  const push = changedPush({ revision: 7, changes: { ...noChanges, added: added(1), metadata } });
  expect(push).toEqual({ revision: 7, changes: { added: [row], updated: [], removed: [] } });
});

it('says only that there was a change when it is too large to tell', () => {
  expect(changedPush({ revision: 7, changes: { ...noChanges, added: added(5_000) } }).changes).not.toBeNull();
  expect(changedPush({ revision: 8, changes: { ...noChanges, removed: added(5_001) } })).toEqual({
    revision: 8,
    changes: null,
  });
});

it('asks for the list again when rows go to another day, whose old one is a picture from then on', () => {
  if (!row) throw new Error('no row');
  const moved = { ...row, date: addDays(row.date, 1) };
  expect(changedPush({ revision: 7, changes: { ...noChanges, updated: [[row, moved]] } }).changes).toBeNull();
});

it('names projects, and not the many rows that go with one', () => {
  if (!row) throw new Error('no row');
  const projects = [{ from: { id: row.project, name: 'garden' }, to: null }];
  const changes = { ...noChanges, removed: added(5_001), projects };
  expect(changedPush({ revision: 7, changes }).changes).toEqual({ ...rowsOf(noChanges), projects });
  expect(
    changedPush({ revision: 7, changes: { ...changes, removed: added(2) } }).changes?.removed,
  ).toHaveLength(2);
});
