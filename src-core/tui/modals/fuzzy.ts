/**
 * How well a text matches what was typed: every letter must occur in order; letters at the start of words and letters
 * in a row count more, gaps count less. Small on purpose: it runs over everything in the palette at each key.
 */

const START_OF_TEXT = 12;
const START_OF_WORD = 8;
const IN_A_ROW = 6;
const LETTER = 1;
const GAP = 0.05;

/**
 * The better the match, the higher; undefined when it is none. Both in lower case; blanks in what was typed part words
 * that must each match.
 */
export function matchScore(typed: string, text: string): number | undefined {
  let sum = 0;
  for (const word of typed.split(' ')) {
    if (word === '') continue;
    const score = wordScore(word, text);
    if (score === undefined) return undefined;
    sum += score;
  }
  return sum - text.length * GAP;
}

/** The best of: the letters as one piece, the letters at word starts as far as they go, the letters anywhere. */
function wordScore(word: string, text: string): number | undefined {
  const whole = bestPiece(word, text);
  const scattered = greedy(word, text);
  if (whole === undefined) return scattered;
  return Math.max(whole, scattered ?? 0);
}

function bestPiece(word: string, text: string): number | undefined {
  let best: number | undefined;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const score = startBonus(text, at) + word.length * (LETTER + IN_A_ROW);
    if (best === undefined || score > best) best = score;
    if (isStart(text, at)) break;
  }
  return best;
}

/** Takes for each letter the next word start that has it, or else the next place. */
function greedy(word: string, text: string): number | undefined {
  let score = 0;
  let from = 0;
  let last = -2;
  for (const letter of word) {
    const next = text.indexOf(letter, from);
    if (next < 0) return undefined;
    const at = next === last + 1 ? next : (nextStart(text, letter, from, word.length) ?? next);
    score += LETTER + (at === last + 1 ? IN_A_ROW : startBonus(text, at) - (at - from) * GAP);
    last = at;
    from = at + 1;
  }
  return score;
}

/** Looking ahead for a word start must leave room for the rest; a miss later falls back to {@link bestPiece} only. */
function nextStart(text: string, letter: string, from: number, room: number): number | undefined {
  for (
    let at = text.indexOf(letter, from);
    at >= 0 && at <= text.length - room;
    at = text.indexOf(letter, at + 1)
  ) {
    if (isStart(text, at)) return at;
  }
  return undefined;
}

function startBonus(text: string, at: number): number {
  if (at === 0) return START_OF_TEXT;
  return isStart(text, at) ? START_OF_WORD : 0;
}

function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}
