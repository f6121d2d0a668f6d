// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.
// What a plugin answers. Nothing happens before the call is answered; then all of it does, or nothing.
import { host } from "./host";
import { writeError, writeOutput } from "./kernel";
import { orNull, quote } from "./quote";
import { takeUnread } from "./read";

/** Fields of a todo to be set. Those that were not named are left as they are, or empty for a new todo. */
export class Fields {
  private parts: string[] = [];

  /** Sets `content`. */
  content(value: string): Fields {
    return this.add("content", quote(value));
  }

  /** Sets `state`. One of `empty`, `done`, `in_progress`, `question`, `important`, `cancelled`. */
  state(value: string): Fields {
    return this.add("state", quote(value));
  }

  /** Sets `priority`; null clears it. One of `P0`, `P1`, `P2`. */
  priority(value: string | null): Fields {
    return this.add("priority", orNull(value));
  }

  /** Sets `due_date`; null clears it. */
  dueDate(value: string | null): Fields {
    return this.add("due_date", orNull(value));
  }

  /** Sets `description`; null clears it. */
  description(value: string | null): Fields {
    return this.add("description", orNull(value));
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

/** Far more than the host shows of a text for the user; it refuses one that is much longer. */
const MAX_MESSAGE = 1000;

/**
 * Collects commands. An id is a todo's, a `tempId` of the same answer, or a value that this plugin stored with a todo
 * under the key `external_id`.
 */
export class Commands {
  private parts: string[] = [];

  /** A new todo below `parentId`, or at the end of the list when that is empty. */
  createTodo(content: string, parentId: string = "", tempId: string = ""): Commands {
    let part = '"content":' + quote(content);
    if (parentId != "") part += "," + '"parent_id":' + quote(parentId);
    if (tempId != "") part += "," + '"temp_id":' + quote(tempId);
    return this.add("create_todo", part);
  }

  /** The same with more fields; the content must be among them. */
  create(fields: Fields, parentId: string = "", tempId: string = ""): Commands {
    let part = fields.json();
    if (parentId != "") part += "," + '"parent_id":' + quote(parentId);
    if (tempId != "") part += "," + '"temp_id":' + quote(tempId);
    return this.add("create_todo", part);
  }

  /** The same at the end of the list, so many levels to the right. */
  createAt(fields: Fields, level: i32, tempId: string = ""): Commands {
    let part = fields.json() + "," + '"indent_level":' + level.toString();
    if (tempId != "") part += "," + '"temp_id":' + quote(tempId);
    return this.add("create_todo", part);
  }

  /** Sets the named fields; null clears one. */
  update(id: string, fields: Fields): Commands {
    return this.add("update_todo", '"id":' + quote(id) + "," + '"updates":{' + fields.json() + "}");
  }

  /** Says something else. */
  updateContent(id: string, content: string): Commands {
    return this.add("update_todo", '"id":' + quote(id) + "," + '"updates":{"content":' + quote(content) + "}");
  }

  /** Puts something else into the box. */
  updateState(id: string, state: string): Commands {
    return this.add("update_todo", '"id":' + quote(id) + "," + '"updates":{"state":' + quote(state) + "}");
  }

  /** Takes a todo and what is below it off the list. */
  deleteTodo(id: string): Commands {
    return this.add("delete_todo", '"id":' + quote(id));
  }

  /** Moves a todo and what is below it before another. */
  moveBefore(id: string, other: string): Commands {
    return this.add("move_todo", '"id":' + quote(id) + "," + '"before":' + quote(other));
  }

  /** Moves a todo and what is below it after another and what is below that. */
  moveAfter(id: string, other: string): Commands {
    return this.add("move_todo", '"id":' + quote(id) + "," + '"after":' + quote(other));
  }

  /** Moves a todo and what is below it to the row of that number, from 0. */
  moveTo(id: string, index: i32): Commands {
    return this.add("move_todo", '"id":' + quote(id) + "," + '"index":' + index.toString());
  }

  /** Stores a value of this plugin. */
  setMetadata(key: string, value: string): Commands {
    return this.add("set_metadata", '"key":' + quote(key) + "," + '"value":' + quote(value));
  }

  /** Stores a value of this plugin with a todo, which it follows through moves and undo. */
  setTodoMetadata(todoId: string, key: string, value: string): Commands {
    return this.add("set_todo_metadata", '"todo_id":' + quote(todoId) + "," + '"key":' + quote(key) + "," + '"value":' + quote(value));
  }

  /** Removes a stored value. */
  deleteMetadata(key: string): Commands {
    return this.add("delete_metadata", '"key":' + quote(key));
  }

  /** Removes a value stored with a todo. */
  deleteTodoMetadata(todoId: string, key: string): Commands {
    return this.add("delete_todo_metadata", '"todo_id":' + quote(todoId) + "," + '"key":' + quote(key));
  }

  /** Says something to the user in a line, cut where the line ends; too many in a minute are not shown. */
  showNotification(message: string, seconds: i32 = 5): Commands {
    return this.add("show_notification", '"message":' + quote(message.slice(0, MAX_MESSAGE)) + "," + '"duration_secs":' + seconds.toString());
  }

  /** Says something in the status bar; of several only the last. */
  setStatusMessage(message: string): Commands {
    return this.add("set_status_message", '"message":' + quote(message.slice(0, MAX_MESSAGE)));
  }

  /** Puts a badge on a todo’s row, cut to 24 characters, in place of the plugin’s last one there; an empty text takes it away. It is shown, not saved. */
  addDecoration(todoId: string, text: string, style: string = ""): Commands {
    let part = '"todo_id":' + quote(todoId) + "," + '"text":' + quote(text.slice(0, MAX_MESSAGE));
    if (style != "") part += "," + '"style":' + quote(style);
    return this.add("add_decoration", part);
  }

  /** Takes the plugin’s badge off a todo’s row. */
  removeDecoration(todoId: string): Commands {
    return this.add("add_decoration", '"todo_id":' + quote(todoId) + "," + '"text":""');
  }

  /** Asks for a key; in `init` only. */
  registerKeybinding(key: string, action: string): Commands {
    return this.add("register_keybinding", '"key":' + quote(key) + "," + '"action":' + quote(action));
  }

  /**
   * Answers the call; the return value of the exported function. When the host refused to answer and nobody took the
   * error, the call fails with it instead.
   */
  answer(): i32 {
    return answerWith("commands", this.parts);
  }

  private add(type: string, rest: string): Commands {
    this.parts.push('{"type":' + quote(type) + "," + rest + "}");
    return this;
  }
}

/** Collects what `generate` suggests, in the order of the list. */
export class Items {
  private parts: string[] = [];

  /** A todo, so many levels to the right: at most one more than the one before it. */
  add(content: string, level: i32 = 0): Items {
    return this.addFields(new Fields().content(content), level);
  }

  /** The same with more fields; the content must be among them. */
  addFields(fields: Fields, level: i32 = 0): Items {
    this.parts.push("{" + fields.json() + ',"indent_level":' + level.toString() + "}");
    return this;
  }

  /** Answers the call, as {@link Commands} do. */
  answer(): i32 {
    return answerWith("items", this.parts);
  }
}

function answerWith(name: string, parts: string[]): i32 {
  const unread = takeUnread();
  const error = host.takeError();
  if (unread != "") return failed(unread);
  if (error !== null) return failed(error.message);
  writeOutput("{" + quote(name) + ":[" + parts.join(",") + "]}");
  return 0;
}

/** Makes the call fail with a reason that the user reads. Nothing is changed, and the plugin goes on living. */
export function report(reason: string): i32 {
  const unread = takeUnread();
  host.takeError();
  return failed(unread != "" ? unread : reason);
}

function failed(reason: string): i32 {
  writeError(reason);
  return 1;
}
