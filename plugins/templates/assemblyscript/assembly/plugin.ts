// Greets, counts and marks. Each exported function is called by to-tui; `host` answers questions, and what is to be
// changed is in the commands that are answered: all of them happen, as one step to undo, or none.
import { ActionInput, Commands, Context, host, input, report, setting, TodoInput } from "../sdk/index";

export function handle_action(): i32 {
  const asked = input<ActionInput>();
  if (asked.action == "greet") return greet(asked.context);
  if (asked.action == "mark") return mark(asked.context);
  return report("there is no action " + asked.action);
}

export function on_todo_completed(): i32 {
  const todo = input<TodoInput>().todo;
  return new Commands()
    .setMetadata("completed", oneMore(host.metadata("completed")).toString())
    .setStatusMessage("Well done: " + todo.content)
    .answer();
}

/** A todo for each greeting, and a number that outlives the application. */
function greet(context: Context): i32 {
  const count = oneMore(host.metadata("greetings"));
  const greeting = setting(context, "greeting").asString("Hello");
  return new Commands()
    .createTodo(greeting + " on " + host.currentDate() + ", greeting " + count.toString())
    .setMetadata("greetings", count.toString())
    .setStatusMessage("Greeted you " + times(count))
    .answer();
}

/** Changes the todo under the cursor and remembers with it how often. */
function mark(context: Context): i32 {
  const todo = context.selected;
  if (todo === null) return new Commands().setStatusMessage("There is no todo under the cursor").answer();
  const count = oneMore(host.todoMetadata(todo.id, "marks"));
  return new Commands()
    .updateContent(todo.id, todo.content + " \u2605")
    .setTodoMetadata(todo.id, "marks", count.toString())
    .setStatusMessage("Marked " + times(count))
    .answer();
}

/** What is stored is text. */
function oneMore(stored: string | null): i32 {
  return (stored === null ? 0 : I32.parseInt(stored)) + 1;
}

function times(count: i32): string {
  return count.toString() + (count == 1 ? " time" : " times");
}
