/** Texts with gaps: `…` in an expected text stands for anything, nothing included. */

/** What stands for anything. */
export const GAP = '…';

/** Whether the text is the expected one, each `…` of which stands for anything. */
export function fits(expected: string, text: string): boolean {
  const [first = '', ...rest] = expected.split(GAP);
  if (rest.length === 0) return expected === text;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let from = first.length;
  const end = text.length - last.length;
  // The leftmost place for each part leaves the most room for those after it.
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

/** Whether the expected text is somewhere within the text. */
export function within(expected: string, text: string): boolean {
  return fits(`${GAP}${expected}${GAP}`, text);
}
