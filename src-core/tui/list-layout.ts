/**
 * Where every visible line of the list stands. The view draws from it and clicks are read by it, so that what is hit
 * is what is seen. Only the lines in the window are laid out, however long the list.
 */
import { hasChildren } from '../todo/hierarchy';
import type { Todo, TodoId } from '../todo/todo';
import { badgeColumns } from './decorations';
import type { Model, Size } from './model';
import {
  type Area,
  type Block,
  type BlockLine,
  contentOf,
  type Fold,
  layRow,
  type RowContent,
} from './row-block';
import {
  foldedIn,
  type Item,
  type ItemSource,
  type Items,
  itemAt,
  itemNumber,
  itemsOf,
  progressOf,
} from './rows';

/** What of the model a layout depends on. */
export type LayoutSource = ItemSource & Pick<Model, 'size' | 'scroll' | 'today' | 'decorations' | 'config'>;

/** A line of the list, and whose it is. */
export interface ListLine extends BlockLine {
  readonly id: TodoId;
  /** The row's position in the list; null for the draft of a new row. */
  readonly index: number | null;
}

/** The window onto the list. */
export interface ListLayout {
  readonly area: Area;
  /** From the top of the area down; fewer than the area has when the list ends before it. */
  readonly lines: readonly ListLine[];
  /** The first and the last item of which something shows, counted from 1, and how many there are; 0 when empty. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
  /** The terminal's cell of the caret; null when nobody types or it is out of sight. */
  readonly caret: { readonly x: number; readonly y: number } | null;
}

/** The cells inside the frame: a border around, the scrollbar before the right one, the status bar below. */
export function listArea(size: Size): Area {
  return { x: 1, y: 1, columns: Math.max(1, size.cols - 3), lines: Math.max(1, size.rows - 3) };
}

/** What stands where. Computed once for each model. */
export function layOutList(model: LayoutSource): ListLayout {
  const known = layouts.get(model);
  if (known) return known;
  const layout = layOut(model);
  layouts.set(model, layout);
  return layout;
}

const layouts = new WeakMap<LayoutSource, ListLayout>();

function layOut(model: LayoutSource): ListLayout {
  const area = listArea(model.size);
  const items = itemsOf(model);
  const first = Math.max(0, itemNumber(items, model.scroll.top));
  const lines: ListLine[] = [];
  let caret: ListLayout['caret'] = null;
  let number = first;
  let skip = model.scroll.line;
  for (; number < items.count && lines.length < area.lines; number += 1) {
    const item = itemAt(items, number);
    if (!item) break;
    const block = blockOf(model, items, item);
    const line = lines.length - skip + (block.caret?.line ?? 0);
    if (block.caret && line >= 0 && line < area.lines) caret = { x: block.caret.x, y: area.y + line };
    const index = item.kind === 'row' ? item.index : null;
    lines.push(...block.lines.slice(skip).map((each) => ({ ...each, id: item.id, index })));
    skip = 0;
  }
  const shown = lines.slice(0, area.lines);
  return {
    area,
    lines: shown,
    first: Math.min(first + 1, items.count),
    last: number,
    total: items.count,
    caret,
  };
}

/** The lines of one item; those of a row that nobody edits are kept until the row or the area changes. */
export function blockOf(model: LayoutSource, items: Items, item: Item): Block {
  const area = listArea(model.size);
  const input = model.editing?.input ?? null;
  if (item.kind === 'draft') return layRow({ ...DRAFT, indent: item.draft.indent, input }, area);
  const seen = { today: model.today, soonDays: model.config.config.dueSoonDays };
  const fold = foldOf(items, item.index, foldedIn(model));
  const progress = fold === 'folded' ? progressOf(items.list, item.index) : null;
  const target = model.editing?.target;
  if (target?.kind === 'existing' && target.id === item.id) {
    return layRow({ ...contentOf(item.todo, fold, progress, seen), input }, area);
  }
  const badges = badgeColumns(model.decorations.get(item.id));
  const name = `${area.columns} ${fold} ${progress?.done}/${progress?.total} ${seen.today} ${seen.soonDays} ${badges}`;
  const known = blocks.get(item.todo);
  if (known?.name === name) return known.block;
  const block = layRow(contentOf(item.todo, fold, progress, seen, badges), area);
  blocks.set(item.todo, { name, block });
  return block;
}

const blocks = new WeakMap<Todo, { readonly name: string; readonly block: Block }>();

const DRAFT: Omit<RowContent, 'indent' | 'input'> = {
  state: 'empty',
  priority: null,
  text: '',
  description: null,
  fold: 'none',
  progress: null,
  due: null,
  coming: '',
  badgeColumns: 0,
};

/** Whether a row has something to hide, and whether it does. */
export function foldOf(items: Pick<Items, 'list'>, index: number, folded: ReadonlySet<TodoId>): Fold {
  const { rows } = items.list;
  const todo = rows[index];
  if (!todo || (!hasChildren(rows, index) && todo.description === null)) return 'none';
  return folded.has(todo.id) ? 'folded' : 'open';
}
