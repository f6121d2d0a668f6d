import type { TodoId } from '../todo/todo';
import { type LayoutSource, layOutList } from './list-layout';

/** What a cell of the list belongs to. */
export interface Hit {
  readonly zone: 'fold' | 'checkbox' | 'content';
  readonly id: TodoId;
}

/** Columns of `[x]`. */
const CHECKBOX = 3;

/** What is at a cell of the terminal; undefined outside of the rows. The fold mark's zone has a column on each side. */
export function hitAt(model: LayoutSource, x: number, y: number): Hit | undefined {
  const { area, lines } = layOutList(model);
  const line = lines[y - area.y];
  if (!line || y < area.y || x < area.x || x >= area.x + area.columns) return undefined;
  const { marks, id } = line;
  if (marks && marks.fold !== 'none' && Math.abs(x - marks.foldX) <= 1) return { zone: 'fold', id };
  if (marks && x >= marks.checkboxX && x < marks.checkboxX + CHECKBOX) return { zone: 'checkbox', id };
  return { zone: 'content', id };
}
