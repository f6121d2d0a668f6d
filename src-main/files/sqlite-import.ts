/**
 * Makes one change of the lists that come in: finds their projects by name, leaves rows whose id is known, gives the rest
 * their places behind what is there, and commits it all at once. Lists come in parts and rows are laid ready in parts, so
 * that main is never held up for long before the commit, which copies them; until then nothing is changed.
 */
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { ranksBetween } from '../../src-core/lib/rank';
import { err, ok, type Result } from '../../src-core/lib/result';
import { type Changes, noChanges } from '../../src-core/todo/changes';
import type { IncomingList, IncomingProject } from '../../src-core/todo/interchange';
import type { IncomingRow } from '../../src-core/todo/interchange-row';
import { foldedName, type Project } from '../../src-core/todo/project';
import {
  DEFAULT_PROJECT,
  type Instant,
  isComplete,
  type ListKey,
  listKeyText,
  type ProjectId,
  type Todo,
  type TodoId,
} from '../../src-core/todo/todo';
import type { Database } from '../storage/database';
import { ImportStage } from '../storage/import-stage';
import type { IncomingPicture } from '../store/todo-repository';
import type { TodoStore } from '../store/todo-store';
import { MAX_IMPORTED_PROJECTS, MAX_IMPORTED_ROWS } from './limits';
import { PictureShelf } from './picture-shelf';
import { toldMoment } from './told-moment';

/** What the import needs of the document: all that writes is one method. */
export type ImportPort = Pick<TodoStore, 'projects' | 'idTaken' | 'commitImport' | 'today'>;

/** What an import is made with. */
export interface ImportParts {
  readonly database: Database;
  readonly store: ImportPort;
  readonly now: Instant;
  readonly newId: () => TodoId;
  /** Where rows go whose file does not say it. */
  readonly list: ListKey;
}

/** What came of it. */
export interface Imported {
  readonly todos: number;
  readonly alreadyThere: number;
  readonly days: number;
  readonly projects: readonly string[];
  readonly pictures: number;
}

/** Rows that are laid ready before others are let in: 1 to 3 ms of it. */
const STAGED_AT_ONCE = 100;

interface TargetList {
  readonly key: ListKey;
  /** Without ranks until the commit. */
  readonly rows: Todo[];
  readonly folded: TodoId[];
  readonly ancestors: { readonly indent: number; readonly isKept: boolean }[];
}

/** Collects lists, then commits. */
export class SqliteImport {
  /** By {@link foldedName}. */
  private readonly projects: Map<string, Project>;
  private readonly made: Project[] = [];
  private readonly lists = new Map<string, TargetList>();
  private readonly taken = new Set<TodoId>();
  private readonly pictures: PictureShelf;
  private alreadyThere = 0;
  private rowCount = 0;

  constructor(private readonly parts: ImportParts) {
    this.projects = new Map(parts.store.projects().map((project) => [foldedName(project.name), project]));
    this.pictures = new PictureShelf(parts.database, parts.newId, parts.now);
  }

  /** Takes the next list, or the next part of one; the error is a sentence. */
  add(incoming: IncomingList): Result<void, string> {
    const project = incoming.project === null ? this.parts.list.project : this.projectOf(incoming.project).id;
    const key = { project, date: incoming.date ?? this.openDay() };
    if (this.made.length > MAX_IMPORTED_PROJECTS) return err(TOO_MANY_PROJECTS);
    this.rowCount += incoming.rows.length;
    if (this.rowCount > MAX_IMPORTED_ROWS) {
      return err(
        `There are more than ${MAX_IMPORTED_ROWS} todos; nothing was imported. Import them in parts.`,
      );
    }
    if (incoming.picture !== null && key.date < this.parts.store.today()) {
      this.pictures.add(key, incoming.rows, incoming.picture.closedAt);
      return ok(undefined);
    }
    const list = this.listOf(key);
    for (const row of incoming.rows) this.addRow(list, row);
    return ok(undefined);
  }

  /** Makes projects, where there are none of their names, also when nothing comes into them; the error is a sentence. */
  addProjects(projects: readonly IncomingProject[]): Result<void, string> {
    for (const project of projects) this.projectOf(project);
    return this.made.length > MAX_IMPORTED_PROJECTS ? err(TOO_MANY_PROJECTS) : ok(undefined);
  }

  /** What a commit would do. */
  summary(): Imported {
    const filled = [...this.lists.values()].filter((list) => list.rows.length > 0);
    return {
      todos: filled.reduce((sum, list) => sum + list.rows.length, 0),
      alreadyThere: this.alreadyThere,
      days: filled.length,
      projects: this.made.map((project) => project.name),
      pictures: this.pictures.size(),
    };
  }

  /** Writes everything in one transaction. `pause` is called between slices before it; the error is a sentence. */
  async commit(pause: () => Promise<void>): Promise<Result<Imported, string>> {
    const stage = new ImportStage(this.parts.database);
    try {
      return await this.commitFrom(stage, pause);
    } finally {
      stage.clear();
    }
  }

  private async commitFrom(
    stage: ImportStage,
    pause: () => Promise<void>,
  ): Promise<Result<Imported, string>> {
    const added: Todo[] = [];
    const folded: TodoId[] = [];
    const pictures: IncomingPicture[] = this.pictures.all();
    for (const list of this.lists.values()) {
      const rows = placed(list, this.lastRank(list.key));
      for (let from = 0; from < rows.length; from += STAGED_AT_ONCE) {
        const some = rows.slice(from, from + STAGED_AT_ONCE);
        stage.add(some);
        for (const row of some) added.push(row);
        await pause();
      }
      for (const id of list.folded) folded.push(id);
      const shown =
        list.key.date < this.parts.store.today() ? this.pictures.extended(list.key, rows) : undefined;
      if (shown) pictures.push(shown);
      await pause();
    }
    const projects = this.made.map((to) => ({ from: null, to }));
    const changes: Changes = { ...noChanges, added, projects };
    if (added.length + projects.length + pictures.length === 0) return ok(this.summary());
    await pause();
    if (!this.areThere()) return err('A project was deleted while the file was read; nothing was imported.');
    const committed = this.parts.store.commitImport(changes, pictures, stage);
    if (!committed.ok) return committed;
    this.fold(folded);
    return ok(this.summary());
  }

  /** Whether every project that rows go to is there still, or comes in with them. */
  private areThere(): boolean {
    const known = new Set([...this.parts.store.projects(), ...this.made].map(({ id }) => id));
    return [...this.lists.values()].every(({ key }) => known.has(key.project));
  }

  private addRow(list: TargetList, row: IncomingRow): void {
    const id = row.id ?? this.parts.newId();
    const isKept = !this.taken.has(id) && (row.id === null || !this.parts.store.idTaken(id));
    while ((list.ancestors.at(-1)?.indent ?? -1) >= row.indent) list.ancestors.pop();
    // Whose parent is there already comes up to the nearest ancestor that comes in with it.
    const indent = list.ancestors.filter((one) => one.isKept).length;
    list.ancestors.push({ indent: row.indent, isKept });
    if (!isKept) {
      this.alreadyThere += 1;
      return;
    }
    this.taken.add(id);
    list.rows.push(todoOf(row, list.key, id, indent, this.parts.now));
    if (row.folded) list.folded.push(id);
  }

  private listOf(key: ListKey): TargetList {
    const name = listKeyText(key);
    const known = this.lists.get(name) ?? { key, rows: [], folded: [], ancestors: [] };
    this.lists.set(name, known);
    return known;
  }

  private projectOf({ id, name }: IncomingProject): Project {
    const folded = id === DEFAULT_PROJECT ? DEFAULT_PROJECT : foldedName(name);
    const known = this.projects.get(folded);
    if (known) return known;
    const isFree = id !== null && UUID.test(id) && !this.taken.has(id) && !this.parts.store.idTaken(id);
    const project = { id: isFree ? id : this.parts.newId(), name };
    this.projects.set(folded, project);
    this.made.push(project);
    this.taken.add(project.id);
    return project;
  }

  /** The day that rows go to whose file names none. */
  private openDay(): CalendarDate {
    const { list, store } = this.parts;
    const isOver = list.date < store.today();
    return isOver ? store.today() : list.date;
  }

  private lastRank({ project, date }: ListKey): string | null {
    const found = this.parts.database
      .prepare<[ProjectId, string], { rank: string | null }>(
        'SELECT max(rank) AS rank FROM todos WHERE project = ? AND date = ? AND deleted_at IS NULL',
      )
      .get(project, date);
    return found?.rank ?? null;
  }

  private fold(ids: readonly TodoId[]): void {
    if (ids.length === 0) return;
    const { database } = this.parts;
    const fold = database.prepare<[TodoId], never>('UPDATE todos SET collapsed = 1 WHERE id = ?');
    database.transaction('folding what was imported', () => {
      for (const id of ids) fold.run(id);
    });
  }
}

const TOO_MANY_PROJECTS = `There are more than ${MAX_IMPORTED_PROJECTS} new projects; nothing was imported.`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Field by field: with spreads, 50,000 rows take half a second more. */
function todoOf(row: IncomingRow, key: ListKey, id: TodoId, indent: number, now: Instant): Todo {
  const createdAt = row.createdAt ?? toldMoment(key.date, now);
  const modifiedAt = row.modifiedAt ?? createdAt;
  return {
    id,
    project: key.project,
    date: key.date,
    rank: '',
    indent,
    content: row.content,
    state: row.state,
    priority: row.priority,
    dueDate: row.dueDate,
    description: row.description,
    recurrence: row.recurrence,
    reminder: row.reminder,
    createdAt,
    modifiedAt,
    completedAt: isComplete(row.state) ? (row.completedAt ?? modifiedAt) : null,
  };
}

/** The rows of a list behind the last one that is there. */
function placed(list: TargetList, last: string | null): Todo[] {
  const ranks = ranksBetween(last, null, list.rows.length);
  return list.rows.map((row, index) => ({ ...row, rank: ranks[index] ?? '' }));
}
