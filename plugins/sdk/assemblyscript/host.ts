// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.
// Questions to the host. A run sees one and the same state of the list, however often it asks.
import { Json } from "./json-value";
import { takeBlock, writeBlock } from "./kernel";
import { orNull, quote, quoteAll, quoteMap } from "./quote";
import { objectOrNull, objects, text, textOrNull, texts, takeFault } from "./read";
import { DirectoryEntry, HostError, HttpResponse, Page, ProgramEnd, Project, Todo } from "./types";

@external("extism:host/user", "query_todos") declare function query_todos(input: u64): u64;
@external("extism:host/user", "get_todo") declare function get_todo(input: u64): u64;
@external("extism:host/user", "get_current_date") declare function get_current_date(input: u64): u64;
@external("extism:host/user", "get_current_project") declare function get_current_project(input: u64): u64;
@external("extism:host/user", "list_projects") declare function list_projects(input: u64): u64;
@external("extism:host/user", "get_selected_todo") declare function get_selected_todo(input: u64): u64;
@external("extism:host/user", "get_metadata") declare function get_metadata(input: u64): u64;
@external("extism:host/user", "get_todo_metadata") declare function get_todo_metadata(input: u64): u64;
@external("extism:host/user", "find_todos_by_metadata") declare function find_todos_by_metadata(input: u64): u64;
@external("extism:host/user", "log") declare function host_log(input: u64): u64;
@external("extism:host/user", "http_request") declare function http_request(input: u64): u64;
@external("extism:host/user", "read_file") declare function read_file(input: u64): u64;
@external("extism:host/user", "write_file") declare function write_file(input: u64): u64;
@external("extism:host/user", "list_directory") declare function list_directory(input: u64): u64;
@external("extism:host/user", "run_command") declare function run_command(input: u64): u64;
@external("extism:host/user", "get_secret") declare function get_secret(input: u64): u64;

/** Which todos to read. What is empty is left out. */
export class Query {
  /** All when left out; done means done or cancelled, open anything else. `open`, `done`, `all`. */
  state: string = "all";
  /** The id or the name of a project; the one on screen when left out. */
  project: string = "";
  /** The day of the list on screen when left out. */
  date: string = "";
  /** Only those directly below it; null: those below no other. */
  parent_id: string = "";
  /** Only todos that are below no other; instead of `parent_id`. */
  top_level: bool = false;
  /** A part of the content or the description, in upper or lower case. */
  text: string = "";
  /** A tag, with or without its #, in upper or lower case. */
  tag: string = "";
  /** Deleted ones too, behind the others. */
  include_deleted: bool = false;
  /** So many on a page, at most 200, which is usual. */
  limit: i32 = 0;
  /** The `next_cursor` of the page before; left out for the first page, null is refused. */
  cursor: string = "";

  /** As the host reads it. */
  json(): string {
    const parts: string[] = [];
    if (this.state != "") parts.push('"state":' + quote(this.state));
    if (this.project != "") parts.push('"project":' + quote(this.project));
    if (this.date != "") parts.push('"date":' + quote(this.date));
    if (this.parent_id != "") parts.push('"parent_id":' + quote(this.parent_id));
    if (this.top_level) parts.push('"parent_id":null');
    if (this.text != "") parts.push('"text":' + quote(this.text));
    if (this.tag != "") parts.push('"tag":' + quote(this.tag));
    if (this.include_deleted) parts.push('"include_deleted":' + this.include_deleted.toString());
    if (this.limit != 0) parts.push('"limit":' + this.limit.toString());
    if (this.cursor != "") parts.push('"cursor":' + quote(this.cursor));
    return "{" + parts.join(",") + "}";
  }
}

/** What to ask a server. What is empty is left out. */
export class HttpRequest {
  /** GET when left out. `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`. */
  method: string = "GET";
  headers: Map<string, string> = new Map<string, string>();
  /** Sent as UTF-8. */
  body: string = "";

  constructor(public url: string) {}

  /** As the host reads it. */
  json(): string {
    const parts: string[] = [];
    parts.push('"url":' + quote(this.url));
    if (this.method != "") parts.push('"method":' + quote(this.method));
    if (this.headers.size > 0) parts.push('"headers":' + quoteMap(this.headers));
    if (this.body != "") parts.push('"body":' + quote(this.body));
    return "{" + parts.join(",") + "}";
  }
}

/** Which program to run, and with what. What is empty is left out. */
export class Program {
  args: string[] = [];
  stdin: string = "";

  constructor(public program: string) {}

  /** As the host reads it. */
  json(): string {
    const parts: string[] = [];
    parts.push('"program":' + quote(this.program));
    if (this.args.length > 0) parts.push('"args":' + quoteAll(this.args));
    if (this.stdin != "") parts.push('"stdin":' + quote(this.stdin));
    return "{" + parts.join(",") + "}";
  }
}

/** The first refusal of this call that nobody took. */
let refusal: HostError | null = null;

function refused(code: string, message: string): Json {
  if (refusal === null) {
    const error = new HostError();
    error.code = code;
    error.message = message;
    refusal = error;
  }
  return new Json();
}

/** What the host answered; missing when it refused, which is noted. */
function answered(block: u64): Json {
  const answer = Json.parse(takeBlock(block));
  if (answer === null) return refused("E_ANSWER", "the host's answer is no JSON");
  const error = answer.get("error");
  if (error.isMissing) {
    const ok = answer.get("ok");
    return ok.isMissing ? refused("E_ANSWER", "the host's answer is none") : ok;
  }
  const code = error.get("code");
  const message = error.get("message");
  if (!code.isString || !message.isString) return refused("E_ANSWER", "the host's answer gives no reason");
  return refused(code.asString(), message.asString());
}

/** The same, where null is no answer. */
function given(block: u64): Json {
  const ok = answered(block);
  return ok.isNull ? refused("E_ANSWER", "the host's answer is null") : ok;
}

/** Whether what was just read of an answer was as it should be. */
function understood(): bool {
  const fault = takeFault();
  if (fault != "") refused("E_ANSWER", "the host's answer: " + fault);
  return fault == "";
}

/**
 * What a plugin may ask. When the host refuses, the function answers null, false, "" or an empty list, and the whole
 * call fails with the host’s reason as soon as it is answered, unless the plugin took the error with `takeError`.
 */
export namespace host {
  /** The todos of a list, page by page; give `next_cursor` as `cursor` until it is null. */
  export function queryPage(ask: Query): Page | null {
    const read = objectOrNull<Page>(given(query_todos(writeBlock(ask.json()))), "");
    return understood() ? read : null;
  }

  /** Any todo that is not deleted and not hidden, by its id; null when there is none. */
  export function todo(id: string): Todo | null {
    const read = objectOrNull<Todo>(answered(get_todo(writeBlock('{"id":' + quote(id) + "}"))), "");
    return understood() ? read : null;
  }

  /** Today, by the user’s clock; the day of the list on screen is in the call’s `context`. */
  export function currentDate(): string {
    const read = text(given(get_current_date(0)), "", "");
    return understood() ? read : "";
  }

  /** The name of the project on screen. */
  export function currentProject(): string {
    const read = text(given(get_current_project(0)), "", "");
    return understood() ? read : "";
  }

  /** Every project that is not hidden from the plugin. */
  export function projects(): Project[] {
    const read = objects<Project>(given(list_projects(0)), "");
    return understood() ? read : [];
  }

  /** The todo under the cursor; null when there is none, and in hooks and `init`. */
  export function selectedTodo(): Todo | null {
    const read = objectOrNull<Todo>(answered(get_selected_todo(0)), "");
    return understood() ? read : null;
  }

  /** A value this plugin stored; null when there is none. */
  export function metadata(key: string): string | null {
    const read = textOrNull(answered(get_metadata(writeBlock('{"key":' + quote(key) + "}"))), "");
    return understood() ? read : null;
  }

  /** A value this plugin stored with a todo; null when there is none. */
  export function todoMetadata(todoId: string, key: string): string | null {
    const read = textOrNull(answered(get_todo_metadata(writeBlock('{"todo_id":' + quote(todoId) + ',"key":' + quote(key) + "}"))), "");
    return understood() ? read : null;
  }

  /** Ids of the todos with which this plugin stored that value under that key; not of deleted ones. */
  export function findTodos(key: string, value: string): string[] {
    const read = texts(given(find_todos_by_metadata(writeBlock('{"key":' + quote(key) + ',"value":' + quote(value) + "}"))), "");
    return understood() ? read : [];
  }

  /** Writes a line to the plugin’s log; what is over the limits is cut or left out, and no error. */
  export function log(level: string, message: string): bool {
    return !answered(host_log(writeBlock('{"level":' + quote(level) + ',"message":' + quote(message) + "}"))).isMissing;
  }

  /** Asks a host that was granted; `https:` anywhere, `http:` only where the manifest names the host. Any status is an answer. Needs the permission `network`. */
  export function request(ask: HttpRequest): HttpResponse | null {
    const read = objectOrNull<HttpResponse>(given(http_request(writeBlock(ask.json()))), "");
    return understood() ? read : null;
  }

  /** The text of a file, by its path in the plugin’s own folder or in a granted one as the manifest writes it. Needs the permission `filesystem`. */
  export function readFile(path: string): string | null {
    const read = textOrNull(given(read_file(writeBlock('{"path":' + quote(path) + "}"))), "");
    return understood() ? read : null;
  }

  /** Writes the whole file, all or nothing; null deletes it. Needs the permission `filesystem`. */
  export function writeFile(path: string, content: string | null): bool {
    return !answered(write_file(writeBlock('{"path":' + quote(path) + ',"content":' + orNull(content) + "}"))).isMissing;
  }

  /** The entries of a folder, files and folders, not what is below them. Needs the permission `filesystem`. */
  export function listDirectory(path: string): DirectoryEntry[] {
    const read = objects<DirectoryEntry>(given(list_directory(writeBlock('{"path":' + quote(path) + "}"))), "");
    return understood() ? read : [];
  }

  /** Runs a program that was granted, without a shell; any exit code is an answer. Needs the permission `execute`. */
  export function run(ask: Program): ProgramEnd | null {
    const read = objectOrNull<ProgramEnd>(given(run_command(writeBlock(ask.json()))), "");
    return understood() ? read : null;
  }

  /** A setting of type `secret` that this plugin declares; null when the user has not filled it in. */
  export function secret(name: string): string | null {
    const read = textOrNull(answered(get_secret(writeBlock('{"name":' + quote(name) + "}"))), "");
    return understood() ? read : null;
  }

  /** All todos that fit, however many pages they fill. */
  export function queryTodos(query: Query): Todo[] {
    const found: Todo[] = [];
    const from = query.cursor;
    do {
      const page = queryPage(query);
      if (page === null) break;
      for (let i = 0; i < page.todos.length; i++) found.push(page.todos[i]);
      const next = page.next_cursor;
      query.cursor = next === null ? "" : next;
    } while (query.cursor != "");
    query.cursor = from;
    return found;
  }

  /** The first refusal since this was last asked, or null; whoever takes it answers for it. */
  export function takeError(): HostError | null {
    const taken = refusal;
    refusal = null;
    return taken;
  }
}
