/// <reference path="../../sdk/javascript/to-tui.d.ts" />

const ENOUGH_TEXT = 200;
const MOST_PAGES = 20;

/**
 * Whether the todo is in a list of today. One that was left behind on a past day is read-only, what is stored with it
 * too, and a todo does not say of which day it is.
 */
export function isOfToday({ id, content }: ToTui.Todo): boolean {
  const date = host.get_current_date();
  const text = content.slice(0, ENOUGH_TEXT);
  return host.list_projects().some((project) => isThere(id, { project: project.id, date, text }));
}

function isThere(id: string, query: ToTui.TodoQuery): boolean {
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { todos, next_cursor }: ToTui.Page = host.query_todos(
      cursor === null ? query : { ...query, cursor },
    );
    if (todos.some((todo) => todo.id === id)) return true;
    cursor = next_cursor;
    if (cursor === null) return false;
  }
  return false;
}
