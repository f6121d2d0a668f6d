/**
 * The single writer of the document. Whoever wants something changed — the user, a plugin, an undo — asks here; the
 * domain says what it comes to, the repository makes it durable, and only then does anybody hear of it. It holds no
 * truth of its own: lists in memory are copies of what is saved. It knows neither SQL nor the screen.
 */
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { ProvenanceEntry } from '../../src-core/plugin/provenance';
import { applyBatch } from '../../src-core/todo/apply-command';
import type { Cause } from '../../src-core/todo/cause';
import { type Changes, isEmpty, noChanges } from '../../src-core/todo/changes';
import type { Command } from '../../src-core/todo/command';
import type { RolloverOffer } from '../../src-core/todo/days';
import type { DocumentReader } from '../../src-core/todo/document';
import { eventsOf, type TodoEvent } from '../../src-core/todo/event';
import {
  changesFor,
  closedDayIn,
  type Direction,
  focusAfter,
  type HistoryEntry,
  isUnseen,
  stillApplies,
  undoneOf,
} from '../../src-core/todo/history';
import type { Outcome, Refusal } from '../../src-core/todo/outcome';
import type { Project } from '../../src-core/todo/project';
import { planRevert } from '../../src-core/todo/revert';
import { offerOf, planRollover } from '../../src-core/todo/rollover';
import type { Instant, ListKey, ProjectId, Todo, TodoId } from '../../src-core/todo/todo';
import type { TodoList } from '../../src-core/todo/todo-list';
import type { Clock } from '../clock';
import type { Log } from '../log';
import { ListCache } from './list-cache';
import { Publisher } from './publisher';
import type { DayPicture, HistoryStep, IncomingPicture, StagedRows, TodoRepository } from './todo-repository';
import { wellFormed } from './well-formed';

/** A change that is durable. */
export interface Committed {
  /** One more than that of the commit before. */
  readonly revision: number;
  readonly changes: Changes;
  readonly cause: Cause;
  readonly events: readonly TodoEvent[];
}

/** What a revert did. */
export interface Reverted {
  /** Todos of which everything that the plugin did is taken back. */
  readonly todos: number;
  /** Todos of which something stays: others have changed it since, or its day is over. */
  readonly left: number;
  /** Todos that the plugin changed so long ago that the history no longer knows how: they stay as they are. */
  readonly forgotten: number;
}

/** What the store is made of. */
export interface TodoStoreParts {
  readonly repository: TodoRepository;
  readonly clock: Pick<Clock, 'now' | 'today'>;
  readonly newId: () => TodoId;
  readonly log: Log;
}

/** The document: reads are of what is saved, writes are all or nothing. */
export class TodoStore implements DocumentReader {
  private readonly repository: TodoRepository;
  private readonly lists: ListCache;
  private readonly commits: Publisher<Committed>;
  private commitCount = 1;
  private disposed = false;

  constructor(private readonly parts: TodoStoreParts) {
    this.repository = parts.repository;
    this.lists = new ListCache((key) => parts.repository.rows(key), parts.log);
    this.commits = new Publisher('commits', parts.log);
  }

  find(id: TodoId): Todo | undefined {
    return this.repository.find(id);
  }

  list(key: ListKey): TodoList {
    return this.lists.get(key);
  }

  /**
   * The list as it is shown: a day that is over and was left by its open rows as it was then, any other one as it is.
   * Commands work on {@link list}.
   */
  shown(key: ListKey): DayPicture {
    this.followOthers();
    const isClosed = key.date < this.today() && this.repository.projectName(key.project) !== undefined;
    const picture = isClosed ? this.repository.picture(key) : undefined;
    return picture ?? { rows: this.list(key).rows, folded: this.repository.folded(key) };
  }

  metadata(owner: string, todoId: TodoId | null, key: string): string | null {
    return this.repository.metadata(owner, todoId, key);
  }

  idTaken(id: TodoId | ProjectId): boolean {
    return this.repository.idTaken(id);
  }

  projectRows(project: ProjectId): readonly Todo[] {
    return this.repository.projectRows(project);
  }

  /** The rows of a list that were deleted, newest first, at most that many. */
  deleted(key: ListKey, limit: number): readonly Todo[] {
    return this.repository.deleted(key, limit);
  }

  /** Every project, by name. */
  projects(): readonly Project[] {
    return this.repository.projects();
  }

  /** Who changed a todo, newest first, at most that many; the newest 200 changes are known. */
  provenanceOf(id: TodoId, limit: number): readonly ProvenanceEntry[] {
    return this.repository.provenanceOf(id, limit);
  }

  /** 1 at the start, one more with each commit; not kept between starts. */
  revision(): number {
    return this.commitCount;
  }

  /** The project's name for people; its id when there is no such project. */
  projectName(project: ProjectId): string {
    return this.repository.projectName(project) ?? project;
  }

  /** The first day that can be written to. */
  today(): CalendarDate {
    return this.parts.clock.today();
  }

  /** Hears of each commit once it is durable, in order. Returns the disposer. */
  subscribe(listener: (committed: Committed) => void): () => void {
    return this.commits.subscribe(listener);
  }

  /** All of the commands, as one transaction and one step to undo, or none. */
  dispatch(commands: readonly Command[], cause: Cause): Outcome {
    this.followOthers();
    const { clock, newId } = this.parts;
    const result = applyBatch(this, wellFormed(commands), { now: clock.now(), today: clock.today(), newId });
    if (!result.ok) return { ok: false, ...result.error };
    const { changes, focus } = result.value;
    const refusal = isEmpty(changes) ? null : this.commit(changes, cause, { kind: 'new', cause });
    if (refusal) return { ok: false, refusal, index: 0 };
    const row = focus === null ? undefined : this.find(focus);
    const place = row ? { id: row.id, list: { project: row.project, date: row.date } } : null;
    return { ok: true, revision: this.commitCount, focus: place };
  }

  /**
   * Takes back the last change that was not yet taken back, whoever made it and in whatever list of today or later; a
   * day that is over stays as it was when it closed. Steps that nobody saw go along.
   */
  undo(): Outcome {
    for (;;) {
      const entry = this.repository.lastDone();
      const outcome = this.walkHistory('undo', entry);
      const isLast = !outcome.ok || entry === undefined || !isUnseen(entry);
      if (isLast || this.repository.lastDone() === undefined) return outcome;
    }
  }

  /** Brings back the change that was taken back last, and the steps behind it that nobody saw. */
  redo(): Outcome {
    const outcome = this.walkHistory('redo', this.repository.lastUndone());
    if (!outcome.ok) return outcome;
    for (
      let next = this.repository.lastUndone();
      next && isUnseen(next);
      next = this.repository.lastUndone()
    ) {
      if (!this.walkHistory('redo', next).ok) break;
    }
    return { ...outcome, revision: this.commitCount };
  }

  /** What {@link rollover} would take along; null when there is nothing. */
  rolloverOffer(project: ProjectId): RolloverOffer | null {
    this.followOthers();
    const projectName = this.repository.projectName(project);
    const to = this.today();
    const from = this.repository.latestListBefore(project, to);
    if (projectName === undefined || from === undefined) return null;
    const { rows } = this.list({ project, date: from });
    return offerOf(rows, { project, projectName, from, to }) ?? null;
  }

  /**
   * Takes the open todos of the latest earlier day with a list along to today; one transaction, one step to undo. The
   * day that they leave keeps a picture of itself. Refused when `from` is not that day or nothing on it is open.
   */
  rollover(project: ProjectId, from: CalendarDate): Outcome {
    const to = this.today();
    const isOffered = this.rolloverOffer(project)?.from === from;
    const request = { project, from, to, now: this.parts.clock.now() };
    const changes = isOffered ? planRollover(this, request) : noChanges;
    if (isEmpty(changes)) return refused({ kind: 'nothing_to_roll_over' });
    const cause: Cause = { kind: 'rollover' };
    const refusal = this.commit(changes, cause, { kind: 'new', cause });
    if (refusal) return refused(refusal);
    return { ok: true, revision: this.commitCount, focus: focusAfter(this, changes) };
  }

  /**
   * Brings rows of any day in from a file, with pictures of closed days; one transaction, one step to undo. Rows must have
   * ids that were never used. The error is a sentence for the user.
   * @param staged the added rows, where they lie ready, which takes less than half of the time
   */
  commitImport(
    changes: Changes,
    pictures: readonly IncomingPicture[],
    staged?: StagedRows,
  ): Result<void, string> {
    this.followOthers();
    const cause: Cause = { kind: 'import' };
    const step = { kind: 'new', cause, pictures, ...(staged ? { staged } : {}) } as const;
    const refusal = this.commit(changes, cause, step);
    return refusal ? err(sentenceFor(refusal)) : ok(undefined);
  }

  /**
   * Takes back what a plugin changed since that moment and leaves alone what others did since; one transaction, one
   * step to undo. The error is a sentence for the user.
   */
  revert(plugin: string, since: Instant): Result<Reverted, string> {
    this.followOthers();
    const { clock } = this.parts;
    const steps = this.repository.doneSince(since);
    const request = { plugin, since, steps, now: clock.now(), today: clock.today() };
    const { changes, todos, left } = planRevert(this, request);
    const cause: Cause = { kind: 'revert', plugin };
    const refusal = isEmpty(changes) ? null : this.commit(changes, cause, { kind: 'new', cause });
    if (refusal) return err(sentenceFor(refusal));
    return ok({ todos, left, forgotten: this.repository.forgottenSince(plugin, since) });
  }

  /**
   * Removes everything that a plugin stored, also what undo or redo would bring back, in one transaction. The value is
   * how many entries there were, the error a sentence for the user.
   */
  purgeMetadata(plugin: string): Result<number, string> {
    this.followOthers();
    const stored = this.repository.metadataOf(plugin);
    const metadata = stored.map(({ todoId, key, value }) => ({
      owner: plugin,
      todoId,
      key,
      from: value,
      to: null,
    }));
    const refusal = this.commit(
      { ...noChanges, metadata },
      { kind: 'api' },
      { kind: 'purge', owner: plugin },
    );
    return refusal ? err(sentenceFor(refusal)) : ok(stored.length);
  }

  /** Nobody hears of anything any more and nothing more is saved. Closing the database is its opener's duty. */
  dispose(): void {
    this.disposed = true;
    this.commits.dispose();
  }

  /**
   * What another program wrote is not known to lists in memory. Whoever has a list asks for it again, for the next
   * commit is not the next to the last one it heard of.
   */
  private followOthers(): void {
    if (!this.repository.othersWrote()) return;
    this.lists.clear();
    this.commitCount += 1;
  }

  private walkHistory(direction: Direction, entry: HistoryEntry | undefined): Outcome {
    this.followOthers();
    const undoing = direction === 'undo';
    if (!entry) return refused({ kind: undoing ? 'nothing_to_undo' : 'nothing_to_redo' });
    const changes = changesFor(direction, entry);
    const closed = closedDayIn(changes, this.today(), entry.cause);
    if (closed !== undefined) return refused({ kind: 'read_only_day', date: closed });
    if (!stillApplies(this, changes)) return this.forget(entry.id);
    const step: HistoryStep = { kind: undoing ? 'undone' : 'redone', id: entry.id, of: entry.cause };
    const refusal = this.commit(changes, { kind: direction }, step);
    if (refusal) return refused(refusal);
    const focus = focusAfter(this, changes);
    return { ok: true, revision: this.commitCount, focus, undone: undoneOf(direction, entry) };
  }

  /** A step that no longer fits is refused once and forgotten, so that it does not stand before older ones for ever. */
  private forget(entryId: number): Outcome {
    this.parts.log.warn('a step of the history no longer fits the todos and was forgotten');
    this.repository.dropEntry(entryId);
    return refused({ kind: 'step_outdated' });
  }

  /** Saves, then follows in memory, then tells. When saving fails, nothing has happened. */
  private commit(changes: Changes, cause: Cause, step: HistoryStep): Refusal | null {
    if (this.disposed) return { kind: 'not_saved', message: 'the application is closing' };
    try {
      this.repository.save(changes, step, this.parts.clock.now());
    } catch (error) {
      this.parts.log.error('a change was not saved', error);
      return { kind: 'not_saved', message: reasonOf(error) };
    }
    if (isEmpty(changes)) return null;
    this.lists.apply(changes);
    this.commitCount += 1;
    this.commits.publish({ revision: this.commitCount, changes, cause, events: eventsOf(changes) });
    return null;
  }
}

function refused(refusal: Refusal): Outcome {
  return { ok: false, refusal, index: 0 };
}

function sentenceFor(refusal: Refusal): string {
  return refusal.kind === 'not_saved' ? `Nothing was saved: ${refusal.message}` : 'Nothing was changed.';
}

/** What went wrong at the bottom of it; the phrases above it say what was being done, and the user knows that. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
