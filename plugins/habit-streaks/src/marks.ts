// Todos that repeat and have no tag. How a todo repeats is not told to plugins, but when one that does is done, its
// next round is there in the same moment: that one is marked, so that it is found again, on whatever day it is done.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { patiently } from '../../sdk/javascript/patiently';
import { queryAll } from './query';

/** With an open todo: it is the next round of a habit. */
const NEXT = 'habit';
/** With a todo that was done: the day of it. Past days are read-only, so that it never has to be taken away. */
const DONE_ON = 'done_on';

const LONGEST_TEXT = 200;

/** Of each kind; a call may read 400 lists, and marked todos may lie on as many days. */
const MOST = 100;

/** The next rounds that wait, and the rounds that were done that day. */
export function marked(day: string): ToTui.Todo[] {
  const found = (key: string, value: string) => host.find_todos_by_metadata({ key, value }).slice(-MOST);
  const ids = new Set([...found(NEXT, '1'), ...found(DONE_ON, day)]);
  return [...ids].flatMap((id) => host.get_todo({ id }) ?? []).filter(({ state }) => state !== 'cancelled');
}

/** Whether the todo was marked, as a round to come or as one that was done. */
export function isMarked({ id }: ToTui.Todo): boolean {
  return [NEXT, DONE_ON].some((key) => host.get_todo_metadata({ todo_id: id, key }) !== null);
}

/** The next round of a todo that was done just now; null when it does not repeat, or the host cannot say now. */
export function nextRound(done: ToTui.Todo): ToTui.Todo | null {
  const text = done.content.slice(0, LONGEST_TEXT);
  const alike = patiently(
    () => queryAll({ state: 'open', text }),
    () => [],
  );
  return (
    alike.find(
      (todo) =>
        todo.content === done.content &&
        todo.created_at === done.completed_at &&
        todo.position > done.position &&
        todo.indent_level === done.indent_level,
    ) ?? null
  );
}

/** The commands that mark a round that was done, and the next one. */
export function marking(done: ToTui.Todo, next: ToTui.Todo, day: string): ToTui.Command[] {
  return [
    { type: 'delete_todo_metadata', todo_id: done.id, key: NEXT },
    { type: 'set_todo_metadata', todo_id: done.id, key: DONE_ON, value: day },
    { type: 'set_todo_metadata', todo_id: next.id, key: NEXT, value: '1' },
  ];
}
