import { ranksBetween } from '../../src-core/lib/rank';
import type { IncomingRow } from '../../src-core/todo/interchange-row';
import {
  type Instant,
  isComplete,
  type ListKey,
  listKeyText,
  type Todo,
  type TodoId,
} from '../../src-core/todo/todo';
import type { Database } from '../storage/database';
import { parseRows } from '../storage/history-text';
import type { IncomingPicture } from '../store/todo-repository';

interface OpenPicture {
  readonly list: ListKey;
  readonly closedAt: Instant;
  readonly rows: Omit<Todo, 'rank'>[];
  readonly folded: TodoId[];
}

/** Pictures of closed days that come in. A list that has a picture here keeps it. */
export class PictureShelf {
  private readonly pictures = new Map<string, OpenPicture>();

  constructor(
    private readonly database: Database,
    private readonly newId: () => TodoId,
    private readonly now: Instant,
  ) {}

  /** Takes rows of a picture; more of the same list may follow. */
  add(list: ListKey, rows: readonly IncomingRow[], closedAt: Instant | null): void {
    if (this.kept(list) !== undefined) return;
    const name = listKeyText(list);
    const picture = this.pictures.get(name) ?? { list, closedAt: closedAt ?? this.now, rows: [], folded: [] };
    this.pictures.set(name, picture);
    for (const { folded, ...row } of rows) {
      const id = row.id ?? this.newId();
      const createdAt = row.createdAt ?? this.now;
      const modifiedAt = row.modifiedAt ?? createdAt;
      const completedAt = isComplete(row.state) ? (row.completedAt ?? modifiedAt) : null;
      picture.rows.push({ ...row, ...list, id, createdAt, modifiedAt, completedAt });
      if (folded) picture.folded.push(id);
    }
  }

  /** How many come in. */
  size(): number {
    return this.pictures.size;
  }

  /** All of them, each row in its place. */
  all(): IncomingPicture[] {
    return [...this.pictures.values()].map((picture) => {
      const ranks = ranksBetween(null, null, picture.rows.length);
      return { ...picture, rows: picture.rows.map((row, index) => ({ ...row, rank: ranks[index] ?? '' })) };
    });
  }

  /** The picture that a closed list has here, with rows more: it is the picture that is shown. Undefined without one. */
  extended(list: ListKey, added: readonly Todo[]): IncomingPicture | undefined {
    const kept = added.length === 0 ? undefined : this.kept(list);
    const rows = kept && parseRows(kept.rows);
    if (!kept || !rows) return undefined;
    const ranks = ranksBetween(null, null, rows.length + added.length);
    return {
      list,
      closedAt: kept.closedAt,
      rows: [...rows, ...added].map((row, index) => ({ ...row, rank: ranks[index] ?? '' })),
      folded: kept.folded.match(/[0-9a-f-]{36}/g) ?? [],
    };
  }

  private kept({ project, date }: ListKey): { closedAt: Instant; folded: string; rows: string } | undefined {
    return this.database
      .prepare<[string, string], { closedAt: Instant; folded: string; rows: string }>(
        'SELECT closed_at AS closedAt, folded, rows FROM day_pictures WHERE project = ? AND date = ?',
      )
      .get(project, date);
  }
}
