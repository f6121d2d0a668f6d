// A ticket, asked of Jira.
import { HttpRequest } from "../../sdk/assemblyscript/index";
import { Document, flatten } from "./adf";
import { base64 } from "./base64";
import { oneLine } from "./clean";
import { ask, commonFault, readBody, Reply } from "./service";
import { Settings } from "./settings";

const MAX_SUMMARY: i32 = 500;

/** The last ones are the ones that count. */
const COMMENTS: i32 = 5;

/** A ticket as far as it is wanted, or why it is not there. */
export class Ticket {
  summary: string = "";
  /** What its state is called in Jira. */
  status: string = "";
  description: Document = new Document();
  comments: string[] = [];
  /** A sentence; empty when all is well. */
  fault: string = "";

  constructor(
    public key: string,
    public link: string,
  ) {}
}

/** Asks for the ticket of that key. */
export function ticketOf(key: string, settings: Settings): Ticket {
  const ticket = new Ticket(key, settings.site + "/browse/" + key);
  if (settings.site == "" || settings.email == "" || settings.token == "") {
    ticket.fault = "fill in the settings site, email and Jira token of jira-claude first";
    return ticket;
  }
  if (settings.fault != "") {
    ticket.fault = settings.fault;
    return ticket;
  }
  const name = settings.site.substring(settings.site.indexOf("//") + 2);
  const reply = read(key, "?fields=summary,status,description", name, settings);
  ticket.fault = reply.fault;
  const found = reply.body.get("fields");
  if (ticket.fault == "" && !found.isObject) ticket.fault = name + " answered without a ticket";
  if (ticket.fault != "") return ticket;
  ticket.summary = oneLine(found.get("summary").asString(), MAX_SUMMARY);
  ticket.status = oneLine(found.get("status").get("name").asString(), 40);
  ticket.description = flatten(found.get("description"));
  if (settings.comments) addComments(ticket, name, settings);
  return ticket;
}

/** The last ones, asked for alone: with the ticket Jira sends every comment there is. */
function addComments(ticket: Ticket, name: string, settings: Settings): void {
  const last = "/comment?orderBy=-created&maxResults=" + COMMENTS.toString();
  const reply = read(ticket.key, last, name, settings);
  ticket.fault = reply.fault;
  const all = reply.body.get("comments");
  for (let i = min(all.length, COMMENTS) - 1; i >= 0; i--) {
    const comment = all.at(i);
    const author = oneLine(comment.get("author").get("displayName").asString("somebody"), 100);
    ticket.comments.push(author + ": " + flatten(comment.get("body")).text);
  }
}

/** What Jira says of the ticket, or why it does not. */
function read(key: string, what: string, name: string, settings: Settings): Reply {
  const request = new HttpRequest(settings.site + "/rest/api/3/issue/" + key + what);
  request.headers.set("authorization", "Basic " + base64(settings.email + ":" + settings.token));
  request.headers.set("accept", "application/json");
  const answer = ask(request, name, settings);
  if (answer.fault != "") return Reply.failing(answer.fault);
  if (answer.status == 200) return readBody(answer, name);
  const common = commonFault(answer, name);
  return Reply.failing(common == "" ? refusal(answer.status, key, name) : common);
}

function refusal(status: i32, key: string, name: string): string {
  if (status == 401) return name + " does not accept the sign-in (401): check the settings email and Jira token";
  if (status == 403) return name + " does not let you see " + key + " (403): this account lacks the permission";
  if (status == 404) return name + " knows no ticket " + key + ", or this account may not see it (404)";
  return name + " answered " + status.toString() + " for " + key;
}
