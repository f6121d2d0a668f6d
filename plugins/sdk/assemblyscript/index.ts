// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.
// What a plugin written in AssemblyScript needs: typed inputs, questions to the host, and builders of answers.
import { JSON } from "json-as";
import { readInput } from "./kernel";

export { Commands, Fields, Items, report } from "./commands";
export { host, HttpRequest, Program, Query } from "./host";
export { ActionInput, Cause, Context, DayInput, DirectoryEntry, GenerateInput, HostError, HttpResponse, InitInput, KeyInput, Page, ProgramEnd, Project, TickInput, Todo, TodoInput } from "./types";

/** The input of the call, read as `T`: one of the classes above. */
export function input<T>(): T {
  return JSON.parse<T>(readInput());
}
