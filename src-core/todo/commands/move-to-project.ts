import { err, ok, type Result } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Env, type Handler, locate, rewrite } from '../deed';
import { type DocumentReader, type Draft, draft } from '../document';
import { subtreeEnd, topmost } from '../hierarchy';
import type { Refusal } from '../outcome';
import { makeRoom } from '../placement';
import { type ListKey, listKeyText, type ProjectId, type TodoId } from '../todo';
import { projectExists } from './new-todo';

/**
 * Moves subtrees to the end of the same day's list of another project, on the top level there; a row that lies in the
 * subtree of another of them goes along with it. Ids, stored values and the order among them stay. What is in that
 * project already stays where it is. The cursor goes to the row that takes the place, else to the one before.
 */
export const moveToProject: Handler<CommandOf<'move_to_project'>> = (document, command, env) => {
  const { project } = command;
  if (!projectExists(document, project)) return err({ kind: 'no_such_project', id: project });
  const lists = listsOfIds(document, command.ids, env);
  if (!lists.ok) return lists;
  const after = draft(document);
  let focus: TodoId | null = null;
  for (const { key, positions } of lists.value.values()) {
    if (key.project === project) continue;
    const next = moveAll(after, key, positions, project, env);
    focus ??= next;
  }
  return ok({ changes: after.changes(), focus });
};

/** The rows of one list that are to move, as positions in it. */
interface Leaving {
  readonly key: ListKey;
  readonly positions: number[];
}

function listsOfIds(
  document: DocumentReader,
  ids: readonly TodoId[],
  env: Env,
): Result<ReadonlyMap<string, Leaving>, Refusal> {
  const lists = new Map<string, Leaving>();
  for (const id of ids) {
    const found = locate(document, id, env);
    if (!found.ok) return found;
    const { list, index } = found.value;
    const leaving = lists.get(listKeyText(list.key)) ?? { key: list.key, positions: [] };
    leaving.positions.push(index);
    lists.set(listKeyText(list.key), leaving);
  }
  return ok(lists);
}

/** Moves rows of one list. Returns the row for the cursor among those that stay. */
function moveAll(
  after: Draft,
  key: ListKey,
  positions: readonly number[],
  project: ProjectId,
  env: Env,
): TodoId | null {
  const { rows } = after.list(key);
  const moving = topmost(rows, positions).flatMap((root) =>
    rows
      .slice(root, subtreeEnd(rows, root))
      .map((row) => ({ row, indent: row.indent - (rows[root]?.indent ?? 0) })),
  );
  const target = after.list({ project, date: key.date }).rows;
  const room = makeRoom(target, target.length, moving.length);
  const places = new Map(moving.map(({ row, indent }, n) => [row.id, { indent, rank: room.ranks[n] ?? '' }]));
  const changes = rewrite(
    moving.map(({ row }) => row),
    (row) => ({ project, ...places.get(row.id) }),
    env,
  );
  after.apply({ ...changes, updated: [...changes.updated, ...room.respaced] });
  const first = rows.findIndex(({ id }) => places.has(id));
  const stays = rows.slice(first).find(({ id }) => !places.has(id)) ?? rows[first - 1];
  return stays?.id ?? null;
}
