// What a plugin written in AssemblyScript needs: typed todos and context, reads of the host, and a builder of commands.
import { JSON } from "json-as";
import { readInput, takeBlock, writeBlock, writeOutput } from "./kernel";

/** A todo as plugins see it. */
@json
export class Todo {
  id: string = "";
  content: string = "";
  state: string = "empty";
  indent_level: i32 = 0;
  parent_id: string | null = null;
  due_date: string | null = null;
  description: string | null = null;
  priority: string | null = null;
  position: i32 = 0;
  created_at: string = "";
  modified_at: string = "";
  completed_at: string | null = null;
  tags: string[] = [];
}

/** What is current while the plugin is called. */
@json
export class Context {
  plugin: string = "";
  project: string = "";
  date: string = "";
  reason: string = "";
  selected: Todo | null = null;
}

/** Input of `init`. */
@json
export class InitInput {
  context: Context = new Context();
}

/** Input of `handle_action`. */
@json
export class ActionInput {
  action: string = "";
  context: Context = new Context();
}

/** Input of the todo hooks. */
@json
export class TodoInput {
  todo: Todo = new Todo();
  context: Context = new Context();
}

/** Which todos to read. An empty text leaves a condition out. */
export class Query {
  /** `open`, `done` or `all`. */
  state: string = "all";
  text: string = "";
  tag: string = "";
  parent_id: string = "";
  limit: i32 = 200;
  cursor: string = "";
}

@json
class Page {
  todos: Todo[] = [];
  cursor: string | null = null;
}

@json
class PageAnswer {
  ok: Page | null = null;
}

@json
class TodoAnswer {
  ok: Todo | null = null;
}

@json
class TextAnswer {
  ok: string | null = null;
}

@external("extism:host/user", "query_todos") declare function query_todos(input: u64): u64;
@external("extism:host/user", "get_selected_todo") declare function get_selected_todo(input: u64): u64;
@external("extism:host/user", "get_current_date") declare function get_current_date(input: u64): u64;
@external("extism:host/user", "get_metadata") declare function get_metadata(input: u64): u64;
@external("extism:host/user", "get_todo_metadata") declare function get_todo_metadata(input: u64): u64;
@external("extism:host/user", "log") declare function host_log(input: u64): u64;

function quote(text: string): string {
  return JSON.stringify<string>(text);
}

/** Reads from the host. Each call answers from one and the same state of the list. */
export namespace host {
  /** All todos that fit, page after page. */
  export function queryTodos(query: Query): Todo[] {
    const found: Todo[] = [];
    let cursor = query.cursor;
    do {
      let ask = '{"state":' + quote(query.state) + ',"limit":' + query.limit.toString();
      if (query.text != "") ask += ',"text":' + quote(query.text);
      if (query.tag != "") ask += ',"tag":' + quote(query.tag);
      if (query.parent_id != "") ask += ',"parent_id":' + quote(query.parent_id);
      if (cursor != "") ask += ',"cursor":' + quote(cursor);
      const page = JSON.parse<PageAnswer>(takeBlock(query_todos(writeBlock(ask + "}")))).ok;
      if (page === null) break;
      for (let i = 0; i < page.todos.length; i++) found.push(page.todos[i]);
      const next = page.cursor;
      cursor = next === null ? "" : next;
    } while (cursor != "");
    return found;
  }

  /** The todo under the cursor, if there is one. */
  export function selectedTodo(): Todo | null {
    return JSON.parse<TodoAnswer>(takeBlock(get_selected_todo(writeBlock("{}")))).ok;
  }

  /** Today's date, `2026-01-31`. */
  export function currentDate(): string {
    const date = JSON.parse<TextAnswer>(takeBlock(get_current_date(writeBlock("{}")))).ok;
    return date === null ? "" : date;
  }

  /** A value this plugin stored, or null. */
  export function metadata(key: string): string | null {
    return JSON.parse<TextAnswer>(takeBlock(get_metadata(writeBlock('{"key":' + quote(key) + "}")))).ok;
  }

  /** A value this plugin stored with a todo, or null. */
  export function todoMetadata(todoId: string, key: string): string | null {
    const ask = '{"todo_id":' + quote(todoId) + ',"key":' + quote(key) + "}";
    return JSON.parse<TextAnswer>(takeBlock(get_todo_metadata(writeBlock(ask)))).ok;
  }

  /** Writes a line to the plugin's log; `level` is `debug`, `info`, `warn` or `error`. */
  export function log(level: string, message: string): void {
    takeBlock(host_log(writeBlock('{"level":' + quote(level) + ',"message":' + quote(message) + "}")));
  }
}

/** Collects what the plugin asks for. The host does all of it in one step, or none. */
export class Commands {
  private parts: string[] = [];

  /** A new todo below `parentId`, or at the end of today's list when that is empty. */
  createTodo(content: string, parentId: string = ""): Commands {
    let part = '{"type":"create_todo","content":' + quote(content);
    if (parentId != "") part += ',"parent_id":' + quote(parentId);
    return this.add(part + "}");
  }

  /** Another content for a todo. */
  updateContent(id: string, content: string): Commands {
    return this.add('{"type":"update_todo","id":' + quote(id) + ',"updates":{"content":' + quote(content) + "}}");
  }

  /** Another state for a todo. */
  updateState(id: string, state: string): Commands {
    return this.add('{"type":"update_todo","id":' + quote(id) + ',"updates":{"state":' + quote(state) + "}}");
  }

  /** Takes a todo and what is below it off the list. */
  deleteTodo(id: string): Commands {
    return this.add('{"type":"delete_todo","id":' + quote(id) + "}");
  }

  /** Stores a value of this plugin. */
  setMetadata(key: string, value: string): Commands {
    return this.add('{"type":"set_metadata","key":' + quote(key) + ',"value":' + quote(value) + "}");
  }

  /** Stores a value of this plugin with a todo. */
  setTodoMetadata(todoId: string, key: string, value: string): Commands {
    const where = '"todo_id":' + quote(todoId) + ',"key":' + quote(key);
    return this.add('{"type":"set_todo_metadata",' + where + ',"value":' + quote(value) + "}");
  }

  /** Says something to the user. */
  showNotification(message: string, seconds: i32 = 5): Commands {
    const part = '{"type":"show_notification","message":' + quote(message);
    return this.add(part + ',"duration_secs":' + seconds.toString() + "}");
  }

  /** Says something in the status bar. */
  setStatusMessage(message: string): Commands {
    return this.add('{"type":"set_status_message","message":' + quote(message) + "}");
  }

  /** Asks for a key; counts in `init` only. */
  registerKeybinding(key: string, action: string): Commands {
    return this.add('{"type":"register_keybinding","key":' + quote(key) + ',"action":' + quote(action) + "}");
  }

  /** Answers the call with what was collected. The return value of the exported function. */
  answer(): i32 {
    writeOutput('{"commands":[' + this.parts.join(",") + "]}");
    return 0;
  }

  private add(part: string): Commands {
    this.parts.push(part);
    return this;
  }
}

/** The input of the call, read as `T`. */
export function input<T>(): T {
  return JSON.parse<T>(readInput());
}
