// Shows where the links of todos lead. It changes no todo: all it answers are badges and messages.
import { ActionInput, Commands, Context, host, input, Query, report, Todo, TodoInput } from "../../sdk/assemblyscript/index";
import { addBadge, linksIn } from "./badge";
import { Link } from "./links";

/** An answer may have 200 commands. */
const MOST_BADGES = 190;

/** The todo whose links are being gone through, and the link that was said last. */
let lastTodo = "";
let lastLink = -1;

export function init(): i32 {
  return badgesOfToday();
}

export function on_day_changed(): i32 {
  return badgesOfToday();
}

export function on_todo_created(): i32 {
  const todo = input<TodoInput>().todo;
  if (linksIn(todo).length == 0) return new Commands().answer();
  const commands = new Commands();
  addBadge(commands, todo);
  return commands.answer();
}

export function on_todo_updated(): i32 {
  const told = input<TodoInput>();
  const commands = new Commands();
  const before = told.before;
  // A todo that comes along to a new day had no badge when the plugin started, for then its day was past.
  const isNew = told.fields.includes("date");
  const isAbout = isNew || told.fields.includes("content") || told.fields.includes("description");
  if (!isAbout) return commands.answer();
  const hadLinks = before !== null && linksIn(before).length > 0;
  if (hadLinks || linksIn(told.todo).length > 0) addBadge(commands, told.todo);
  return commands.answer();
}

export function handle_action(): i32 {
  const asked = input<ActionInput>();
  if (asked.action == "next") return next(asked.context);
  if (asked.action == "list") return list();
  return report("markdown-links has no action " + asked.action);
}

/** The links one after the other, and from the last on to the first. */
function next(context: Context): i32 {
  const commands = new Commands();
  const todo = context.selected;
  if (todo === null) return commands.setStatusMessage("Put the cursor on a todo with a link").answer();
  addBadge(commands, todo);
  const links = linksIn(todo);
  if (links.length == 0) return commands.setStatusMessage("This todo has no link").answer();
  lastLink = todo.id == lastTodo ? (lastLink + 1) % links.length : 0;
  lastTodo = todo.id;
  const place = (lastLink + 1).toString() + "/" + links.length.toString();
  return commands.setStatusMessage(place + " " + inWords(links[lastLink])).answer();
}

/** Every address of the list on screen, each once; the badges of the list are made right on the way. */
function list(): i32 {
  const commands = new Commands();
  const addresses: string[] = [];
  let faults = 0;
  let badges = 0;
  const todos = withLinks("", "");
  for (let i = 0; i < todos.length; i++) {
    const links = linksIn(todos[i]);
    if (links.length > 0 && badges++ < MOST_BADGES) addBadge(commands, todos[i]);
    for (let n = 0; n < links.length; n++) {
      if (links[n].fault != "") faults++;
      else if (!addresses.includes(links[n].address)) addresses.push(links[n].address);
    }
  }
  if (addresses.length + faults == 0) return commands.setStatusMessage("No todo of this list has a link").answer();
  const count = addresses.length.toString() + (addresses.length == 1 ? " link" : " links");
  const wrong = faults == 0 ? "" : ", " + faults.toString() + " not written right";
  const all = addresses.length == 0 ? "" : ": " + addresses.join(" \u00b7 ");
  return commands.showNotification(count + wrong + all, 20).answer();
}

function inWords(link: Link): string {
  if (link.fault == "") return link.address;
  return link.address == "" ? "a link " + link.fault : "a link " + link.fault + ": " + link.address;
}

/** Badges are shown and not saved, so they are put on at each start; today's lists of all projects have them. */
function badgesOfToday(): i32 {
  const commands = new Commands();
  const today = host.currentDate();
  const projects = host.projects();
  let badges = 0;
  for (let p = 0; p < projects.length && badges < MOST_BADGES; p++) {
    const todos = withLinks(projects[p].id, today);
    for (let i = 0; i < todos.length && badges < MOST_BADGES; i++) {
      if (linksIn(todos[i]).length == 0) continue;
      addBadge(commands, todos[i]);
      badges++;
    }
  }
  // Nobody waits for badges: what the host refuses now it may say at the next start, and a failure would count.
  const error = host.takeError();
  if (error !== null) host.log("warn", "badges could not be put on: " + error.message);
  return commands.answer();
}

/** The todos of a list that may have links; empty for the list on screen. The host looks for two signs of one. */
function withLinks(project: string, date: string): Todo[] {
  const query = new Query();
  query.project = project;
  query.date = date;
  query.text = "](";
  const found = host.queryTodos(query);
  query.text = "://";
  const more = host.queryTodos(query);
  for (let i = 0; i < more.length; i++) if (!has(found, more[i].id)) found.push(more[i]);
  return found;
}

function has(todos: Todo[], id: string): bool {
  for (let i = 0; i < todos.length; i++) if (todos[i].id == id) return true;
  return false;
}
