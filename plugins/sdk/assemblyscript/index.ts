// What a plugin written in AssemblyScript needs: typed inputs, reads of the host, and a builder of commands.
import { JSON } from "json-as";
import { readInput } from "./kernel";

export { Commands, Fields, report } from "./commands";
export { host, Query } from "./host";
export { ActionInput, Cause, Context, HostError, InitInput, Todo, TodoInput } from "./types";

/** The input of the call, read as `T`: one of the classes above. */
export function input<T>(): T {
  return JSON.parse<T>(readInput());
}
