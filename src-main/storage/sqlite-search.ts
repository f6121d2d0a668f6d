/**
 * Words in all lists, by the index of runs of three characters in `todos_text` (see migration 3). It is asked with each
 * key that is typed, so it looks at few todos: the index answers in the order of days, the newest first, and stops when
 * there are enough. Todos that were changed since it was asked last are read first; {@link SearchUpkeep} does that ahead
 * of time, so that an import does not fall to one key.
 */
import type { Hit } from '../../src-core/todo/days';
import type { ListKey, Priority, ProjectId, TodoId, TodoState } from '../../src-core/todo/todo';
import type { Database } from './database';
import { numberOfPlace, searchPlace } from './search-place';
import { anyOf, foldText, searchQuery } from './search-query';
import { SearchTerms } from './search-terms';

/** So many are answered. */
export const MAX_HITS = 50;

/** Among so many of the newest a character is looked for that is nearly everywhere. */
const LOOKED_THROUGH = 1_000;

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
  private readonly terms: SearchTerms;

  /** @param database brought up to date by `migrate` */
  constructor(private readonly database: Database) {
    this.statements = prepareAll(database);
    this.terms = new SearchTerms(database);
  }

  /** Todos with all of these words in content or description, the newest day first, at most {@link MAX_HITS}. */
  find(text: string): readonly Hit[] {
    const query = searchQuery(text);
    if (query === null) return [];
    this.catchUp(CAUGHT_UP_AT_ONCE);
    const everywhere: string[] = [];
    const runs = query.short.flatMap((word) => {
      const terms = this.terms.beginningWith(word);
      if (terms === undefined) everywhere.push(word);
      return terms === undefined ? [] : [terms];
    });
    if (runs.some((terms) => terms.length === 0)) return [];
    const match = [...query.long.map((word) => anyOf([word])), ...runs.map(anyOf)].join(' AND ');
    const limit = everywhere.length === 0 ? MAX_HITS : LOOKED_THROUGH;
    const { matching, newest, these } = this.statements;
    const numbers = match === '' ? newest.all(limit) : matching.all(match, limit);
    const rows = these.all(JSON.stringify(numbers.map(({ number }) => number)));
    return rows.filter(hasAll(everywhere)).sort(newestDayFirst).slice(0, MAX_HITS).map(hit);
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
}

function hasAll(words: readonly string[]): (row: Row) => boolean {
  if (words.length === 0) return () => true;
  return ({ content, description }) => {
    const text = foldText(`${content}\n${description ?? ''}`);
    return words.every((word) => text.includes(word));
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
  const listed = 'IN (SELECT value FROM json_each(?))';
  const inOrder = 'ORDER BY rowid LIMIT ?';
  const number = `SELECT ${numberOfPlace('rowid')} AS number FROM todos_text`;
  return {
    changed: database.prepare<[number], Number>(
      'SELECT number FROM todos_unsearched ORDER BY number DESC LIMIT ?',
    ),
    forget: database.prepare<[string], never>(
      `DELETE FROM todos_text WHERE rowid IN (SELECT place FROM todos_unsearched WHERE number ${listed})`,
    ),
    // Two spaces at the end, so that the last one and two characters begin a run too.
    learn: database.prepare<[string], never>(
      `INSERT INTO todos_text (rowid, content, description)
       SELECT ${searchPlace('todos')}, content || '  ', description || '  ' FROM todos
       WHERE rowid ${listed} AND deleted_at IS NULL`,
    ),
    settle: database.prepare<[string], never>(`DELETE FROM todos_unsearched WHERE number ${listed}`),
    matching: database.prepare<[string, number], Number>(`${number} WHERE todos_text MATCH ? ${inOrder}`),
    newest: database.prepare<[number], Number>(`${number} ${inOrder}`),
    these: database.prepare<[string], Row>(
      `SELECT todos.id, project, projects.name AS projectName, date, rank, indent_level AS indent, state, priority,
         content, description
       FROM todos CROSS JOIN projects ON projects.id = project
       WHERE todos.rowid ${listed} AND todos.deleted_at IS NULL`,
    ),
  };
}
