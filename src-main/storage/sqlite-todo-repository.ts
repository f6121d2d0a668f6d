import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { ProvenanceEntry } from '../../src-core/plugin/provenance';
import type { Cause } from '../../src-core/todo/cause';
import { type Changes, listsOf, noChanges } from '../../src-core/todo/changes';
import type { HistoryEntry } from '../../src-core/todo/history';
import type { Project } from '../../src-core/todo/project';
import type { DatedEntry } from '../../src-core/todo/revert';
import {
  differingFields,
  type Instant,
  type ListKey,
  type ProjectId,
  type Todo,
  type TodoId,
} from '../../src-core/todo/todo';
import type { StoredMetadata } from '../plugin/plugin-runtime';
import type { DayPicture, HistoryStep, StagedRows, TodoRepository } from '../store/todo-repository';
import { type Database, type Statement, sqliteCode, type Value } from './database';
import { HistoryTable } from './history-table';
import { MetadataTable } from './metadata-table';
import { isBetweenDays, PictureTable } from './picture-table';
import { ProjectTable } from './project-table';
import { ProvenanceTable } from './provenance-table';
import * as rows from './todo-rows';

type Place = [project: ProjectId, date: string];

/** The document in SQLite. Writes the rows that changed, and no others. */
export class SqliteTodoRepository implements TodoRepository {
  private readonly history: HistoryTable;
  private readonly values: MetadataTable;
  private readonly provenance: ProvenanceTable;
  private readonly projectTable: ProjectTable;
  private readonly pictures: PictureTable;
  /** Statements that write some fields of a row, by these fields. */
  private readonly updates = new Map<string, Statement<Value[], never>>();
  private readonly statements: ReturnType<typeof prepareAll>;
  /** SQLite's count of what other connections have written, as it was when the document was read. */
  private othersVersion: number;

  /** @param database brought up to date by `migrate` */
  constructor(private readonly database: Database) {
    this.history = new HistoryTable(database);
    this.values = new MetadataTable(database);
    this.provenance = new ProvenanceTable(database);
    this.projectTable = new ProjectTable(database);
    this.pictures = new PictureTable(database);
    this.statements = prepareAll(database);
    this.othersVersion = this.versionNow();
  }

  othersWrote(): boolean {
    const now = this.versionNow();
    const isOther = now !== this.othersVersion;
    this.othersVersion = now;
    return isOther;
  }

  find(id: TodoId): Todo | undefined {
    return this.statements.find.get(id);
  }

  idTaken(id: TodoId | ProjectId): boolean {
    return this.statements.taken.get(id) !== undefined || this.projectTable.idTaken(id);
  }

  metadata(owner: string, todoId: TodoId | null, key: string): string | null {
    return this.values.get(owner, todoId, key);
  }

  rows(key: ListKey): readonly Todo[] {
    return this.statements.list.all(key.project, key.date);
  }

  folded(key: ListKey): readonly TodoId[] {
    return this.statements.folded.all(key.project, key.date).map((row) => row.id);
  }

  deleted(key: ListKey, limit: number): readonly Todo[] {
    return this.statements.deleted.all(key.project, key.date, limit);
  }

  projects(): readonly Project[] {
    return this.projectTable.all();
  }

  projectName(project: ProjectId): string | undefined {
    return this.projectTable.nameOf(project);
  }

  projectRows(project: ProjectId): readonly Todo[] {
    return this.statements.ofProject.all(project);
  }

  picture(key: ListKey): DayPicture | undefined {
    return this.pictures.of(key);
  }

  latestListBefore(project: ProjectId, date: CalendarDate): CalendarDate | undefined {
    const live = this.statements.latestBefore.get(project, date)?.date;
    const pictured = this.pictures.latestBefore(project, date);
    return live === undefined || (pictured !== undefined && pictured > live) ? pictured : live;
  }

  save(changes: Changes, step: HistoryStep, at: Instant): void {
    try {
      this.database.transaction('saving the change', () => {
        if (this.versionNow() !== this.othersVersion) throw new Error(WRITTEN_MEANWHILE);
        this.keepPictures(changes, step, at);
        for (const change of changes.projects) if (change.to) this.projectTable.write(change, at);
        if (step.kind === 'new') for (const picture of step.pictures ?? []) this.pictures.put(picture);
        this.writeRows(changes, step, at);
        for (const change of changes.projects) if (!change.to) this.projectTable.write(change, at);
        for (const change of changes.metadata) this.values.write(change, at);
        this.history.record(step, changes, at);
        this.provenance.record(changes, causeOf(step), at, stagedIn(step));
      });
    } catch (cause) {
      if (sqliteCode(cause) !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw cause;
      // Rows refer to nothing but their project, and SQLite's own words would not name it.
      throw new Error('saving the change', { cause: new Error('there is no such project') });
    }
  }

  provenanceOf(id: TodoId, limit: number): readonly ProvenanceEntry[] {
    return this.provenance.of(id, limit);
  }

  lastDone(): HistoryEntry | undefined {
    return this.history.lastDone();
  }

  lastUndone(): HistoryEntry | undefined {
    return this.history.lastUndone();
  }

  doneSince(since: Instant): readonly DatedEntry[] {
    return this.history.doneSince(since);
  }

  forgottenSince(plugin: string, since: Instant): number {
    return this.provenance.changedBy(plugin, since, this.history.oldest() ?? END_OF_TIME);
  }

  metadataOf(owner: string): readonly StoredMetadata[] {
    return this.values.allOf(owner);
  }

  dropEntry(id: number): void {
    this.history.drop(id);
  }

  rememberFold(id: TodoId, folded: boolean): void {
    this.statements.fold.run(folded ? 1 : 0, id);
  }

  selected(key: ListKey): TodoId | null {
    return this.viewState(selectionKey(key)) ?? null;
  }

  rememberSelected(key: ListKey, id: TodoId | null): void {
    if (id === null) this.statements.forgetView.run(selectionKey(key));
    else this.rememberViewState(selectionKey(key), id);
  }

  viewState(key: string): string | undefined {
    return this.statements.view.get(key)?.value;
  }

  rememberViewState(key: string, value: string): void {
    this.statements.rememberView.run(key, value);
  }

  private versionNow(): number {
    return this.statements.othersVersion.get()?.data_version ?? 0;
  }

  /** Rows leave before rows arrive, as in {@link Changes}. A row that is not as the change expects stops it all. */
  private writeRows(changes: Changes, step: HistoryStep, at: Instant): void {
    const staged = stagedIn(step);
    if (staged) {
      expectAll(staged.writeTodos(), changes);
      return;
    }
    const { remove, insert } = this.statements;
    for (const row of changes.removed) expectOne(remove.run(at, row.id), row);
    for (const [from, to] of changes.updated) {
      const fields = differingFields(from, to);
      if (fields.length > 0) expectOne(this.updating(fields).run(...rows.differencesOf(to, fields)), to);
    }
    for (const row of changes.added) expectOne(insert.run(...rows.valuesOf(row)), row);
  }

  private updating(fields: readonly (keyof Todo)[]): Statement<Value[], never> {
    const name = fields.join();
    const known = this.updates.get(name) ?? this.database.prepare<Value[], never>(rows.updating(fields));
    this.updates.set(name, known);
    return known;
  }

  /**
   * A rollover keeps a picture of the list that it takes rows from, as it was; undo and redo of one leave the picture,
   * and so does the end of a project. What an import brought goes from it and comes back to it. Whatever else writes to a
   * list makes a picture of it untrue.
   */
  private keepPictures(changes: Changes, step: HistoryStep, at: Instant): void {
    // An import brings the pictures that become different along.
    if (step.kind === 'new' && step.cause.kind === 'import') return;
    if (step.kind === 'new' && step.cause.kind === 'rollover') {
      const left = changes.updated.flatMap(([from, to]) => (from.date === to.date ? [] : [from]));
      for (const key of listsOf({ ...noChanges, removed: left }))
        this.pictures.take(key, this.rows(key), this.folded(key), at);
    } else if (step.kind !== 'new' && step.kind !== 'purge' && step.of.kind === 'import') {
      this.pictures.followImport(changes, (id) => this.statements.taken.get(id) !== undefined);
    } else if (!isBetweenDays(changes) && changes.projects.length === 0) this.pictures.dropFor(changes);
  }
}

const WRITTEN_MEANWHILE = 'another program has just written to the database; do it again';

function expectOne(written: number, row: Todo): void {
  if (written !== 1) throw new Error(`todo ${row.id} is not in the database as the change expects it`);
}

function stagedIn(step: HistoryStep): StagedRows | undefined {
  return step.kind === 'new' ? step.staged : undefined;
}

function expectAll(written: number, { added, updated, removed }: Changes): void {
  if (written !== added.length || updated.length + removed.length > 0)
    throw new Error('the rows that lie ready are not those of the change');
}

/** After every moment. */
const END_OF_TIME: Instant = '9999';

/** Who makes the change that a step stands for. */
function causeOf(step: HistoryStep): Cause {
  switch (step.kind) {
    case 'new':
      return step.cause;
    case 'undone':
      return { kind: 'undo' };
    case 'redone':
      return { kind: 'redo' };
    case 'purge':
      return { kind: 'api' };
  }
}

function selectionKey({ project, date }: ListKey): string {
  return `selected:${date}:${project}`;
}

function prepareAll(database: Database) {
  const live = 'project = ? AND date = ? AND deleted_at IS NULL ORDER BY rank';
  return {
    othersVersion: database.prepare<[], { data_version: number }>('PRAGMA data_version'),
    find: database.prepare<[TodoId], Todo>(
      `SELECT ${rows.TODO_SELECTION} FROM todos WHERE id = ? AND deleted_at IS NULL`,
    ),
    taken: database.prepare<[TodoId], unknown>('SELECT 1 FROM todos WHERE id = ?'),
    list: database.prepare<Place, Todo>(`SELECT ${rows.TODO_SELECTION} FROM todos WHERE ${live}`),
    deleted: database.prepare<[...Place, number], Todo>(
      `SELECT ${rows.TODO_SELECTION} FROM todos INDEXED BY todos_deleted
       WHERE project = ? AND date = ? AND deleted_at IS NOT NULL ORDER BY deleted_at DESC, rank LIMIT ?`,
    ),
    ofProject: database.prepare<[ProjectId], Todo>(
      `SELECT ${rows.TODO_SELECTION} FROM todos INDEXED BY todos_live
       WHERE project = ? AND deleted_at IS NULL ORDER BY date, rank`,
    ),
    latestBefore: database.prepare<Place, { date: CalendarDate }>(
      `SELECT date FROM todos INDEXED BY todos_live
       WHERE project = ? AND date < ? AND deleted_at IS NULL ORDER BY date DESC LIMIT 1`,
    ),
    folded: database.prepare<Place, { id: TodoId }>(
      `SELECT id FROM todos INDEXED BY todos_folded WHERE collapsed = 1 AND ${live}`,
    ),
    fold: database.prepare<[number, TodoId], never>('UPDATE todos SET collapsed = ? WHERE id = ?'),
    insert: database.prepare<Value[], never>(rows.INSERT_TODO),
    remove: database.prepare<[Instant, TodoId], never>(rows.DELETE_TODO),
    view: database.prepare<[string], { value: string }>('SELECT value FROM view_state WHERE key = ?'),
    rememberView: database.prepare<[string, string], never>(
      'INSERT INTO view_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ),
    forgetView: database.prepare<[string], never>('DELETE FROM view_state WHERE key = ?'),
  };
}
