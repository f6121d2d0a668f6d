/**
 * Words in all lists, by the index of runs of three characters in `todos_text` (see migration 3). It reads no more of the
 * todos than it needs for an answer, because it is asked with each key that is typed. Todos that were changed since it was
 * asked last are read first; {@link SearchUpkeep} does that ahead of time, so that an import does not fall to one key.
 */
import type { Hit } from '../../src-core/todo/days';
import type { ListKey, Priority, ProjectId, TodoId, TodoState } from '../../src-core/todo/todo';
import type { Database } from './database';
import { foldText, type SearchQuery, searchQuery } from './search-query';

/** So many are answered. */
export const MAX_HITS = 50;

/** Up to so many todos are looked at one by one; what is found more often is looked for day by day. */
const FEW = 2_000;

/** So many changed todos are read before an answer: some 50 ms of it. */
const CAUGHT_UP_AT_ONCE = 2_000;

interface Row extends Omit<ListKey, 'project'> {
  readonly project: ProjectId;
  readonly projectName: string;
  readonly id: TodoId;
  readonly rank: string;
  readonly indent: number;
  readonly state: TodoState;
  readonly priority: Priority | null;
  readonly content: string;
  readonly description: string | null;
}

type Number = { readonly number: number };

/** Finds todos by the words in them and in their descriptions. */
export class SqliteSearch {
  private readonly statements: ReturnType<typeof prepareAll>;

  /** @param database brought up to date by `migrate` */
  constructor(private readonly database: Database) {
    this.statements = prepareAll(database);
  }

  /** Todos with all of these words in content or description, the newest day first, at most {@link MAX_HITS}. */
  find(text: string): readonly Hit[] {
    const query = searchQuery(text);
    if (query === null) return [];
    this.catchUp(CAUGHT_UP_AT_ONCE);
    const numbers = this.candidates(query);
    const rows = numbers.length > FEW ? this.dayByDay(query) : this.these(numbers);
    return rows.filter(hasShort(query)).sort(newestDayFirst).slice(0, MAX_HITS).map(hit);
  }

  /**
   * Takes in the words of todos that were changed, the youngest first, at most so many.
   * @returns whether there are more
   */
  catchUp(limit: number): boolean {
    const { changed, forget, learn, settle } = this.statements;
    const numbers = changed.all(limit).map(({ number }) => number);
    if (numbers.length === 0) return false;
    const list = JSON.stringify(numbers);
    this.database.transaction('taking in the words of changed todos', () => {
      forget.run(list);
      learn.run(list);
      settle.run(list);
    });
    return numbers.length === limit;
  }

  /**
   * Row numbers of todos with the long words. Without any, those in which a run of three begins with the first short one:
   * a range of terms.
   */
  private candidates({ match, short }: SearchQuery): readonly number[] {
    const { matching, beginning } = this.statements;
    const [first = ''] = short;
    const found = match === null ? beginning.all(first, `${first}\u{10ffff}`) : matching.all(match);
    return found.map(({ number }) => number);
  }

  private these(numbers: readonly number[]): Row[] {
    return this.statements.byNumber.all(JSON.stringify(numbers));
  }

  /** Of each project the newest ones. Where only short words are asked for, among so many of the newest todos. */
  private dayByDay({ match, short }: SearchQuery): Row[] {
    const { projects, newestMatching, newest } = this.statements;
    const limit = short.length === 0 ? MAX_HITS : FEW;
    return projects
      .all()
      .flatMap(({ id }) => (match === null ? newest.all(id, FEW) : newestMatching.all(id, match, limit)));
  }
}

function hasShort({ short }: SearchQuery): (row: Row) => boolean {
  if (short.length === 0) return () => true;
  return ({ content, description }) => {
    const text = foldText(`${content}\n${description ?? ''}`);
    return short.every((word) => text.includes(word));
  };
}

function newestDayFirst(a: Row, b: Row): number {
  if (a.date !== b.date) return a.date > b.date ? -1 : 1;
  if (a.project !== b.project) return a.projectName < b.projectName ? -1 : 1;
  return a.rank < b.rank ? -1 : 1;
}

function hit({ id, indent, state, priority, content, project, date, projectName }: Row): Hit {
  return { id, indent, state, priority, content, list: { project, date }, projectName };
}

function prepareAll(database: Database) {
  database.execute(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.todos_terms USING fts5vocab('main', 'todos_text', 'instance')",
  );
  const row = `SELECT todos.id, project, projects.name AS projectName, date, rank, indent_level AS indent, state, priority,
    content, description`;
  const live = `${row} FROM todos INDEXED BY todos_live JOIN projects ON projects.id = project
    WHERE project = ? AND todos.deleted_at IS NULL`;
  const newestFirst = 'ORDER BY date DESC, rank DESC LIMIT ?';
  const these = 'IN (SELECT value FROM json_each(?))';
  return {
    changed: database.prepare<[number], Number>(
      'SELECT number FROM todos_unsearched ORDER BY number DESC LIMIT ?',
    ),
    forget: database.prepare<[string], never>(`DELETE FROM todos_text WHERE rowid ${these}`),
    // Two spaces at the end, so that the last one and two characters begin a run too.
    learn: database.prepare<[string], never>(
      `INSERT INTO todos_text (rowid, content, description)
       SELECT rowid, content || '  ', description || '  ' FROM todos WHERE rowid ${these} AND deleted_at IS NULL`,
    ),
    settle: database.prepare<[string], never>(`DELETE FROM todos_unsearched WHERE number ${these}`),
    matching: database.prepare<[string], Number>(
      `SELECT rowid AS number FROM todos_text WHERE todos_text MATCH ? LIMIT ${FEW + 1}`,
    ),
    beginning: database.prepare<[string, string], Number>(
      `SELECT DISTINCT doc AS number FROM temp.todos_terms WHERE term >= ? AND term < ? LIMIT ${FEW + 1}`,
    ),
    byNumber: database.prepare<[string], Row>(
      `${row} FROM todos CROSS JOIN projects ON projects.id = project
       WHERE todos.rowid ${these} AND todos.deleted_at IS NULL`,
    ),
    projects: database.prepare<[], { id: ProjectId }>('SELECT id FROM projects WHERE deleted_at IS NULL'),
    newestMatching: database.prepare<[ProjectId, string, number], Row>(
      `${live} AND todos.rowid IN (SELECT rowid FROM todos_text WHERE todos_text MATCH ?) ${newestFirst}`,
    ),
    newest: database.prepare<[ProjectId, number], Row>(`${live} ${newestFirst}`),
  };
}
