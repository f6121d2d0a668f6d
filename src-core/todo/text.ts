/** Every character that Unicode or a terminal takes for the end of a line. */
const LINE_ENDS = /[\n\v\f\r\u0085\u2028\u2029]+/u;

/** Something that can be seen: not a space, not a control and not an invisible format character. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

/** The text as the content of a row: one line, trimmed; null when there would be nothing to see. */
export function cleanContent(text: string): string | null {
  if (!VISIBLE.test(text)) return null;
  const pieces = text.split(LINE_ENDS).map((piece) => piece.trim());
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** The text as a description: lines end with `\n`, none are blank at the end; null when there is nothing in it. */
export function cleanDescription(text: string | null): string | null {
  if (text === null || !VISIBLE.test(text)) return null;
  return text.replaceAll(/\r\n?/g, '\n').trimEnd();
}

/** With the `u` flag a pair is one character, so this matches halves only. */
const LONE_HALF = /\p{Surrogate}/gu;

/** The text with every half of a character that stands alone replaced by U+FFFD: UTF-8 has no place for such halves. */
export function wholeText(text: string): string {
  return text.replace(LONE_HALF, '\ufffd');
}
