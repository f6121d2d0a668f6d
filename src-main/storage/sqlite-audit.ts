/**
 * The audit log in the table `plugin_audit`. Each entry's hash is taken over the one before and its own text, and ids
 * follow one another without a gap, so that an entry that was changed, taken out, put in or swapped is noticed. Two
 * rows of `view_state` hold both ends of the chain: `audit:before` what the first kept entry follows (older ones were
 * let go), `audit:newest` the last one, without which entries cut off at the end would not be missed. Whoever rewrites
 * all of it, ends included, is not noticed: the log is a record for the user, not a proof against the user.
 */
import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../src-core/plugin/audit';
import type { AuditQuery, AuditRepository, ChainedEntry } from '../plugin/plugin-repository';
import { parseAuditEntry, parseHeading, printAuditEntry } from './audit-text';
import type { Database, Value } from './database';

/** So many entries are kept at least. */
const KEPT = 50_000;

/** So many more may stand there before the oldest are let go, all at once. */
const SLACK = 1_000;

/** Entries read in one piece when the chain is checked. */
const PAGE = 1_000;

interface Row {
  readonly id: number;
  readonly plugin: string;
  readonly kind: string;
  readonly at: string;
  readonly entry: string;
  readonly hash: string;
}

/** A place in the chain. */
interface Link {
  readonly id: number;
  readonly hash: string;
}

/** What the first entry of all follows. */
const GENESIS: Link = { id: 0, hash: '0'.repeat(64) };

/** See the head of the file. */
export class SqliteAuditRepository implements AuditRepository {
  private readonly statements: ReturnType<typeof prepareAll>;

  /** @param kept another number of entries to keep, for tests, and how many more may stand there */
  constructor(
    private readonly database: Database,
    private readonly kept: { readonly least: number; readonly slack: number } = { least: KEPT, slack: SLACK },
  ) {
    this.statements = prepareAll(database);
  }

  append(entries: readonly AuditEntry[]): void {
    if (entries.length === 0) return;
    this.database.transaction('writing the audit log', () => {
      let newest = this.newest();
      for (const entry of entries) {
        const text = printAuditEntry(entry);
        newest = { id: newest.id + 1, hash: hashOf(newest.hash, text) };
        this.statements.insert.run(newest.id, entry.plugin, entry.kind, entry.at, text, newest.hash);
      }
      this.write('audit:newest', newest);
      this.letGo(newest.id - this.kept.least);
    });
  }

  find({ plugin, kind, since, limit }: AuditQuery): readonly ChainedEntry[] {
    const filter = [kind ?? null, kind ?? null, since ?? null, since ?? null, limit] as const;
    const rows =
      plugin === undefined
        ? this.statements.all.all(...filter)
        : this.statements.ofPlugin.all(plugin, ...filter);
    return rows.flatMap(({ id, entry: text, hash }) => {
      const entry = parseAuditEntry(text);
      return entry ? [{ id, entry, hash }] : [];
    });
  }

  /** Entries cut off at the end are told of by the id of the first that is missing. */
  broken(): number | null {
    let last = this.read('audit:before') ?? GENESIS;
    for (let page = this.page(-1); page.length > 0; page = this.page(last.id)) {
      for (const row of page) {
        if (row.id !== last.id + 1 || !follows(row, last.hash)) return row.id;
        last = row;
      }
    }
    const newest = this.read('audit:newest') ?? GENESIS;
    if (newest.id === last.id && newest.hash === last.hash) return null;
    return newest.id > last.id ? last.id + 1 : last.id;
  }

  private page(after: number): Row[] {
    return this.statements.page.all(after, PAGE);
  }

  /** Where the end is no longer known although something was written, an id is left out: the chain stays broken. */
  private newest(): Link {
    const newest = this.read('audit:newest');
    if (newest) return newest;
    const last = this.statements.last.get() ?? this.read('audit:before');
    return last ? { id: last.id + 1, hash: last.hash } : GENESIS;
  }

  /** Lets the entries up to this id go, once they are worth it. */
  private letGo(id: number): void {
    const before = this.read('audit:before') ?? GENESIS;
    if (id - before.id < Math.max(1, this.kept.slack)) return;
    const last = this.statements.hash.get(id);
    if (!last) return;
    this.write('audit:before', { id, hash: last.hash });
    this.statements.remove.run(id);
  }

  private read(key: string): Link | undefined {
    const [id, hash, ...more] = this.statements.end.get(key)?.value.split(' ') ?? [];
    if (id === undefined || hash === undefined || more.length > 0) return undefined;
    return Number.isSafeInteger(Number(id)) ? { id: Number(id), hash } : undefined;
  }

  private write(key: string, { id, hash }: Link): void {
    this.statements.keepEnd.run(key, `${id} ${hash}`);
  }
}

/** Whether an entry follows, and its columns, by which it is found, say what its text says. */
function follows(row: Row, previous: string): boolean {
  const said = parseHeading(row.entry);
  return (
    said !== undefined &&
    row.hash === hashOf(previous, row.entry) &&
    said.plugin === row.plugin &&
    said.kind === row.kind &&
    said.at === row.at
  );
}

function hashOf(previous: string, text: string): string {
  return createHash('sha256').update(`${previous}\n${text}`).digest('hex');
}

type Filter = [kind: Value, kind: Value, since: Value, since: Value, limit: number];

function prepareAll(database: Database) {
  const columns = 'SELECT id, plugin, kind, at, entry, hash FROM plugin_audit';
  const filter = '(? IS NULL OR kind = ?) AND (? IS NULL OR at >= ?) ORDER BY id DESC LIMIT ?';
  return {
    insert: database.prepare<[number, string, string, string, string, string], never>(
      'INSERT INTO plugin_audit (id, plugin, kind, at, entry, hash) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    all: database.prepare<Filter, Row>(`${columns} WHERE ${filter}`),
    ofPlugin: database.prepare<[string, ...Filter], Row>(`${columns} WHERE plugin = ? AND ${filter}`),
    page: database.prepare<[number, number], Row>(`${columns} WHERE id > ? ORDER BY id LIMIT ?`),
    last: database.prepare<[], Link>('SELECT id, hash FROM plugin_audit ORDER BY id DESC LIMIT 1'),
    hash: database.prepare<[number], { hash: string }>('SELECT hash FROM plugin_audit WHERE id = ?'),
    remove: database.prepare<[number], never>('DELETE FROM plugin_audit WHERE id <= ?'),
    end: database.prepare<[string], { value: string }>('SELECT value FROM view_state WHERE key = ?'),
    keepEnd: database.prepare<[string, string], never>(
      'INSERT INTO view_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ),
  };
}
