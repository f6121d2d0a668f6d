// One request and what can be wrong with it, in a sentence each. What is told to the user never has a secret in it.
import { host, HttpRequest, HttpResponse, Json } from "../../sdk/assemblyscript/index";
import { oneLine } from "./clean";
import { Settings } from "./settings";

/** What a service answered, or why there is nothing. */
export class Reply {
  body: Json = new Json();
  /** A sentence; empty when all is well. */
  fault: string = "";

  static failing(fault: string): Reply {
    const reply = new Reply();
    reply.fault = fault;
    return reply;
  }
}

/** Sends it. A status that is not 200 is a fault of no words yet; `status` is then put on the reply. */
export class Answer {
  status: i32 = 0;
  headers: Map<string, string> = new Map<string, string>();
  body: string = "";
  /** A sentence when there was no answer at all. */
  fault: string = "";
}

/** Asks. The name is the service's for people. */
export function ask(request: HttpRequest, name: string, settings: Settings): Answer {
  const answer = new Answer();
  const response: HttpResponse | null = host.request(request);
  if (response !== null) {
    answer.status = response.status;
    answer.headers = response.headers;
    answer.body = response.body;
    return answer;
  }
  const error = host.takeError();
  const code = error === null ? "" : error.code;
  const message = error === null ? "" : oneLine(settings.blot(error.message), 200);
  if (code == "E_TIMEOUT") answer.fault = name + " did not answer within a minute: try again later";
  else if (code == "E_LIMIT" && message.startsWith("the answer of ")) answer.fault = name + " answered with more than 1 MB, which is too much to be read";
  else if (code == "E_PERMISSION") answer.fault = name + " may not be asked: " + message + "; check the address in the settings";
  else if (code == "E_INPUT") answer.fault = name + " cannot be asked: " + message + "; check the settings";
  else answer.fault = name + " could not be asked: " + message;
  return answer;
}

/** What every service says with these; empty for others. */
export function commonFault(answer: Answer, name: string): string {
  const status = answer.status;
  if (status == 429) return name + " asks to wait (429): try again" + waiting(answer);
  if (status == 529) return name + " is overloaded (529): try again later";
  if (status >= 500) return name + " is out of order (" + status.toString() + "): try again later";
  return "";
}

/** The body as JSON, or why it is none. */
export function readBody(answer: Answer, name: string): Reply {
  const reply = new Reply();
  const body = Json.parse(answer.body);
  if (body !== null && body.isObject) reply.body = body;
  else if (answer.body.trimStart().startsWith("<")) {
    reply.fault = name + " answered with a page for people: check the address in the settings";
  } else reply.fault = name + " answered with something that cannot be read";
  return reply;
}

function waiting(answer: Answer): string {
  const headers = answer.headers;
  const told = headers.has("retry-after") ? headers.get("retry-after").trim() : "";
  const seconds = told.length > 0 && told.length < 6 ? I32.parseInt(told) : 0;
  return seconds > 0 ? " in " + seconds.toString() + " s" : " in a minute";
}
