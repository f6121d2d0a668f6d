import type { Migration } from '../migration';

/**
 * Plugins on trial and what they would have done. A trial is there from its beginning to its end, and its runs go with
 * it; `runs` counts those too that were dropped to make room.
 */
export const trials: Migration = {
  version: 4,
  name: 'trials of plugins',
  sql: `
    CREATE TABLE plugin_trials (
      plugin TEXT PRIMARY KEY NOT NULL,
      since TEXT NOT NULL,
      runs INTEGER NOT NULL DEFAULT 0 CHECK (runs >= 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE plugin_trial_runs (
      id INTEGER PRIMARY KEY,
      plugin TEXT NOT NULL REFERENCES plugin_trials (plugin) ON DELETE CASCADE,
      note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX plugin_trial_runs_plugin ON plugin_trial_runs (plugin, id);
  `,
};
