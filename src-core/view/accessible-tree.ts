/**
 * What a screen reader is told, as data: a tree of the rows around the window, the status line, the dialog. Made from
 * the values that the cells are drawn from; the renderer only patches elements to match.
 */
import { cleanText } from '../lib/clean-text';
import { recurrenceWords } from '../todo/recurrence';
import { STATE_CHARACTERS, type Todo, type TodoId, type TodoState } from '../todo/todo';
import { dueWords } from '../tui/due-words';
import { foldOf, layOutList } from '../tui/list-layout';
import type { Model } from '../tui/model';
import { type Item, type Items, itemAt, itemNumber, itemsOf, progressOf } from '../tui/rows';
import { type AccessibleDialog, type AccessibleText, accessibleDialog, typedLine } from './accessible-dialog';
import { listLabel } from './list-title';
import { siblingPlace } from './sibling-places';
import { plainText } from './span';
import { messageLine, statusLine } from './status-bar-view';
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
  readonly current: boolean;
  /** Whether a command would be about it: the cursor's row, or all rows selected in visual mode. */
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
  /** Whether several rows can be selected now. */
  readonly multiselectable: boolean;
  /** The rows in sight and {@link NEARBY} on each side, in order. */
  readonly tree: readonly AccessibleItem[];
  /** What the status bar says: read when it is looked for, not whenever it changes. */
  readonly status: string;
  /** What is said at once, without being looked for. */
  readonly said: Said;
  /** Long work that goes on. */
  readonly work: readonly AccessibleWork[];
  /** What covers the list. */
  readonly dialog: AccessibleDialog | null;
  /** The text that is typed, in the dialog or in a row; null while none is. */
  readonly typing: AccessibleText | null;
}

/** A message to be spoken once: again only when `serial` is another, be the words the same or not. */
export interface Said {
  readonly text: string;
  readonly serial: number;
}

/** A `progressbar`. */
export interface AccessibleWork {
  readonly id: string;
  readonly label: string;
  readonly done: number;
  /** Null when nobody knows. */
  readonly total: number | null;
}

/** Rows before and after those in sight: enough to read ahead, and a bound however long the list is. */
export const NEARBY = 50;

/** The screen of a model, as it is read aloud. */
export function accessibleScreen(model: Model): AccessibleScreen {
  const dialog = accessibleDialog(model);
  return {
    label: listLabel(model),
    multiselectable: model.selection !== null,
    tree: accessibleItems(model),
    status: statusText(model),
    said: saidNow(model, dialog),
    work: model.work
      .filter(({ ended }) => !ended)
      .map(({ id, title, done, total }) => ({ id, label: cleanText(title), done, total })),
    dialog,
    typing: dialog ? dialog.text : typedRow(model),
  };
}

function typedRow({ editing }: Model): AccessibleText | null {
  return editing && typedLine(editing.input, editing.target.kind === 'new' ? 'New todo' : 'Edit todo');
}

function accessibleItems(model: Model): AccessibleItem[] {
  const items = itemsOf(model);
  const { first, last } = layOutList(model);
  const chosen = selectedNumbers(model, items);
  const from = Math.max(0, first - 1 - NEARBY);
  const to = Math.min(items.count, last + NEARBY);
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => itemAt(items, from + offset))
    .map((item, offset) => item && accessibleItem(model, items, item, chosen(from + offset)))
    .filter((item) => item !== undefined);
}

/** Whether the item with a number is selected: between anchor and cursor, or else under the cursor. */
function selectedNumbers(model: Model, items: Items): (number: number) => boolean {
  const cursor = itemNumber(items, model.cursor);
  const anchor = model.selection ? itemNumber(items, model.selection.anchor) : cursor;
  const [low, high] = [Math.min(anchor, cursor), Math.max(anchor, cursor)];
  return (number) => cursor >= 0 && number >= low && number <= high;
}

function accessibleItem(model: Model, items: Items, item: Item, selected: boolean): AccessibleItem {
  const current = item.id === model.cursor;
  const typed = model.editing?.target.id === item.id ? model.editing.input.text : null;
  if (item.kind === 'draft') {
    const level = item.draft.indent + 1;
    const name = `new todo: ${cleanText(typed ?? '')}`;
    return { id: item.id, level, position: 1, setSize: 1, current, selected, expanded: null, name };
  }
  const fold = foldOf(items, item.index, model.folded);
  const { position, size } = siblingPlace(items.list.rows, item.index);
  return {
    id: item.id,
    level: item.todo.indent + 1,
    position,
    setSize: size,
    current,
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
    ...(todo.recurrence === null ? [] : [`repeats ${cleanText(recurrenceWords(todo.recurrence))}`]),
    ...(todo.reminder === null ? [] : [`reminder at ${todo.reminder.replace('T', ' ')}`]),
    ...(todo.description === null ? [] : ['has a description']),
  ].join(', ');
}

/** The bar in a row of sentences, and what is seen elsewhere: what is filtered and searched for, an empty list. */
function statusText(model: Model): string {
  const said = [plainText(statusLine({ ...model, status: null }))];
  if (model.filter) said.push(`Filter ${cleanText(model.filter.text)}`);
  if (model.search) said.push(`Search ${cleanText(model.search.text)}`);
  if (layOutList(model).total === 0) said.push(plainText(emptyLine(model)));
  return sentences(said);
}

/** A message, the same for as long as it stands; then what can follow the keys that are pending. */
function saidNow(model: Model, dialog: AccessibleDialog | null): Said {
  const said: string[] = [];
  if (model.status) said.push(plainText(messageLine(model.status)));
  if (model.whichKey) said.push(...whichKeyLines(model).map(plainText));
  const fault = dialog?.text?.fault;
  if (fault) said.push(cleanText(fault));
  return { text: sentences(said), serial: model.status?.serial ?? 0 };
}

function sentences(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/ {2,}/g, ', ').trim()).join('. ');
}
