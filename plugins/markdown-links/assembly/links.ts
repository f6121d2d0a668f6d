// Finds the links in a text: `[text](address)`, `<https://…>` and plain addresses. Not the whole of CommonMark: what is
// within backticks is left alone, and a link is on one line.

/** What can be wrong with a link, as a sentence about one goes on. */
export const NO_ADDRESS = "without an address";
export const BLANK = "with a blank in its address";
export const NOT_CLOSED = "without its closing bracket";

/** One link. */
export class Link {
  constructor(
    /** As it is written; empty where there is none. */
    public address: string,
    /** Why it leads nowhere; empty when it does. */
    public fault: string,
  ) {}
}

/** How far the end of a link's text, or of its title, is looked for, so that no text takes long, in code units. */
const LONGEST_LABEL = 300;
const LONGEST_ADDRESS = 2000;

const TAB = 0x09;
const LINE_END = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_END = 0x5d;
const BACKTICK = 0x60;

/** The links of a text, in its order. */
export function linksOf(text: string): Link[] {
  const found: Link[] = [];
  // Most texts have none, and this is asked for each.
  if (!text.includes("](") && !text.includes("://")) return found;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code == BACKSLASH) at += 2;
    else if (code == BACKTICK) at = afterCode(text, at);
    else if (code == BRACKET) at = takeLink(text, at, found);
    else if (isAddress(text, at)) at = takeAddress(text, at, found);
    else at++;
  }
  return found;
}

/** Behind the code that begins there; behind the backticks when it does not end. */
function afterCode(text: string, at: i32): i32 {
  const run = runOf(text, at);
  let next = text.indexOf("`", at + run);
  while (next >= 0) {
    const other = runOf(text, next);
    if (other == run) return next + other;
    next = text.indexOf("`", next + other);
  }
  return at + run;
}

function runOf(text: string, at: i32): i32 {
  let end = at;
  while (end < text.length && text.charCodeAt(end) == BACKTICK) end++;
  return end - at;
}

/** Takes `[text](address)`; answers where to go on. Brackets with nothing behind them are only brackets. */
function takeLink(text: string, at: i32, found: Link[]): i32 {
  const end = labelEnd(text, at);
  if (end < 0 || end + 1 >= text.length || text.charCodeAt(end + 1) != OPEN) return at + 1;
  let next = afterBlanks(text, end + 2);
  const isPointed = next < text.length && text.charCodeAt(next) == LESS;
  const start = isPointed ? next + 1 : next;
  next = isPointed ? pointedEnd(text, start) : addressEnd(text, start);
  const address = text.substring(start, next).trim();
  if (isPointed && next < text.length && text.charCodeAt(next) == GREATER) next++;
  const close = closing(text, next);
  const fault = close < 0 ? whyOpen(text, next) : address == "" ? NO_ADDRESS : "";
  found.push(new Link(address, fault));
  if (close >= 0) return close + 1;
  return rest(text, next);
}

/** Where the bracket closes that opens there, on the same line; -1 when it does not. */
function labelEnd(text: string, at: i32): i32 {
  let depth = 0;
  const most = min(text.length, at + LONGEST_LABEL);
  for (let i = at; i < most; i++) {
    const code = text.charCodeAt(i);
    if (code == LINE_END) return -1;
    if (code == BACKSLASH) i++;
    else if (code == BRACKET) depth++;
    else if (code == BRACKET_END && --depth == 0) return i;
  }
  return -1;
}

function pointedEnd(text: string, at: i32): i32 {
  let end = at;
  while (end < text.length && text.charCodeAt(end) != GREATER && text.charCodeAt(end) != LINE_END) end++;
  return end;
}

/** Up to a blank, or to a bracket that was not opened within the address. */
function addressEnd(text: string, at: i32): i32 {
  let depth = 0;
  const most = min(text.length, at + LONGEST_ADDRESS);
  let end = at;
  for (; end < most; end++) {
    const code = text.charCodeAt(end);
    if (code <= SPACE) break;
    if (code == BACKSLASH) end++;
    else if (code == OPEN) depth++;
    else if (code == CLOSE && --depth < 0) break;
  }
  return min(end, text.length);
}

/** Where the link ends, behind a title if it has one; -1 when something else comes first. */
function closing(text: string, at: i32): i32 {
  let next = afterBlanks(text, at);
  if (next > at && next < text.length) {
    const code = text.charCodeAt(next);
    const mark = code == OPEN ? CLOSE : code;
    if (code == QUOTE || code == APOSTROPHE || code == OPEN) next = afterBlanks(text, titleEnd(text, next + 1, mark));
  }
  return next < text.length && text.charCodeAt(next) == CLOSE ? next : -1;
}

/** Behind the title; where it began when it has no end on its line. */
function titleEnd(text: string, at: i32, mark: i32): i32 {
  const most = min(text.length, at + LONGEST_LABEL);
  for (let i = at; i < most && text.charCodeAt(i) != LINE_END; i++) {
    const code = text.charCodeAt(i);
    if (code == BACKSLASH) i++;
    else if (code == mark) return i + 1;
  }
  return at;
}

function whyOpen(text: string, at: i32): string {
  const most = min(text.length, at + LONGEST_LABEL);
  for (let i = at; i < most && text.charCodeAt(i) != LINE_END; i++) {
    if (text.charCodeAt(i) == CLOSE) return BLANK;
  }
  return NOT_CLOSED;
}

/** Behind what belongs to a link that is not written right, so that no part of it is taken for another. */
function rest(text: string, at: i32): i32 {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code == CLOSE) return i + 1;
    if (code == LINE_END || code == BRACKET) return i;
  }
  return text.length;
}

function afterBlanks(text: string, at: i32): i32 {
  let next = at;
  while (next < text.length && (text.charCodeAt(next) == SPACE || text.charCodeAt(next) == TAB)) next++;
  return next;
}

/** Whether a plain address begins there: not within a word. */
function isAddress(text: string, at: i32): bool {
  if (text.charCodeAt(at) != 0x68 && text.charCodeAt(at) != 0x48) return false;
  const start = text.substr(at, 8).toLowerCase();
  if (!start.startsWith("http://") && !start.startsWith("https://")) return false;
  return at == 0 || !isWordSign(text.charCodeAt(at - 1));
}

function isWordSign(code: i32): bool {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code == 0x5f;
}

/** Takes a plain address, up to a blank and without the stop behind it; answers where to go on. */
function takeAddress(text: string, at: i32, found: Link[]): i32 {
  let end = at;
  let depth = 0;
  for (; end < text.length && end < at + LONGEST_ADDRESS; end++) {
    const code = text.charCodeAt(end);
    if (code <= SPACE || code == LESS || code == GREATER || code == QUOTE || code == BACKTICK) break;
    if (code == OPEN) depth++;
    else if (code == CLOSE && --depth < 0) break;
  }
  const after = end;
  while (end > at && ".,;:!?'*_~]".includes(text.charAt(end - 1))) end--;
  const address = text.substring(at, end);
  // A scheme alone leads nowhere, and is nothing that somebody meant as a link.
  if (address.indexOf("://") + 3 < address.length) found.push(new Link(address, ""));
  return max(after, at + 1);
}
