/**
 * How much of an engine's memory was ever written to. An engine takes its memory beforehand and whole; what lies above
 * the last byte that is not zero was never used.
 */

/** How long a measure holds, in ms: to look for the end reads all that was never used, half a millisecond at most. */
const HOLDS_MS = 250;

const WORD_BYTES = Float64Array.BYTES_PER_ELEMENT;

/** Bytes up to the end of the last word that is not zero. The length must be whole words, as pages are. */
export function touchedBytes(buffer: ArrayBuffer): number {
  const words = new Float64Array(buffer);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end -= 1;
  return end * WORD_BYTES;
}

/** Measures an engine's memory above `from`, where what is its plugin's begins; at most four times a second, unless asked to. */
export class TouchedMemory {
  readonly #memory: WebAssembly.Memory;
  readonly #from: number;
  #bytes = 0;
  #measuredAt = Number.NEGATIVE_INFINITY;

  constructor(memory: WebAssembly.Memory, from: number) {
    this.#memory = memory;
    this.#from = from;
  }

  /** `nowMs` only ever grows. `isNow` has it measured however lately it was. */
  bytes(nowMs: number, isNow = false): number {
    if (isNow || nowMs - this.#measuredAt >= HOLDS_MS) {
      this.#measuredAt = nowMs;
      this.#bytes = Math.max(0, touchedBytes(this.#memory.buffer) - this.#from);
    }
    return this.#bytes;
  }
}
