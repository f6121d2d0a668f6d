// Text as JSON, whatever stands in it; reading is in read.ts.

/** Everything below a space is written as a number; JSON knows shorter ways for some, and needs none. */
function escaped(code: i32): string {
  if (code == 0x22) return '\\"';
  if (code == 0x5c) return "\\\\";
  return "\\u00" + (code < 16 ? "0" : "") + code.toString(16);
}

/** The text as a JSON string, quotes included. */
export function quote(text: string): string {
  const parts: string[] = ['"'];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code != 0x22 && code != 0x5c) continue;
    parts.push(text.slice(from, i));
    parts.push(escaped(code));
    from = i + 1;
  }
  parts.push(text.slice(from));
  parts.push('"');
  return parts.join("");
}

/** The text as a JSON string, or null. */
export function orNull(text: string | null): string {
  return text === null ? "null" : quote(text);
}

/** The texts as a JSON list. */
export function quoteAll(texts: string[]): string {
  const parts: string[] = [];
  for (let i = 0; i < texts.length; i++) parts.push(quote(texts[i]));
  return "[" + parts.join(",") + "]";
}

/** The texts by name as a JSON object. */
export function quoteMap(texts: Map<string, string>): string {
  const names = texts.keys();
  const parts: string[] = [];
  for (let i = 0; i < names.length; i++) parts.push(quote(names[i]) + ":" + quote(texts.get(names[i])));
  return "{" + parts.join(",") + "}";
}
