// A first plugin: each of its actions and hooks shows one thing that a plugin can do.
import { ActionInput, Commands, host, InitInput, input, Query, report, TodoInput } from "../../sdk/assemblyscript/index";

const GREETING = "Hello from AssemblyScript";
const STAR = " \u2605";

/** The longest content that a todo can have. */
const MAX_CONTENT = 10000;

/** A call may return 200 commands; one of them says what was done. */
const MAX_SWEPT = 199;

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
  return report("hello has no action " + asked.action);
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
  if (todo.content.length + STAR.length > MAX_CONTENT) {
    return new Commands().setStatusMessage("There is no room for a star").answer();
  }
  const before = host.todoMetadata(todo.id, "marks");
  const times = (before === null ? 0 : I32.parseInt(before)) + 1;
  return new Commands()
    .updateContent(todo.id, todo.content + STAR)
    .setTodoMetadata(todo.id, "marks", times.toString())
    .setStatusMessage("Marked " + times.toString() + (times == 1 ? " time" : " times"))
    .answer();
}

/** Takes the greetings off the list again, the lowest first: what is below a todo goes with it. */
function sweep(): i32 {
  const query = new Query();
  query.text = GREETING;
  const found = host.queryTodos(query);
  const commands = new Commands();
  let swept = 0;
  let left = 0;
  for (let i = found.length - 1; i >= 0; i--) {
    if (!found[i].content.startsWith(GREETING)) continue;
    if (swept == MAX_SWEPT) {
      left++;
      continue;
    }
    commands.deleteTodo(found[i].id);
    swept++;
  }
  const what = swept.toString() + (swept == 1 ? " greeting" : " greetings");
  return commands.setStatusMessage("Swept " + what + (left > 0 ? ", " + left.toString() + " are left" : "")).answer();
}

export function on_todo_created(): i32 {
  const todo = input<TodoInput>().todo;
  host.log("info", "heard of a new todo on row " + todo.position.toString());
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
