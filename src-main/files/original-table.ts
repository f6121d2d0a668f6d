import type { RawRow } from '../../src-core/todo/interchange-row';
import { MAX_CONTENT_LENGTH, MAX_DESCRIPTION_LENGTH, MAX_INDENT } from '../../src-core/todo/todo';
import type { Database } from '../storage/database';

/** A row as it stands in the original's tables, under our names. */
export interface OriginalRow extends RawRow {
  readonly isDeleted: number;
  readonly archivedAt: unknown;
}

/** A table of the original, whatever columns it has. */
export interface OriginalTable {
  readonly count: number;
  has(column: string): boolean;
  /** Each project and day there is, in order. */
  lists(): readonly { readonly project: string; readonly date: string }[];
  /** The rows of one, in order; with their depth below their parents where the level is not written. */
  rows(project: string, date: string): readonly OriginalRow[];
}

/** The columns of each of our fields, the likeliest first. */
const COLUMNS = {
  id: ['id'],
  content: ['content', 'title', 'text'],
  state: ['state', 'status'],
  indent: ['indent_level', 'indent', 'level'],
  priority: ['priority'],
  dueDate: ['due_date', 'due'],
  description: ['description'],
  folded: ['collapsed'],
  createdAt: ['created_at'],
  modifiedAt: ['updated_at', 'modified_at'],
  completedAt: ['completed_at'],
  archivedAt: ['archived_at'],
  parent: ['parent_id'],
} as const;

const MAX_LISTS = 100_000;

type TableName = 'todos' | 'archived_todos' | 'projects';

/** The table; undefined when there is none of that name, or what bears it is no plain table. */
export function tableOf(database: Database, name: TableName): OriginalTable | undefined {
  const known = columnsOf(database, name);
  if (known === undefined) return undefined;
  const count = database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0;
  return { count, has: (column) => known.has(column), ...readers(database, name, known) };
}

function columnsOf(database: Database, name: TableName): ReadonlySet<string> | undefined {
  const found = database
    .prepare<[string], { sql: string | null }>(
      "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?",
    )
    .get(name);
  // A virtual table, a view or a generated column runs what its maker wrote.
  if (!found?.sql || /^\s*CREATE\s+VIRTUAL/i.test(found.sql)) return undefined;
  const columns = database
    .prepare<[], { name: string; hidden: number }>(
      `SELECT lower(name) AS name, hidden FROM pragma_table_xinfo('${name}')`,
    )
    .all();
  return new Set(columns.filter((column) => column.hidden === 0).map((column) => column.name));
}

/** No more of a name or a day than can be looked at. */
export const MAX_NAME = 200;

/** How a row's project and day are read; undefined where there are no days. */
function listOf(known: ReadonlySet<string>): { readonly project: string; readonly date: string } | undefined {
  const date = ['original_date', 'date'].find((column) => known.has(column));
  if (date === undefined) return undefined;
  const text = (column: string, otherwise: string) =>
    `coalesce(substr(CAST("${column}" AS TEXT), 1, ${MAX_NAME}), '${otherwise}')`;
  return { project: known.has('project') ? text('project', 'default') : "'default'", date: text(date, '') };
}

/** Lays out what is read list by list, or each list would be looked for in all rows; for a copy that may be written to. */
export function sortForReading(database: Database): void {
  for (const name of ['todos', 'archived_todos'] as const) {
    const columns = columnsOf(database, name);
    const list = columns && listOf(columns);
    if (list && columns.has('project'))
      database.execute(`CREATE INDEX "read ${name}" ON "${name}" (${list.project}, ${list.date})`);
    else if (list) database.execute(`CREATE INDEX "read ${name}" ON "${name}" (${list.date})`);
  }
}

function hasRowNumbers(database: Database, name: string): boolean {
  const found = database
    .prepare<[], { wr: number }>(`SELECT wr FROM pragma_table_list('${name}') WHERE schema = 'main'`)
    .get();
  return found?.wr === 0;
}

function readers(
  database: Database,
  name: string,
  known: ReadonlySet<string>,
): Pick<OriginalTable, 'lists' | 'rows'> {
  const list = listOf(known);
  if (name === 'projects' || list === undefined) return { lists: () => [], rows: () => [] };
  const { project, date } = list;
  const deleted = known.has('deleted_at') ? 'deleted_at IS NOT NULL' : '0';
  const fields = Object.entries(COLUMNS).map(([field, candidates]) => {
    const column = candidates.find((candidate) => known.has(candidate));
    return `${column === undefined ? 'NULL' : bounded(column)} AS ${field}`;
  });
  const order = ['position', hasRowNumbers(database, name) ? 'rowid' : 'id'].filter(
    (column) => column === 'rowid' || known.has(column),
  );
  const rows = database.prepare<[string, string], OriginalRow & { parent: unknown }>(
    `SELECT ${fields.join(', ')}, ${deleted} AS isDeleted FROM "${name}"
     WHERE ${project} = ? AND ${date} = ? ORDER BY ${order.join(', ') || 1}`,
  );
  const hasLevel = COLUMNS.indent.some((column) => known.has(column));
  return {
    lists: () =>
      database
        .prepare<[], { project: string; date: string }>(
          `SELECT DISTINCT ${project} AS project, ${date} AS date FROM "${name}"
           ORDER BY 1, 2 LIMIT ${MAX_LISTS}`,
        )
        .all(),
    rows: (inProject, onDate) => {
      const found = rows.all(inProject, onDate);
      return hasLevel ? found : withLevels(found);
    },
  };
}

/** No more of a text than can be kept, and nothing of what is not one: a blob of a gigabyte stays where it is. */
function bounded(column: string): string {
  const length = column === 'description' ? MAX_DESCRIPTION_LENGTH : 4 * MAX_CONTENT_LENGTH;
  // Cutting stops at a NUL, so what is short enough is taken as it is.
  const text = `CASE WHEN octet_length("${column}") <= ${length} THEN "${column}" ELSE substr("${column}", 1, ${length + 1}) END`;
  return `CASE typeof("${column}") WHEN 'text' THEN ${text} WHEN 'integer' THEN "${column}" END`;
}

/** Levels made of the parents' ids; a circle ends where it began. */
function withLevels(rows: readonly (OriginalRow & { parent: unknown })[]): OriginalRow[] {
  const parents = new Map(rows.map((row) => [row.id, row.parent]));
  const levelOf = (id: unknown) => {
    const seen = new Set<unknown>([id]);
    for (
      let parent = parents.get(id);
      parents.has(parent) && !seen.has(parent) && seen.size <= MAX_INDENT;
      parent = parents.get(parent)
    )
      seen.add(parent);
    return seen.size - 1;
  };
  return rows.map((row) => ({ ...row, indent: levelOf(row.id) }));
}
