/** All that a query asks for: `query_todos` answers a page at a time. */
/// <reference path="./to-tui.d.ts" />

/** Asks for page after page. Throws what the host refuses, as every question to it does. */
export function everyTodo(query: Omit<ToTui.TodoQuery, 'cursor'> = {}): readonly ToTui.Todo[] {
  const found: ToTui.Todo[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: ToTui.Page = host.query_todos(cursor === undefined ? query : { ...query, cursor });
    found.push(...page.todos);
    cursor = page.next_cursor;
  }
  return found;
}
