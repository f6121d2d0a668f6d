// Todos out of Jira tickets: `generate` makes a parent with subtasks, the action puts them below a todo that names one.
import { ActionInput, Commands, Context, Fields, GenerateInput, host, input, Items, Query, report } from "../../sdk/assemblyscript/index";
import { Step } from "./adf";
import { suggested } from "./claude";
import { cut, oneLine } from "./clean";
import { Settings, settingsOf } from "./settings";
import { asKey, findKey, keyInAddress } from "./ticket-key";
import { Ticket, ticketOf } from "./ticket";

/** More than anybody reads below a row; what is cut off is in the ticket. */
const MAX_DESCRIPTION: i32 = 8000;

/** Tickets whose badges are put there again after a start. */
const MAX_REMEMBERED: i32 = 100;

/** The longest name of a status; a badge has room for less. */
const MAX_STATUS: i32 = 100;

/** What to do for a ticket, or why that is not known. */
class Work {
  steps: Step[] = [];
  fault: string = "";
}

export function init(): i32 {
  const commands = new Commands();
  const keys = remembered();
  for (let i = 0; i < keys.length; i++) {
    const ids = host.findTodos("ticket", keys[i]);
    for (let j = 0; j < ids.length && j < 5; j++) {
      const status = host.todoMetadata(ids[j], "status");
      if (status !== null && status != "" && i < 30) commands.addDecoration(ids[j], oneLine(status, MAX_STATUS), "info");
    }
  }
  // Nobody waits for badges: what the host refuses now it may say at the next start, and a failure would count.
  const error = host.takeError();
  if (error !== null) host.log("warn", "badges could not be put on: " + error.message);
  return commands.answer();
}

export function generate(): i32 {
  const asked = input<GenerateInput>();
  const settings = settingsOf(asked.context);
  const key = keyIn(asked.input, settings);
  if (key == "") return report("say a ticket like ABC-123, or the address of one on " + settings.site);
  const ticket = ticketOf(key, settings);
  if (ticket.fault != "") return report(ticket.fault);
  const work = workOf(ticket, settings);
  if (work.fault != "") return report(work.fault);
  const description = ticket.link + (ticket.description.text == "" ? "" : "\n\n" + cut(ticket.description.text, MAX_DESCRIPTION));
  const items = new Items();
  items.addFields(new Fields().content(oneLine(key + " " + ticket.summary, 600)).description(description), 0);
  let above = 0;
  for (let i = 0; i < work.steps.length; i++) {
    const step = work.steps[i];
    above = min(step.level + 1, above + 1);
    items.addFields(fieldsOf(step), above);
  }
  return items.answer();
}

export function handle_action(): i32 {
  const asked = input<ActionInput>();
  if (asked.action != "subtasks") return report("there is no action " + asked.action);
  const todo = asked.context.selected;
  if (todo === null) return say("There is no todo under the cursor");
  const key = findKey(todo.content);
  if (key == "") return say("The todo under the cursor names no ticket, as ABC-123");
  const settings = settingsOf(asked.context);
  const ticket = ticketOf(key, settings);
  if (ticket.fault != "") return fail(ticket.fault);
  const work = workOf(ticket, settings);
  if (work.fault != "") return fail(work.fault);
  return put(todo.id, ticket, work.steps);
}

/** Puts below a todo what is not there yet. */
function put(id: string, ticket: Ticket, steps: Step[]): i32 {
  const query = new Query();
  query.parent_id = id;
  const there = new Set<string>();
  const children = host.queryTodos(query);
  for (let i = 0; i < children.length; i++) there.add(children[i].content);
  const commands = new Commands();
  const parents: string[] = [id];
  let added = 0;
  let isThere = false;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step.level == 0) isThere = there.has(step.title);
    if (isThere) continue;
    const level = min(step.level, parents.length - 1);
    const name = "step " + i.toString();
    commands.create(fieldsOf(step), parents[level], name);
    parents.length = level + 1;
    parents.push(name);
    added++;
  }
  commands.setTodoMetadata(id, "ticket", ticket.key).setTodoMetadata(id, "status", ticket.status);
  if (ticket.status != "") commands.addDecoration(id, ticket.status, "info");
  remember(commands, ticket.key);
  const what = added == 1 ? "1 subtask" : added.toString() + " subtasks";
  return commands.setStatusMessage(added == 0 ? "Nothing new in " + ticket.key : ticket.key + ": " + what).answer();
}

/** What Claude suggests, or without a key what the ticket lists itself. */
function workOf(ticket: Ticket, settings: Settings): Work {
  const work = new Work();
  if (settings.key != "") {
    const found = suggested(ticket, settings);
    work.fault = found.fault;
    work.steps = found.steps;
  } else {
    // A ticket that lists nothing is one thing to do, with its description.
    const document = ticket.description;
    work.steps = document.points.length > 0 ? document.points : document.headings;
  }
  if (work.steps.length > settings.most) work.steps = work.steps.slice(0, settings.most);
  return work;
}

/** The key that was asked for: a key, or an address of the site. */
function keyIn(text: string, settings: Settings): string {
  const said = text.trim();
  if (settings.site != "" && said.startsWith(settings.site + "/")) return keyInAddress(said);
  return asKey(said);
}

function fieldsOf(step: Step): Fields {
  const fields = new Fields().content(step.title);
  if (step.isDone) fields.state("done");
  if (step.priority != "") fields.priority(step.priority);
  if (step.description != "") fields.description(step.description);
  return fields;
}

function say(message: string): i32 {
  return new Commands().setStatusMessage(message).answer();
}

/** Told and not counted as a failure: nothing is wrong with the plugin. */
function fail(fault: string): i32 {
  return new Commands().showNotification(fault, 10).answer();
}

/** What is stored may be of another make: only keys of tickets, and so many, come out of it. */
function remembered(): string[] {
  const keys: string[] = [];
  const stored = host.metadata("tickets");
  if (stored === null) return keys;
  const words = stored.split(" ", MAX_REMEMBERED);
  for (let i = 0; i < words.length; i++) if (words[i] != "" && asKey(words[i]) == words[i]) keys.push(words[i]);
  return keys;
}

function remember(commands: Commands, key: string): void {
  const keys = [key];
  const before = remembered();
  for (let i = 0; i < before.length && keys.length < MAX_REMEMBERED; i++) if (before[i] != key) keys.push(before[i]);
  commands.setMetadata("tickets", keys.join(" "));
}
