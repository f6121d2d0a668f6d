// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.
// What the host says, as classes. A field that the host leaves out keeps the value it has here.
import { JSON } from "json-as";

/** A todo as plugins see it. */
@json
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
}

/** Who made the change that a hook hears of. */
@json
export class Cause {
  /** `user`, `plugin`, `rollover`, `import`, `api`. */
  kind: string = "user";
  /** The name of that plugin. */
  plugin: string = "";
}

/** What is current while the plugin is called. */
@json
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
  /** The plugin’s settings as JSON; `setting(context, name)` reads one. */
  settings: JSON.Raw = new JSON.Raw("{}");
}

/** One page of a query; `next_cursor` is null on the last one. */
@json
export class Page {
  todos: Todo[] = [];
  next_cursor: string | null = null;
}

/** A project. */
@json
export class Project {
  id: string = "";
  name: string = "";
}

/** What a server answered, whatever its status. */
@json
export class HttpResponse {
  status: i32 = 0;
  headers: Map<string, string> = new Map<string, string>();
  body: string = "";
  url: string = "";
}

/** What is in a folder. */
@json
export class DirectoryEntry {
  name: string = "";
  /** `file`, `directory`. */
  kind: string = "file";
  size: i32 = 0;
}

/** How a program ended. */
@json
export class ProgramEnd {
  code: JSON.Box<i32> | null = null;
  stdout: string = "";
  stderr: string = "";
}

/** Input of `init`. */
@json
export class InitInput {
  context: Context = new Context();
  /** The plugin’s settings as JSON; `setting(context, name)` reads one. */
  settings: JSON.Raw = new JSON.Raw("{}");
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
  /** As it was; left out for a new one. */
  before: Todo | null = null;
  /** Names of the fields that differ from before. */
  fields: string[] = [];
  cause: Cause = new Cause();
  context: Context = new Context();
}

/** Input of `on_day_changed`. */
@json
export class DayInput {
  from: string = "";
  to: string = "";
  context: Context = new Context();
}

/** Input of `on_key_press`. */
@json
export class KeyInput {
  /** In key notation, `j` or `<C-x>`. */
  key: string = "";
  mode: string = "navigate";
  context: Context = new Context();
}

/** Input of `on_tick`. */
@json
export class TickInput {
  context: Context = new Context();
}

/** Input of `generate`. */
@json
export class GenerateInput {
  input: string = "";
  context: Context = new Context();
}

/** Why the host did not answer. */
@json
export class HostError {
  code: string = "";
  message: string = "";
}
