// Reading what the host says into the classes of types.ts. What is left out keeps the value it has; what is not as it
// should be is remembered as the fault of the whole, which the call then fails with.
import { Json } from "./json-value";

/** A number where there may be none. */
export class Box<T> {
  constructor(public value: T) {}
}

/** The settings of a plugin. */
export class Settings {
  /** As JSON; `setting(context, name)` reads one. */
  data: string = "{}";

  read(value: Json): void {
    this.data = value.source;
  }
}

/** The first fault of what is being read. */
let fault: string = "";

/** Why the input of this call could not be read. */
let unread: string = "";

function wrong(name: string, what: string): void {
  if (fault == "") fault = (name == "" ? "" : name + " ") + "is no " + what;
}

/** What was wrong with what was read since this was last asked; empty when nothing was. */
export function takeFault(): string {
  const taken = fault;
  fault = "";
  return taken;
}

/** Remembers that the input of the call could not be read: whatever the plugin answers, the call fails with it. */
export function noteUnread(reason: string): void {
  unread = reason;
}

/** Why the input could not be read, to be said once; empty when it was read. */
export function takeUnread(): string {
  const taken = unread;
  unread = "";
  return taken;
}

/** The input of a call. Something is wrong with it when it is no object. */
export function inputOf<T>(text: string): T {
  const value = Json.parse(text);
  const made = instantiate<T>();
  if (value === null) wrong("", "JSON");
  else if (isObject(value, "")) made.read(value);
  const reason = takeFault();
  noteUnread(reason == "" ? "" : "the input of the call: " + reason);
  return reason == "" ? made : instantiate<T>();
}

/** Whether there is an object to read; what is left out is none, and nothing is wrong with that. */
export function isObject(value: Json, name: string): bool {
  if (!value.isObject && !value.isMissing) wrong(name, "object");
  return value.isObject;
}

export function objectOrNull<T>(value: Json, name: string): T | null {
  if (value.isNull || !isObject(value, name)) return null;
  const made = instantiate<T>();
  made.read(value);
  return made;
}

export function objects<T>(value: Json, name: string): T[] {
  const made: T[] = [];
  if (!isList(value, name)) return made;
  for (let i = 0; i < value.length; i++) {
    const one = instantiate<T>();
    if (isObject(value.at(i), name)) one.read(value.at(i));
    made.push(one);
  }
  return made;
}

export function text(value: Json, name: string, otherwise: string): string {
  if (!value.isString && !value.isMissing) wrong(name, "text");
  return value.asString(otherwise);
}

export function textOrNull(value: Json, name: string): string | null {
  return value.isNull || value.isMissing ? null : text(value, name, "");
}

export function texts(value: Json, name: string): string[] {
  const made: string[] = [];
  if (!isList(value, name)) return made;
  for (let i = 0; i < value.length; i++) made.push(text(value.at(i), name, ""));
  return made;
}

export function textMap(value: Json, name: string): Map<string, string> {
  const made = new Map<string, string>();
  if (!isObject(value, name)) return made;
  const names = value.keys();
  for (let i = 0; i < names.length; i++) made.set(names[i], text(value.get(names[i]), name, ""));
  return made;
}

/** A whole number; one that does not fit is the nearest that does. */
export function whole(value: Json, name: string): i32 {
  if (value.isMissing) return 0;
  const number = value.asNumber(0.5);
  if (number != Math.trunc(number)) wrong(name, "whole number");
  return <i32>min(max(value.asInteger(), i32.MIN_VALUE), i32.MAX_VALUE);
}

export function wholeOrNull(value: Json, name: string): Box<i32> | null {
  return value.isNull || value.isMissing ? null : new Box<i32>(whole(value, name));
}

export function truth(value: Json, name: string): bool {
  if (!value.isBool && !value.isMissing) wrong(name, "true or false");
  return value.asBool();
}

function isList(value: Json, name: string): bool {
  if (!value.isArray && !value.isMissing) wrong(name, "list");
  return value.isArray;
}
