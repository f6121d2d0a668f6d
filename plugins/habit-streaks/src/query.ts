/// <reference path="../../sdk/javascript/to-tui.d.ts" />

/** More than anybody has of one habit in one list. */
const MOST_PAGES = 10;

/** The todos that fit, page by page. */
export function queryAll(query: ToTui.TodoQuery): ToTui.Todo[] {
  const found: ToTui.Todo[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { todos, next_cursor }: ToTui.Page = host.query_todos(
      cursor === null ? query : { ...query, cursor },
    );
    found.push(...todos);
    cursor = next_cursor;
    if (cursor === null) break;
  }
  return found;
}
