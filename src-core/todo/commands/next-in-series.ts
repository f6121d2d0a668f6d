/**
 * What follows when a row with a repeater is done: it stays where it is, done and without the repeater, and after its
 * subtree the next one begins. A copy of the whole subtree, all of it empty: content with its tags, priority and
 * description are kept, dates and reminders are moved. Stored values of extensions stay with the row that was done, for
 * an external id names one row.
 *
 * The series goes on in the copy alone. A repeater below a row that comes again goes over to the copy of its row, which
 * moves by its own rule; what was done of that series before is not copied, or it would grow with each round.
 */
import { type CalendarDate, daysBetween, parseCalendarDate } from '../../lib/calendar-date';
import { type Changes, noChanges } from '../changes';
import { type Env, rewrite } from '../deed';
import { type DocumentReader, type Draft, draft } from '../document';
import { parentIndices, type Rows, subtreeEnd, topmost } from '../hierarchy';
import { makeRoom } from '../placement';
import { daysLater, nextDue } from '../recurrence';
import type { CivilMinute, Todo, TodoId } from '../todo';

/** A change of rows in one list, and with it the next ones of the series that it completes. */
export function withNextInSeries(document: DocumentReader, changes: Changes, env: Env): Changes {
  const completed = changes.updated
    .filter(([from, to]) => from.state !== 'done' && to.state === 'done' && to.recurrence !== null)
    .map(([, to]) => to);
  const [first] = completed;
  if (!first) return changes;
  const after = draft(document);
  after.apply(changes);
  const list = after.list(first);
  const roots = topmost(
    list.rows,
    completed.map((row) => list.positionOf(row)),
  );
  for (const position of roots) beginNext(after, list.rows[position]?.id ?? '', env);
  return after.changes();
}

function beginNext(after: Draft, id: TodoId, env: Env): void {
  const done = after.find(id);
  if (!done) return;
  const index = after.list(done).positionOf(done);
  const { rows } = after.list(done);
  const subtree = rows.slice(index, subtreeEnd(rows, index));
  const copies = copiesOf(subtree, env);
  after.apply(rewrite(subtree, () => ({ recurrence: null }), env));
  const room = makeRoom(after.list(done).rows, index + subtree.length, copies.length);
  const added = copies.map((row, n) => ({ ...row, rank: room.ranks[n] ?? '' }));
  after.apply({ ...noChanges, added, updated: room.respaced });
}

/** The next round of a subtree; empty when the calendar has no more days for it. */
function copiesOf(subtree: Rows, env: Env): Todo[] {
  const [root] = subtree;
  const due = root && nextOf(root, env.today);
  if (!root || due === undefined) return [];
  const distance = daysBetween(baseOf(root), due);
  return lastRounds(subtree).map((row) => {
    const own = row.recurrence === null ? undefined : nextOf(row, env.today);
    const days = own === undefined ? distance : daysBetween(baseOf(row), own);
    return {
      ...row,
      id: env.newId(),
      state: 'empty',
      dueDate: own ?? (row.dueDate === null ? null : (daysLater(row.dueDate, days) ?? null)),
      reminder: minuteLater(row.reminder, days),
      recurrence: own === undefined ? null : row.recurrence,
      createdAt: env.now,
      modifiedAt: env.now,
      completedAt: null,
    };
  });
}

/** What a row without a due date is counted from is the day it is on. */
function baseOf(row: Todo): CalendarDate {
  return row.dueDate ?? row.date;
}

function nextOf(row: Todo, today: CalendarDate): CalendarDate | undefined {
  return row.recurrence === null ? undefined : nextDue(row.recurrence, baseOf(row), today);
}

function minuteLater(reminder: CivilMinute | null, days: number): CivilMinute | null {
  const day = parseCalendarDate(reminder?.slice(0, 10) ?? '');
  const next = day === undefined ? undefined : daysLater(day, days);
  return next === undefined ? null : `${next}${reminder?.slice(10)}`;
}

/** The subtree without done rows, and what is below them, of which a sibling of the same content goes on repeating. */
function lastRounds(subtree: Rows): Todo[] {
  const parents = parentIndices(subtree);
  const nameOf = (index: number) => JSON.stringify([parents[index], subtree[index]?.content]);
  const repeating = new Set(
    subtree.flatMap((row, index) => (row.recurrence === null ? [] : [nameOf(index)])),
  );
  let skipped = 0;
  return subtree.filter((row, index) => {
    if (index < skipped) return false;
    const isEarlier = row.recurrence === null && row.state === 'done' && repeating.has(nameOf(index));
    if (isEarlier) skipped = subtreeEnd(subtree, index);
    return !isEarlier;
  });
}
