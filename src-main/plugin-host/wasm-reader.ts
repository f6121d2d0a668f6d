/** Reads the binary format of WebAssembly within bounds: nothing is read past the end, no number is longer than allowed. */

/** The bytes are not what the format allows; vetting turns it into a refusal. */
export class MalformedModule extends Error {}

/** A cursor over one stretch of bytes. Every read throws {@link MalformedModule} when the stretch is too short. */
export class WasmReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether everything was read. */
  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new MalformedModule('it is cut off');
    this.#at += 1;
    return byte;
  }

  /** An unsigned 32-bit LEB128: at most five bytes, the fifth with four bits. */
  u32(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      if (shift === 28 && byte > 0x0f) throw new MalformedModule('a number in it is too long');
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new MalformedModule('a number in it is too long');
  }

  /** The next bytes, as a view. */
  take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw new MalformedModule('it is cut off');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** A name: UTF-8 of at most `maxBytes`. */
  name(maxBytes: number): string {
    const length = this.u32();
    if (length > maxBytes) throw new MalformedModule(`a name in it is longer than ${maxBytes} bytes`);
    const bytes = this.take(length);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
      throw new MalformedModule('a name in it is not UTF-8', { cause });
    }
  }

  /** Refuses what is left over. */
  end(): void {
    if (!this.done) throw new MalformedModule('a section in it is longer than its contents');
  }
}

/** The shortest LEB128 of an unsigned 32-bit number. */
export function encodeU32(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}
