// Reads from the host. A run sees one and the same state of the list, however often it asks.
import { JSON } from "json-as";
import { takeBlock, writeBlock } from "./kernel";
import { quote } from "./quote";
import { HostError, Page, Todo } from "./types";

@external("extism:host/user", "query_todos") declare function query_todos(input: u64): u64;
@external("extism:host/user", "get_todo") declare function get_todo(input: u64): u64;
@external("extism:host/user", "get_selected_todo") declare function get_selected_todo(input: u64): u64;
@external("extism:host/user", "get_current_date") declare function get_current_date(input: u64): u64;
@external("extism:host/user", "get_current_project") declare function get_current_project(input: u64): u64;
@external("extism:host/user", "get_metadata") declare function get_metadata(input: u64): u64;
@external("extism:host/user", "get_todo_metadata") declare function get_todo_metadata(input: u64): u64;
@external("extism:host/user", "log") declare function host_log(input: u64): u64;

@json
class PageAnswer {
  ok: Page | null = null;
  error: HostError | null = null;
}

@json
class TodoAnswer {
  ok: Todo | null = null;
  error: HostError | null = null;
}

@json
class TextAnswer {
  ok: string | null = null;
  error: HostError | null = null;
}

/** Which todos to read. An empty text leaves a condition out. */
export class Query {
  /** `open`, `done` or `all`. */
  state: string = "all";
  /** A project's id or the current one's name. */
  project: string = "";
  /** A day, `2026-01-31`. */
  date: string = "";
  text: string = "";
  tag: string = "";
  parent_id: string = "";
}

/** The first refusal of this call that nobody took. */
let refusal: HostError | null = null;

function noted(error: HostError | null): void {
  if (refusal === null) refusal = error;
}

function todoIn(answer: string): Todo | null {
  const read = JSON.parse<TodoAnswer>(answer);
  noted(read.error);
  return read.ok;
}

function textIn(answer: string): string | null {
  const read = JSON.parse<TextAnswer>(answer);
  noted(read.error);
  return read.ok;
}

function pageAfter(query: Query, cursor: string): Page | null {
  let ask = '{"state":' + quote(query.state);
  if (query.project != "") ask += ',"project":' + quote(query.project);
  if (query.date != "") ask += ',"date":' + quote(query.date);
  if (query.text != "") ask += ',"text":' + quote(query.text);
  if (query.tag != "") ask += ',"tag":' + quote(query.tag);
  if (query.parent_id != "") ask += ',"parent_id":' + quote(query.parent_id);
  if (cursor != "") ask += ',"cursor":' + quote(cursor);
  const read = JSON.parse<PageAnswer>(takeBlock(query_todos(writeBlock(ask + "}"))));
  noted(read.error);
  return read.ok;
}

/**
 * What a plugin may ask. When the host refuses, the function answers null, "" or an empty list, and the whole call
 * fails with the host's reason as soon as it is answered, unless the plugin took the error with `takeError`.
 */
export namespace host {
  /** All todos that fit, however many pages they fill. */
  export function queryTodos(query: Query): Todo[] {
    const found: Todo[] = [];
    let cursor = "";
    do {
      const page = pageAfter(query, cursor);
      if (page === null) break;
      for (let i = 0; i < page.todos.length; i++) found.push(page.todos[i]);
      const next = page.next_cursor;
      cursor = next === null ? "" : next;
    } while (cursor != "");
    return found;
  }

  /** The todo with that id in the current list, or in one that this call has read. */
  export function todo(id: string): Todo | null {
    return todoIn(takeBlock(get_todo(writeBlock('{"id":' + quote(id) + "}"))));
  }

  /** The todo under the cursor, if there is one. */
  export function selectedTodo(): Todo | null {
    return todoIn(takeBlock(get_selected_todo(0)));
  }

  /** Today's date, `2026-01-31`. */
  export function currentDate(): string {
    const date = textIn(takeBlock(get_current_date(0)));
    return date === null ? "" : date;
  }

  /** The name of the project on screen. */
  export function currentProject(): string {
    const name = textIn(takeBlock(get_current_project(0)));
    return name === null ? "" : name;
  }

  /** A value this plugin stored, or null. */
  export function metadata(key: string): string | null {
    return textIn(takeBlock(get_metadata(writeBlock('{"key":' + quote(key) + "}"))));
  }

  /** A value this plugin stored with a todo, or null. */
  export function todoMetadata(todoId: string, key: string): string | null {
    const ask = '{"todo_id":' + quote(todoId) + ',"key":' + quote(key) + "}";
    return textIn(takeBlock(get_todo_metadata(writeBlock(ask))));
  }

  /** Writes a line to the log; `level` is `debug`, `info`, `warn` or `error`. */
  export function log(level: string, message: string): void {
    const ask = '{"level":' + quote(level) + ',"message":' + quote(message) + "}";
    textIn(takeBlock(host_log(writeBlock(ask))));
  }

  /** The first refusal since this was last asked, or null; whoever takes it answers for it. */
  export function takeError(): HostError | null {
    const taken = refusal;
    refusal = null;
    return taken;
  }
}
