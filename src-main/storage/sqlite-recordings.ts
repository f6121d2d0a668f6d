import type { Recording, RecordingRepository } from '../plugin/plugin-repository';
import type { Database, Statement } from './database';

/** What is kept at most: the newest so many recordings, of so many bytes together. */
export interface RecordingBounds {
  readonly count: number;
  readonly bytes: number;
}

const BOUNDS: RecordingBounds = { count: 2_000, bytes: 64 * 1024 * 1024 };

const SIZE = 'octet_length(request) + coalesce(octet_length(trace), 0) + octet_length(output)';

const COLUMNS = 'run, plugin, hash, instance, place, request, trace, output, at';

/**
 * Recordings of calls, in the table `plugin_recordings`, whose hidden row numbers are the order in which they came.
 * Who has most makes room, oldest first, so that no plugin pushes out another's: an instance whose first calls are gone has a gap at its places and cannot be
 * played again.
 */
export class SqliteRecordingRepository implements RecordingRepository {
  private readonly insert: Statement<(string | number | null)[], never>;
  private readonly select: Statement<[string], Recording>;
  private readonly before: Statement<[string, number], Recording>;
  private readonly kept: Statement<[], RecordingBounds>;
  private readonly oldestOfMany: Statement<[], { row: number; bytes: number }>;
  private readonly oldestOfLarge: Statement<[], { row: number; bytes: number }>;
  private readonly drop: Statement<[number], never>;
  private readonly dropAll: Statement<[string], never>;

  constructor(
    private readonly database: Database,
    private readonly bounds: RecordingBounds = BOUNDS,
  ) {
    this.insert = database.prepare(
      `INSERT INTO plugin_recordings (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.select = database.prepare(`SELECT ${COLUMNS} FROM plugin_recordings WHERE run = ?`);
    this.before = database.prepare(
      `SELECT ${COLUMNS} FROM plugin_recordings WHERE instance = ? AND place <= ? ORDER BY place`,
    );
    this.kept = database.prepare(
      `SELECT count(*) AS count, coalesce(sum(${SIZE}), 0) AS bytes FROM plugin_recordings`,
    );
    const oldestBy = (most: string) =>
      database.prepare<[], { row: number; bytes: number }>(
        `SELECT rowid AS row, ${SIZE} AS bytes FROM plugin_recordings WHERE plugin =
         (SELECT plugin FROM plugin_recordings GROUP BY plugin ORDER BY ${most} DESC, plugin LIMIT 1)
         ORDER BY rowid LIMIT 1`,
      );
    this.oldestOfMany = oldestBy('count(*)');
    this.oldestOfLarge = oldestBy(`sum(${SIZE})`);
    this.drop = database.prepare('DELETE FROM plugin_recordings WHERE rowid = ?');
    this.dropAll = database.prepare('DELETE FROM plugin_recordings WHERE plugin = ?');
  }

  append(recordings: readonly Recording[]): void {
    if (recordings.length === 0) return;
    this.database.transaction('writing the recordings of plugins', () => {
      for (const { run, plugin, hash, instance, place, request, trace, output, at } of recordings)
        this.insert.run(run, plugin, hash, instance, place, request, trace, output, at);
      this.makeRoom();
    });
  }

  find(run: string): Recording | undefined {
    return this.select.get(run);
  }

  upTo(instance: string, place: number): readonly Recording[] {
    return this.before.all(instance, place);
  }

  removeAll(plugin: string): void {
    this.dropAll.run(plugin);
  }

  /** Sizes are told by the heads of the rows: counting reads none of the texts. */
  private makeRoom(): void {
    let { count, bytes } = this.kept.get() ?? { count: 0, bytes: 0 };
    while (count > this.bounds.count || bytes > this.bounds.bytes) {
      const row = (count > this.bounds.count ? this.oldestOfMany : this.oldestOfLarge).get();
      if (!row) return;
      this.drop.run(row.row);
      count -= 1;
      bytes -= row.bytes;
    }
  }
}
