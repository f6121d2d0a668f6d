/** Compares what a database is made of with what a migration of ours makes. */
import { Database } from '../storage/database';
import { layoutVersion, migrateSteps } from '../storage/migrate';
import { MIGRATIONS } from '../storage/migrations/all';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** Tables, indexes, triggers and views that are not as in a database of its version. */
export interface StrangeParts {
  /** Those that it should not have, or has otherwise. */
  readonly strange: readonly string[];
  readonly missing: readonly string[];
}

/** @param scratch a file for a database of ours; the caller removes it */
export function strangeParts(database: Database, scratch: string): StrangeParts {
  const [there, ours] = [partsOf(database), referenceParts(layoutVersion(database), scratch)];
  return { strange: without(there, ours), missing: without(ours, there) };
}

/** The names of those parts that the others do not hold just so. */
function without(parts: readonly Part[], others: readonly Part[]): string[] {
  const known = new Map(others.map(({ type, name, sql }) => [`${type} ${name}`, sql]));
  return parts
    .filter(({ type, name, sql }) => known.get(`${type} ${name}`) !== sql)
    .map(({ type, name }) => `${type} ${name.slice(0, 60)}`);
}

function referenceParts(version: number, scratch: string): Part[] {
  const reference = Database.open(scratch);
  try {
    migrateSteps(
      reference,
      MIGRATIONS.filter((step) => step.version <= version),
    );
    return partsOf(reference);
  } finally {
    reference.close();
  }
}

/** Without what SQLite keeps for itself: statistics, and indexes that a table's own words ask for. */
function partsOf(database: Database): Part[] {
  return database
    .prepare<[], Part>(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
         AND NOT (type = 'index' AND sql IS NULL AND substr(name, 1, 17) = 'sqlite_autoindex_')`,
    )
    .all();
}
