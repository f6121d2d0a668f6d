/**
 * The copy of the open list that the screen shows: takes pages and changes from main, and asks for the list again
 * whenever something does not follow on what is here. It never guesses.
 */

import type { ChangedPush, ListPage } from '../ipc/messages';
import { cleanText } from '../lib/clean-text';
import { type Changes, listsOf } from '../todo/changes';
import type { Place } from '../todo/command';
import { type ListKey, sameList, type Todo, type TodoId } from '../todo/todo';
import { TodoList } from '../todo/todo-list';
import type { Effect } from './effect';
import { reveal } from './folding';
import { takeId } from './id-source';
import type { ListFilter, ListMirror, Model, Scroll } from './model';
import { itemAt, itemNumber, itemsOf } from './rows';
import { SENTENCES, warn } from './status';
import { andThen, type Step, still } from './step';

/**
 * Asks for a list from its beginning, to go to `focus` in it, or where the cursor was the last time. What was heard
 * before counts no more: the answer has it. What is heard from now on may be missing from the answer.
 */
export function openList(model: Model, list: ListKey, focus: TodoId | null): Step {
  const key: ListKey = { project: list.project, date: list.date };
  const leaving = !sameList(key, model.list.key);
  return [
    {
      ...model,
      pending: [],
      whichKey: false,
      count: null,
      selection: leaving ? null : model.selection,
      waiting: { ...model.waiting, revision: 0, opening: { list: key, focus } },
    },
    [...(leaving ? [rememberCursor(model)] : []), { kind: 'open_list', list: key, offset: 0 }],
  ];
}

/** Keeps the place of the cursor in the open list for the next time; a row that is on its way to main is there by then. */
export function rememberCursor({ cursor, list, scroll }: Model): Effect {
  return { kind: 'remember_cursor', list: list.key, selected: cursor, scroll };
}

/** Takes a page: the first one opens the list, further ones are added to it. Pages nobody waits for are left. */
export function takePage(model: Model, page: ListPage): Step {
  const { opening } = model.waiting;
  if (page.offset === 0) {
    if (!opening || !sameList(opening.list, page.list)) return still(model);
    const opened = openPage(model, page, opening.focus);
    return andThen(reveal(opened, opening.focus), (shown) => askOn(shown, page));
  }
  const { list } = model;
  if (opening || !sameList(list.key, page.list) || list.complete) return still(model);
  if (page.offset !== list.todos.rows.length) return still(model);
  if (page.revision !== list.revision) return openList(model, list.key, model.cursor);
  const todos = TodoList.of(list.key, [...list.todos.rows, ...page.rows]);
  const folded = page.folded.length === 0 ? model.folded : new Set([...model.folded, ...page.folded]);
  return askOn({ ...model, list: { ...list, todos }, folded }, page);
}

function openPage(model: Model, page: ListPage, focus: TodoId | null): Model {
  const todos = TodoList.of(page.list, page.rows);
  const again = sameList(page.list, model.list.key);
  const { projectName, readOnly, revision } = page;
  const list: ListMirror = { key: todos.key, projectName, readOnly, revision, todos, complete: false };
  const waiting = { ...model.waiting, opening: null };
  const after = keepTyping(model, { ...model, list, folded: new Set(page.folded), waiting });
  const wanted = [after.editing ? after.cursor : null, focus, again ? model.cursor : null, page.selected];
  const cursor = wanted.find((id) => id !== null && itemNumber(itemsOf(after), id) >= 0);
  return {
    ...after,
    cursor: cursor ?? page.rows[0]?.id ?? null,
    // At the start the model has the list's key and no rows yet.
    scroll: again && model.list.todos.rows.length > 0 ? model.scroll : scrollOf(page, todos),
  };
}

/** As it was left, when the row at the top is still there. */
function scrollOf({ scroll }: ListPage, todos: TodoList): Model['scroll'] {
  const isThere = scroll && scroll.top !== null && todos.indexOf(scroll.top) >= 0;
  return isThere ? scroll : { top: null, line: 0 };
}

/** The list is complete, or the next page is asked for; changes that came in between are read by starting anew. */
function askOn(model: Model, page: ListPage): Step {
  const have = model.list.todos.rows.length;
  if (have < page.total && page.rows.length > 0) {
    return [model, [{ kind: 'open_list', list: model.list.key, offset: have }]];
  }
  const complete = { ...model, list: { ...model.list, complete: true } };
  return isBehind(complete) ? openList(complete, model.list.key, model.cursor) : still(complete);
}

/** Takes what main tells of a committed change, whatever list it was made in. */
export function takeChanges(model: Model, push: ChangedPush): Step {
  const heard = hear(model, push.revision);
  const { list } = model;
  if (push.revision <= list.revision || model.waiting.opening || !list.complete) return still(heard);
  if (push.revision > list.revision + 1 || push.changes === null)
    return openList(heard, list.key, model.cursor);
  const changes: Changes = { projects: [], ...push.changes, metadata: [] };
  if (list.readOnly) return takePastChanges(heard, changes, push.revision);
  const todos = changed(list.todos, changes);
  if (!todos)
    return andThen(warn(heard, SENTENCES.rereadList), (told) => openList(told, list.key, told.cursor));
  return follow(heard, { ...list, todos, revision: push.revision }, changes);
}

/** A past day is a picture: rows that leave it stay on it, and when it is another one now, main has it. */
function takePastChanges(model: Model, changes: Changes, revision: number): Step {
  const { list } = model;
  const touched = listsOf(changes).some((key) => sameList(key, list.key));
  const after: Model = { ...model, list: { ...list, revision } };
  return touched ? openList(after, list.key, model.cursor) : still(after);
}

/** Notes that this revision exists: the mirror is behind until it has it. */
export function hear(model: Model, revision: number): Model {
  if (revision <= model.waiting.revision) return model;
  return { ...model, waiting: { ...model.waiting, revision } };
}

/** Whether changes are known to exist that are not in the mirror. */
export function isBehind(model: Model): boolean {
  return model.list.revision < model.waiting.revision;
}

/** Undefined when the change belongs to another state of the list than the one here. */
function changed(todos: TodoList, changes: Changes): TodoList | undefined {
  try {
    return todos.with(changes);
  } catch {
    return undefined; // the list is read again, which mends whatever the reason was
  }
}

/**
 * The model with the changed list. Cursor and scroll stay on their rows, or go to what is there when these are gone;
 * a row that the change brought under the cursor, or hid under a folded one, is shown.
 */
function follow(before: Model, list: ListMirror, { added }: Changes): Step {
  const filter = withKept(before.filter, added);
  const after = keepTyping(before, { ...before, filter, list });
  const cursor = survivor(before, after, after.cursor) ?? itemAt(itemsOf(after), 0)?.id ?? null;
  const top = survivor(before, after, before.scroll.top);
  const scroll: Scroll = top === before.scroll.top ? before.scroll : { top, line: 0 };
  const anchor = before.selection?.anchor;
  const selection = anchor !== undefined && list.todos.indexOf(anchor) < 0 ? null : before.selection;
  const followed: Model = { ...after, cursor, scroll, selection };
  const wasHidden = isHidden(before, before.cursor);
  return wasHidden ? still(followed) : reveal(followed, followed.cursor);
}

/** Rows that come while a filter is on stay in sight until it changes: nobody shall wonder where they went. */
function withKept(filter: ListFilter | null, added: readonly Todo[]): ListFilter | null {
  if (filter === null || added.length === 0) return filter;
  return { ...filter, kept: new Set([...filter.kept, ...added.map(({ id }) => id)]) };
}

/** The row itself unless it has just gone; then the item that is where it was. A row yet to come is waited for. */
function survivor(before: Model, after: Model, id: TodoId | null): TodoId | null {
  const items = itemsOf(after);
  if (id === null || itemNumber(items, id) >= 0) return id;
  const was = itemNumber(itemsOf(before), id);
  if (was < 0) return id;
  return itemAt(items, Math.min(was, items.count - 1))?.id ?? null;
}

function isHidden(model: Model, id: TodoId | null): boolean {
  const items = itemsOf(model);
  const number = itemNumber(items, id);
  return number >= 0 && itemAt(items, number)?.id !== id;
}

/** When the row that is being edited has gone, what was typed becomes a new row in its place; an untouched text goes with it. */
function keepTyping(before: Model, after: Model): Model {
  const { editing } = before;
  if (editing?.target.kind !== 'existing') return after;
  const index = before.list.todos.indexOf(editing.target.id);
  const row = before.list.todos.rows[index];
  if (!row || after.list.todos.indexOf(row.id) >= 0) return after;
  if (editing.input.text === cleanText(row.content)) return { ...after, mode: 'navigate', editing: null };
  const [id, ids] = takeId(after.ids);
  const place: Place = { kind: 'index', index };
  const target = { kind: 'new', id, place, indent: 0, maxIndent: 0, shownAt: place, cameFrom: null } as const;
  return { ...after, ids, cursor: id, editing: { ...editing, target } };
}
