/**
 * Values that SQLite takes and to-tui never writes. A file may come from anywhere, and what is in it is read without a
 * second look once it is the database: a day becomes the name of a file, a level a number of blanks.
 */
import { isRank } from '../../src-core/lib/rank';
import { MAX_CONTENT_LENGTH, MAX_DESCRIPTION_LENGTH, MAX_INDENT } from '../../src-core/todo/todo';
import type { Database } from '../storage/database';
import { ROWS } from '../storage/search-place';

const UUID = [8, 4, 4, 4, 12].map((digits) => '[0-9a-f]'.repeat(digits)).join('-');

/** No code unit takes more bytes in UTF-8. */
const MOST_BYTES = 3;

const isDay = (column: string) => `(length(${column}) = 10 AND date(${column}) IS ${column})`;
const isMoment = (column: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}) IS ${column}`;
const orNull = (column: string, test: string) => `(${column} IS NULL OR ${test})`;
const isLine = (column: string) =>
  [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]
    .map((end) => `instr(${column}, char(${end})) = 0`)
    .concat(`trim(${column}) <> ''`)
    .join(' AND ');

/** For each table, what holds for each of its rows. */
const RULES: readonly (readonly [table: string, rules: readonly string[]])[] = [
  [
    'todos',
    [
      `id GLOB '${UUID}'`,
      `rowid BETWEEN 1 AND ${ROWS - 1}`,
      isDay('date'),
      `indent_level <= ${MAX_INDENT}`,
      isLine('content'),
      `octet_length(content) <= ${MAX_CONTENT_LENGTH * MOST_BYTES}`,
      orNull('description', `octet_length(description) <= ${MAX_DESCRIPTION_LENGTH * MOST_BYTES}`),
      orNull('due_date', isDay('due_date')),
      orNull('reminder', `strftime('%Y-%m-%dT%H:%M', reminder) IS reminder`),
      orNull('recurrence', `(trim(recurrence, '+.') GLOB '[1-9]*[dwmy]' AND length(recurrence) <= 6)`),
      isMoment('created_at'),
      isMoment('modified_at'),
      orNull('completed_at', isMoment('completed_at')),
      orNull('deleted_at', isMoment('deleted_at')),
    ],
  ],
  ['projects', [`length(id) BETWEEN 1 AND 64`, isLine('name'), 'octet_length(name) <= 1000']],
  ['day_pictures', [isDay('date'), isMoment('closed_at')]],
];

/** A phrase for the first kind of rows that are so; null when there are none. */
export function strangeValues(database: Database): string | null {
  const hasDefault = database
    .prepare("SELECT 1 FROM projects WHERE id = 'default' AND deleted_at IS NULL")
    .get();
  if (!hasDefault) return 'no default project';
  if (database.prepare('PRAGMA foreign_key_check').get()) return 'a row that belongs to nothing';
  for (const [table, rules] of RULES) {
    const broken = rules.map((rule) => `(${rule}) IS NOT 1`).join(' OR ');
    const count = database
      .prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${broken}`)
      .get();
    if (count && count.n > 0) return `${count.n} rows of ${table}`;
  }
  return areRanks(database) ? null : 'a place in a list that is none';
}

const AT_ONCE = 10_000;

/** What SQL cannot say: whether others can be put before and behind the place of each row. */
function areRanks(database: Database): boolean {
  const next = database.prepare<[number, number], { number: number; rank: string }>(
    'SELECT rowid AS number, rank FROM todos WHERE rowid > ? ORDER BY rowid LIMIT ?',
  );
  for (let rows = next.all(0, AT_ONCE); rows.length > 0; rows = next.all(rows.at(-1)?.number ?? 0, AT_ONCE)) {
    if (!rows.every(({ rank }) => isRank(rank))) return false;
  }
  return true;
}
