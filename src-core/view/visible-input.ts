import { graphemeAt, textWidth } from '../lib/text-width';
import type { TextInput } from '../tui/text-input';

/** The part of a long line that ends at the caret, so that what is typed is in sight; `caret` is a column of it. */
export function visibleInput(
  input: TextInput,
  columns: number,
): { readonly text: string; readonly caret: number } {
  const room = columns - 1;
  const before = input.text.slice(0, input.caret);
  if (textWidth(before) <= room) return { text: input.text, caret: textWidth(before) };
  let from = 0;
  while (from < before.length && textWidth(before.slice(from)) > room) from = graphemeAt(before, from) >> 2;
  return { text: before.slice(from), caret: textWidth(before.slice(from)) };
}
