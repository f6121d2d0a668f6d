// Text of others, made fit for a todo: no control characters, no longer than it may be.

function isControl(code: i32): bool {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029;
}

/** At most so many code units, and no half of a character at the end. */
export function cut(text: string, most: i32): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.substring(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most);
}

/** One line: whatever is no letter of it is one blank. What is cut off is marked. */
export function oneLine(text: string, most: i32): string {
  const parts: string[] = [];
  let from = 0;
  let blank = true;
  const bounded = cut(text, most * 4);
  for (let i = 0; i < bounded.length; i++) {
    const code = bounded.charCodeAt(i);
    if (!isControl(code) && code != 0x20 && code != 0xa0) {
      blank = false;
      continue;
    }
    if (i > from) parts.push(bounded.substring(from, i));
    if (!blank) parts.push(" ");
    blank = true;
    from = i + 1;
  }
  if (from < bounded.length) parts.push(bounded.substring(from));
  const line = parts.join("").trim();
  return line.length <= most ? line : cut(line, most - 1).trim() + "\u2026";
}

/** Lines and tabs stay; other control characters are blanks. */
export function lines(text: string, most: i32): string {
  const parts: string[] = [];
  let from = 0;
  const bounded = cut(text, most);
  for (let i = 0; i < bounded.length; i++) {
    const code = bounded.charCodeAt(i);
    if (!isControl(code) || code == 0x0a || code == 0x09) continue;
    parts.push(bounded.substring(from, i));
    parts.push(" ");
    from = i + 1;
  }
  parts.push(bounded.substring(from));
  return parts.join("").trim();
}
