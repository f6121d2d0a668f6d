// Any JSON, read without knowing its shape: the answer of a web service, a file of another program.

/** Lists and objects inside each other; text that goes deeper is refused. */
const MAX_DEPTH: i32 = 101;

/** From here on one more digit might not fit. */
const MAX_SIGNIFICAND: u64 = 1000000000000000000;

/** From here on a power of ten is not read further: no text has so many digits that it would matter. */
const MAX_POWER: i32 = 100000000;

const enum Kind {
  Missing,
  Null,
  Bool,
  Number,
  Text,
  List,
  Object,
}

/**
 * A JSON value. Reading what is not there gives a value that `isMissing`, so that steps can be strung together:
 * `Json.parse(body)` is null for text that is no JSON, and then
 * `value.get("fields").get("status").get("name").asString("unknown")` is safe whatever the text says.
 */
export class Json {
  private kind: Kind = Kind.Missing;
  private text: string = "";
  private number: f64 = 0;
  private list: Json[] | null = null;
  private fields: Map<string, Json> | null = null;
  private from: i32 = 0;
  private to: i32 = 0;

  /** Reads text that is JSON from its first to its last character; null for any other, or one that is nested too deeply. */
  static parse(text: string): Json | null {
    return new Reader(text).whole();
  }

  get isMissing(): bool {
    return this.kind == Kind.Missing;
  }
  get isNull(): bool {
    return this.kind == Kind.Null;
  }
  get isBool(): bool {
    return this.kind == Kind.Bool;
  }
  get isNumber(): bool {
    return this.kind == Kind.Number;
  }
  get isString(): bool {
    return this.kind == Kind.Text;
  }
  get isArray(): bool {
    return this.kind == Kind.List;
  }
  get isObject(): bool {
    return this.kind == Kind.Object;
  }

  /** How many values an array has; 0 for anything else. */
  get length(): i32 {
    const list = this.list;
    return list === null ? 0 : list.length;
  }

  /** The value of that name in an object; missing when there is none, or this is no object. */
  get(name: string): Json {
    const fields = this.fields;
    return fields !== null && fields.has(name) ? fields.get(name) : new Json();
  }

  /** The value at that place in an array, from 0; missing when there is none, or this is no array. */
  at(index: i32): Json {
    const list = this.list;
    return list !== null && index >= 0 && index < list.length ? list[index] : new Json();
  }

  /** The names in an object, as they came; none for anything else. */
  keys(): string[] {
    const fields = this.fields;
    return fields === null ? [] : fields.keys();
  }

  /** An object as it was written; `{}` for anything else. */
  get source(): string {
    return this.kind == Kind.Object && this.to > 0 ? this.text.substring(this.from, this.to) : "{}";
  }

  /** The text of a string; `otherwise` for anything else. */
  asString(otherwise: string = ""): string {
    return this.kind == Kind.Text ? this.text : otherwise;
  }

  /** The number; `otherwise` for anything else. */
  asNumber(otherwise: f64 = 0): f64 {
    return this.kind == Kind.Number ? this.number : otherwise;
  }

  /** The number without its fraction, within what fits; `otherwise` for anything else. */
  asInteger(otherwise: i64 = 0): i64 {
    if (this.kind != Kind.Number) return otherwise;
    if (this.number >= 9223372036854775807.0) return i64.MAX_VALUE;
    if (this.number <= -9223372036854775808.0) return i64.MIN_VALUE;
    return <i64>this.number;
  }

  /** Whether it says true; `otherwise` for anything but true and false. */
  asBool(otherwise: bool = false): bool {
    return this.kind == Kind.Bool ? this.number != 0 : otherwise;
  }

  static ofNull(): Json {
    const made = new Json();
    made.kind = Kind.Null;
    return made;
  }

  static ofBool(value: bool): Json {
    const made = new Json();
    made.kind = Kind.Bool;
    made.number = value ? 1 : 0;
    return made;
  }

  static ofNumber(value: f64): Json {
    const made = new Json();
    made.kind = Kind.Number;
    made.number = value;
    return made;
  }

  static ofText(value: string): Json {
    const made = new Json();
    made.kind = Kind.Text;
    made.text = value;
    return made;
  }

  static ofList(value: Json[]): Json {
    const made = new Json();
    made.kind = Kind.List;
    made.list = value;
    return made;
  }

  /** An object; `text` is where it was read, from one place in it to the other. */
  static ofFields(value: Map<string, Json>, text: string = "", from: i32 = 0, to: i32 = 0): Json {
    const made = new Json();
    made.kind = Kind.Object;
    made.fields = value;
    made.text = text;
    made.from = from;
    made.to = to;
    return made;
  }
}

/** Reads from left to right; null anywhere means that the text is no JSON, and ends the reading. */
class Reader {
  private at: i32 = 0;
  private depth: i32 = 0;
  private significand: u64 = 0;
  private exponent: i32 = 0;

  constructor(private readonly text: string) {}

  whole(): Json | null {
    const value = this.value();
    if (value === null) return null;
    return this.peek() == -1 ? value : null;
  }

  /** The next character that is no blank, not taken; -1 at the end. */
  private peek(): i32 {
    while (this.at < this.text.length) {
      const code = this.text.charCodeAt(this.at);
      if (code != 0x20 && code != 0x0a && code != 0x0d && code != 0x09) return code;
      this.at++;
    }
    return -1;
  }

  /** Takes the character if it is the next one. */
  private take(code: i32): bool {
    if (this.peek() != code) return false;
    this.at++;
    return true;
  }

  private value(): Json | null {
    const next = this.peek();
    if (next == 0x22) {
      const text = this.string();
      return text === null ? null : Json.ofText(text);
    }
    if (next == 0x7b || next == 0x5b) {
      if (this.depth == MAX_DEPTH) return null;
      this.depth++;
      const inner = next == 0x7b ? this.object() : this.array();
      this.depth--;
      return inner;
    }
    if (next == 0x74) return this.word("true") ? Json.ofBool(true) : null;
    if (next == 0x66) return this.word("false") ? Json.ofBool(false) : null;
    if (next == 0x6e) return this.word("null") ? Json.ofNull() : null;
    return this.numeral();
  }

  private word(word: string): bool {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private object(): Json | null {
    const from = this.at++;
    const fields = new Map<string, Json>();
    if (this.take(0x7d)) return Json.ofFields(fields, this.text, from, this.at);
    do {
      if (this.peek() != 0x22) return null;
      const name = this.string();
      if (name === null || !this.take(0x3a)) return null;
      const value = this.value();
      if (value === null) return null;
      fields.set(name, value);
    } while (this.take(0x2c));
    return this.take(0x7d) ? Json.ofFields(fields, this.text, from, this.at) : null;
  }

  private array(): Json | null {
    this.at++;
    const list: Json[] = [];
    if (this.take(0x5d)) return Json.ofList(list);
    do {
      const value = this.value();
      if (value === null) return null;
      list.push(value);
    } while (this.take(0x2c));
    return this.take(0x5d) ? Json.ofList(list) : null;
  }

  /** From the opening quotation mark to the closing one. Pieces without an escape are taken whole. */
  /** Looked over once for its end and length, then written in one piece: a text of quotes must not take a string for each. */
  private string(): string | null {
    const from = ++this.at;
    let end = from;
    let units = 0;
    let escaped = false;
    for (; ; units++) {
      if (end >= this.text.length) return null;
      const code = this.text.charCodeAt(end);
      if (code < 0x20) return null;
      if (code == 0x22) break;
      if (code == 0x5c) {
        escaped = true;
        end += end + 1 < this.text.length && this.text.charCodeAt(end + 1) == 0x75 ? 6 : 2;
      } else end++;
    }
    if (!escaped) {
      this.at = end + 1;
      return this.text.substring(from, end);
    }
    const written = new StaticArray<u16>(units);
    for (let i = 0; i < units; i++) {
      const code = this.text.charCodeAt(this.at);
      const unit = code == 0x5c ? this.escape() : code;
      if (unit < 0) return null;
      if (code != 0x5c) this.at++;
      written[i] = <u16>unit;
    }
    this.at = end + 1;
    return String.UTF16.decodeUnsafe(changetype<usize>(written), <usize>units << 1);
  }

  /** What stands behind a backslash, as a code unit; -1 for what means nothing. */
  private escape(): i32 {
    if (this.at + 1 >= this.text.length) return -1;
    const code = this.text.charCodeAt(this.at + 1);
    this.at += 2;
    if (code == 0x22 || code == 0x5c || code == 0x2f) return code;
    if (code == 0x6e) return 0x0a;
    if (code == 0x74) return 0x09;
    if (code == 0x72) return 0x0d;
    if (code == 0x62) return 0x08;
    if (code == 0x66) return 0x0c;
    return code == 0x75 ? this.fourDigits() : -1;
  }

  private fourDigits(): i32 {
    if (this.at + 4 > this.text.length) return -1;
    let unit = 0;
    for (let i = 0; i < 4; i++) {
      const digit = hexDigit(this.text.charCodeAt(this.at++));
      if (digit < 0) return -1;
      unit = unit * 16 + digit;
    }
    return unit;
  }

  private numeral(): Json | null {
    const isNegative = this.next() == 0x2d;
    if (isNegative) this.at++;
    this.significand = 0;
    this.exponent = 0;
    if (this.next() == 0x30) this.at++;
    else if (!this.digits(0)) return null;
    if (this.next() == 0x2e) {
      this.at++;
      if (!this.digits(1)) return null;
    }
    if ((this.next() | 0x20) == 0x65 && !this.power()) return null;
    const size = scaled(this.significand, this.exponent);
    return Json.ofNumber(isNegative ? -size : size);
  }

  /** Takes `e`, its sign and its digits. */
  private power(): bool {
    this.at++;
    const isNegative = this.next() == 0x2d;
    if (isNegative || this.next() == 0x2b) this.at++;
    const from = this.at;
    let power = 0;
    for (; isDigit(this.next()); this.at++) {
      if (power < MAX_POWER) power = power * 10 + this.next() - 0x30;
    }
    this.exponent += isNegative ? -power : power;
    return this.at > from;
  }

  /** The next character, blank or not; 0 at the end, which is no part of a number. */
  private next(): i32 {
    return this.at < this.text.length ? this.text.charCodeAt(this.at) : 0;
  }

  /** Takes digits into the significand, as many as it holds; each counts so many places behind the point. */
  private digits(places: i32): bool {
    const from = this.at;
    for (; isDigit(this.next()); this.at++) {
      if (this.significand < MAX_SIGNIFICAND) {
        this.significand = this.significand * 10 + <u64>(this.next() - 0x30);
        this.exponent -= places;
      } else this.exponent += 1 - places;
    }
    return this.at > from;
  }
}

/**
 * So many times ten to that power. Not left to the standard library, which is wrong by powers of ten now and then.
 * Exact up to 15 digits and 22 places; beyond that the last two of 17 digits may differ.
 */
function scaled(significand: u64, exponent: i32): f64 {
  let value = <f64>significand;
  if (value == 0) return 0;
  let left = abs(min(max(exponent, -400), 400));
  for (; left > 0; left -= 22) {
    const step = tenTo(min(left, 22));
    value = exponent < 0 ? value / step : value * step;
  }
  return value;
}

/** Exact up to 22. */
function tenTo(power: i32): f64 {
  let value: f64 = 1;
  for (let i = 0; i < power; i++) value *= 10;
  return value;
}

function isDigit(code: i32): bool {
  return code >= 0x30 && code <= 0x39;
}

function hexDigit(code: i32): i32 {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
