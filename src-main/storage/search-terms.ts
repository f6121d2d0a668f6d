import type { Database, Statement } from './database';

/** For a single character: one that begins more runs is nearly everywhere. */
const MOST_OF_A_CHARACTER = 40;

/** For two characters, in scripts of many characters too. */
const MOST_OF_TWO = 200;

/** The runs of three characters that are in the index of the search. */
export class SearchTerms {
  private readonly next: Statement<[string, string], { term: string }>;

  constructor(database: Database) {
    database.execute(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.todos_terms USING fts5vocab('main', 'todos_text', 'instance')",
    );
    this.next = database.prepare('SELECT term FROM temp.todos_terms WHERE term >= ? AND term < ? LIMIT 1');
  }

  /** Every run that begins with a word of one or two characters; undefined when there are too many to look for. */
  beginningWith(word: string): readonly string[] | undefined {
    const most = [...word].length === 1 ? MOST_OF_A_CHARACTER : MOST_OF_TWO;
    const end = `${word}\u{10ffff}`;
    const found: string[] = [];
    // From run to run: to list them all would read every place of each.
    for (let from = word; ; from = `${found.at(-1)}\u0001`) {
      const term = this.next.get(from, end)?.term;
      if (term === undefined) return found;
      if (found.length === most) return undefined;
      found.push(term);
    }
  }
}
