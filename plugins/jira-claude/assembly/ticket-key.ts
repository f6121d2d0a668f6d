// What a ticket is called: `ABC-123`, in capitals. Never more than these characters, for it stands in an address.

function isLetter(code: i32): bool {
  return code >= 0x41 && code <= 0x5a;
}

function isDigit(code: i32): bool {
  return code >= 0x30 && code <= 0x39;
}

function isPart(code: i32): bool {
  return isLetter(code) || isDigit(code) || code == 0x5f;
}

/** The longest name of a project and the most digits; Jira has no longer ones. */
const MAX_PROJECT: i32 = 60;
const MAX_NUMBER: i32 = 12;

/** The key that begins there, in text of capitals; empty when there is none. */
function keyAt(text: string, from: i32): string {
  let at = from;
  while (at < text.length && (isDigit(text.charCodeAt(at)) ? at > from : isLetter(text.charCodeAt(at)))) at++;
  const project = at - from;
  if (project < 2 || project > MAX_PROJECT || at >= text.length || text.charCodeAt(at) != 0x2d) return "";
  at++;
  const digits = at;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  if (at == digits || at - digits > MAX_NUMBER) return "";
  if (at < text.length && isPart(text.charCodeAt(at))) return "";
  return text.substring(from, at);
}

/** The whole text as a key, small letters raised; empty when it is none. */
export function asKey(text: string): string {
  const raised = ascii(text.trim());
  const key = keyAt(raised, 0);
  return key.length == raised.length ? key : "";
}

/** The first key within a text; only in capitals when it may be anywhere, for `utf-8` is none. */
export function findKey(text: string): string {
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && (isPart(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) == 0x2d)) continue;
    const key = keyAt(text, at);
    if (key != "") return key;
  }
  return "";
}

/** The key in the address of a ticket or of a board on which it is selected; empty when there is none. */
export function keyInAddress(address: string): string {
  const places = ["/browse/", "selectedIssue="];
  for (let i = 0; i < places.length; i++) {
    const at = address.indexOf(places[i]);
    if (at < 0) continue;
    const rest = ascii(address.substring(at + places[i].length));
    const key = keyAt(rest, 0);
    if (key == "") continue;
    return key;
  }
  return "";
}

/** Small letters of ASCII raised, and no others: the sharp s would become two. */
function ascii(text: string): string {
  const parts: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    parts.push(String.fromCharCode(code >= 0x61 && code <= 0x7a ? code - 0x20 : code));
  }
  return parts.join("");
}
