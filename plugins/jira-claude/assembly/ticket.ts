// A ticket, asked of Jira.
import { HttpRequest } from "../../sdk/assemblyscript/index";
import { Document, flatten } from "./adf";
import { base64 } from "./base64";
import { oneLine } from "./clean";
import { ask, commonFault, readBody } from "./service";
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
  const fields = "summary,status,description" + (settings.comments ? ",comment" : "");
  const request = new HttpRequest(settings.site + "/rest/api/3/issue/" + key + "?fields=" + fields);
  request.headers.set("authorization", "Basic " + base64(settings.email + ":" + settings.token));
  request.headers.set("accept", "application/json");
  const name = settings.site.substring(settings.site.indexOf("//") + 2);
  const answer = ask(request, name, settings);
  ticket.fault = answer.fault;
  if (ticket.fault == "" && answer.status != 200) {
    const common = commonFault(answer, name);
    ticket.fault = common == "" ? refusal(answer.status, key, name) : common;
  }
  if (ticket.fault != "") return ticket;
  const reply = readBody(answer, name);
  ticket.fault = reply.fault;
  const found = reply.body.get("fields");
  if (ticket.fault == "" && !found.isObject) ticket.fault = name + " answered without a ticket";
  ticket.summary = oneLine(found.get("summary").asString(), MAX_SUMMARY);
  ticket.status = oneLine(found.get("status").get("name").asString(), 40);
  ticket.description = flatten(found.get("description"));
  const all = found.get("comment").get("comments");
  for (let i = max(0, all.length - COMMENTS); i < all.length; i++) {
    const comment = all.at(i);
    const author = oneLine(comment.get("author").get("displayName").asString("somebody"), 100);
    ticket.comments.push(author + ": " + flatten(comment.get("body")).text);
  }
  return ticket;
}

function refusal(status: i32, key: string, name: string): string {
  if (status == 401) return name + " does not accept the sign-in (401): check the settings email and Jira token";
  if (status == 403) return name + " does not let you see " + key + " (403): this account lacks the permission";
  if (status == 404) return name + " knows no ticket " + key + ", or this account may not see it (404)";
  return name + " answered " + status.toString() + " for " + key;
}
