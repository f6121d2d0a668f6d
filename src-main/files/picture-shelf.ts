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
import { inPlaces, pictureRows } from '../storage/picture-table';
import type { IncomingPicture } from '../store/todo-repository';
import { toldMoment } from './told-moment';

interface OpenPicture {
  readonly list: ListKey;
  readonly closedAt: Instant;
  readonly rows: Omit<Todo, 'rank'>[];
  readonly folded: TodoId[];
  readonly ids: Set<TodoId>;
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
    const picture = this.pictures.get(name) ?? {
      list,
      closedAt: closedAt ?? this.now,
      rows: [],
      folded: [],
      ids: new Set<TodoId>(),
    };
    this.pictures.set(name, picture);
    for (const { folded, ...row } of rows) {
      const id = row.id ?? this.newId();
      if (picture.ids.has(id)) continue;
      picture.ids.add(id);
      const createdAt = row.createdAt ?? toldMoment(list.date, this.now);
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
    return [...this.pictures.values()].map(({ ids: _, ...picture }) => ({
      ...picture,
      rows: inPlaces(picture.rows),
    }));
  }

  /** The picture that a closed list has here, with rows more: it is the picture that is shown. Undefined without one. */
  extended(list: ListKey, added: readonly Todo[]): IncomingPicture | undefined {
    const kept = added.length === 0 ? undefined : this.kept(list);
    const rows = kept && pictureRows(kept.rows, list);
    if (!kept || !rows) return undefined;
    return {
      list,
      closedAt: kept.closedAt,
      rows: inPlaces([...rows, ...added]),
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
