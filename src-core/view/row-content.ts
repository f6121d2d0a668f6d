import { type Todo, type TodoState, tagsOf } from '../todo/todo';
import type { DueWords } from '../tui/due-words';
import type { Line, Span } from './span';
import type { Ink } from './theme';

/** The colour of a state: that of the box and of the text behind it. */
export const STATE_INKS: Readonly<Record<TodoState, Ink>> = {
  empty: 'text',
  done: 'complete',
  in_progress: 'in_progress',
  question: 'question',
  important: 'important',
  cancelled: 'complete',
};

/** The colour of a due date. */
export const DUE_INKS: Readonly<Record<DueWords['urgency'], Ink>> = {
  overdue: 'important',
  soon: 'question',
  later: 'dim',
  complete: 'complete',
};

/** One line of a row's text: its tags stand out, a cancelled one is struck through, the count behind it is faint. */
export function contentLine(state: Todo['state'], text: string, countAt: number | null): Line {
  const ink = STATE_INKS[state];
  const words = countAt === null ? text : text.slice(0, countAt);
  const line = wordsLine(state, words, ink);
  return countAt === null ? line : [...line, { text: text.slice(countAt), ink: 'dim' }];
}

function wordsLine(state: TodoState, text: string, ink: Ink): Line {
  if (state === 'cancelled') return [{ text, ink, strikethrough: true }];
  return state === 'done' || !text.includes('#') ? [{ text, ink }] : tagged(text, ink);
}

/** The text cut at its tags. */
function tagged(text: string, ink: Ink): Span[] {
  const parts: Span[] = [];
  let done = 0;
  for (const { index, 0: word } of text.matchAll(/\S*#\S*/g)) {
    const [from, to] = tagIn(word);
    if (from === to) continue;
    if (index + from > done) parts.push({ text: text.slice(done, index + from), ink });
    parts.push({ text: word.slice(from, to), ink: 'accent' });
    done = index + to;
  }
  return done < text.length ? [...parts, { text: text.slice(done), ink }] : parts;
}

/** Where the tag of a word stands in it, as 1 and 8 in `(#people),`; twice the same without a tag. */
function tagIn(word: string): readonly [from: number, to: number] {
  const [tag] = tagsOf(word);
  const start = tag === undefined ? -1 : word.toLowerCase().indexOf(`#${tag}`);
  return tag === undefined || start < 0 ? [0, 0] : [start, start + tag.length + 1];
}
