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
  const strikethrough = state === 'cancelled';
  const ink = STATE_INKS[state];
  const words = countAt === null ? text : text.slice(0, countAt);
  const parts = state === 'done' || strikethrough ? [{ text: words, ink }] : tagged(words, ink);
  const line = parts.map((part) => ({ ...part, strikethrough }));
  return countAt === null ? line : [...line, { text: text.slice(countAt), ink: 'dim' }];
}

/** The text cut at its tags. */
function tagged(text: string, ink: Ink): Span[] {
  if (!text.includes('#')) return [{ text, ink }];
  return text
    .split(/(\s+)/)
    .flatMap((word) => tagInWord(word, ink))
    .filter((part) => part.text !== '');
}

/** `(#people),` as `(`, `#people`, `),`. */
function tagInWord(word: string, ink: Ink): Span[] {
  const [tag] = word.includes('#') ? tagsOf(word) : [];
  const start = tag === undefined ? -1 : word.toLowerCase().indexOf(`#${tag}`);
  if (tag === undefined || start < 0) return [{ text: word, ink }];
  const end = start + tag.length + 1;
  return [
    { text: word.slice(0, start), ink },
    { text: word.slice(start, end), ink: 'accent' },
    { text: word.slice(end), ink },
  ];
}
