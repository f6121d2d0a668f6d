/**
 * What a screen reader is told, as data: a tree of the rows around the window, the status line, the dialog. Made from
 * the values that the cells are drawn from; the renderer only patches elements to match.
 */
import { cleanText } from '../lib/clean-text';
import { STATE_CHARACTERS, type Todo, type TodoId, type TodoState } from '../todo/todo';
import { dueWords } from '../tui/due-words';
import { foldOf, layOutList } from '../tui/list-layout';
import type { CommandModal } from '../tui/modal';
import type { Model } from '../tui/model';
import { type Item, type Items, itemAt, itemsOf, progressOf } from '../tui/rows';
import { aboveLines } from './command-line-view';
import { listLabel } from './list-title';
import { dialogText } from './modals/dialog';
import { openDialog } from './modals/open-dialog';
import { siblingPlace } from './sibling-places';
import { plainText } from './span';
import { statusLine } from './status-bar-view';
import { emptyLine } from './todo-list-view';
import { whichKeyLines } from './which-key-view';

/** One `treeitem`. Positions count all rows with the same parent, also those that are not among the items. */
export interface AccessibleItem {
  readonly id: TodoId;
  /** 1 for a top-level row. */
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
  /** Whether the cursor is on it. */
  readonly selected: boolean;
  /** Null for a row with nothing to hide. */
  readonly expanded: boolean | null;
  /** `[x] done, Buy milk, priority P0, due tomorrow`. */
  readonly name: string;
}

/** Everything that is announced. */
export interface AccessibleScreen {
  /** What the tree is called: application, project and day. */
  readonly label: string;
  /** The rows in sight and {@link NEARBY} on each side, in order. */
  readonly tree: readonly AccessibleItem[];
  /** What the status bar says, and what can follow the keys that are pending. */
  readonly status: string;
  /** What covers the list, line by line. */
  readonly dialog: AccessibleDialog | null;
}

/** A `dialog`. */
export interface AccessibleDialog {
  readonly label: string;
  readonly lines: readonly string[];
  /** The line under its cursor. */
  readonly current: string | null;
}

/** Rows before and after those in sight: enough to read ahead, and a bound however long the list is. */
export const NEARBY = 50;

/** The screen of a model, as it is read aloud. */
export function accessibleScreen(model: Model): AccessibleScreen {
  return {
    label: listLabel(model),
    tree: accessibleItems(model),
    status: statusText(model),
    dialog: accessibleDialog(model),
  };
}

function accessibleItems(model: Model): AccessibleItem[] {
  const items = itemsOf(model);
  const { first, last } = layOutList(model);
  const from = Math.max(0, first - 1 - NEARBY);
  const to = Math.min(items.count, last + NEARBY);
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => itemAt(items, from + offset))
    .filter((item) => item !== undefined)
    .map((item) => accessibleItem(model, items, item));
}

function accessibleItem(model: Model, items: Items, item: Item): AccessibleItem {
  const selected = item.id === model.cursor;
  const typed = model.editing?.target.id === item.id ? model.editing.input.text : null;
  if (item.kind === 'draft') {
    const level = item.draft.indent + 1;
    const name = `new todo: ${cleanText(typed ?? '')}`;
    return { id: item.id, level, position: 1, setSize: 1, selected, expanded: null, name };
  }
  const fold = foldOf(items, item.index, model.folded);
  const { position, size } = siblingPlace(items.list.rows, item.index);
  return {
    id: item.id,
    level: item.todo.indent + 1,
    position,
    setSize: size,
    selected,
    expanded: fold === 'none' ? null : fold === 'open',
    name: typed === null ? itemName(model, items, item.index, item.todo) : `editing: ${cleanText(typed)}`,
  };
}

/** The states in words. */
const STATE_WORDS: Readonly<Record<TodoState, string>> = {
  empty: 'open',
  done: 'done',
  in_progress: 'in progress',
  question: 'question',
  important: 'important',
  cancelled: 'cancelled',
};

function itemName(model: Model, items: Items, index: number, todo: Todo): string {
  const due = dueWords(todo, model.today);
  const folded = foldOf(items, index, model.folded) === 'folded';
  const progress = folded ? progressOf(items.list, index) : null;
  return [
    `[${STATE_CHARACTERS[todo.state]}] ${STATE_WORDS[todo.state]}`,
    cleanText(todo.content),
    ...(todo.priority === null ? [] : [`priority ${todo.priority}`]),
    ...(due === null ? [] : [due.text]),
    ...(progress && progress.total > 0 ? [`${progress.done} of ${progress.total} below done`] : []),
    ...(todo.description === null ? [] : ['has a description']),
  ].join(', ');
}

function statusText(model: Model): string {
  const said = [plainText(statusLine(model))];
  if (layOutList(model).total === 0) said.push(plainText(emptyLine(model)));
  if (model.whichKey) said.push(...whichKeyLines(model).map(plainText));
  return said.map((text) => text.replaceAll(/ {2,}/g, ', ').trim()).join('. ');
}

function accessibleDialog(model: Model): AccessibleDialog | null {
  if (model.modal?.kind === 'command') return commandDialog(model, model.modal);
  const open = openDialog(model);
  if (!open) return null;
  const { content } = open;
  const current = content.selected === null ? undefined : content.lines[content.selected];
  return {
    label: content.title,
    lines: dialogText(content),
    current: current === undefined ? null : plainText(current).trim(),
  };
}

function commandDialog(model: Model, modal: CommandModal): AccessibleDialog {
  const above = aboveLines(model, modal, Number.MAX_SAFE_INTEGER).map((line) => plainText(line).trim());
  const typed = `:${cleanText(modal.input.text)}`;
  return {
    label: 'Command line',
    lines: [typed, ...above],
    current: modal.fault === null ? typed : `${typed}. ${above.join(' ')}`,
  };
}
