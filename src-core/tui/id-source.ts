import type { TodoId } from '../todo/todo';

/**
 * Where the ids of new rows come from: the state of a generator of random numbers, 4 × 32 bits, seeded once by the
 * window with real randomness. The id of a new row is known before main has heard of it, and `update` stays pure.
 */
export type IdSource = readonly [number, number, number, number];

/** Takes the next id: a version 4 UUID in lower case, and the source without it. */
export function takeId(source: IdSource): readonly [TodoId, IdSource] {
  let state = source;
  const words: number[] = [];
  while (words.length < 4) {
    const [word, next] = sfc32(state);
    words.push(word);
    state = next;
  }
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = (Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8;
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant.toString(16)}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
  return [id, state];
}

/** Chris Doty-Humphrey's small fast counter (PractRand): 128 bits of state, 32 bits a step. */
function sfc32([a, b, c, counter]: IdSource): readonly [number, IdSource] {
  const word = (a + b + counter) | 0;
  const next: IdSource = [
    b ^ (b >>> 9),
    (c + (c << 3)) | 0,
    (((c << 21) | (c >>> 11)) + word) | 0,
    (counter + 1) | 0,
  ];
  return [word >>> 0, next];
}
