/**
 * How well a text matches what was typed. Letters must occur in order, each next to the one before, at the start of a
 * word, or further on in the same word; starts of words and letters in a row count more. Small on purpose: it runs over
 * everything in the palette at each key.
 */

const START_OF_TEXT = 12;
const START_OF_WORD = 8;
const IN_A_ROW = 6;
const LETTER = 1;
/** Each ten letters of the text cost so much: of equal matches a much shorter text comes first, others keep their order. */
const TEN_LETTERS = 0.5;

/** Texts are searched up to here: titles come from plugins too. */
const MAX_LENGTH = 200;

/** A text made ready to be searched. */
export interface Searched {
  /** In lower case. */
  readonly text: string;
  /** 1 where a word starts. */
  readonly starts: Uint8Array;
}

/** Makes a text ready. */
export function searched(text: string): Searched {
  const lower = text.toLowerCase().slice(0, MAX_LENGTH);
  const starts = new Uint8Array(lower.length);
  for (let at = 0; at < lower.length; at++) {
    if (WORD.test(lower.charAt(at)) && (at === 0 || !WORD.test(lower.charAt(at - 1)))) starts[at] = 1;
  }
  return { text: lower, starts };
}

const WORD = /[\p{L}\p{N}]/u;

/**
 * The better the match, the higher; undefined when it is none. `typed` is in lower case; blanks part words that must
 * each match.
 */
export function matchScore(typed: string, within: Searched): number | undefined {
  const phrase = typed.includes(' ') && within.text.includes(typed);
  let sum = (phrase ? START_OF_TEXT : 0) - Math.floor(within.text.length / 10) * TEN_LETTERS;
  for (const word of typed.split(' ')) {
    if (word === '') continue;
    const score = wordScore(word, within);
    if (score === undefined) return undefined;
    sum += score;
  }
  return sum;
}

function wordScore(word: string, within: Searched): number | undefined {
  if (!isSubsequence(word, within.text)) return undefined;
  return pieceScore(word, within) ?? scatteredScore(word, within);
}

function isSubsequence(word: string, text: string): boolean {
  let from = 0;
  for (let letter = 0; letter < word.length; letter++) {
    from = text.indexOf(word.charAt(letter), from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** The letters as one piece, best at the start of a word. */
function pieceScore(word: string, { text, starts }: Searched): number | undefined {
  let best: number | undefined;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const score = startScore(starts, at) + word.length * LETTER + (word.length - 1) * IN_A_ROW;
    if (best === undefined || score > best) best = score;
  }
  return best;
}

/** The letters over several words. What has led nowhere is not tried again, so that no text makes it slow. */
function scatteredScore(word: string, { text, starts }: Searched): number | undefined {
  const hopeless = new Set<number>();

  function rest(letter: number, last: number): number | undefined {
    if (letter === word.length) return 0;
    const key = letter * (MAX_LENGTH + 1) + last;
    if (hopeless.has(key)) return undefined;
    for (const at of nextPlaces({ text, starts }, word.charAt(letter), last)) {
      const after = rest(letter + 1, at);
      if (after !== undefined) return after + LETTER + (at === last + 1 ? IN_A_ROW : startScore(starts, at));
    }
    hopeless.add(key);
    return undefined;
  }

  return rest(0, -1);
}

/** Where a letter may stand behind the last one: further on in the same word, or at the start of a word. */
function nextPlaces({ text, starts }: Searched, letter: string, last: number): number[] {
  const places: number[] = [];
  let wordEnd = last + 1;
  while (last >= 0 && wordEnd < text.length && starts[wordEnd] === 0 && WORD.test(text.charAt(wordEnd)))
    wordEnd++;
  for (let at = text.indexOf(letter, last + 1); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (at < wordEnd || starts[at] === 1) places.push(at);
  }
  return places;
}

function startScore(starts: Uint8Array, at: number): number {
  if (at === 0) return START_OF_TEXT;
  return starts[at] === 1 ? START_OF_WORD : 0;
}
