import { err, ok, type Result } from '../../lib/result';
import type { CommandOf } from '../command';
import { type Deed, type Env, type Handler, type Located, locate, rewrite } from '../deed';
import type { DocumentReader } from '../document';
import { type Rows, subtreeEnd } from '../hierarchy';
import type { Refusal } from '../outcome';
import { fitIndent, makeRoom, type Spot, spotOf } from '../placement';
import { MAX_INDENT } from '../todo';

/** Moves a row with its subtree, past a neighbour or to a place. Its indent is fitted to where it comes to stand. */
export const moveTodo: Handler<CommandOf<'move_todo'>> = (document, command, env) => {
  const found = locate(document, command.id, env);
  if (!found.ok) return found;
  const { list, index, end } = found.value;
  const rest = list.rows.toSpliced(index, end - index);
  const spot = targetSpot(document, found.value, rest, command.to);
  if (!spot.ok) return spot;
  return settle(found.value, rest, spot.value, env);
};

/** The spot to move to, as a position among the rest of the rows. */
function targetSpot(
  document: DocumentReader,
  from: Located,
  rest: Rows,
  to: CommandOf<'move_todo'>['to'],
): Result<Spot, Refusal> {
  if (to.kind === 'up') return upwards(from);
  if (to.kind === 'down') return downwards(from);
  const { list, index, end } = from;
  return spotOf(document, rest, to, (target) => {
    const position = list.positionOf(target);
    if (position < index) return position;
    return position < end ? -1 : position - (end - index);
  });
}

/** Before the closest earlier row that is not deeper: the sibling above, or the parent, which it so leaves. */
function upwards({ list, index, row }: Located): Result<Spot, Refusal> {
  let above = index - 1;
  while (above > 0 && (list.rows[above]?.indent ?? 0) > row.indent) above -= 1;
  return above < 0 ? err({ kind: 'cannot_move', id: row.id }) : ok({ index: above, indent: row.indent });
}

/** After the sibling below and its subtree; when a shallower row comes next, right after that row. */
function downwards({ list, index, end, row }: Located): Result<Spot, Refusal> {
  const below = list.rows[end];
  if (!below) return err({ kind: 'cannot_move', id: row.id });
  const after = below.indent < row.indent ? end + 1 : subtreeEnd(list.rows, end);
  return ok({ index: after - (end - index), indent: row.indent });
}

function settle(from: Located, rest: Rows, spot: Spot, env: Env): Result<Deed, Refusal> {
  const { list, row, index, end } = from;
  const subtree = list.rows.slice(index, end);
  const shift = fitIndent(rest, spot.index, spot.indent) - row.indent;
  const tooDeep = subtree.some(({ indent }) => indent + shift > MAX_INDENT);
  if (tooDeep) return err({ kind: 'cannot_move', id: row.id });

  const room = spot.index === index ? undefined : makeRoom(rest, spot.index, subtree.length);
  const ranks = new Map(subtree.map(({ id, rank }, n) => [id, room?.ranks[n] ?? rank]));
  const moved = rewrite(
    subtree,
    ({ id, indent, rank }) => ({ indent: indent + shift, rank: ranks.get(id) ?? rank }),
    env,
  );
  return ok({
    changes: { ...moved, updated: [...moved.updated, ...(room?.respaced ?? [])] },
    focus: row.id,
  });
}
