// Subtasks out of what a model wrote: the first JSON array in it that has any, whatever stands around it.
import { Json } from "../../sdk/assemblyscript/index";
import { Step } from "./adf";
import { lines, oneLine } from "./clean";

/** More than a model is asked for. */
const MAX_ANSWER: i32 = 200000;

/** Beginnings that are tried. */
const MAX_TRIES: i32 = 200;

const MAX_TITLE: i32 = 500;
const MAX_DESCRIPTION: i32 = 5000;

/** The subtasks; empty when the array is, and null when there is no array of subtasks. */
export function subtasksIn(answer: string): Step[] | null {
  const text = answer.substring(0, MAX_ANSWER);
  let isEmpty = false;
  let at = text.indexOf("[");
  for (let tries = 0; at >= 0 && tries < MAX_TRIES; tries++) {
    const end = endOf(text, at);
    if (end > 0) {
      const list = Json.parse(text.substring(at, end));
      if (list !== null) {
        const steps = stepsOf(list);
        if (steps.length > 0) return steps;
        if (list.length == 0) isEmpty = true;
      }
    }
    at = text.indexOf("[", at + 1);
  }
  return isEmpty ? [] : null;
}

/** Behind the bracket that closes the one there; -1 when none does. Brackets within strings are text. */
function endOf(text: string, from: i32): i32 {
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code == 0x5c) at++;
      else if (code == 0x22) inString = false;
    } else if (code == 0x22) inString = true;
    else if (code == 0x5b) depth++;
    else if (code == 0x5d && --depth == 0) return at + 1;
  }
  return -1;
}

function stepsOf(list: Json): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < list.length; i++) {
    const one = list.at(i);
    const title = oneLine(one.isString ? one.asString() : named(one, ["title", "content", "summary", "task", "name", "text"]), MAX_TITLE);
    if (title == "") continue;
    const step = new Step(title);
    step.priority = priorityOf(one.get("priority").asString());
    step.description = lines(named(one, ["description", "details"]), MAX_DESCRIPTION);
    steps.push(step);
  }
  return steps;
}

function named(one: Json, names: string[]): string {
  for (let i = 0; i < names.length; i++) {
    const text = one.get(names[i]).asString();
    if (text.trim() != "") return text;
  }
  return "";
}

/** As a todo has it; empty for none, and for a word that is not known. */
function priorityOf(word: string): string {
  const said = word.trim().toLowerCase();
  if (said == "p0" || said == "highest" || said == "critical" || said == "urgent" || said == "blocker") return "P0";
  if (said == "p1" || said == "high") return "P1";
  if (said == "p2" || said == "medium" || said == "normal") return "P2";
  return "";
}
