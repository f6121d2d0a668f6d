// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.
// What the host says, as classes. A field that the host leaves out keeps the value it has here.
import { Json } from "./json-value";
import { Box, Settings, isObject, objectOrNull, objects, text, textMap, textOrNull, texts, truth, whole, wholeOrNull } from "./read";

/** A todo as plugins see it. */
export class Todo {
  id: string = "";
  content: string = "";
  /** `empty`, `done`, `in_progress`, `question`, `important`, `cancelled`. */
  state: string = "empty";
  indent_level: i32 = 0;
  parent_id: string | null = null;
  due_date: string | null = null;
  description: string | null = null;
  /** `P0`, `P1`, `P2`. */
  priority: string | null = null;
  /** The day of the list that it is in. */
  date: string = "";
  position: i32 = 0;
  created_at: string = "";
  modified_at: string = "";
  completed_at: string | null = null;
  tags: string[] = [];
  deleted: bool = false;

  read(value: Json): void {
    this.id = text(value.get("id"), "id", this.id);
    this.content = text(value.get("content"), "content", this.content);
    this.state = text(value.get("state"), "state", this.state);
    this.indent_level = whole(value.get("indent_level"), "indent_level");
    this.parent_id = textOrNull(value.get("parent_id"), "parent_id");
    this.due_date = textOrNull(value.get("due_date"), "due_date");
    this.description = textOrNull(value.get("description"), "description");
    this.priority = textOrNull(value.get("priority"), "priority");
    this.date = text(value.get("date"), "date", this.date);
    this.position = whole(value.get("position"), "position");
    this.created_at = text(value.get("created_at"), "created_at", this.created_at);
    this.modified_at = text(value.get("modified_at"), "modified_at", this.modified_at);
    this.completed_at = textOrNull(value.get("completed_at"), "completed_at");
    this.tags = texts(value.get("tags"), "tags");
    this.deleted = truth(value.get("deleted"), "deleted");
  }
}

/** Who made the change that a hook hears of. */
export class Cause {
  /** `user`, `plugin`, `rollover`, `import`, `api`. */
  kind: string = "user";
  /** The name of that plugin. */
  plugin: string = "";

  read(value: Json): void {
    this.kind = text(value.get("kind"), "kind", this.kind);
    this.plugin = text(value.get("plugin"), "plugin", this.plugin);
  }
}

/** What is current while the plugin is called. */
export class Context {
  /** The version of the plugin interface, as in a manifest. */
  api: string = "";
  plugin: string = "";
  /** The name of the project on screen. */
  project: string = "";
  /** The day of the list on screen. */
  date: string = "";
  /** The todo under the cursor; left out when there is none. */
  selected: Todo | null = null;
  /** Why the plugin is called. `init`, `action`, `handle_action`, `on_todo_created`, `on_todo_updated`, `on_todo_completed`, `on_todo_deleted`, `on_day_changed`, `on_key_press`, `on_tick`, `generate`, `shutdown`. */
  reason: string = "init";
  settings: Settings = new Settings();

  read(value: Json): void {
    this.api = text(value.get("api"), "api", this.api);
    this.plugin = text(value.get("plugin"), "plugin", this.plugin);
    this.project = text(value.get("project"), "project", this.project);
    this.date = text(value.get("date"), "date", this.date);
    this.selected = objectOrNull<Todo>(value.get("selected"), "selected");
    this.reason = text(value.get("reason"), "reason", this.reason);
    if (isObject(value.get("settings"), "settings")) this.settings.read(value.get("settings"));
  }
}

/** One page of a query; `next_cursor` is null on the last one. */
export class Page {
  todos: Todo[] = [];
  next_cursor: string | null = null;

  read(value: Json): void {
    this.todos = objects<Todo>(value.get("todos"), "todos");
    this.next_cursor = textOrNull(value.get("next_cursor"), "next_cursor");
  }
}

/** A project. */
export class Project {
  id: string = "";
  name: string = "";

  read(value: Json): void {
    this.id = text(value.get("id"), "id", this.id);
    this.name = text(value.get("name"), "name", this.name);
  }
}

/** What a server answered, whatever its status. */
export class HttpResponse {
  status: i32 = 0;
  /** Names in lower case; several of one name are joined by a comma. */
  headers: Map<string, string> = new Map<string, string>();
  /** As text; bytes that are not UTF-8 become U+FFFD. */
  body: string = "";
  /** The address that answered, after redirects. */
  url: string = "";

  read(value: Json): void {
    this.status = whole(value.get("status"), "status");
    this.headers = textMap(value.get("headers"), "headers");
    this.body = text(value.get("body"), "body", this.body);
    this.url = text(value.get("url"), "url", this.url);
  }
}

/** What is in a folder. */
export class DirectoryEntry {
  name: string = "";
  /** `file`, `directory`. */
  kind: string = "file";
  /** In bytes; 0 for a folder. */
  size: i32 = 0;

  read(value: Json): void {
    this.name = text(value.get("name"), "name", this.name);
    this.kind = text(value.get("kind"), "kind", this.kind);
    this.size = whole(value.get("size"), "size");
  }
}

/** How a program ended. */
export class ProgramEnd {
  /** The exit code; null when it was ended by a signal. */
  code: Box<i32> | null = null;
  stdout: string = "";
  stderr: string = "";

  read(value: Json): void {
    this.code = wholeOrNull(value.get("code"), "code");
    this.stdout = text(value.get("stdout"), "stdout", this.stdout);
    this.stderr = text(value.get("stderr"), "stderr", this.stderr);
  }
}

/** Input of `init`. */
export class InitInput {
  context: Context = new Context();
  settings: Settings = new Settings();

  read(value: Json): void {
    if (isObject(value.get("context"), "context")) this.context.read(value.get("context"));
    if (isObject(value.get("settings"), "settings")) this.settings.read(value.get("settings"));
  }
}

/** Input of `handle_action`. */
export class ActionInput {
  action: string = "";
  context: Context = new Context();

  read(value: Json): void {
    this.action = text(value.get("action"), "action", this.action);
    if (isObject(value.get("context"), "context")) this.context.read(value.get("context"));
  }
}

/** Input of the todo hooks. */
export class TodoInput {
  todo: Todo = new Todo();
  /** As it was; left out for a new one. */
  before: Todo | null = null;
  /** Names of the fields that differ from before. */
  fields: string[] = [];
  cause: Cause = new Cause();
  context: Context = new Context();

  read(value: Json): void {
    if (isObject(value.get("todo"), "todo")) this.todo.read(value.get("todo"));
    this.before = objectOrNull<Todo>(value.get("before"), "before");
    this.fields = texts(value.get("fields"), "fields");
    if (isObject(value.get("cause"), "cause")) this.cause.read(value.get("cause"));
    if (isObject(value.get("context"), "context")) this.context.read(value.get("context"));
  }
}

/** Input of `on_day_changed`. */
export class DayInput {
  from: string = "";
  to: string = "";
  context: Context = new Context();

  read(value: Json): void {
    this.from = text(value.get("from"), "from", this.from);
    this.to = text(value.get("to"), "to", this.to);
    if (isObject(value.get("context"), "context")) this.context.read(value.get("context"));
  }
}

/** Input of `on_key_press`. */
export class KeyInput {
  /** In key notation, `j` or `<C-x>`. */
  key: string = "";
  mode: string = "navigate";
  context: Context = new Context();

  read(value: Json): void {
    this.key = text(value.get("key"), "key", this.key);
    this.mode = text(value.get("mode"), "mode", this.mode);
    if (isObject(value.get("context"), "context")) this.context.read(value.get("context"));
  }
}

/** Input of `on_tick`. */
export class TickInput {
  context: Context = new Context();

  read(value: Json): void {
    if (isObject(value.get("context"), "context")) this.context.read(value.get("context"));
  }
}

/** Input of `generate`. */
export class GenerateInput {
  input: string = "";
  context: Context = new Context();

  read(value: Json): void {
    this.input = text(value.get("input"), "input", this.input);
    if (isObject(value.get("context"), "context")) this.context.read(value.get("context"));
  }
}

/** Why the host did not answer. */
export class HostError {
  code: string = "";
  message: string = "";
}
