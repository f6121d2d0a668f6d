// What the host says, as classes. A field that the host leaves out keeps the value it has here.
import { JSON } from "json-as";

/** A todo as plugins see it. */
@json
export class Todo {
  id: string = "";
  content: string = "";
  /** `empty`, `done`, `in_progress`, `question`, `important` or `cancelled`. */
  state: string = "empty";
  indent_level: i32 = 0;
  parent_id: string | null = null;
  due_date: string | null = null;
  description: string | null = null;
  /** `P0`, `P1` or `P2`. */
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
  api: string = "";
  plugin: string = "";
  project: string = "";
  date: string = "";
  reason: string = "";
  selected: Todo | null = null;
  /** The plugin's settings as JSON; read `settings.data` as a class of your own. */
  settings: JSON.Raw = new JSON.Raw("{}");
}

/** Who made the change that a hook hears of. */
@json
export class Cause {
  /** `user` or `plugin`. */
  kind: string = "";
  /** The name of that plugin. */
  plugin: string = "";
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
  /** As it was; null for a new one. */
  before: Todo | null = null;
  /** Names of the fields that differ from `before`. */
  fields: string[] = [];
  cause: Cause = new Cause();
  context: Context = new Context();
}

/** Why the host did not answer. */
@json
export class HostError {
  code: string = "";
  message: string = "";
}

/** One page of a query. */
@json
export class Page {
  todos: Todo[] = [];
  next_cursor: string | null = null;
}
