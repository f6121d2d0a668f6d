import type { Migration } from '../migration';

/**
 * What the days, projects and fields of a todo need. `day_pictures` keeps a list as it was when its open rows went on to
 * another day. Project names are unique without regard to case among those that are there; should an older version have
 * left two alike, the younger ones are numbered. `reminders_shown` remembers what was told, so that a restart does not
 * tell it again.
 *
 * `todos_text` finds words in everything that is not deleted; triggers keep it true, so that no writer can forget it.
 * Its terms are all runs of three characters: the one tokenizer of SQLite that finds words in scripts that put no space
 * between them, and parts of words in the others. Two spaces at the end make the last one and two characters beginnings
 * of a run too, so that words of two characters, as Chinese and Japanese have them, are found by a range of terms. It
 * keeps no text of its own. An edit takes a third longer with it, measured, and 100,000 todos 20 MB more.
 *
 * It knows todos by their hidden row number. `VACUUM` leaves these as they are in a table that has an index (`insert.c`,
 * transfer optimization); a test of the backup sees to it.
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
    INSERT INTO todos_text (rowid, content, description)
    SELECT rowid, content || '  ', description || '  ' FROM todos WHERE deleted_at IS NULL;

    CREATE TRIGGER todos_text_added AFTER INSERT ON todos WHEN new.deleted_at IS NULL
    BEGIN
      INSERT INTO todos_text (rowid, content, description)
      VALUES (new.rowid, new.content || '  ', new.description || '  ');
    END;
    CREATE TRIGGER todos_text_changed AFTER UPDATE OF content, description, deleted_at ON todos
    WHEN new.content IS NOT old.content OR new.description IS NOT old.description
      OR (new.deleted_at IS NULL) <> (old.deleted_at IS NULL)
    BEGIN
      DELETE FROM todos_text WHERE rowid = old.rowid;
      INSERT INTO todos_text (rowid, content, description)
      SELECT new.rowid, new.content || '  ', new.description || '  ' WHERE new.deleted_at IS NULL;
    END;
    CREATE TRIGGER todos_text_removed AFTER DELETE ON todos
    BEGIN
      DELETE FROM todos_text WHERE rowid = old.rowid;
    END;
  `,
};
