import { MAX_TRIAL_RUNS, type TrialNote, together, trialNoteSchema } from '../../src-core/plugin/trial-note';
import type { Instant } from '../../src-core/todo/todo';
import type { TrialRepository, TrialRow } from '../plugin/plugin-repository';
import type { Database, Statement } from './database';
import { parseJson } from './parse-json';

/** Trials, in the tables `plugin_trials` and `plugin_trial_runs`. A note that cannot be read is left out. */
export class SqliteTrialRepository implements TrialRepository {
  private readonly select: Statement<[string], TrialRow>;
  private readonly open: Statement<[string, string], never>;
  private readonly drop: Statement<[string], never>;
  private readonly count: Statement<[string], never>;
  private readonly insert: Statement<[string, string], never>;
  private readonly trim: Statement<[string, string, number], never>;
  private readonly newest: Statement<[string], { note: string }>;
  private readonly last: Statement<[string], { id: number; note: string }>;
  private readonly update: Statement<[string, number], never>;

  constructor(private readonly database: Database) {
    this.select = database.prepare('SELECT since, runs FROM plugin_trials WHERE plugin = ?');
    this.open = database.prepare('INSERT OR IGNORE INTO plugin_trials (plugin, since) VALUES (?, ?)');
    this.drop = database.prepare('DELETE FROM plugin_trials WHERE plugin = ?');
    this.count = database.prepare('UPDATE plugin_trials SET runs = runs + 1 WHERE plugin = ?');
    this.insert = database.prepare('INSERT INTO plugin_trial_runs (plugin, note) VALUES (?, ?)');
    this.trim = database.prepare(
      `DELETE FROM plugin_trial_runs WHERE plugin = ? AND id <=
       (SELECT id FROM plugin_trial_runs WHERE plugin = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
    );
    this.last = database.prepare(
      'SELECT id, note FROM plugin_trial_runs WHERE plugin = ? ORDER BY id DESC LIMIT 1',
    );
    this.update = database.prepare('UPDATE plugin_trial_runs SET note = ? WHERE id = ?');
    this.newest = database.prepare('SELECT note FROM plugin_trial_runs WHERE plugin = ? ORDER BY id DESC');
  }

  find(plugin: string): TrialRow | undefined {
    return this.select.get(plugin);
  }

  begin(plugin: string, since: Instant): void {
    this.open.run(plugin, since);
  }

  note(plugin: string, note: TrialNote): void {
    this.database.transaction('noting a run on trial', () => {
      if (!this.find(plugin)) return;
      this.count.run(plugin);
      const last = this.last.get(plugin);
      const both = last && read(last.note).map((before) => together(before, note))[0];
      if (last && both) {
        this.update.run(JSON.stringify(both), last.id);
        return;
      }
      this.insert.run(plugin, JSON.stringify(note));
      this.trim.run(plugin, plugin, MAX_TRIAL_RUNS);
    });
  }

  notes(plugin: string): readonly TrialNote[] {
    return this.newest.all(plugin).flatMap(({ note }) => read(note));
  }

  end(plugin: string): void {
    this.drop.run(plugin);
  }
}

/** The note, or none when the text is not one. */
function read(text: string): readonly TrialNote[] {
  const note = trialNoteSchema.safeParse(parseJson(text)).data;
  return note ? [note] : [];
}
