// What a plugin asks the host to do. Nothing happens before the call is answered; then all of it does, or nothing.
import { host } from "./host";
import { writeError, writeOutput } from "./kernel";
import { quote } from "./quote";

/** Fields of a todo to be set. Those that were not named are left as they are, or empty for a new todo. */
export class Fields {
  private parts: string[] = [];

  content(text: string): Fields {
    return this.add("content", quote(text));
  }

  /** `empty`, `done`, `in_progress`, `question`, `important` or `cancelled`. */
  state(state: string): Fields {
    return this.add("state", quote(state));
  }

  /** `P0`, `P1` or `P2`; null for none. */
  priority(priority: string | null): Fields {
    return this.add("priority", orNull(priority));
  }

  /** A day, `2026-01-31`; null for none. */
  dueDate(date: string | null): Fields {
    return this.add("due_date", orNull(date));
  }

  description(text: string | null): Fields {
    return this.add("description", orNull(text));
  }

  /** The fields as JSON, without the braces. */
  json(): string {
    return this.parts.join(",");
  }

  private add(name: string, value: string): Fields {
    this.parts.push(quote(name) + ":" + value);
    return this;
  }
}

function orNull(text: string | null): string {
  return text === null ? "null" : quote(text);
}

/** Far more than the host shows of a message; it refuses one of more than 10,000 code units. */
const MAX_MESSAGE = 1000;

/**
 * Collects commands. An id is a todo's, a `tempId` of the same answer, or a value that this plugin stored with a todo
 * under the key `external_id`.
 */
export class Commands {
  private parts: string[] = [];

  /** A new todo below `parentId`, or at the end of the list when that is empty. */
  createTodo(content: string, parentId: string = "", tempId: string = ""): Commands {
    return this.create(new Fields().content(content), parentId, tempId);
  }

  /** The same with more fields; the content must be among them. */
  create(fields: Fields, parentId: string = "", tempId: string = ""): Commands {
    let part = fields.json();
    if (parentId != "") part += ',"parent_id":' + quote(parentId);
    if (tempId != "") part += ',"temp_id":' + quote(tempId);
    return this.add("create_todo", part);
  }

  update(id: string, fields: Fields): Commands {
    return this.add("update_todo", '"id":' + quote(id) + ',"updates":{' + fields.json() + "}");
  }

  updateContent(id: string, content: string): Commands {
    return this.update(id, new Fields().content(content));
  }

  updateState(id: string, state: string): Commands {
    return this.update(id, new Fields().state(state));
  }

  /** Takes a todo and what is below it off the list. */
  deleteTodo(id: string): Commands {
    return this.add("delete_todo", '"id":' + quote(id));
  }

  /** Moves a todo and what is below it. */
  moveBefore(id: string, other: string): Commands {
    return this.add("move_todo", '"id":' + quote(id) + ',"before":' + quote(other));
  }

  moveAfter(id: string, other: string): Commands {
    return this.add("move_todo", '"id":' + quote(id) + ',"after":' + quote(other));
  }

  /** To the row of that number, from 0. */
  moveTo(id: string, index: i32): Commands {
    return this.add("move_todo", '"id":' + quote(id) + ',"index":' + index.toString());
  }

  /** Stores a value of this plugin. */
  setMetadata(key: string, value: string): Commands {
    return this.add("set_metadata", '"key":' + quote(key) + ',"value":' + quote(value));
  }

  /** Stores a value of this plugin with a todo. */
  setTodoMetadata(todoId: string, key: string, value: string): Commands {
    const where = '"todo_id":' + quote(todoId) + ',"key":' + quote(key);
    return this.add("set_todo_metadata", where + ',"value":' + quote(value));
  }

  deleteMetadata(key: string): Commands {
    return this.add("delete_metadata", '"key":' + quote(key));
  }

  deleteTodoMetadata(todoId: string, key: string): Commands {
    return this.add("delete_todo_metadata", '"todo_id":' + quote(todoId) + ',"key":' + quote(key));
  }

  /** Says something to the user for so many seconds, at most 30. */
  showNotification(message: string, seconds: i32 = 5): Commands {
    const part = '"message":' + quote(message.slice(0, MAX_MESSAGE));
    return this.add("show_notification", part + ',"duration_secs":' + seconds.toString());
  }

  /** Says something in the status bar; of several only the last. */
  setStatusMessage(message: string): Commands {
    return this.add("set_status_message", '"message":' + quote(message.slice(0, MAX_MESSAGE)));
  }

  /** Asks for a key; allowed in `init` only. */
  registerKeybinding(key: string, action: string): Commands {
    return this.add("register_keybinding", '"key":' + quote(key) + ',"action":' + quote(action));
  }

  /**
   * Answers the call; the return value of the exported function. When the host refused to answer and nobody took the
   * error, the call fails with it instead.
   */
  answer(): i32 {
    const error = host.takeError();
    if (error !== null) return report(error.message);
    writeOutput('{"commands":[' + this.parts.join(",") + "]}");
    return 0;
  }

  private add(type: string, rest: string): Commands {
    this.parts.push('{"type":' + quote(type) + (rest == "" ? "}" : "," + rest + "}"));
    return this;
  }
}

/** Makes the call fail with a reason that the user reads. Nothing is changed, and the plugin goes on living. */
export function report(reason: string): i32 {
  host.takeError();
  writeError(reason);
  return 1;
}
