// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.
// What a plugin written in AssemblyScript needs: typed inputs, questions to the host, and builders of answers.
import { Json } from "./json-value";
import { readInput } from "./kernel";
import { inputOf } from "./read";
import { Context } from "./types";

export { Commands, Fields, Items, report } from "./commands";
export { host, HttpRequest, Program, Query } from "./host";
export { Json } from "./json-value";
export { Box, Settings } from "./read";
export { ActionInput, Cause, Context, DayInput, DirectoryEntry, GenerateInput, HostError, HttpResponse, InitInput, KeyInput, Page, ProgramEnd, Project, TickInput, Todo, TodoInput } from "./types";

/**
 * The input of the call, read as `T`: one of the classes above. When it is no such thing, everything in it is empty,
 * and the call fails with the reason as soon as it is answered.
 */
export function input<T>(): T {
  return inputOf<T>(readInput());
}

/** What the user set under that name; missing when nothing is. A secret is asked for with `host.secret`. */
export function setting(context: Context, name: string): Json {
  const all = Json.parse(context.settings.data);
  return all === null ? new Json() : all.get(name);
}
