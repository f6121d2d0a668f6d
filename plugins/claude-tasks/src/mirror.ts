/**
 * From a list of tasks to what is to be done in today's list. One way: the files say what the rows are to be, field by
 * field, and what the user changed in a row since is left as it is.
 */
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { inOrder, type OrderedTask } from './order';
import type { TaskList } from './reader';
import { childrenOf, mark, type Place, placeOf, STATES, shownIn, shownText } from './rows';
import type { Run } from './run';
import type { Task } from './task-file';

type Todo = ToTui.Todo;

/** For each list the ids of the tasks that were given a row, whatever became of it. */
export type Book = Map<string, Set<string>>;

/** What the mirror works with. */
export interface Mirror {
  readonly run: Run;
  readonly book: Book;
  /** Badges that are to be on rows of today's list, by the row's id. */
  readonly badges: Map<string, Badge>;
  readonly hideCompleted: boolean;
  /** Rows that the user deleted come back. */
  readonly bringBack: boolean;
}

/** A badge on a row. */
export interface Badge {
  readonly text: string;
  readonly style: 'info' | 'warning' | 'error';
}

/** The text of a list's header. */
export function headerText(list: string): string {
  return `Claude tasks: ${list}`;
}

/** Brings a list's rows up to date, and takes away those whose file is gone. */
export function mirrorList(mirror: Mirror, list: TaskList): void {
  const { name, tasks, present } = list;
  const known = mirror.book.get(name);
  // Old lists in which all is done are many; they come in when something in them is open again.
  if (!known && tasks.every(({ status }) => status === 'completed')) return;
  const header = placeOf('list', name, new Map());
  const below = header.row ? childrenOf(header.row.id) : new Map<string, Todo>();
  const ordered = inOrder(tasks);
  const places = new Map(ordered.map(({ task }) => [task.id, placeOf('task', `${name}/${task.id}`, below)]));
  const parent = parentOf(mirror, name, header);
  ordered.forEach((one, index) => {
    const { task } = one;
    const place = places.get(task.id) ?? { row: null, elsewhere: [] };
    if (place.row) update(mirror, name, one, place.row);
    else if (isWanted(mirror, task, place, known)) {
      const next = ordered.slice(index + 1).map((later) => places.get(later.task.id)?.row?.id ?? '');
      create(mirror, name, one, { parent, before: next.find((id) => below.has(id)) });
    }
  });
  for (const id of known ?? []) if (!present.has(id)) drop(mirror, name, id, below);
}

/** Takes away what a list that is gone has left: its rows, and its header unless something of the user's is below it. */
export function dropList(mirror: Mirror, name: string): void {
  const { run, book } = mirror;
  const header = placeOf('list', name, new Map());
  const below = header.row ? childrenOf(header.row.id) : new Map<string, Todo>();
  const known = book.get(name) ?? new Set<string>();
  for (const id of [...known]) drop(mirror, name, id, below);
  if (known.size > 0) return;
  const isEmpty = header.row !== null && below.size === 0 && header.row.content === headerText(name);
  const away = isEmpty && header.row ? [{ type: 'delete_todo', id: header.row.id } as const] : [];
  const left = header.row && !isEmpty ? [...header.elsewhere, header.row.id] : header.elsewhere;
  const forget = left.map((todo_id) => ({ type: 'delete_todo_metadata', todo_id, key: 'list' }) as const);
  if (!run.step(`gone ${name}`, '', [...forget, ...away])) return;
  run.allow(`head ${name}`);
  book.delete(name);
}

/** The header's id, made when it is first asked for; null when the user does not want it. */
function parentOf({ run, book, bringBack }: Mirror, name: string, header: Place): () => string | null {
  let made: string | null | undefined = header.row?.id;
  return () => {
    if (made !== undefined) return made;
    const wasDeleted = book.has(name) && header.elsewhere.length === 0;
    const id = `list ${name}`;
    const commands = [
      { type: 'create_todo', content: headerText(name), temp_id: id },
      { type: 'set_todo_metadata', todo_id: id, key: 'list', value: name },
    ] as const;
    made = (bringBack || !wasDeleted) && run.step(`head ${name}`, '', commands) ? id : null;
    if (made === null) return made;
    run.allow(`gone ${name}`);
    if (!book.has(name)) book.set(name, new Set());
    return made;
  };
}

/**
 * Whether a task without a row in today's list gets one. After midnight the rows of open tasks come along as all others
 * do, when the user says so; a second row would be in their way.
 */
function isWanted(
  { hideCompleted, bringBack }: Mirror,
  { id, status }: Task,
  { elsewhere }: Place,
  known: ReadonlySet<string> | undefined,
): boolean {
  if (status === 'completed' && (hideCompleted || elsewhere.length > 0)) return false;
  return bringBack || (elsewhere.length === 0 && !known?.has(id));
}

function create(
  { run, book }: Mirror,
  list: string,
  one: OrderedTask,
  place: { readonly parent: () => string | null; readonly before: string | undefined },
): void {
  const parent = place.parent();
  if (parent === null) return;
  const { task } = one;
  const name = `${list}/${task.id}`;
  const id = `task ${name}`;
  const badge = badgeOf(one);
  const commands: readonly ToTui.Command[] = [
    {
      type: 'create_todo',
      content: task.subject,
      parent_id: parent,
      state: STATES[task.status],
      ...(task.description === '' ? {} : { description: task.description }),
      temp_id: id,
    },
    { type: 'set_todo_metadata', todo_id: id, key: 'task', value: name },
    { type: 'set_todo_metadata', todo_id: id, key: 'mirrored', value: shownText(task) },
    ...(place.before === undefined ? [] : [{ type: 'move_todo', id, before: place.before } as const]),
    ...(badge ? [{ type: 'add_decoration', todo_id: id, ...badge } as const] : []),
  ];
  if (!run.step(`add ${name}`, mark(task.subject), commands)) return;
  run.allow(`drop ${name}`);
  book.get(list)?.add(task.id);
}

/** Tells a row what is new in its file; a field that the user changed is the user's. */
function update({ run, badges }: Mirror, list: string, one: OrderedTask, row: Todo): void {
  const { task } = one;
  const badge = badgeOf(one);
  if (badge) badges.set(row.id, badge);
  const before = shownIn(row);
  const text = shownText(task);
  if (!before || text === [before.status, before.subject, before.description].join(' ')) return;
  const description = row.description ?? '';
  const isOurs = {
    state: row.state === STATES[before.status as Task['status']],
    content: mark(row.content) === before.subject,
    description: mark(description) === before.description,
  };
  const updates = {
    ...(isOurs.state && task.status !== before.status ? { state: STATES[task.status] } : {}),
    ...(isOurs.content && task.subject !== row.content ? { content: task.subject } : {}),
    ...(isOurs.description && task.description !== description
      ? { description: task.description === '' ? null : task.description }
      : {}),
  };
  const told: ToTui.Command = { type: 'set_todo_metadata', todo_id: row.id, key: 'mirrored', value: text };
  const changes =
    Object.keys(updates).length > 0 ? [{ type: 'update_todo', id: row.id, updates } as const] : [];
  run.step(`set ${list}/${task.id}`, text, [...changes, told]);
}

/** Takes a row away whose file is gone. One that the user wrote in or put something below is left, as the user's. */
function drop(mirror: Mirror, list: string, id: string, below: Map<string, Todo>): void {
  const { run, book } = mirror;
  const name = `${list}/${id}`;
  const { row, elsewhere } = placeOf('task', name, below);
  const isOurs = row !== null && shownIn(row)?.subject === mark(row.content) && childrenOf(row.id).size === 0;
  const away = isOurs ? [{ type: 'delete_todo', id: row.id } as const] : [];
  const left = row && !isOurs ? [...elsewhere, row.id] : elsewhere;
  const forget = left.flatMap((todo_id) =>
    ['task', 'mirrored'].map((key) => ({ type: 'delete_todo_metadata', todo_id, key }) as const),
  );
  if (!run.step(`drop ${name}`, '', [...forget, ...away])) return;
  run.allow(`add ${name}`, `set ${name}`);
  book.get(list)?.delete(id);
  if (isOurs) below.delete(row.id);
}

/** What a row says besides its text. A badge holds 24 characters; the host cuts what is longer. */
function badgeOf({ task, waitsFor, inCircle }: OrderedTask): Badge | null {
  if (task.status === 'completed') return null;
  if (inCircle) return { text: 'waits in a circle', style: 'error' };
  if (waitsFor.length > 0)
    return { text: `blocked by ${waitsFor.map((id) => `#${id}`).join(' ')}`, style: 'warning' };
  if (task.status === 'in_progress' && task.activeForm !== '')
    return { text: task.activeForm, style: 'info' };
  return null;
}
