/** What can be asked about files, and what is answered: counts. */
import type { MarkdownFault } from '../../src-core/todo/markdown';
import type { Instant, ListKey, ProjectId } from '../../src-core/todo/todo';

/** What goes out. */
export type Exported =
  | { readonly kind: 'day'; readonly list: ListKey }
  | { readonly kind: 'project'; readonly project: ProjectId }
  | { readonly kind: 'all' };

/** An export. */
export interface ExportRequest {
  /**
   * Absolute, from the working directory, or with `~`. Ending in `/`, or a folder that is there: Markdown goes into
   * one file a day in it, JSON into a file of a name that says the day.
   */
  readonly path: string;
  /** Null: by the ending, `.json` or Markdown. */
  readonly format: 'markdown' | 'json' | null;
  readonly what: Exported;
  /** Replaces files that are there. */
  readonly force: boolean;
}

/** What went out. */
export interface ExportSummary {
  readonly kind: 'export';
  readonly format: 'markdown' | 'json';
  /** The file or the folder, absolute. */
  readonly path: string;
  readonly files: number;
  readonly projects: number;
  readonly days: number;
  readonly todos: number;
  readonly bytes: number;
}

/** An import: a file of Markdown, JSON of an export, the original's database or its folder. */
export interface ImportRequest {
  readonly path: string;
  /** Null: by what is in it. */
  readonly format: ImportFormat | null;
  /** Where rows go whose day or project the file does not say; on an earlier day than today, today. */
  readonly list: ListKey;
  /** Reads and counts, and changes nothing. */
  readonly dryRun: boolean;
}

/** What can come in; `to-tui` is the original's database or its folder `~/.to-tui`. */
export type ImportFormat = 'markdown' | 'json' | 'to-tui';

/** What came in, or with `dryRun` would. */
export interface ImportSummary {
  readonly kind: 'import';
  readonly format: ImportFormat;
  readonly dryRun: boolean;
  /** Rows that are new. */
  readonly todos: number;
  /** Rows whose id is known here, deleted ones too; left as they are. */
  readonly alreadyThere: number;
  /** Lists that get rows. */
  readonly days: number;
  /** Names of projects that are made. */
  readonly projects: readonly string[];
  /** Pictures of closed days. */
  readonly pictures: number;
  /** Rows that the file marks as deleted; left out. */
  readonly deleted: number;
  /** Rows that were mended: an indent without a parent, a date that is none, a missing id. */
  readonly repaired: number;
  /** Texts and indents that were cut to what is allowed. */
  readonly clamped: number;
  /** Rows that could not be read, or were too many. */
  readonly leftOut: number;
  /** Lines or rows that could not be read; the first thousand. */
  readonly faults: readonly MarkdownFault[];
  readonly faultCount: number;
}

/** What is in a database. */
export interface DatabaseCounts {
  readonly todos: number;
  readonly open: number;
  readonly projects: number;
  readonly days: number;
  /** When a todo was changed last; null when there is none. */
  readonly newest: Instant | null;
}

/** A copy of the database that was checked. */
export interface BackupSummary extends DatabaseCounts {
  readonly kind: 'backup';
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
}

/** A backup that stands in the folder of backups. */
export interface BackupFile {
  readonly path: string;
  readonly bytes: number;
  /** When it was written, by the file system. */
  readonly at: Instant;
}

/** What a restore would do; for the question that comes before it. */
export interface RestorePlan {
  readonly path: string;
  /** SHA-256 of the file that was looked at; `restore` takes no other. */
  readonly hash: string;
  /** What is in the file. */
  readonly theirs: DatabaseCounts;
  /** What is in the database now, and would go to `backups/`. */
  readonly ours: DatabaseCounts;
  /** Sentences that must be read before: that the file is emptier, or older. */
  readonly warnings: readonly string[];
}

/** A restore that waits for the next start. */
export interface RestoreSummary {
  readonly kind: 'restore';
  /** Where the present database was copied to. */
  readonly kept: string;
  readonly theirs: DatabaseCounts;
}
