/** A line being typed: its text, and the caret as a UTF-16 offset that always stands between two grapheme clusters. */
export interface TextInput {
  readonly text: string;
  readonly caret: number;
}

/** An empty line. */
export const EMPTY_INPUT: TextInput = { text: '', caret: 0 };

/** A line with the caret behind its text. */
export function inputOf(text: string): TextInput {
  return { text, caret: text.length };
}
