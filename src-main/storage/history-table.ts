import { type Changes, isEmpty } from '../../src-core/todo/changes';
import { HISTORY_STEPS, type HistoryEntry } from '../../src-core/todo/history';
import type { DatedEntry } from '../../src-core/todo/revert';
import type { Instant } from '../../src-core/todo/todo';
import type { HistoryStep } from '../store/todo-repository';
import type { Database, Statement } from './database';
import { parseCause, parseChanges, printCause, printChanges } from './history-text';

/** The oldest entries are forgotten with the first after a start and then after this many: cheaper than with each. */
const PRUNE_EVERY = 100;

interface Row {
  readonly id: number;
  readonly cause: string;
  readonly changes: string;
}

/**
 * The changes that were made, oldest first. Those that were undone are always the newest, because a new change
 * forgets them; so the two stacks are one table and a mark.
 */
export class HistoryTable {
  /** Entries written since the start. */
  private written = 0;
  private readonly insert: Statement<[Instant, string, string], never>;
  private readonly forgetUndone: Statement<[], never>;
  private readonly forgetOld: Statement<[number], never>;
  private readonly mark: Statement<[number, number, number], never>;
  private readonly remove: Statement<[number], never>;
  private readonly newestDone: Statement<[], Row>;
  private readonly oldestUndone: Statement<[], Row>;

  private readonly since: Statement<[Instant], Row & { at: Instant }>;
  private readonly first: Statement<[], { at: Instant }>;
  private readonly naming: Statement<[string], Row>;
  private readonly rewrite: Statement<[string, number], never>;

  constructor(database: Database) {
    this.insert = database.prepare('INSERT INTO history (created_at, cause, changes) VALUES (?, ?, ?)');
    this.forgetUndone = database.prepare('DELETE FROM history WHERE undone = 1');
    this.forgetOld = database.prepare('DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - ?');
    this.mark = database.prepare('UPDATE history SET undone = ? WHERE id = ? AND undone = ?');
    this.remove = database.prepare('DELETE FROM history WHERE id = ?');
    const entry = 'SELECT id, cause, changes FROM history WHERE';
    this.newestDone = database.prepare(`${entry} undone = 0 ORDER BY id DESC LIMIT 1`);
    this.since = database.prepare(
      `SELECT id, created_at AS at, cause, changes FROM history
       WHERE undone = 0 AND id >= (SELECT min(id) FROM history WHERE created_at >= ?) ORDER BY id`,
    );
    this.first = database.prepare('SELECT created_at AS at FROM history ORDER BY id LIMIT 1');
    this.naming = database.prepare(`${entry} instr(changes, '"owner":' || ?) > 0`);
    this.rewrite = database.prepare('UPDATE history SET changes = ? WHERE id = ?');
    this.oldestUndone = database.prepare(`${entry} undone = 1 ORDER BY id LIMIT 1`);
  }

  /** Writes what the change does to the history; to be called inside the change's transaction. */
  record(step: HistoryStep, changes: Changes, at: Instant): void {
    switch (step.kind) {
      case 'new': {
        this.forgetUndone.run();
        this.insert.run(
          at,
          printCause(step.cause),
          step.staged?.changesText(changes) ?? printChanges(changes),
        );
        if (this.written % PRUNE_EVERY === 0) this.forgetOld.run(HISTORY_STEPS);
        this.written += 1;
        return;
      }
      case 'undone':
        this.turn(step.id, 0, 1);
        return;
      case 'redone':
        this.turn(step.id, 1, 0);
        return;
      case 'purge':
        for (const row of this.naming.all(JSON.stringify(step.owner))) this.strikeOut(row, step.owner);
        return;
    }
  }

  /** The newest change that was not undone. */
  lastDone(): HistoryEntry | undefined {
    return this.firstReadable(this.newestDone);
  }

  /** The change that was undone last. */
  lastUndone(): HistoryEntry | undefined {
    return this.firstReadable(this.oldestUndone);
  }

  /** What was done and not undone, oldest first, from that moment on; entries that do not read back are left out. */
  doneSince(since: Instant): DatedEntry[] {
    return this.since.all(since).flatMap(({ id, at, cause: causeText, changes: changesText }) => {
      const [cause, changes] = [parseCause(causeText), parseChanges(changesText)];
      return cause && changes ? [{ id, at, cause, changes }] : [];
    });
  }

  /** The moment of the oldest entry there is. */
  oldest(): Instant | undefined {
    return this.first.get()?.at;
  }

  /** Forgets one entry. */
  drop(id: number): void {
    this.remove.run(id);
  }

  private strikeOut({ id, changes: text }: Row, owner: string): void {
    const changes = parseChanges(text);
    const metadata = changes?.metadata.filter((change) => change.owner !== owner) ?? [];
    const rest = changes && { ...changes, metadata };
    if (!rest || isEmpty(rest)) this.remove.run(id);
    else this.rewrite.run(printChanges(rest), id);
  }

  private turn(id: number, from: 0 | 1, to: 0 | 1): void {
    if (this.mark.run(to, id, from) !== 1) throw new Error(`step ${id} of the history is not as expected`);
  }

  /** An entry that does not read back is forgotten, and the next one is taken. */
  private firstReadable(statement: Statement<[], Row>): HistoryEntry | undefined {
    for (let row = statement.get(); row !== undefined; row = statement.get()) {
      const [cause, changes] = [parseCause(row.cause), parseChanges(row.changes)];
      if (cause && changes) return { id: row.id, cause, changes };
      this.drop(row.id);
    }
    return undefined;
  }
}
