// The badge of a todo: where its link leads, how many there are, or that one is not written right.
import { Commands, Todo } from "../../sdk/assemblyscript/index";
import { BLANK, Link, linksOf, NO_ADDRESS } from "./links";
import { placeOf } from "./place";

/** The links of a todo's text and of its description. */
export function linksIn(todo: Todo): Link[] {
  const description = todo.description;
  const found = linksOf(todo.content);
  return description === null ? found : found.concat(linksOf(description));
}

/** Puts the badge on, or takes off what is there. The host cuts what is too long for a row. */
export function addBadge(commands: Commands, todo: Todo): void {
  const links = linksIn(todo);
  if (links.length == 0) {
    commands.removeDecoration(todo.id);
    return;
  }
  let faults = 0;
  for (let i = 0; i < links.length; i++) if (links[i].fault != "") faults++;
  if (faults > 0) {
    commands.addDecoration(todo.id, "\u26a0 " + inShort(links[firstFault(links)].fault), "warning");
  } else if (links.length == 1) {
    commands.addDecoration(todo.id, "\u2197 " + placeOf(links[0].address), "plain");
  } else {
    commands.addDecoration(todo.id, "\u2197 " + links.length.toString() + " links", "plain");
  }
}

function firstFault(links: Link[]): i32 {
  for (let i = 0; i < links.length; i++) if (links[i].fault != "") return i;
  return 0;
}

/** A badge has 24 characters, its sign included. */
function inShort(fault: string): string {
  if (fault == NO_ADDRESS) return "link has no address";
  return fault == BLANK ? "blank in the address" : "link is not closed";
}
