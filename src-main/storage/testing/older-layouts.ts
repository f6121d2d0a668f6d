import type { Paths } from '../../paths';
import type { Database } from '../database';
import type { Migration } from '../migration';
import { MIGRATIONS } from '../migrations/all';
import { opened, temporaryPaths } from './temporary';

/** Every row that the tests put into a database of an older layout, by table. */
export type Contents = Readonly<Record<string, readonly unknown[]>>;

/** The columns that the first layout had, so that later ones can be compared with it. */
const TABLES: Readonly<Record<string, string>> = {
  projects: 'id, name, created_at, deleted_at',
  todos: `id, project, date, rank, indent_level, content, state, priority, due_date, description, collapsed, created_at,
    modified_at, completed_at, deleted_at`,
  history: 'id, undone, created_at, cause, changes',
  plugin_metadata: 'id, plugin_id, todo_id, key, value, created_at, updated_at',
  plugin_grants: 'name, version, hash, decision, permissions, shown, decided_at',
  plugin_state: 'name, enabled, failures, reason',
  view_state: 'key, value',
};

/** What {@link filledWith} put in, as it is now, in any layout. For tests only. */
export function contentsOf(database: Database): Contents {
  const all = ([table, columns]: [string, string]) => [
    table,
    database.prepare(`SELECT ${columns} FROM ${table}`).all(),
  ];
  return Object.fromEntries(Object.entries(TABLES).map(all)) as Contents;
}

/** A database of the layout that this step leads to, with something in each table of the first one, closed. */
export function filledWith(layout: Migration): { readonly paths: Paths; readonly contents: Contents } {
  const paths = temporaryPaths();
  const migrations = MIGRATIONS.filter(({ version }) => version <= layout.version);
  const { database } = opened(paths, { migrations });
  database.execute(`
    INSERT INTO todos (id, project, date, rank, indent_level, content, description, state, created_at, modified_at, deleted_at)
    VALUES ('a', 'default', '2026-01-31', 'a0', 0, 'kept', 'with more words', 'empty', 'x', 'x', NULL),
           ('b', 'default', '2026-01-31', 'a1', 0, 'gone', NULL, 'empty', 'x', 'x', 'y');
    INSERT INTO history (created_at, cause, changes) VALUES ('x', '{"kind":"user"}', '{}');
    INSERT INTO plugin_metadata (plugin_id, todo_id, key, value, created_at, updated_at)
    VALUES ('hello', 'a', 'k', 'v', 'x', 'x');
    INSERT INTO plugin_grants (name, version, hash, decision, permissions, shown, decided_at)
    VALUES ('hello', '1.0.0', 'abc', 'allowed', '[]', '[]', 'x');
    INSERT INTO plugin_state VALUES ('hello', 1, 0, NULL);
    INSERT INTO view_state VALUES ('window', '{}');
  `);
  const contents = contentsOf(database);
  database.close();
  return { paths, contents };
}

/** The names of all tables. */
export function tablesOf(database: Database): string[] {
  return database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name);
}

/** The statements of a step, each whole; a trigger is one. */
export function statementsOf({ sql }: Migration): string[] {
  const [statements, rest] = sql.split(';').reduce<[string[], string]>(
    ([whole, begun], part) => {
      const text = begun === '' ? part : `${begun};${part}`;
      const isOpen = /\bBEGIN\b/.test(text) && !/\bEND\s*$/.test(text);
      return isOpen ? [whole, text] : [[...whole, text], ''];
    },
    [[], ''],
  );
  return [...statements, rest].filter((statement) => statement.trim() !== '');
}
