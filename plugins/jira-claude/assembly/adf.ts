// Atlassian's document format as plain lines, and the things to do that stand in it.
// What a node is, is documented at developer.atlassian.com; one that is not known is taken by its text.
import { Json } from "../../sdk/assemblyscript/index";
import { lines, oneLine } from "./clean";

/** More than is read of a ticket by anybody. */
const MAX_TEXT: i32 = 30000;
const MAX_STEPS: i32 = 200;
const MAX_STEP: i32 = 1000;

/** Something to do. */
export class Step {
  /** How far it is below the others, from 0. */
  level: i32 = 0;
  priority: string = "";
  description: string = "";
  isDone: bool = false;

  constructor(public title: string) {}
}

/** A document, flattened. */
export class Document {
  /** Points of its lists and its tasks, in order. */
  points: Step[] = [];
  headings: Step[] = [];
  private parts: string[] = [];
  private length: i32 = 0;

  get text(): string {
    return lines(this.parts.join("\n"), MAX_TEXT);
  }

  get isFull(): bool {
    return this.length > MAX_TEXT;
  }

  /** Adds what it says, so far to the right. */
  line(text: string, indent: i32): void {
    if (this.isFull) return;
    const line = "  ".repeat(indent) + text;
    this.parts.push(line);
    this.length += line.length + 1;
  }

  point(title: string, level: i32, isDone: bool): void {
    const step = new Step(oneLine(title, MAX_STEP));
    step.level = level;
    step.isDone = isDone;
    if (step.title != "" && this.points.length < MAX_STEPS) this.points.push(step);
  }

  heading(title: string): void {
    const step = new Step(oneLine(title, MAX_STEP));
    if (step.title != "" && this.headings.length < MAX_STEPS) this.headings.push(step);
  }
}

/** Flattens a document, or a text as older tickets have it. */
export function flatten(value: Json): Document {
  const document = new Document();
  if (value.isString) {
    const all = value.asString().split("\n");
    for (let i = 0; i < all.length && !document.isFull; i++) document.line(all[i], 0);
  } else block(document, value, 0, 0);
  return document;
}

function block(document: Document, node: Json, indent: i32, level: i32): void {
  if (document.isFull) return;
  const type = node.get("type").asString();
  const content = node.get("content");
  if (type == "bulletList" || type == "orderedList" || type == "taskList" || type == "decisionList") {
    return list(document, node, type, indent, level);
  }
  if (type == "tableRow") return row(document, content, indent);
  if (type == "codeBlock") return code(document, content, indent);
  if (type == "rule") return document.line("---", indent);
  if (type == "expand" || type == "nestedExpand") {
    const title = node.get("attrs").get("title").asString();
    if (title != "") document.line(title, indent);
  }
  if (holdsBlocks(type)) {
    for (let i = 0; i < content.length; i++) block(document, content.at(i), indent, level);
    return;
  }
  const text = inline(node);
  if (type == "heading") document.heading(text);
  if (text.trim() == "") return;
  const all = text.split("\n");
  for (let i = 0; i < all.length; i++) document.line(all[i], indent);
}

/** Everything that is no line of its own; of an unknown node nobody can say, and its parts are asked. */
function holdsBlocks(type: string): bool {
  return !(
    type == "paragraph" ||
    type == "heading" ||
    type == "caption" ||
    type == "text" ||
    type == "taskItem" ||
    type == "decisionItem" ||
    isInline(type)
  );
}

function isInline(type: string): bool {
  return (
    type == "mention" ||
    type == "emoji" ||
    type == "date" ||
    type == "status" ||
    type == "hardBreak" ||
    type == "inlineCard" ||
    type == "blockCard" ||
    type == "embedCard" ||
    type == "placeholder"
  );
}

function list(document: Document, node: Json, type: string, indent: i32, level: i32): void {
  const content = node.get("content");
  const first = <i32>node.get("attrs").get("order").asInteger(1);
  for (let i = 0; i < content.length && !document.isFull; i++) {
    const item = content.at(i);
    const kind = item.get("type").asString();
    // Lists of tasks are below each other without an item between them.
    if (kind == "taskList") {
      list(document, item, kind, indent + 1, level + 1);
      continue;
    }
    const isDone = item.get("attrs").get("state").asString() == "DONE";
    let mark = type == "orderedList" ? (first + i).toString() + ". " : "- ";
    if (type == "taskList") mark = isDone ? "[x] " : "[ ] ";
    point(document, item, mark, indent, level, isDone);
  }
}

/** One item: its first line is the point, what else is in it stands below. */
function point(document: Document, item: Json, mark: string, indent: i32, level: i32, isDone: bool): void {
  const kind = item.get("type").asString();
  const content = item.get("content");
  let rest = 0;
  let title = "";
  if (kind == "taskItem" || kind == "decisionItem") {
    title = inline(item);
    rest = content.length;
  } else if (content.length > 0 && !holdsBlocks(content.at(0).get("type").asString())) {
    title = inline(content.at(0));
    rest = 1;
  }
  const plain = oneLine(title, MAX_STEP);
  if (plain != "") document.line(mark + plain, indent);
  document.point(plain, level, isDone);
  for (let i = rest; i < content.length; i++) block(document, content.at(i), indent + 1, level + 1);
}

function row(document: Document, cells: Json, indent: i32): void {
  const texts: string[] = [];
  for (let i = 0; i < cells.length; i++) texts.push(oneLine(words(cells.at(i)), MAX_STEP));
  document.line(texts.join(" | "), indent);
}

function code(document: Document, content: Json, indent: i32): void {
  const all: string[] = [];
  for (let i = 0; i < content.length; i++) all.push(content.at(i).get("text").asString());
  const texts = all.join("").split("\n");
  for (let i = 0; i < texts.length && !document.isFull; i++) document.line("    " + texts[i], indent);
}

/** All that is said in a node, blocks too, on one line. */
function words(node: Json): string {
  const content = node.get("content");
  if (content.length == 0) return inline(node);
  const parts: string[] = [];
  for (let i = 0; i < content.length; i++) {
    const part = content.at(i);
    parts.push(holdsBlocks(part.get("type").asString()) ? words(part) + " " : inline(part));
  }
  return parts.join("");
}

/** What a node says within a line; a line break in it is one. */
function inline(node: Json): string {
  const type = node.get("type").asString();
  const attrs = node.get("attrs");
  if (type == "text") return linked(node);
  if (type == "hardBreak") return "\n";
  if (type == "date") return day(attrs.get("timestamp"));
  if (type == "inlineCard" || type == "blockCard" || type == "embedCard") return attrs.get("url").asString();
  if (type == "emoji") return attrs.get("text").asString(attrs.get("shortName").asString());
  const content = node.get("content");
  if (content.length == 0) return node.get("text").asString(attrs.get("text").asString());
  const parts: string[] = [];
  for (let i = 0; i < content.length; i++) parts.push(inline(content.at(i)));
  return parts.join("");
}

/** A text, and where it leads when it does not say so itself. */
function linked(node: Json): string {
  const text = node.get("text").asString();
  const marks = node.get("marks");
  for (let i = 0; i < marks.length; i++) {
    const href = marks.at(i).get("attrs").get("href").asString();
    if (marks.at(i).get("type").asString() == "link" && href != "" && href != text) return text + " (" + href + ")";
  }
  return text;
}

/** Milliseconds, as a text or a number, as a day. */
function day(timestamp: Json): string {
  const given = timestamp.isString ? F64.parseFloat(timestamp.asString()) : timestamp.asNumber(NaN);
  if (!(given >= 0 && given < 253402300800000.0)) return "";
  return new Date(<i64>given).toISOString().substring(0, 10);
}
