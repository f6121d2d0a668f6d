// Not shipped: each action tries one thing of the kit, so that a test can see it from outside.
import { ActionInput, Commands, Fields, host, input, Query, report, Todo, TodoInput } from "../../../sdk/assemblyscript/index";

export function handle_action(): i32 {
  const asked = input<ActionInput>();
  const action = asked.action;
  if (action == "bad-id") return badId();
  if (action == "bad-id-taken") return badIdTaken();
  if (action == "bad-date") return badDate();
  if (action == "retell") return retell(asked);
  if (action == "every-read") return everyRead(asked);
  if (action == "every-command") return everyCommand(asked);
  if (action == "echo") return echo();
  if (action == "half-characters") return halfCharacters();
  if (action == "reports") return report("there is no network");
  throw new Error("no such luck");
}

export function on_todo_completed(): i32 {
  const told = input<TodoInput>();
  const before = told.before;
  const was = before === null ? "nothing" : before.state;
  const says = was + " → " + told.todo.state + " by " + told.cause.kind + ": " + told.fields.join(" ");
  return new Commands().setMetadata("heard", says).answer();
}

function badId(): i32 {
  const value = host.todoMetadata("nobody", "key");
  return new Commands().createTodo(value === null ? "went on" : "found").answer();
}

function badIdTaken(): i32 {
  host.todoMetadata("nobody", "key");
  const error = host.takeError();
  return new Commands().createTodo(error === null ? "no error" : error.code).answer();
}

function badDate(): i32 {
  const query = new Query();
  query.date = "tomorrow";
  return new Commands().createTodo(host.queryTodos(query).length.toString()).answer();
}

function retell(asked: ActionInput): i32 {
  const selected = asked.context.selected;
  const told = selected === null ? "none" : fieldsOf(selected);
  const read = host.selectedTodo();
  const same = read === null ? "none" : fieldsOf(read);
  return new Commands()
    .setMetadata("told", told)
    .setMetadata("read", same)
    .setMetadata("settings", asked.context.settings.data)
    .answer();
}

function fieldsOf(todo: Todo): string {
  const texts = [todo.id, todo.content, todo.state, todo.indent_level.toString(), shown(todo.parent_id)];
  texts.push(shown(todo.due_date) + "," + shown(todo.description) + "," + shown(todo.priority));
  texts.push(todo.date + "," + todo.position.toString() + "," + todo.created_at + "," + todo.modified_at + "," + shown(todo.completed_at));
  texts.push(todo.tags.join("+"));
  return texts.join(" | ");
}

function shown(text: string | null): string {
  return text === null ? "null" : text;
}

/** Stores with each todo what was read of it. */
function echo(): i32 {
  const todos = host.queryTodos(new Query());
  const commands = new Commands();
  for (let i = 0; i < todos.length; i++) {
    const description = todos[i].description;
    commands.setTodoMetadata(todos[i].id, todos[i].content, description === null ? "" : description);
  }
  return commands.answer();
}

function everyRead(asked: ActionInput): i32 {
  const selected = asked.context.selected;
  const id = selected === null ? "" : selected.id;
  const todo = host.todo(id);
  const query = new Query();
  query.parent_id = id;
  query.tag = "home";
  query.text = "a";
  query.state = "open";
  query.date = host.currentDate();
  query.project = host.currentProject();
  const found = host.queryTodos(query);
  host.log("warn", "three reads \u2713");
  const names: string[] = [];
  for (let i = 0; i < found.length; i++) names.push(found[i].content);
  return new Commands()
    .setMetadata("todo", todo === null ? "" : todo.content)
    .setMetadata("found", names.join("|"))
    .setMetadata("gone", host.todo("00000000-0000-4000-8000-000000000000") === null ? "null" : "?")
    .answer();
}

function everyCommand(asked: ActionInput): i32 {
  const selected = asked.context.selected;
  const id = selected === null ? "" : selected.id;
  const fields = new Fields().content("new").state("important").priority("P1").dueDate("2026-02-01").description("a\nb");
  return new Commands()
    .setMetadata("gone", "soon")
    .deleteMetadata("gone")
    .setTodoMetadata(id, "gone", "soon")
    .deleteTodoMetadata(id, "gone")
    .create(fields, "", "t")
    .createTodo("below", "t")
    .createTodo("first", "", "f")
    .moveBefore("f", id)
    .createTodo("second", "", "s")
    .moveAfter("s", "f")
    .createTodo("zeroth", "", "z")
    .moveTo("z", 0)
    .createTodo("never", "", "n")
    .deleteTodo("n")
    .update(id, new Fields().priority("P0").dueDate(null).description(null))
    .updateState(id, "question")
    .setTodoMetadata("t", "external_id", "x")
    .updateContent("x", "named")
    .showNotification("noted", 2)
    .setStatusMessage("said")
    .answer();
}

function halfCharacters(): i32 {
  return new Commands().createTodo("half \ud83d of one").setStatusMessage("\ude00").answer();
}
