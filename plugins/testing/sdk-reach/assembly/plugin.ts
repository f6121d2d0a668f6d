// Not shipped: what the kit has for the world outside, and every kind of input, so that a test can see it from outside.
import {
  ActionInput,
  Commands,
  DayInput,
  Fields,
  GenerateInput,
  host,
  HttpRequest,
  InitInput,
  input,
  Items,
  KeyInput,
  Program,
  Query,
  TickInput,
} from "../../../sdk/assemblyscript/index";

export function init(): i32 {
  return new Commands().setStatusMessage(input<InitInput>().settings.data).answer();
}

export function handle_action(): i32 {
  const action = input<ActionInput>().action;
  if (action == "request") return request();
  if (action == "files") return files();
  if (action == "program") return program();
  if (action == "reads") return reads();
  return badges();
}

function request(): i32 {
  const ask = new HttpRequest("http://localhost/\u00fc?q=\"1\"");
  ask.method = "POST";
  ask.headers.set("x-\"token\"", shown(host.secret("token")));
  ask.body = "two\nlines \u2713";
  const answer = host.request(ask);
  if (answer === null) return new Commands().answer();
  const type = answer.headers.has("content-type") ? answer.headers.get("content-type") : "none";
  const says = answer.status.toString() + " " + type + " " + answer.body + " " + answer.url;
  return new Commands().setMetadata("answer", says).answer();
}

function files(): i32 {
  const written = host.writeFile("a b.txt", "\u2713 \"quoted\"");
  const gone = host.writeFile("old.txt", null);
  const text = host.readFile("a b.txt");
  const names: string[] = [];
  const entries = host.listDirectory(".");
  for (let i = 0; i < entries.length; i++) {
    names.push(entries[i].name + ":" + entries[i].kind + ":" + entries[i].size.toString());
  }
  const missing = host.readFile("missing.txt");
  const error = host.takeError();
  return new Commands()
    .setMetadata("written", written.toString() + " " + gone.toString())
    .setMetadata("text", shown(text))
    .setMetadata("names", names.join(" "))
    .setMetadata("missing", shown(missing) + " " + (error === null ? "no error" : error.code))
    .answer();
}

function program(): i32 {
  const ask = new Program("git");
  ask.args.push("log");
  ask.args.push("--format=\"%s\"");
  ask.stdin = "in";
  const end = host.run(ask);
  if (end === null) return new Commands().answer();
  const code = end.code;
  const says = (code === null ? "signal" : code.value.toString()) + " " + end.stdout + " " + end.stderr;
  return new Commands().setMetadata("end", says).answer();
}

function reads(): i32 {
  const projects = host.projects();
  const names: string[] = [];
  for (let i = 0; i < projects.length; i++) names.push(projects[i].id + "=" + projects[i].name);
  const query = new Query();
  query.top_level = true;
  query.include_deleted = true;
  query.limit = 1;
  const page = host.queryPage(query);
  const all = host.queryTodos(query);
  return new Commands()
    .setMetadata("projects", names.join(" "))
    .setMetadata("found", host.findTodos("external_id", "x\"y").join(" "))
    .setMetadata("page", page === null ? "none" : page.todos.length.toString() + " " + shown(page.next_cursor))
    .setMetadata("all", all.length.toString() + " " + (all.length > 0 ? all[0].deleted.toString() : ""))
    .answer();
}

function badges(): i32 {
  return new Commands()
    .createAt(new Fields().content("deep"), 1, "t")
    .addDecoration("t", "late \u2713", "warning")
    .addDecoration("t", "plain")
    .removeDecoration("t")
    .answer();
}

export function on_day_changed(): i32 {
  const day = input<DayInput>();
  return new Commands().setStatusMessage(day.from + " \u2192 " + day.to).answer();
}

export function on_key_press(): i32 {
  const pressed = input<KeyInput>();
  return new Commands().setStatusMessage(pressed.key + " in " + pressed.mode).answer();
}

export function on_tick(): i32 {
  return new Commands().setStatusMessage("tick on " + input<TickInput>().context.date).answer();
}

export function generate(): i32 {
  const text = input<GenerateInput>().input;
  return new Items().add(text).addFields(new Fields().content("below").state("important").priority("P1"), 1).answer();
}

export function shutdown(): i32 {
  return 0;
}

function shown(text: string | null): string {
  return text === null ? "null" : text;
}
