/** Thirty days of somebody's work, put where the application finds them. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';

/** The last of the days; the pictures are of the day after. */
const LAST = Date.UTC(2026, 0, 29);
const DAY_MS = 86_400_000;

/** How many were done on each day, oldest first: weeks with their ends, and a slow start into the year. */
const DONE = [0, 1, 2, 4, 3, 5, 1, 0, 3, 6, 4, 5, 7, 1, 0, 4, 5, 3, 6, 4, 0, 1, 5, 7, 4, 6, 8, 2, 1, 5];

/** What was left open yesterday, with its level. */
const OPEN: readonly (readonly [indent: number, content: string, priority: string | null])[] = [
  [0, 'Prepare the review #work', 'P0'],
  [1, 'collect the numbers', null],
  [1, 'ask Ana for the chart', null],
  [0, '東京オフィスへ返信 #people', 'P1'],
  [0, 'Order new bike lights', null],
];

/** Fills a database that the application has made. */
export function writeSampleDays(dataDir: string): void {
  const database = new Database(path.join(dataDir, 'to-tui.db'));
  const add = database.prepare(
    `INSERT INTO todos (id, project, date, rank, indent_level, content, state, priority, created_at, modified_at, completed_at)
     VALUES (?, 'default', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const row = (day: number, index: number, text: readonly [number, string, string | null], done: boolean) => {
    const at = (hour: number) => new Date(day + hour * 3_600_000).toISOString();
    const rank = `a${String(index).padStart(8, '0')}`;
    const date = at(0).slice(0, 10);
    const [indent, content, priority] = text;
    const state = done ? 'done' : 'empty';
    // Some had waited for days.
    const made = at(8 - 24 * (done ? (index * 3) % 8 : 0));
    add.run(randomUUID(), date, rank, indent, content, state, priority, made, at(15), done ? at(15) : null);
  };
  database.transaction(() => {
    DONE.forEach((count, index) => {
      const day = LAST - (DONE.length - 1 - index) * DAY_MS;
      for (let number = 0; number < count; number += 1) row(day, 10 + number, [0, 'done', null], true);
    });
    OPEN.forEach((text, index) => {
      row(LAST, index, text, false);
    });
  })();
  database.close();
}
