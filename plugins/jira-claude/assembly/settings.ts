// What the user filled in, read once for each call. Secrets stay in here: they go into headers and nowhere else.
import { Context, host, Json } from "../../sdk/assemblyscript/index";
import { oneLine } from "./clean";

/** The most subtasks that anybody can want at once. */
const MOST_SUBTASKS: i64 = 50;

/** The settings, and the two secrets. */
export class Settings {
  /** Scheme and host, `https://acme.atlassian.net`; empty when nothing was filled in. */
  site: string = "";
  email: string = "";
  token: string = "";
  /** Empty when there is none. */
  key: string = "";
  model: string = "";
  most: i32 = 10;
  comments: bool = false;
  /** Scheme and host of the other service. */
  address: string = "";
  /** Why nothing may be asked with these; empty when all is well. */
  fault: string = "";

  /** Takes the secrets out of a text: a server may say back what it was told. */
  blot(text: string): string {
    let clean = text;
    if (this.token != "") clean = clean.replaceAll(this.token, "\u2026");
    if (this.key != "") clean = clean.replaceAll(this.key, "\u2026");
    return clean;
  }
}

/** Reads them. */
export function settingsOf(context: Context): Settings {
  const read = Json.parse(context.settings.data);
  const settings = new Settings();
  if (read === null) return settings;
  settings.site = origin(read.get("site").asString(), ".atlassian.net");
  settings.email = read.get("email").asString().trim();
  settings.model = oneLine(read.get("model").asString(), 100);
  settings.most = <i32>min(max(read.get("max_subtasks").asInteger(10), 1), MOST_SUBTASKS);
  settings.comments = read.get("comments").asBool();
  settings.address = origin(read.get("anthropic_address").asString("https://api.anthropic.com"), "");
  settings.token = secret("jira_token");
  settings.key = secret("anthropic_key");
  if (settings.key != "" && isReadable(settings.address)) settings.fault = inClear("Anthropic address");
  if (isReadable(settings.site)) settings.fault = inClear("site");
  return settings;
}

function secret(name: string): string {
  const text = host.secret(name);
  return text === null ? "" : text.trim();
}

/** Whether what is sent there can be read on the way. What never leaves the machine cannot. */
function isReadable(address: string): bool {
  const scheme = "http://";
  if (!address.startsWith(scheme)) return false;
  const local = ["127.0.0.1", "localhost", "[::1]"];
  for (let i = 0; i < local.length; i++) {
    if (address == scheme + local[i] || address.startsWith(scheme + local[i] + ":")) return false;
  }
  return true;
}

function inClear(setting: string): string {
  return "everybody on the way could read what is sent by http: begin the setting " + setting + " with https:";
}

/** What is before the path of a pasted address; `https:` unless it says otherwise. A single word is completed. */
function origin(text: string, completion: string): string {
  let rest = text.trim();
  let scheme = "https://";
  if (rest.startsWith("http://")) scheme = "http://";
  if (rest.startsWith("http://") || rest.startsWith("https://")) rest = rest.substring(rest.indexOf("//") + 2);
  let end = 0;
  while (end < rest.length && !isEnd(rest.charCodeAt(end))) end++;
  // What is before an at sign is a person, who must not be taken for a site of that name and told the token.
  const isPerson = end < rest.length && rest.charCodeAt(end) == 0x40;
  const name = rest.substring(0, end).toLowerCase();
  if (name == "" || isPerson) return "";
  return scheme + name + (name.includes(".") || name.includes(":") ? "" : completion);
}

/** A slash, a question mark, a hash, a backslash, an at sign or a blank: no host has them. */
function isEnd(code: i32): bool {
  return code == 0x2f || code == 0x3f || code == 0x23 || code == 0x5c || code == 0x40 || code <= 0x20;
}
