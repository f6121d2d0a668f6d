import type { Migration } from '../migration';

/**
 * What living with plugins needs: settings, secrets as the keychain encrypted them, policies, the audit log, recordings
 * and who changed which todo. Plugins may read deleted rows, so these are found by list and moment. `provenance` is
 * read by todo, newest first, and keeps its rows when history is trimmed; keyed by todo and the number of its change,
 * a change of one row writes one page of it.
 */
export const plugins: Migration = {
  version: 2,
  name: 'plugin settings, policies, audit, recordings; provenance',
  sql: `
    ALTER TABLE plugin_grants ADD COLUMN optional_allowed TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE plugin_grants ADD COLUMN optional_denied TEXT NOT NULL DEFAULT '[]';

    CREATE INDEX todos_deleted ON todos (project, date, deleted_at) WHERE deleted_at IS NOT NULL;

    CREATE TABLE plugin_settings (
      plugin TEXT PRIMARY KEY NOT NULL,
      "values" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE plugin_secrets (
      plugin TEXT NOT NULL,
      name TEXT NOT NULL,
      encrypted BLOB NOT NULL,
      PRIMARY KEY (plugin, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE plugin_policy (
      plugin TEXT PRIMARY KEY NOT NULL,
      policy TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE plugin_audit (
      id INTEGER PRIMARY KEY,
      plugin TEXT NOT NULL,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      entry TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX plugin_audit_plugin ON plugin_audit (plugin, id);

    CREATE TABLE plugin_recordings (
      run TEXT PRIMARY KEY NOT NULL,
      plugin TEXT NOT NULL,
      hash TEXT NOT NULL,
      instance TEXT NOT NULL,
      place INTEGER NOT NULL CHECK (place >= 0),
      at TEXT NOT NULL,
      request TEXT NOT NULL,
      trace TEXT,
      output TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX plugin_recordings_instance ON plugin_recordings (instance, place);

    CREATE TABLE provenance (
      todo_id TEXT NOT NULL,
      number INTEGER NOT NULL,
      at TEXT NOT NULL,
      cause TEXT NOT NULL,
      what TEXT NOT NULL,
      PRIMARY KEY (todo_id, number)
    ) STRICT, WITHOUT ROWID;
  `,
};
