import type { Migration } from '../migration';

/**
 * What the days, projects and fields of a todo need. `day_pictures` keeps a list as it was when its open rows went on to
 * another day. Project names are unique without regard to case among those that are there. `todos_text` finds words in
 * everything that is not deleted; triggers keep it true, so that no writer can forget it. `reminders_shown` remembers
 * what was told, so that a restart does not tell it again.
 */
export const daysAndProjects: Migration = {
  version: 3,
  name: 'recurrence, reminders, pictures of days, search',
  sql: `
    ALTER TABLE todos ADD COLUMN recurrence TEXT;
    ALTER TABLE todos ADD COLUMN reminder TEXT;
    CREATE INDEX todos_reminder ON todos (reminder) WHERE reminder IS NOT NULL AND deleted_at IS NULL;
    CREATE INDEX todos_completed ON todos (completed_at) WHERE completed_at IS NOT NULL AND deleted_at IS NULL;
    CREATE INDEX todos_due ON todos (due_date) WHERE due_date IS NOT NULL AND deleted_at IS NULL;

    CREATE UNIQUE INDEX projects_name ON projects (lower(name)) WHERE deleted_at IS NULL;

    CREATE TABLE day_pictures (
      project TEXT NOT NULL REFERENCES projects (id),
      date TEXT NOT NULL,
      closed_at TEXT NOT NULL,
      rows TEXT NOT NULL,
      PRIMARY KEY (project, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reminders_shown (
      todo_id TEXT NOT NULL REFERENCES todos (id) ON DELETE CASCADE,
      reminder TEXT NOT NULL,
      shown_at TEXT NOT NULL,
      PRIMARY KEY (todo_id, reminder)
    ) STRICT, WITHOUT ROWID;
  `,
};
