// A first plugin: each of its actions and hooks shows one thing that a plugin can do.
import { ActionInput, Commands, Context, host, InitInput, input, Query, Todo, TodoInput } from "../../sdk/assemblyscript/index";

const GREETING = "Hello from AssemblyScript";

export function init(): i32 {
  const context = input<InitInput>().context;
  host.log("info", "hello is ready in project " + context.project);
  return new Commands().registerKeybinding("<C-x>s", "sweep").answer();
}

export function handle_action(): i32 {
  const asked = input<ActionInput>();
  if (asked.action == "greet") return greet();
  if (asked.action == "count") return count();
  if (asked.action == "mark") return mark();
  if (asked.action == "sweep") return sweep();
  throw new Error("hello has no action " + asked.action);
}

/** A todo for each greeting, and a number that outlives the application. */
function greet(): i32 {
  const before = host.metadata("greetings");
  const times = (before === null ? 0 : I32.parseInt(before)) + 1;
  return new Commands()
    .createTodo(GREETING + " on " + host.currentDate() + ", greeting " + times.toString())
    .setMetadata("greetings", times.toString())
    .setStatusMessage("Greeted you " + times.toString() + (times == 1 ? " time" : " times"))
    .answer();
}

/** Reads the list and says what is in it. */
function count(): i32 {
  const query = new Query();
  query.state = "open";
  const open = host.queryTodos(query).length;
  query.state = "done";
  const done = host.queryTodos(query).length;
  return new Commands().showNotification(open.toString() + " open, " + done.toString() + " done").answer();
}

/** Changes the todo under the cursor and remembers with it how often. */
function mark(): i32 {
  const todo = host.selectedTodo();
  if (todo === null) return new Commands().setStatusMessage("There is no todo under the cursor").answer();
  const before = host.todoMetadata(todo.id, "marks");
  const times = (before === null ? 0 : I32.parseInt(before)) + 1;
  return new Commands()
    .updateContent(todo.id, todo.content + " \u2605")
    .setTodoMetadata(todo.id, "marks", times.toString())
    .setStatusMessage("Marked " + times.toString() + (times == 1 ? " time" : " times"))
    .answer();
}

/** Takes the greetings off the list again. */
function sweep(): i32 {
  const query = new Query();
  query.text = GREETING;
  const greetings = host.queryTodos(query);
  const commands = new Commands();
  for (let i = 0; i < greetings.length; i++) commands.deleteTodo(greetings[i].id);
  return commands.setStatusMessage("Swept " + greetings.length.toString() + " greetings").answer();
}

export function on_todo_created(): i32 {
  const todo = input<TodoInput>().todo;
  host.log("info", "created: " + todo.content);
  return new Commands().setTodoMetadata(todo.id, "first_seen", host.currentDate()).answer();
}

export function on_todo_completed(): i32 {
  const todo = input<TodoInput>().todo;
  const before = host.metadata("completed");
  const times = (before === null ? 0 : I32.parseInt(before)) + 1;
  return new Commands()
    .setMetadata("completed", times.toString())
    .setStatusMessage("Well done: " + todo.content)
    .answer();
}
