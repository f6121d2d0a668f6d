import type { Migration } from '../migration';
import { searchPlace } from '../search-place';

/**
 * What the days, projects and fields of a todo need. `day_pictures` keeps a list as it was when its open rows went on to
 * another day. Project names are unique without regard to case among those that are there; should an older version have
 * left two alike, the younger ones are numbered. `reminders_shown` remembers what was told, so that a restart does not
 * tell it again.
 *
 * `todos_text` finds words in everything that is not deleted. Its terms are all runs of three characters: the one
 * tokenizer of SQLite that finds words in scripts that put no space between them, and parts of words in the others. It
 * keeps no text of its own; 100,000 todos take 20 MB. To write it with each edit would cost as many pages as the edit
 * itself (14 instead of 7 pages and 0.37 instead of 0.29 ms, measured), so triggers only note the row in
 * `todos_unsearched`, and no writer can forget it; `sqlite-search.ts` brings the words up to date before it looks for any.
 * In `todos_text` a row is known by its place among all days (see `search-place.ts`), so that the newest are found first
 * and the others not at all; `place` is where its words stand until they are taken in again.
 *
 * Not `INSERT OR IGNORE`, which in a trigger gives way to the rule of the statement that fired it.
 *
 * Both know todos by their hidden row number, the place too. `VACUUM` leaves these as they are in a table that has an index
 * (`insert.c`, transfer optimization); a test of the backup sees to it.
 */
export const daysAndProjects: Migration = {
  version: 3,
  name: 'recurrence, reminders, pictures of days, search',
  sql: `
    ALTER TABLE todos ADD COLUMN recurrence TEXT;
    ALTER TABLE todos ADD COLUMN reminder TEXT;
    CREATE INDEX todos_reminder ON todos (reminder) WHERE reminder IS NOT NULL AND deleted_at IS NULL;
    CREATE INDEX todos_completed ON todos (completed_at) WHERE completed_at IS NOT NULL AND deleted_at IS NULL;

    UPDATE projects SET name = name || ' (' || numbered.number || ')'
    FROM (
      SELECT id, row_number() OVER (
        PARTITION BY lower(name) ORDER BY id = 'default' DESC, created_at, id
      ) AS number FROM projects WHERE deleted_at IS NULL
    ) AS numbered
    WHERE projects.id = numbered.id AND numbered.number > 1;
    UPDATE projects SET name = name || ' ' || id
    WHERE deleted_at IS NULL AND EXISTS (
      SELECT 1 FROM projects AS other
      WHERE other.deleted_at IS NULL AND lower(other.name) = lower(projects.name) AND other.id < projects.id
    );
    CREATE UNIQUE INDEX projects_name ON projects (lower(name)) WHERE deleted_at IS NULL;

    CREATE TABLE day_pictures (
      project TEXT NOT NULL REFERENCES projects (id),
      date TEXT NOT NULL,
      closed_at TEXT NOT NULL,
      folded TEXT NOT NULL,
      rows TEXT NOT NULL,
      PRIMARY KEY (project, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reminders_shown (
      todo_id TEXT NOT NULL REFERENCES todos (id) ON DELETE CASCADE,
      reminder TEXT NOT NULL,
      shown_at TEXT NOT NULL,
      PRIMARY KEY (todo_id, reminder)
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE todos_text USING fts5 (
      content, description, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
    );
    CREATE TABLE todos_unsearched (number INTEGER PRIMARY KEY, place INTEGER NOT NULL) STRICT;
    INSERT INTO todos_unsearched (number, place)
    SELECT rowid, ${searchPlace('todos')} FROM todos WHERE deleted_at IS NULL;

    CREATE TRIGGER todos_unsearched_added AFTER INSERT ON todos
    BEGIN
      INSERT INTO todos_unsearched (number, place)
      SELECT new.rowid, ${searchPlace('new')}
      WHERE NOT EXISTS (SELECT 1 FROM todos_unsearched WHERE number = new.rowid);
    END;
    CREATE TRIGGER todos_unsearched_changed AFTER UPDATE OF content, description, date, deleted_at ON todos
    BEGIN
      INSERT INTO todos_unsearched (number, place)
      SELECT old.rowid, ${searchPlace('old')}
      WHERE NOT EXISTS (SELECT 1 FROM todos_unsearched WHERE number = old.rowid);
    END;
    CREATE TRIGGER todos_unsearched_removed AFTER DELETE ON todos
    BEGIN
      INSERT INTO todos_unsearched (number, place)
      SELECT old.rowid, ${searchPlace('old')}
      WHERE NOT EXISTS (SELECT 1 FROM todos_unsearched WHERE number = old.rowid);
    END;
  `,
};
